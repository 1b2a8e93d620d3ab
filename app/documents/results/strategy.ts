import { swotKinds } from "../../domain/phases/swot";
import { itemsOfKind } from "../../domain/content/pack";
import type { Block, Cell, CellPart } from "../document-model";
import { answersPart } from "./answers-part";
import { casePart } from "./case-part";
import { goalsPart } from "./goal-parts";
import { functionTitle, goalName, itemTexts } from "./names";
import { decisionTable, namedMembers, noteBlocks, wasDiscussed } from "./phase-blocks";
import { bullets, capital, cell, note, oneLine, strongText, table, when } from "./result-part";
import type { ResultPart, Writer } from "./result-part";
import { risksPart } from "./risks-part";
import { paragraphs } from "../document-model";

/** The strategy document: where the organisation stands, what it wants, what CRM adds, what it costs and who stands behind it. */
export function strategyParts(w: Writer): ResultPart[] {
  return [swotPart(w), goalsPart(w), contributionPart(w), answersPart(w, "fit", ["1", "2", "7"]), casePart(w), commitmentPart(w), risksPart(w)];
}

function swotPart(w: Writer): ResultPart {
  const { s: { swot, goals: { goals } }, t } = w;
  const nameOf = goalName(w);
  const told = swot.filter(({ text }) => text !== "");
  const entriesOf = (kind: (typeof swotKinds)[number]) => told.filter((entry) => entry.kind === kind);
  const cellOf = (kind: (typeof swotKinds)[number]): Cell => entriesOf(kind).flatMap(({ text, goal: id }): CellPart[] => {
    const goal = goals.find((one) => one.id === id);
    return [{ text: `– ${oneLine(text)}` }, ...(goal ? [{ text: t("interface.phases.swot.toGoal", { goal: nameOf(goal) }), tone: "note" as const }] : [])];
  });
  const missing = swotKinds.filter((kind) => entriesOf(kind).length === 0);
  const pair = (kinds: readonly (typeof swotKinds)[number][]): Block => {
    const shown = kinds.filter((kind) => entriesOf(kind).length > 0);
    // No cell of this table heads its row.
    return {
      type: "table", summary: shown.map((kind) => t(`interface.phases.swot.kind.${kind}`)).join(", "),
      columns: shown.map((kind) => ({ header: t(`interface.phases.swot.kind.${kind}`), width: 50 })),
      rows: [{ cells: shown.map(cellOf) }],
    };
  };
  return {
    key: "swot", place: "phases/swot", filled: told.length > 0, summary: told.length > 0 ? t("results.count.swot", { count: told.length }) : "",
    open: told.length > 0 ? missing.map((kind) => t(`interface.phases.swot.none.${kind}`)) : [],
    blocks: () => ([["strength", "weakness"], ["opportunity", "threat"]] as const).filter((kinds) => kinds.some((kind) => entriesOf(kind).length > 0)).map(pair),
  };
}

/** What CRM adds: the class of system, what the main functions are to do, and which wishes serve which goal. */
function contributionPart(w: Writer): ResultPart {
  const { s: { solution, gaps, goals, pack }, t, of } = w;
  const textOf = itemTexts(w);
  const classes = itemsOfKind(pack, "class").filter(({ id }) => solution.classes.includes(id));
  const wished = gaps.situation.map((one) => ({ ...one, count: one.wishes["in-place"].length + one.wishes.gap.length + one.wishes.unknown.length })).filter(({ count }) => count > 0);
  const served = goals.goals.filter(({ wishes, route }) => wishes.length > 0 || route !== "");
  const nameOf = goalName(w);
  const titleOf = functionTitle(w);
  const hasClasses = itemsOfKind(pack, "class").length > 0;
  return {
    key: "contribution", place: "phases/solution", filled: classes.length > 0 || wished.length > 0 || served.length > 0,
    summary: [
      ...(classes.length > 0 ? [classes.map(({ text }) => of(text).split(":")[0]).join(", ")] : []),
      ...when(wished.length, t("results.count.functions", { count: wished.length })),
    ].join("; "),
    open: [...(hasClasses && classes.length === 0 ? [t("results.open.class")] : []), ...when(goals.goals.length - served.length, t("results.open.unserved", { count: goals.goals.length - served.length }))],
    blocks: (number) => [
      ...(classes.length > 0 ? [
        number(2, t("interface.phases.solution.classes")),
        ...classes.flatMap(({ text, note: more }): Block[] => [strongText(of(text)), ...(more ? [note(of(more))] : [])]),
        ...paragraphs(solution.classReason),
      ] : []),
      ...(wished.length > 0 ? [
        number(2, t("results.contribution.functions")),
        table(t("results.contribution.functions"), [[t("interface.gaps.column.function"), 46], [t("results.column.wished"), 18, "right"], [t("results.column.inUse"), 18, "right"], [t("results.column.toBuild"), 18, "right"]],
          wished.map(({ function: id, count, wishes }) => [titleOf(id), String(count), String(wishes["in-place"].length), String(count - wishes["in-place"].length)])),
      ] : []),
      ...(served.length > 0 ? [
        number(2, t("results.contribution.goals")),
        table(t("results.contribution.goals"), [[t("interface.goals.column.goal"), 36], [t("results.column.by"), 64]],
          served.map((goal) => [cell([nameOf(goal)], "strong"), [...goal.wishes.map((id) => ({ text: `– ${capital(textOf(id) ?? id)}` })), ...(goal.route ? [{ text: oneLine(goal.route) }] : [])]])),
      ] : []),
    ],
  };
}

/** Who answers for it, and what was decided in the phase of strategy. */
function commitmentPart(w: Writer): ResultPart {
  const { s: { members, plan }, t, of } = w;
  const carrying = namedMembers(members).filter(({ role }) => role === "owner" || role === "sponsor" || role === "leader" || role === "management");
  const phase = plan.phases.find(({ number }) => number === 1);
  const discussed = phase?.prompts.filter(wasDiscussed) ?? [];
  const decisions = discussed.flatMap(({ item, decisions: own }) => own.filter(({ text }) => text !== "").map((decision) => ({ ...decision, about: of(item.text) })));
  const silent = (phase?.prompts.length ?? 0) - discussed.length;
  const results = phase?.results.filter(({ work }) => work.done || work.note !== "") ?? [];
  const lacks = (["owner", "sponsor"] as const).filter((role) => !carrying.some((member) => member.role === role));
  // Whether marketing has a vision and won the others over says how willing the organisation is to change.
  return answersPart(w, "commitment", ["15"], {
    place: "phases/roles", filled: carrying.length > 0 || discussed.length > 0 || results.length > 0,
    summary: [...carrying.filter(({ role }) => role === "owner" || role === "sponsor").map(({ role, name, position }) => `${t(`interface.phases.roles.role.${role}`)}: ${name || position}`), ...when(decisions.length, t("results.count.decisions", { count: decisions.length }))].join("; "),
    open: [...lacks.map((role) => t(`results.open.${role}`)), ...when(silent, t("results.open.discussed", { count: silent }))],
    blocks: (number) => [
      ...(carrying.length > 0 ? [table(t("interface.phases.roles.carried"), [[t("results.column.role"), 34], [t("interface.phases.roles.name"), 33], [t("interface.phases.roles.position"), 33]],
        carrying.map(({ role, name, position }) => [t(`interface.phases.roles.role.${role}`), name, position]))] : []),
      ...(decisions.length > 0 ? [number(2, t("results.decisions")), decisionTable(w, decisions)] : []),
      ...(phase && discussed.some(({ work }) => work.note !== "") ? [number(2, t("results.notes")), ...noteBlocks(w, phase)] : []),
      ...(results.length > 0 ? [number(2, t("results.agreed")), ...bullets(results.map(({ item, work }) => [of(item.text), work.note ? oneLine(work.note) : t("results.reached")].join(": ")))] : []),
    ],
  });
}
