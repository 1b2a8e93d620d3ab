import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useParams } from "@remix-run/react";

import { Button, LinkButton } from "~/components/button";
import { DataTable } from "~/components/data-table";
import { SelectField } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { PairTables } from "~/components/ranking/pair-tables";
import { RankingTabs } from "~/components/ranking/ranking-tabs";
import { rankText } from "~/components/ranking/ranking-table";
import { Tag } from "~/components/tag";
import { answerLabel } from "~/i18n/answer-labels";
import { pairText, withoutStop } from "~/i18n/pair-explanation";
import type { PairText } from "~/i18n/pair-explanation";
import { useText } from "~/i18n/text-context";
import { shown } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadExplanation } from "~/services/load-explanation";
import type { ExplanationView } from "~/services/load-explanation";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.explain.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  return { view: await shown(loadExplanation(await requestContext(request), params.selectionId!, { first: search.get("a"), second: search.get("b") })) };
}

export default function Explain() {
  const { t, language } = useText();
  const { view } = useLoaderData<typeof loader>();
  const base = `/selections/${useParams().selectionId}`;
  const pair = view?.pair ?? null;
  return (
    <>
      <PageHeader title={t("interface.explain.title")} lead={t("interface.explain.lead")} />
      <RankingTabs base={base} current="explain" />
      {!view || view.offers.length === 0 ? (
        <EmptyState title={t("interface.ranking.empty.title")} action={<LinkButton look="primary" to={`${base}/${view ? "responses" : "request"}`}>{t(view ? "interface.ranking.empty.action" : "interface.ranking.unpublished.action")}</LinkButton>}>
          {t("interface.explain.empty")}
        </EmptyState>
      ) : (
        <PageBody>
          {pair ? (
            <Section title={t("interface.explain.pairTitle")} lead={t("interface.explain.pairLead")}>
              <Form key={`${pair.first.id} ${pair.second.id}`} method="get" preventScrollReset className="no-print mb-5 flex flex-wrap items-end gap-3">
                {([["a", pair.first.id], ["b", pair.second.id]] as const).map(([name, id]) => (
                  <SelectField key={name} name={name} label={t(`interface.explain.${name}`)} defaultValue={id} className="min-w-56" options={view.offers.map((offer) => ({ value: offer.id, label: `${rankText(offer) ?? "–"} · ${offer.vendor.name}` }))} />
                ))}
                <Button type="submit">{t("interface.explain.compare")}</Button>
              </Form>
              <PairWords words={pairText(language, pair)} />
              {view.awarded ? <p className="mb-2 max-w-prose text-sm text-muted">{t("trust.pair.award.note")}</p> : null}
              <PairTables pair={pair} language={view.edition.language} />
            </Section>
          ) : null}
          <Excluded view={view} base={base} />
          <Influences view={view} />
        </PageBody>
      )}
    </>
  );
}

/** Why the one stands above the other, to be read aloud in a meeting. */
function PairWords({ words: { headline, notes, lists } }: { words: PairText }) {
  return (
    <div className="mb-6 grid max-w-prose gap-3">
      <p className="text-[1.0625rem] font-medium">{headline}</p>
      {lists.map(({ heading, items }) => (
        <div key={heading}>
          <p>{heading}</p>
          <ul className="list-disc pl-5">{items.map((item) => <li key={item}>{item}</li>)}</ul>
        </div>
      ))}
      {notes.map((note) => <p key={note}>{note}</p>)}
    </div>
  );
}

/** Each excluded offer with the requirement and the answer that did it. */
function Excluded({ view: { edition, offers }, base }: { view: ExplanationView; base: string }) {
  const { t } = useText();
  const requirements = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  const excluded = offers.filter(({ exclusions }) => exclusions.length > 0);
  if (excluded.length === 0) return null;
  return (
    <Section title={t("interface.explain.excludedTitle")} action={<Link className="link" to={`${base}/ranking#knock-outs`}>{t("interface.explain.toKnockOuts")}</Link>}>
      <ul className="grid gap-2">
        {excluded.flatMap(({ id, vendor, exclusions, otherwise }) => exclusions.map((finding, index) => {
          const requirement = requirements.get(finding.requirement)!;
          const answer = finding.answer === null ? t("interface.ranking.knockOuts.noAnswer") : answerLabel(edition.language, requirement.answer, finding.answer);
          const lowest = finding.lowestAccepted === null ? null : answerLabel(edition.language, requirement.answer, finding.lowestAccepted);
          return (
            <li key={`${id} ${finding.requirement}`}>
              {t("interface.explain.excluded", { vendor: vendor.name, code: finding.code, requirement: withoutStop(requirement.text), answer })}{lowest === null ? null : ` ${t("interface.explain.needed", { lowest })}`}
              {index < exclusions.length - 1 || otherwise === null ? null : ` ${t(otherwise[0] === otherwise[1] ? "interface.explain.otherwise" : "interface.explain.otherwiseBetween", { vendor: vendor.name, best: otherwise[0], worst: otherwise[1] })}`}
            </li>
          );
        }))}
      </ul>
    </Section>
  );
}

/** Every requirement with how far it sets the offers apart and what it could change at most. */
function Influences({ view: { edition, influences, price } }: { view: ExplanationView }) {
  const { t, format } = useText();
  const kind = edition.price?.method.kind;
  const amount = (figure: number) => (kind === "award-on-value" && edition.price ? format.money(Math.round(figure), edition.price.currency) : format.number(figure, 2));
  const counts = {
    first: influences.filter(({ couldChangeFirst }) => couldChangeFirst).length,
    never: influences.filter(({ couldChangeOrder, knockOut }) => couldChangeOrder === false && !knockOut).length,
    of: influences.length, unknown: influences.filter(({ couldChangeOrder }) => couldChangeOrder === null).length,
  };
  const said = (could: boolean | null, knockOut: boolean) => (could === false && knockOut ? t("interface.explain.onlyKnockOut") : could === null ? <span className="text-muted">{t("interface.explain.unknown")}</span> : could ? <Tag tone="accent">{t("interface.explain.yes")}</Tag> : t("interface.explain.no"));
  return (
    <Section id="requirements" title={t("interface.explain.influenceTitle")} lead={t(kind === "utility-index" || kind === "award-on-value" ? `interface.explain.influenceLeads.${kind}` : "interface.explain.influenceLead")}>
      {price && edition.price ? (
        <p className="mb-3 max-w-prose">
          {t("interface.explain.price.spread", { lowest: format.money(Math.round(price.lowest), edition.price.currency), highest: format.money(Math.round(price.highest), edition.price.currency) })}{" "}
          {t(price.first.join() === price.firstAlike.join() ? "interface.explain.price.same" : "interface.explain.price.other", { first: price.firstAlike.join(", "), now: price.first.join(", ") })}
        </p>
      ) : null}
      <p className="mb-3 max-w-prose">
        {t("interface.explain.influenceCounts", counts)}
        {counts.unknown > 0 ? ` ${t("interface.explain.influenceUnknown", { count: counts.unknown })}` : null}
      </p>
      <DataTable caption={t("interface.explain.influenceTitle")} hideCaption tall className="table-stacks">
        <thead>
          <tr>
            <th scope="col">{t("interface.ranking.column.requirement")}</th>
            <th scope="col" className="number">{t("interface.explain.most")}</th>
            <th scope="col" className="number">{t("interface.explain.separates")}</th>
            <th scope="col" className="whitespace-normal">{t("interface.explain.couldFirst")}</th>
            <th scope="col" className="whitespace-normal">{t("interface.explain.couldOrder")}</th>
          </tr>
        </thead>
        <tbody>
          {influences.map(({ requirement, most, separates, couldChangeFirst, couldChangeOrder, knockOut }) => (
            <tr key={requirement.id}>
              <th scope="row"><span className="font-medium">{requirement.code}</span> <span lang={edition.language} className="font-normal">{requirement.text}</span></th>
              <td className="number" data-label={t("interface.explain.most")}>{amount(most)}</td>
              <td className="number" data-label={t("interface.explain.separates")}>{separates === null ? <span className="text-muted">{t("interface.explain.unknown")}</span> : amount(separates)}</td>
              <td data-label={t("interface.explain.couldFirst")}><span>{said(couldChangeFirst, knockOut)}</span></td>
              <td data-label={t("interface.explain.couldOrder")}><span>{said(couldChangeOrder, knockOut)}</span></td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
