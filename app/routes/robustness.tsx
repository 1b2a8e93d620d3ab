import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { RankingTabs } from "~/components/ranking/ranking-tabs";
import { Chances } from "~/components/robustness/chances";
import { Evaluators } from "~/components/robustness/evaluators";
import { Reversal } from "~/components/robustness/reversal";
import { ScenarioList } from "~/components/robustness/scenario-list";
import { namesOf } from "~/components/robustness/view-names";
import { WeightIntervals } from "~/components/robustness/weight-intervals";
import { AwardNote } from "~/components/robustness/award-note";
import { WhatIf } from "~/components/robustness/what-if";
import { UndoLine } from "~/components/undo-line";
import { knowledgeKindOf } from "~/domain/decision/weight-knowledge-form";
import { rankWhatIf, settledFirst } from "~/domain/decision/what-if";
import type { WeightChanges } from "~/domain/decision/what-if";
import { jsonField } from "~/domain/json-field";
import { stabilitySentence } from "~/i18n/stability-sentence";
import { tradeSentence } from "~/i18n/trade-sentence";
import { useText } from "~/i18n/text-context";
import { answerTo, parseForm, shown } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadRobustness } from "~/services/load-robustness";
import type { RobustnessView } from "~/domain/decision/robustness-view";
import { removeScenario, restoreScenario, saveScenario, scenarioSchema } from "~/services/scenarios";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.robustness.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  // Null before publication: the layout has already answered 404 for a selection that is not there.
  return { view: await shown(loadRobustness(await requestContext(request), params.selectionId!, (name) => search.get(name))) };
}

const intentSchema = z.object({ intent: z.enum(["save-scenario", "remove-scenario", "restore-scenario"]), id: z.string().optional() });

export async function action({ request, params }: ActionFunctionArgs) {
  const [context, form, selection] = [await requestContext(request), await request.formData(), params.selectionId!];
  const parsed = parseForm(intentSchema, form);
  if (!parsed.ok) return parsed.refusal;
  const { intent, id = "" } = parsed.data;
  if (intent !== "save-scenario") {
    const work = intent === "remove-scenario" ? removeScenario : restoreScenario;
    return answerTo(async () => {
      await work(context, selection, id);
      return { removed: intent === "remove-scenario" ? id : null };
    });
  }
  const scenario = parseForm(scenarioSchema.extend({ weights: jsonField(scenarioSchema.shape.weights) }), form);
  if (!scenario.ok) return scenario.refusal;
  const answer = await answerTo(() => saveScenario(context, selection, scenario.data));
  return "init" in answer ? answer : redirect(`/selections/${selection}/robustness?scenario=${answer.id}#scenarios`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function RobustnessPage() {
  const { t } = useText();
  const { view } = useLoaderData<typeof loader>();
  const base = `/selections/${useParams().selectionId}`;
  const header = <><PageHeader title={t("interface.robustness.title")} lead={t("interface.robustness.lead")} /><RankingTabs base={base} current="robustness" /></>;
  if (view && view.official.length > 0) return <>{header}<Trust view={view} base={base} /></>;
  return (
    <>
      {header}
      <EmptyState title={t("interface.ranking.empty.title")} action={<LinkButton look="primary" to={`${base}/${view ? "responses" : "request"}`}>{t(view ? "interface.ranking.empty.action" : "interface.ranking.unpublished.action")}</LinkButton>}>
        {t("interface.robustness.empty")}
      </EmptyState>
    </>
  );
}

function Trust({ view, base }: { view: RobustnessView; base: string }) {
  const { t, language } = useText();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().state === "submitting";
  const [search] = useSearchParams();
  const names = namesOf(view);
  const scenario = view.scenarios.find(({ id, removed }) => id === search.get("scenario") && !removed);
  const group = view.criteria.some(({ id, parent }) => id === search.get("group") || parent === search.get("group")) ? search.get("group") : null;
  const sent = sentWeights(search, view);
  const winner = view.official[0];
  const { award } = view.model;
  // An open knock-out can still take the first place from who has most points.
  const known = view.stability.length > 0 && settledFirst(rankWhatIf(view.model, {})).includes(winner.id);
  const removed = answer?.ok && "removed" in answer ? answer.removed : null;
  const groupLink = (id: string | null) => {
    const link = new URLSearchParams({ ...(scenario ? { scenario: scenario.id } : {}), ...(id === null ? {} : { group: id }) });
    return `?${link}#what-if`;
  };
  return (
    <>
      {removed ? <UndoLine fields={{ intent: "restore-scenario", id: removed }}>{t("interface.scenarios.removed")}</UndoLine> : null}
      <AnswerProblem answer={answer} />
      <PageBody>
        <AwardNote view={view} />
        <p className="max-w-prose text-[1.0625rem]">{[
          stabilitySentence(language, known ? winner.id : null, view.changes, { vendor: names.vendor, criterion: names.criterion }),
          ...(known && view.trade && award && award !== "unknown" ? [tradeSentence(language, award.kind, view.trade, view.currency ?? "", names.vendor)] : []),
        ].join(" ")}</p>
        <Section id="what-if" title={t("interface.robustness.whatIf.title")} lead={t("interface.robustness.whatIf.lead")}>
          <WhatIf key={`${scenario?.id} ${JSON.stringify(sent)}`} view={view} names={names} base={scenario?.weights ?? sent} scenario={scenario?.name ?? null} group={group} groupLink={groupLink} answer={answer} pending={pending} />
        </Section>
        <Section id="scenarios" title={t("interface.scenarios.title")} lead={t("interface.scenarios.lead")}><ScenarioList view={view} names={names} /></Section>
        <Section id="chances" title={t("interface.robustness.chances.title")} lead={t("interface.robustness.chances.lead")}>
          <Chances view={view} names={names} kind={knowledgeKindOf(search.get("weights"))} impossible={view.chances.first === null && award !== "unknown"} />
        </Section>
        <Section id="intervals" title={t("interface.robustness.intervals.title")} lead={t("interface.robustness.intervals.lead")}><WeightIntervals view={view} names={names} /></Section>
        <Section id="reversal" title={t("interface.robustness.reversal.title")} lead={t("interface.robustness.reversal.lead")}><Reversal view={view} names={names} /></Section>
        <Section id="evaluators" title={t("interface.robustness.evaluators.title")} lead={t("interface.robustness.evaluators.lead")}><Evaluators view={view} names={names} /></Section>
        <p><LinkButton to={`${base}/ranking`} look="quiet" icon="arrow">{t("interface.robustness.toRanking")}</LinkButton></p>
      </PageBody>
    </>
  );
}

/** The shares that a form without JavaScript sent, as `w.<criterion>` in percents. */
function sentWeights(search: URLSearchParams, view: RobustnessView): WeightChanges {
  return Object.fromEntries(view.criteria.flatMap(({ id }) => {
    const text = search.get(`w.${id}`);
    const weight = text === null || text.trim() === "" ? NaN : Number(text.replace(",", "."));
    return weight >= 0 && weight <= 100 ? [[id, weight]] : [];
  }));
}
