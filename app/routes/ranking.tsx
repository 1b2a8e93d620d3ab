import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { DownloadButton, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { GuidancePanel } from "~/components/guidance-panel";
import { Icon } from "~/components/icons";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { KnockOuts, WaiveDialog } from "~/components/ranking/knock-outs";
import { OfferDetails } from "~/components/ranking/offer-details";
import { Outcome } from "~/components/ranking/outcome";
import { HeatMapFigure } from "~/components/ranking/heat-map-figure";
import { ContributionChart, ProfileChart } from "~/components/ranking/ranking-charts";
import { RankingTabs } from "~/components/ranking/ranking-tabs";
import { RankingTable } from "~/components/ranking/ranking-table";
import { useReading } from "~/components/reading";
import { UndoLine } from "~/components/undo-line";
import { rungSchema } from "~/domain/committee/evidence-ladder";
import { nullFails } from "~/domain/selection/stages";
import { useText } from "~/i18n/text-context";
import { answerTo, parseForm, shown } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadRanking } from "~/services/load-ranking";
import type { RankingView } from "~/services/load-ranking";
import { waiveKnockOut } from "~/services/waive-knock-out";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.ranking.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  // Null before publication: the layout has already answered 404 for a selection that is not there.
  const from = rungSchema.catch("claimed").parse(new URL(request.url).searchParams.get("from"));
  return { view: await shown(loadRanking(await requestContext(request), params.selectionId!, { from })) };
}

const waiverSchema = z.object({
  intent: z.enum(["waive", "withdraw"]),
  vendorId: z.string(),
  requirementId: z.string(),
  reason: z.string().trim().min(1).max(2000),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(waiverSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const { intent, ...waiver } = parsed.data;
  const answer = await answerTo(async () => {
    await waiveKnockOut(await requestContext(request), params.selectionId!, { ...waiver, reason: intent === "waive" ? waiver.reason : null });
    return { withdrawn: waiver };
  });
  if ("init" in answer || intent === "withdraw") return answer;
  return redirect(`/selections/${params.selectionId}/ranking#knock-outs`);
}

export default function Ranking() {
  const { t } = useText();
  const { view } = useLoaderData<typeof loader>();
  const base = `/selections/${useParams().selectionId}`;
  if (view && view.ranking.offers.length > 0) return <Ranked view={view} base={base} />;
  return (
    <>
      <PageHeader title={t("interface.ranking.title")} lead={t("interface.ranking.lead")} />
      <PageBody aside={view ? <GuidancePanel guidance={view.guidance} /> : null}>
        <EmptyState
          title={t(view ? "interface.ranking.empty.title" : "interface.ranking.unpublished.title")}
          action={<LinkButton look="primary" to={`${base}/${view ? "responses" : "request"}`}>{t(view ? "interface.ranking.empty.action" : "interface.ranking.unpublished.action")}</LinkButton>}
        >
          {t(view ? "interface.ranking.empty.text" : "interface.ranking.unpublished.text")}
        </EmptyState>
      </PageBody>
    </>
  );
}

function Ranked({ view: { edition, ranking, from, awaiting, roundStage, pricesSealed, nullCountsAs, oldWording, without, guidance }, base }: { view: RankingView; base: string }) {
  const { t, language, format } = useText();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const page = `${base}/ranking`;
  const reading = useReading();
  const closed = nullFails(roundStage);

  const offer = ranking.offers.find(({ id }) => id === search.get("vendor"));
  const requirement = edition.requirements.find(({ id }) => id === search.get("waive"));
  const asks = !reading && offer?.excluded.includes(requirement?.id ?? "") ? { offer, requirement: requirement! } : null;
  const withdrawn = answer?.ok ? answer.withdrawn : null;
  return (
    <>
      {withdrawn ? <UndoLine fields={{ intent: "waive", ...withdrawn }}>{t("interface.ranking.waive.withdrawn")}</UndoLine> : null}
      <PageHeader
        title={t("interface.ranking.title")}
        lead={t("interface.ranking.leadOf", { edition: edition.code })}
        secondary={<><DownloadButton href={`${base}/ranking.xlsx${from === "claimed" ? "" : `?from=${from}`}`}>{t("interface.decision.download.excel")}</DownloadButton><DownloadButton href={`${base}/ranking.json`}>{t("interface.ranking.download.json")}</DownloadButton></>}
        action={<DownloadButton look="primary" href={`${base}/report.pdf?language=${language}`}>{t("interface.ranking.download.report")}</DownloadButton>}
      />
      <RankingTabs base={base} current="ranking" />
      <PageBody>
        {asks ? null : <AnswerProblem answer={answer} />}
        {closed ? null : (
          <Callout kind="warning" title={t("interface.ranking.open.title")}>
            <p>{t("interface.ranking.open.text")} <Link className="link" to={`${base}/responses`}>{t("interface.ranking.open.action")}</Link></p>
          </Callout>
        )}
        {pricesSealed ? <Callout kind="info">{t("interface.sealing.pricesSealed")}</Callout> : null}
        {from === "claimed" ? null : (
          <Callout kind="warning" title={t("interface.ranking.from.title", { rung: t(`interface.evidence.rung.${from}`) })}>
            <p>{t("interface.ranking.from.view")} {t("interface.ranking.from.text")} <Link className="link" to={page}>{t("interface.ranking.from.official")}</Link></p>
          </Callout>
        )}
        {awaiting > 0 ? (
          <Callout kind="info"><p>{t("interface.ranking.awaiting", { count: awaiting })} <Link className="link" to={`${base}/scoring`}>{t("interface.ranking.toScoring")}</Link></p></Callout>
        ) : null}
        <Outcome edition={edition} ranking={ranking} />
        {nullCountsAs !== null ? <p className="max-w-prose text-muted">{t("interface.ranking.nullCounts", { points: format.plain(nullCountsAs) })}</p> : null}
        <RankingTable edition={edition} ranking={ranking} />
        <Section title={t("report.outcome.chart")}><ContributionChart edition={edition} ranking={ranking} /></Section>
        <Section title={t("interface.ranking.knockOuts.title")} lead={t("interface.ranking.knockOuts.lead")} id="knock-outs">
          <KnockOuts edition={edition} ranking={ranking} closed={closed} />
        </Section>
        <Section title={t("interface.ranking.details.title")} lead={t("interface.ranking.details.lead")}><OfferDetails edition={edition} ranking={ranking} oldWording={oldWording} /></Section>
        {/* On a phone the table above shows the same, with room for it. */}
        <div className="max-sm:hidden"><Section title={t("report.contributions.profile")}><ProfileChart edition={edition} ranking={ranking} /></Section></div>
        {without.length > 0 ? (
          <Section title={t("interface.ranking.without.title")} lead={t("interface.ranking.without.lead")}>
            <ul className="grid gap-1">
              {without.map((one) => <li key={one.vendorId}><span className="font-medium">{one.name}</span> <span className="text-muted">· {one.package}</span></li>)}
            </ul>
          </Section>
        ) : null}
        <Section title={t("report.contributions.heatMap")}><HeatMapFigure edition={edition} ranking={ranking} /></Section>
        <details className="border-y border-line py-1">
          <summary className="flex items-center gap-2 py-2 font-medium hover:text-accent"><Icon name="chevron" className="turns text-muted" />{t("interface.ranking.method")}</summary>
          <div className="grid max-w-prose gap-3 pb-4 pl-6">
            {(["total", "missing", "knockOuts", "ranks"] as const).map((part) => <p key={part}>{t(`report.method.${part}`)}</p>)}
          </div>
        </details>
        <div className="no-print max-w-2xl"><GuidancePanel guidance={guidance} /></div>
      </PageBody>
      {asks ? <WaiveDialog {...asks} language={edition.language} closeTo={page} answer={answer} pending={pending} /> : null}
    </>
  );
}
