import { attainment } from "../../domain/goals/attainment";
import type { GoalView } from "../../domain/goals/goal-state";
import type { Block } from "../document-model";
import { levelBlocks } from "./levels";
import { byFunction, functionTitle, goalName } from "./names";
import { cell, note, oneLine, plainText, table, when } from "./result-part";
import type { ResultPart, Writer } from "./result-part";

/** "from 12 to 6 complaints a quarter", as far as it is known. */
export function wayOf({ t, plain }: Writer, { present, target, unit }: Pick<GoalView, "present" | "target" | "unit">): string {
  if (present === null && target === null) return "";
  const way = t("interface.goals.way", { from: present === null ? "?" : plain(present), to: target === null ? "?" : plain(target), unit }).trim();
  // A unit such as "%" never stands alone on a line.
  return unit !== "" && unit.length <= 3 ? `${way.slice(0, -unit.length).trimEnd()}\u00a0${unit}` : way;
}

/** The goals by main function, with what they still lack to be SMART, the conditions on them and what they bring in. */
export function goalsPart(w: Writer): ResultPart {
  const { s: { goals: { goals, conditions, benefits } }, t, of, day } = w;
  const nameOf = goalName(w);
  const titleOf = functionTitle(w);
  const smart = goals.filter(({ missing }) => missing.length === 0).length;
  const judged = conditions.filter(({ answer, note: text }) => answer !== null || text !== "");
  const led = benefits.filter(({ goals: of }) => of.length > 0);
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const groups = byFunction(w, goals, (goal) => goal.function);
  return {
    key: "goals", place: "goals", filled: goals.length > 0,
    summary: goals.length > 0 ? t("interface.goals.count", { count: goals.length, smart }) : "",
    open: goals.length === 0 ? [] : [...when(goals.length - smart, t("results.open.smart", { count: goals.length - smart })), ...when(conditions.length - judged.length, t("results.open.conditions", { count: conditions.length - judged.length }))],
    blocks: (number) => [
      ...groups.flatMap(({ function: id, things }): Block[] => [
        ...(groups.length > 1 || id !== null ? [number(2, id === null ? t("interface.goals.own") : titleOf(id))] : []),
        table(t("results.goals.summary", { function: id === null ? t("interface.goals.own") : titleOf(id) }),
          [[t("interface.goals.column.goal"), 37], [t("results.column.measure"), 31], [t("interface.goals.field.date"), 17], [t("interface.goals.field.owner"), 15]],
          things.map((goal) => [
            [{ text: nameOf(goal), tone: "strong" }, ...cell([goal.title !== "" && goal.objective !== null && nameOf({ title: "", objective: goal.objective })]).map(({ text }) => ({ text, tone: "note" as const })), ...cell([goal.missing.length > 0 && t("results.goals.lacks", { letters: goal.missing.map(({ letter }) => letter).join(", ") })]).map(({ text }) => ({ text, tone: "note" as const }))],
            cell([goal.measure || wayOf(w, goal), goal.measure !== "" && wayOf(w, goal), goal.present !== null && goal.presentDate !== null && t("results.goals.measuredOn", { date: day(goal.presentDate) })]), goal.date === null ? "" : day(goal.date), goal.owner,
          ])),
        ...things.filter((goal) => goal.note !== "").flatMap((goal) => [note(`${nameOf(goal)}: ${oneLine(goal.note)}`)]),
      ]),
      ...(smart < goals.length ? [note(t("results.goals.letters"))] : []),
      ...levelBlocks(w, "goal", goals.map((goal) => ({ id: goal.id, name: nameOf(goal) })), number),
      ...(judged.length > 0 ? [
        number(2, t("interface.goals.conditions.title")),
        table(t("interface.goals.conditions.title"), [[t("results.column.condition"), 45], [t("results.column.met"), 13], [t("results.column.note"), 42]],
          judged.map(({ item, answer, note: text }) => [of(item.text), answer === null ? "" : t(`interface.goals.met.${answer}`), oneLine(text)])),
      ] : []),
      ...(led.length > 0 ? [
        number(2, t("interface.goals.benefits.title")),
        table(t("interface.goals.benefits.title"), [[t("results.column.benefit"), 45], [t("results.column.goals"), 55]],
          led.map(({ item, goals: ids }) => [of(item.text), ids.flatMap((id) => (byId.has(id) ? [{ text: `– ${nameOf(byId.get(id)!)}` }] : []))])),
      ] : []),
    ],
  };
}

/** By which figures the goals are followed once people work in the new way. */
export function indicatorsPart(w: Writer): ResultPart {
  const { s: { goals: { goals } }, t } = w;
  const nameOf = goalName(w);
  const followed = goals.filter(({ indicator, measure, source, frequency }) => indicator !== "" || measure !== "" || source !== "" || frequency !== null);
  const without = goals.filter(({ indicator }) => indicator === "").length;
  return {
    key: "indicators", place: "goals", filled: followed.length > 0,
    summary: followed.length > 0 ? t("results.count.indicators", { count: followed.length }) : "",
    open: goals.length === 0 ? [] : when(without, t("results.open.indicator", { count: without })),
    blocks: () => [
      plainText(t("results.indicators.lead")),
      table(t("results.part.indicators.title"),
        [[t("interface.goals.column.goal"), 28], [t("interface.goals.field.indicator"), 26], [t("results.column.value"), 18], [t("results.column.source"), 16], [t("results.column.frequency"), 12]],
        followed.map((goal) => [cell([nameOf(goal)], "strong"), goal.indicator || goal.measure, wayOf(w, goal), goal.source, goal.frequency === null ? "" : t(`interface.goals.frequency.${goal.frequency}`)])),
    ],
  };
}

/** What became of the goals by their latest figures. */
export function outcomePart(w: Writer): ResultPart {
  const { s: { goals: { goals } }, t, day, plain, share } = w;
  const nameOf = goalName(w);
  const measured = goals.filter(({ evaluation }) => evaluation.latest !== null);
  const reached = measured.filter(({ evaluation }) => evaluation.state === "reached").length;
  const figure = (value: number | null, unit: string) => (value === null ? "" : `${plain(value)} ${unit}`.trim());
  return {
    key: "outcome", place: "goals", filled: measured.length > 0,
    summary: measured.length > 0 ? t("results.outcome.count", { measured: measured.length, of: goals.length, reached }) : "",
    open: goals.length === 0 ? [] : when(goals.length - measured.length, t("results.open.figures", { count: goals.length - measured.length })),
    blocks: () => [
      plainText(t("results.outcome.text", { measured: measured.length, of: goals.length, reached })),
      table(t("results.part.outcome.title"),
        [[t("interface.goals.column.goal"), 26], [t("interface.goals.column.present"), 11, "right"], [t("interface.goals.column.target"), 15, "right"], [t("interface.goals.column.latest"), 15, "right"], [t("interface.goals.column.attainment"), 10, "right"], [t("interface.goals.column.planned"), 10, "right"], [t("interface.goals.column.state"), 13]],
        measured.map((goal) => {
          const latest = goal.evaluation.latest!;
          const covered = attainment(goal, latest.value);
          return [
            cell([nameOf(goal), goal.measure], "strong"), figure(goal.present, goal.unit), cell([figure(goal.target, goal.unit), goal.date !== null && day(goal.date)]),
            cell([figure(latest.value, goal.unit), day(latest.date)]), covered === null ? "" : share(covered), goal.evaluation.planned === null ? "" : share(goal.evaluation.planned), t(`interface.goals.state.${goal.evaluation.state}`),
          ];
        })),
      note(t("interface.goals.evaluation.how")),
    ],
  };
}
