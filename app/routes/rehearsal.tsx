import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useParams } from "@remix-run/react";
import { useState } from "react";

import { Button, LinkButton } from "~/components/button";
import { SegmentedChoice } from "~/components/choice";
import { SelectField, TextField } from "~/components/field";
import { Icon } from "~/components/icons";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { RehearsalFigures } from "~/components/request/rehearsal-figures";
import { rehearsalFindings } from "~/i18n/rehearsal-findings";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadRehearsal } from "~/services/load-rehearsal";
import { priceKinds } from "~/domain/decision/rehearsal-view";
import type { RehearsalView } from "~/domain/decision/rehearsal-view";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.rehearsal.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  return found(loadRehearsal(await requestContext(request), params.selectionId!, (name) => search.get(name)));
}

export default function RehearsalPage() {
  const { t, language, format } = useText();
  const view = useLoaderData<typeof loader>();
  const base = `/selections/${useParams().selectionId}`;
  const titles = new Map(view.criteria.map(({ id, title }) => [id, title]));
  return (
    <>
      <PageHeader title={t("interface.rehearsal.title")} lead={t("interface.rehearsal.lead")} secondary={<LinkButton to={`${base}/request`} look="quiet" icon="arrow">{t("interface.rehearsal.toRequest")}</LinkButton>} />
      {view.rehearsal === null ? (
        <EmptyState title={t("interface.rehearsal.notYet")} action={<LinkButton look="primary" to={`${base}/weights`}>{t("interface.rehearsal.toWeights")}</LinkButton>}>{t("interface.rehearsal.notYetText")}</EmptyState>
      ) : (
        <PageBody>
          <Section title={t("interface.rehearsal.findings")} lead={t("interface.rehearsal.basis", { rounds: view.form.rounds, bids: view.form.bids })}>
            {view.expected ? <p className="mb-3 max-w-prose text-sm text-muted">{t("interface.rehearsal.expected", { amount: format.money(Math.round(view.expected.amount), view.expected.currency) })}</p> : null}
            <ul className="grid gap-3">
              {rehearsalFindings(language, view.rehearsal, (id) => titles.get(id) ?? id).map(({ concern, text }) => (
                <li key={text} className="flex max-w-prose items-start gap-3">
                  <span className={`mt-0.5 ${concern ? "text-warning" : "text-success"}`}><Icon name={concern ? "warning" : "check"} /></span>
                  <span><span className="sr-only">{t(concern ? "interface.rehearsal.concern" : "interface.rehearsal.fine")}: </span>{text}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t("interface.rehearsal.try")} lead={t("interface.rehearsal.tryLead")}><Options form={view.form} points={view.points} /></Section>
          <RehearsalFigures view={view} rehearsal={view.rehearsal} titleOf={(id) => titles.get(id) ?? id} />
        </PageBody>
      )}
    </>
  );
}

/** What is assumed, to try otherwise. */
function Options({ form, points }: { form: RehearsalView["form"]; points: boolean }) {
  const { t } = useText();
  const pending = useNavigation().state === "loading";
  const [kind, setKind] = useState<string>(form.price);
  // What another way of pricing asks stands there only without JavaScript.
  const asks = (...kinds: RehearsalView["form"]["price"][]) => (kinds.some((one) => one === kind) ? "" : "script-hides");
  return (
    <Form method="get" preventScrollReset className="grid gap-4">
      <SegmentedChoice name="market" legend={t("interface.rehearsal.market")} defaultValue={form.market} options={(["mature", "mixed", "young"] as const).map((value) => ({ value, label: t(`interface.rehearsal.marketKind.${value}`) }))} />
      <div className="flex flex-wrap items-end gap-3">
        <TextField type="number" name="bids" label={t("interface.rehearsal.bids")} min={2} max={25} defaultValue={form.bids} className="w-40" />
        <TextField type="number" name="rounds" label={t("interface.rehearsal.rounds")} min={100} max={10000} defaultValue={form.rounds} className="w-40" />
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <SelectField name="price" label={t("interface.rehearsal.price")} defaultValue={form.price} onChange={(event) => setKind(event.target.value)} options={priceKinds.filter((kind) => points || kind !== "points").map((value) => ({ value, label: t(`interface.rehearsal.priceKind.${value}`) }))} />
        <div className={asks("points", "budget", "lowest", "logarithmic")}><TextField type="number" name="share" label={t("interface.rehearsal.share")} min={1} max={95} step="any" defaultValue={form.share} className="w-40" /></div>
        <div className={asks("budget")}><TextField type="number" name="budget" label={t("interface.rehearsal.budget")} min={101} max={1000} step="any" defaultValue={form.budget} className="w-56" /></div>
        <div className={asks("utility-index")}><TextField type="number" name="weight" label={t("interface.rehearsal.weight")} min={0} max={100} step="any" defaultValue={form.weight} className="w-48" /></div>
        <div className={asks("award-on-value")}><TextField type="number" name="worth" label={t("interface.rehearsal.worth")} min={1} max={1000} step="any" defaultValue={form.worth} className="w-72" /></div>
      </div>
      <div><Button type="submit" look="primary" pending={pending}>{t("interface.rehearsal.run")}</Button></div>
    </Form>
  );
}
