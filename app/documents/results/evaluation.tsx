import { renderToStaticMarkup } from "react-dom/server";

import { GoalCourse, goalCourseHeight } from "../../charts/goal-course";
import type { GoalView } from "../../domain/goals/goal-state";
import { paragraphs } from "../document-model";
import type { Block, Figure } from "../document-model";
import { chartWidth, printPalette } from "../report/figures";
import { outcomePart } from "./goal-parts";
import { goalName } from "./names";
import { discussionBlocks, wasDiscussed } from "./phase-blocks";
import { oneLine, table } from "./result-part";
import type { ResultPart, Writer } from "./result-part";
import { checksHeldPart } from "./rollout";

/** The evaluation after going live: goals against what was measured, the checks that were held, and what was learnt. */
export function evaluationParts(w: Writer): ResultPart[] {
  return [outcomePart(w), coursesPart(w), checksHeldPart(w), lessonsPart(w)];
}

/** Target against actual over time for every goal with figures, with what was concluded from them. */
function coursesPart(w: Writer): ResultPart {
  const { s: { goals: { goals } }, t, day, plain } = w;
  const nameOf = goalName(w);
  const measured = goals.filter(({ figures, conclusion }) => figures.length > 0 || conclusion !== "");
  return {
    key: "courses", place: "goals", filled: measured.length > 0, summary: measured.length > 0 ? t("results.count.courses", { count: measured.length }) : "", open: [],
    blocks: (number) => measured.flatMap((goal): Block[] => [
      number(2, nameOf(goal)),
      ...(goal.target === null || goal.figures.length === 0 ? [] : [courseFigure(w, goal, goal.target, nameOf(goal))]),
      ...(goal.figures.length === 0 ? [] : [table(nameOf(goal), [[t("interface.goals.figures.date"), 28], [goal.unit ? t("interface.goals.figures.valueIn", { unit: goal.unit }) : t("interface.goals.figures.value"), 26, "right"], [t("interface.goals.figures.note"), 46]],
        goal.figures.map(({ date, value, note }) => [day(date), plain(value), oneLine(note)]))]),
      ...paragraphs(goal.conclusion),
    ]),
  };
}

function courseFigure({ t, day, plain }: Writer, goal: GoalView, target: number, name: string): Figure {
  const title = t("interface.goals.chart.title", { goal: name });
  const description = goal.figures.map(({ date, value }) => `${day(date)}: ${plain(value)}`).join("; ");
  return {
    type: "figure", width: chartWidth, height: goalCourseHeight, alternative: `${title}. ${description}.`, caption: title,
    svg: renderToStaticMarkup(
      <GoalCourse goal={{ ...goal, target }} figures={goal.figures} palette={printPalette} width={chartWidth} id="goal-course" format={{ value: plain, date: day }}
        labels={{ title, description, target: t("interface.goals.chart.target"), actual: t("interface.goals.chart.actual"), present: t("interface.goals.chart.present") }} />,
    ),
  };
}

/** What was learnt: the lessons of the sheet, and what was discussed and decided in the last phase. */
function lessonsPart(w: Writer): ResultPart {
  const { s: { implementation: { lessons, pilotOutcome, checks }, goals: { goals }, plan }, t } = w;
  const last = plan.phases.at(-1);
  // Until something came of it, what was discussed in the last phase is how to go about it: no lesson yet.
  const cameOfIt = lessons !== "" || pilotOutcome !== "" || checks.some(({ held }) => held) || goals.some(({ figures }) => figures.length > 0);
  const discussed = cameOfIt ? (last?.prompts.filter(wasDiscussed) ?? []) : [];
  return {
    key: "lessons", place: "implementation#lessons", filled: lessons !== "" || pilotOutcome !== "" || discussed.length > 0,
    summary: discussed.length > 0 ? t("results.count.discussed", { count: discussed.length }) : "", open: lessons === "" ? [t("results.open.lessons")] : [],
    blocks: (number) => [
      ...paragraphs(lessons),
      ...(pilotOutcome ? [number(2, t("interface.implementation.field.pilotOutcome")), ...paragraphs(pilotOutcome)] : []),
      ...(last && discussed.length > 0 ? [number(2, t("results.discussed")), ...discussionBlocks(w, last)] : []),
    ],
  };
}
