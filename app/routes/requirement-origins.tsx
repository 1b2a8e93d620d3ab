import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { DataTable } from "~/components/data-table";
import { SelectField, TextField } from "~/components/field";
import { Icon } from "~/components/icons";
import { LinkTabs } from "~/components/link-tabs";
import { DependentList, ReasonList } from "~/components/origins/reason-list";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { looseText } from "~/components/requirements/answer-kind";
import { UndoLine } from "~/components/undo-line";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadOrigins, setReason } from "~/services/origins";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.origins.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { requirements, ...view } = await found(loadOrigins(await requestContext(request), params.selectionId!));
  const dimensionOf = (criterion: string) => criterion.split(".")[0]!;
  const shown = new URL(request.url).searchParams.get("dimension");
  const dimension = view.criteria.find(({ id }) => id === shown)?.id ?? null;
  const row = ({ requirement: { id, text, asked }, ...rest }: (typeof requirements)[number]) => ({ id, text, asked, ...rest });
  return {
    ...view, dimension,
    findings: requirements.filter(({ finding }) => finding !== null).map(row),
    rows: dimension === null ? [] : requirements.filter(({ requirement }) => dimensionOf(requirement.criterion) === dimension).map(row),
    counts: Object.fromEntries(view.criteria.map(({ id }) => [id, requirements.filter(({ requirement }) => dimensionOf(requirement.criterion) === id).length])),
  };
}

const reasonSchema = z.object({ requirementId: z.string(), itemId: z.string(), text: z.string().trim().max(1000) });

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(reasonSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const { requirementId, itemId, text } = parsed.data;
  const answer = await answerTo(async () => setReason(await requestContext(request), params.selectionId!, requirementId, { itemId: itemId || null, text }));
  if ("init" in answer) return answer;
  const dimension = new URL(request.url).searchParams.get("dimension");
  return redirect(`/selections/${params.selectionId}/requirements/origins?${dimension ? `dimension=${dimension}&` : ""}done=1`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function RequirementOrigins() {
  const { t, of } = useText();
  const { dimension, findings, wishesWithout, criteria, counts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const open = findings.length + wishesWithout.length;
  return (
    <>
      <p className="no-print mb-3"><Link to=".." relative="path" className="link">{t("interface.requirements.edit.back")}</Link></p>
      {search.has("done") && !answer ? <UndoLine>{t("interface.origins.saved")}</UndoLine> : null}
      <PageHeader title={t("interface.origins.title")} lead={t("interface.origins.lead")} />
      <PageBody>
        <AnswerProblem answer={answer} />
        <LinkTabs
          label={t("interface.origins.tabs")}
          tabs={[{ to: "?", current: dimension === null, title: t("interface.origins.open"), count: open }, ...criteria.map(({ id, title }) => ({ to: `?dimension=${id}`, current: dimension === id, title: of(title), count: counts[id] }))]}
        />
        {dimension === null ? <><WishesWithout /><WithoutReason /></> : <AllRequirements />}
      </PageBody>
    </>
  );
}

function WishesWithout() {
  const { t, language } = useText();
  const { wishesWithout } = useLoaderData<typeof loader>();
  return (
    <Section title={t("interface.origins.wishes.title", { count: wishesWithout.length })} lead={t("interface.origins.wishes.lead")}>
      {wishesWithout.length === 0 ? <EmptyState title={t("interface.origins.wishes.none")} /> : (
        <ul className="-mt-3">
          {wishesWithout.map(({ id, text, leftOut }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-row">
              <Link to={`../intake?function=all#wish-${id}`} className="min-w-0 grow basis-80 underline-offset-4 hover:text-accent hover:underline">{looseText(language, text)}</Link>
              {leftOut
                ? <LinkButton to={`../requirements/${leftOut}`} relative="route">{t("interface.origins.wishes.ask")}</LinkButton>
                : <LinkButton to={`../requirements/new?wish=${encodeURIComponent(id)}`} relative="route">{t("interface.origins.wishes.write")}</LinkButton>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function WithoutReason() {
  const { t, language } = useText();
  const { findings, mayChange } = useLoaderData<typeof loader>();
  return (
    <Section title={t("interface.origins.without.title", { count: findings.length })} lead={t("interface.origins.without.lead")}>
      {findings.length === 0 ? <EmptyState title={t("interface.origins.without.none")} /> : (
        <ul className="-mt-3">
          {findings.map(({ id, text, finding, reasons }) => (
            <li key={id} className="grid gap-2 border-b border-line py-4">
              <Link to={`../requirements/${id}`} relative="route" className="underline-offset-4 hover:text-accent hover:underline">{looseText(language, text)}</Link>
              <p className="text-sm text-muted">{t(`interface.origins.finding.${finding!}`)}</p>
              {reasons.length > 0 ? <div className="text-sm"><ReasonList reasons={reasons} /></div> : null}
              {mayChange ? <ReasonForm id={id} name={looseText(language, text)} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function ReasonForm({ id, name }: { id: string; name: string }) {
  const { t, of } = useText();
  const { choices, given } = useLoaderData<typeof loader>();
  const said = given[id];
  return (
    <Form method="post" preventScrollReset className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]" aria-label={t("interface.origins.reason.of", { requirement: name })}>
      <input type="hidden" name="requirementId" value={id} />
      <SelectField
        name="itemId" label={t("interface.origins.reason.item")} defaultValue={said?.itemId ?? ""}
        options={[{ value: "", label: t("interface.origins.reason.noItem") }, ...choices.map((choice) => ({ value: choice.id, label: `${t(`interface.origins.reason.kind.${choice.kind}`)}: ${of(choice.text)}` }))]}
      />
      <TextField name="text" label={t("interface.origins.reason.text")} defaultValue={said?.text ?? ""} maxLength={1000} />
      <Button type="submit">{t("interface.origins.reason.save")}</Button>
    </Form>
  );
}

function AllRequirements() {
  const { t, language } = useText();
  const { rows, mayChange, given } = useLoaderData<typeof loader>();
  const columns = ["requirement", "reasons", "dependents"] as const;
  return (
    <DataTable caption={t("interface.origins.title")} hideCaption className="table-stacks">
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{t(`interface.origins.column.${column}`)}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ id, text, asked, reasons, dependents }) => (
          <tr key={id}>
            <th scope="row" className="min-w-56 font-normal">
              <Link to={`../requirements/${id}`} relative="route" className="underline-offset-4 hover:text-accent hover:underline">{looseText(language, text)}</Link>
              {asked ? null : <span className="block text-sm text-muted">{t("interface.origins.notAsked")}</span>}
            </th>
            <td data-label={t("interface.origins.column.reasons")}>
              <div className="grid gap-2">
                <ReasonList reasons={reasons} />
                {mayChange && asked ? (
                  <details>
                    <summary className="flex items-center gap-2 text-sm text-muted hover:text-accent"><Icon name="chevron" className="turns" />{t(given[id] ? "interface.origins.reason.change" : "interface.origins.reason.add")}</summary>
                    <ReasonForm id={id} name={looseText(language, text)} />
                  </details>
                ) : null}
              </div>
            </td>
            <td data-label={t("interface.origins.column.dependents")}><DependentList dependents={dependents} /></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
