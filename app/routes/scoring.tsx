import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GuidancePanel } from "~/components/guidance-panel";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { CommitteeTabs } from "~/components/scoring/committee-tabs";
import { CriterionProgressTable } from "~/components/scoring/criterion-progress";
import { MarkedRequirement } from "~/components/scoring/marked-requirement";
import { OwnMarks } from "~/components/scoring/own-marks";
import { ProgressTable } from "~/components/scoring/progress-table";
import { RequirementPicker } from "~/components/scoring/requirement-picker";
import { answerId, ScoringAnswers } from "~/components/scoring/scoring-answers";
import type { AnswerToMark } from "~/components/scoring/scoring-answers";
import { StageButtons, StageDialog, movesFrom } from "~/components/scoring/stage-dialogs";
import { postedMarks } from "~/domain/committee/posted-marks";
import { jsonField } from "~/domain/json-field";
import { roundStageSchema, roundStages } from "~/domain/selection/stages";
import { useText } from "~/i18n/text-context";
import { answerTo, parseForm, shown } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadScoring } from "~/services/load-scoring";
import type { ScoringView } from "~/services/load-scoring";
import { moveRound } from "~/services/move-round";
import { postedMarkSchema, saveMarks } from "~/services/save-marks";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.scoring.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  // Null before publication: the layout has already answered 404 for a selection that is not there.
  return { view: await shown(loadScoring(await requestContext(request), params.selectionId!, { requirement: search.get("requirement"), vendor: search.get("vendor") })) };
}

const moveSchema = z.object({ intent: z.literal("move"), to: roundStageSchema, reason: z.string().trim().min(1).max(2000).optional() });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const selectionId = params.selectionId!;
  if (form.get("intent") === "move") {
    const parsed = parseForm(moveSchema, form);
    if (!parsed.ok) return parsed.refusal;
    const { to, reason } = parsed.data;
    const answer = await answerTo(async () => { await moveRound(await requestContext(request), selectionId, to, reason ?? null); });
    return "init" in answer ? answer : redirect(`/selections/${selectionId}/${to === "consensus" ? "consensus" : "scoring"}`);
  }
  const marks = z.array(postedMarkSchema).max(5000);
  const changes = form.get("changes");
  const parsed = changes === null ? parseForm(z.object({ marks }), { marks: postedMarks(form) }) : parseForm(z.object({ marks: jsonField(marks) }), { marks: changes });
  if (!parsed.ok) return parsed.refusal;
  return answerTo(async () => ({ saved: await saveMarks(await requestContext(request), selectionId, parsed.data.marks) }));
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Scoring() {
  const { t } = useText();
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const base = `/selections/${useParams().selectionId}`;
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const to = view && movesFrom(view.stage, view.marked > 0).find((move) => move === search.get("move"));
  const next = view?.nextOpen && view.mayMark ? addressOf(view.nextOpen, base) : null;
  const conflicts = answer?.ok && "saved" in answer ? answer.saved.filter(({ conflict }) => conflict !== null).length : 0;
  return (
    <>
      <PageHeader
        title={t("interface.scoring.title")} lead={view ? t("interface.scoring.leadOf", { edition: view.edition.code }) : t("interface.scoring.lead")}
        secondary={view?.leads ? <StageButtons stage={view.stage} toMark={view.marked > 0} quiet={next !== null || view.stage === "consensus"} /> : null}
        action={next ? <LinkButton to={next} look="primary" icon="arrow">{t("interface.scoring.next")}</LinkButton> : null}
      />
      {view ? <CommitteeTabs base={base} current="scoring" /> : null}
      {to ? null : <AnswerProblem answer={answer} />}
      {conflicts > 0 ? <div className="mb-6"><Callout kind="warning" live>{t("interface.scoring.conflict.some", { count: conflicts })}</Callout></div> : null}
      {view ? <ScoringWork view={view} base={base} next={next} /> : (
        <EmptyState title={t("interface.scoring.unpublished.title")} action={<LinkButton look="primary" to={`${base}/request`}>{t("interface.scoring.unpublished.action")}</LinkButton>}>{t("interface.scoring.unpublished.text")}</EmptyState>
      )}
      {view?.leads && to ? <StageDialog stage={view.stage} to={to} closeTo={`${base}/scoring`} open={openWork(view, t)} answer={answer} pending={pending} /> : null}
    </>
  );
}

function openWork({ stage, progress }: ScoringView, t: ReturnType<typeof useText>["t"]): string | null {
  const open = stage === "scoring" ? progress.filter(({ done, of }) => done < of) : [];
  return open.length > 0 ? t("interface.scoring.move.notDone", { count: open.length, names: open.map(({ name }) => name).join(", ") }) : null;
}

function addressOf({ requirement, vendor }: { requirement: string; vendor: string }, base: string): string {
  return `${base}/scoring?requirement=${encodeURIComponent(requirement)}#${answerId({ vendorId: vendor, requirementId: requirement })}`;
}

function ScoringWork({ view, base, next }: { view: ScoringView; base: string; next: string | null }) {
  const { t } = useText();
  const { stage, marked, nobody, progress, evaluates, chosen, requirements, offers, marking, guidance } = view;
  const page = `${base}/scoring`;
  const status = marked === 0 ? "nothing" : offers.length === 0 ? "noAnswers" : roundStages.indexOf(stage) < roundStages.indexOf("scoring") ? "notStarted" : null;
  const known = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const shownRequirement = chosen?.requirement ? known.get(chosen.requirement)! : null;
  const answers = view.cells.map((cell): AnswerToMark => {
    const requirement = known.get(cell.requirementId)!;
    const offer = offers.find(({ vendorId }) => vendorId === cell.vendorId)!;
    return {
      cell, anchors: requirement.anchors, valuedBy: requirement.valuedBy, title: `${offer.name}, ${requirement.code}`,
      heading: shownRequirement
        ? <h3>{offer.name} <span className="font-normal text-muted">· {offer.package}</span></h3>
        : <h3 lang={view.edition.language}><span className="text-muted">{requirement.code}</span> {requirement.text}</h3>,
    };
  });
  return (
    <PageBody aside={guidance.length > 0 ? <GuidancePanel guidance={guidance} /> : null}>
      {status ? (
        <EmptyState title={t(`interface.scoring.${status}.title`)} action={status === "nothing" ? <><LinkButton to={`${base}/ranking`}>{t("interface.scoring.nothing.toRanking")}</LinkButton> <LinkButton to={`${base}/evidence`}>{t("interface.scoring.pages.evidence")}</LinkButton></> : null}>
          {status === "notStarted" && view.leads && stage === "opened" ? t("interface.scoring.notStarted.ready") : t(`interface.scoring.${status}.text`)}
        </EmptyState>
      ) : stage !== "scoring" ? (
        <Callout kind="info"><p>{t(`interface.scoring.closed.${stage === "consensus" ? "consensus" : "concluded"}`)} <Link className="link" to={`${base}/${stage === "consensus" ? "consensus" : "ranking"}`}>{t(stage === "consensus" ? "interface.scoring.pages.consensus" : "interface.scoring.nothing.toRanking")}</Link></p></Callout>
      ) : evaluates ? null : <p className="max-w-prose">{t("interface.scoring.looking")}</p>}
      {nobody.length > 0 && progress.length > 0 ? <Callout kind="warning">{t("interface.scoring.nobody", { count: nobody.length, codes: nobody.join(", ") })}</Callout> : null}
      {chosen && !status ? (
        <div className="grid gap-6">
          {view.mayMark && view.done === view.of ? <Callout kind="success" live><p>{t("interface.scoring.allDone")}</p></Callout> : null}
          <RequirementPicker {...{ requirements, offers, chosen, page }} previous={view.previous} following={view.following} done={view.done} of={view.of} />
          {shownRequirement ? <MarkedRequirement requirement={shownRequirement} language={view.edition.language} marking={marking} /> : null}
          {view.mayMark
            ? <ScoringAnswers key={chosen.requirement ?? chosen.vendor} answers={answers} marking={marking} language={view.edition.language} action={`${page}?${chosen.requirement ? `requirement=${chosen.requirement}` : `vendor=${chosen.vendor}`}`} next={next} />
            : <OwnMarks answers={answers} language={view.edition.language} />}
        </div>
      ) : null}
      {progress.length > 0 && marked > 0 ? (
        <Section title={t("interface.scoring.progress.title")} lead={t("interface.scoring.progress.lead")}>
          <div className="grid gap-8">
            <ProgressTable progress={progress} />
            {view.criteria.length > 0 ? <CriterionProgressTable criteria={view.criteria} people language={view.edition.language} /> : null}
          </div>
        </Section>
      ) : view.criteria.length > 1 && !status ? (
        <Section title={t("interface.scoring.own")}><CriterionProgressTable criteria={view.criteria} people={false} language={view.edition.language} /></Section>
      ) : null}
    </PageBody>
  );
}
