import { itemsOfKind, walkCriteria } from "../../domain/content/pack";
import type { Criterion } from "../../domain/content/pack";
import type { Requirement } from "../../domain/requirements/requirement";
import { paragraphs } from "../document-model";
import type { Block } from "../document-model";
import { answersPart } from "./answers-part";
import { phasingPart } from "./gap-parts";
import { activitiesPart, approachPart } from "./migration";
import { cell, looseText, note, plainText, strongText, table } from "./result-part";
import type { HeadingNumber, ResultPart, Writer } from "./result-part";

/** Dimension of the weight tree whose requirements are about architecture and integration. */
const architecture = "openness";

/** The information-system design: what is asked of the system, bought or made, how it fits what is there, and when it all comes. */
export function designParts(w: Writer): ResultPart[] {
  return [supportPart(w), minimumPart(w), requirementsPart(w), integrationPart(w), approachPart(w, "designDecisions", 4, []), partnerPart(w), integratedPlanPart(w)];
}

/** The class of system and the decision between a standard package and a bespoke system. */
function supportPart({ s: { solution, pack }, t, of, day }: Writer): ResultPart {
  const classes = itemsOfKind(pack, "class").filter(({ id }) => solution.classes.includes(id));
  const decided = solution.form !== null;
  const by = [solution.by, solution.on === null ? "" : day(solution.on)].filter(Boolean).join(", ");
  return {
    key: "support", place: "phases/solution", filled: decided || classes.length > 0 || solution.reason !== "",
    summary: solution.form === null ? "" : t(`interface.phases.solution.form.${solution.form}`),
    open: [...(decided ? [] : [t("results.open.form")]), ...(decided && solution.reason === "" ? [t("results.open.reason")] : []), ...(decided && solution.by === "" ? [t("results.open.by")] : [])],
    blocks: (number) => [
      ...(decided || solution.reason !== "" ? [
        number(2, t("interface.phases.solution.form.title")),
        strongText(t(`interface.phases.solution.form.${solution.form ?? "none"}`)),
        ...paragraphs(solution.reason), ...(by ? [note(t("results.decidedBy", { by }))] : []),
      ] : []),
      ...(classes.length > 0 ? [number(2, t("interface.phases.solution.classes")), ...classes.map(({ text }) => strongText(of(text))), ...paragraphs(solution.classReason)] : []),
    ],
  };
}

/** The functions that every system must have. */
function minimumPart({ s: { pack, requirements }, t, of }: Writer): ResultPart {
  const items = itemsOfKind(pack, "minimum-function");
  const asked = new Set(requirements.map(({ source }) => source));
  return {
    key: "minimum", place: "phases/solution#minimum", filled: items.length > 0, summary: items.length > 0 ? t("results.count.minimum", { count: items.length }) : "", open: [],
    blocks: () => [table(t("interface.phases.solution.minimum.title"), [[t("interface.phases.solution.minimum.function"), 78], [t("interface.phases.solution.minimum.asked"), 22]],
      items.map(({ id, text }) => [of(text), t(`interface.phases.solution.minimum.${asked.has(id) ? "yes" : "no"}`)]))],
  };
}

/** The requirements by criterion, architecture aside, with priority and weight. */
function requirementsPart(w: Writer): ResultPart {
  const { s: { requirements, criteria }, t } = w;
  const here = criteria.filter(({ id }) => id !== architecture);
  const own = under(requirements, here);
  const mandatory = own.filter((one) => one.mandatory).length;
  return {
    key: "requirements", place: "requirements", filled: own.length > 0, summary: own.length > 0 ? t("results.requirements.count", { count: own.length, mandatory }) : "", open: [],
    blocks: (number) => [plainText(t("results.requirements.lead")), ...criterionBlocks(w, here, criteria, 2, number)],
  };
}

/** What is asked of architecture and integration, and what the checklist says of the infrastructure that is there. */
function integrationPart(w: Writer): ResultPart {
  const { s: { requirements, criteria }, t } = w;
  const here = criteria.filter(({ id }) => id === architecture);
  const own = under(requirements, here);
  return answersPart(w, "integration", ["12"], {
    filled: own.length > 0, place: "requirements", summary: own.length > 0 ? t("results.requirements.count", { count: own.length, mandatory: own.filter((one) => one.mandatory).length }) : "",
    blocks: (number) => here.flatMap((criterion) => criterionBlocks(w, criterion.children ?? [criterion], criterion.children ?? criteria, 2, number)),
  });
}

function under(requirements: readonly Requirement[], criteria: readonly Criterion[]): Requirement[] {
  const ids = new Set(walkCriteria([...criteria]).map(({ id }) => id));
  return requirements.filter(({ criterion }) => ids.has(criterion));
}

/** A heading with its share among its siblings for each criterion that asks something, with a table of its own requirements. */
function criterionBlocks(w: Writer, shown: readonly Criterion[], siblings: readonly Criterion[], level: 2 | 3, number: HeadingNumber): Block[] {
  const { s: { requirements }, of, share, t } = w;
  const asking = siblings.filter((one) => under(requirements, [one]).length > 0);
  const total = asking.reduce((sum, { weight }) => sum + weight, 0);
  return shown.filter((one) => asking.includes(one)).flatMap((criterion): Block[] => {
    const own = requirements.filter((requirement) => requirement.criterion === criterion.id);
    const title = of(criterion.title);
    return [
      number(level, total > 0 ? t("results.requirements.heading", { title, share: share(criterion.weight / total) }) : title),
      ...(own.length > 0 ? [requirementTable(w, own, title)] : []),
      ...criterionBlocks(w, criterion.children ?? [], criterion.children ?? [], 3, number),
    ];
  });
}

function requirementTable(w: Writer, own: readonly Requirement[], title: string): Block {
  const { t, plain } = w;
  return table(t("documents.requirements.summary", { group: title }), [[t("documents.requirements.requirement"), 68], [t("documents.requirements.priority"), 20], [t("documents.requirements.weight"), 12, "right"]],
    own.map((one) => [
      cell([looseText(w, one.text), one.note && looseText(w, one.note)]),
      [{ text: t(`documents.requirements.${one.priority}`) }, ...(one.mandatory ? [{ text: t("documents.requirements.mandatory"), tone: "strong" as const }] : [])],
      one.weight > 0 ? plain(one.weight) : [{ text: t("documents.requirements.informative"), tone: "note" as const }],
    ]));
}

/** What is asked of a partner because the organisation cannot do it itself, and what the market scan and the questions about its own departments say. */
function partnerPart(w: Writer): ResultPart {
  const { s: { readiness: { needs } }, t, of } = w;
  return answersPart(w, "partner", ["13", "14"], {
    filled: needs.length > 0, place: "readiness#needs", summary: needs.length > 0 ? t("results.count.needs", { count: needs.length }) : "",
    blocks: () => [table(t("results.part.partner.title"), [[t("results.column.need"), 48], [t("results.column.area"), 52]],
      needs.map(({ question, areas }) => [cell([of(question.text), question.note ? of(question.note) : null]), areas.map(({ area }) => ({ text: `– ${of(area.text)}` }))]))],
  });
}

/** The activities of all phases and the releases, in one plan. */
function integratedPlanPart(w: Writer): ResultPart {
  const { s: { plan, gaps, readiness, implementation }, t, day } = w;
  const activities = activitiesPart(w, "activities", plan.phases.map(({ number }) => number));
  const releases = phasingPart(w);
  const moments = [
    ...plan.phases.flatMap(({ activities: own }) => own).filter(({ work }) => work.due !== null).map(({ item, work }) => ({ on: work.due!, what: w.of(item.text), who: work.owner })),
    ...gaps.preconditions.filter(({ state, due }) => state === "open" && due !== null).map((one) => ({ on: one.due!, what: one.item ? w.of(one.item.text) : one.text, who: one.owner })),
    ...readiness.actions.filter(({ state, due }) => state !== "done" && due !== null).map(({ text, due, owner }) => ({ on: due!, what: text || t("interface.readiness.action.unnamed"), who: owner })),
    ...implementation.trainings.filter(({ date, group }) => date !== null && group !== "").map(({ date, group, trainer }) => ({ on: date!, what: t("results.plan.training", { group }), who: trainer })),
    ...(implementation.pilotFrom ? [{ on: implementation.pilotFrom, what: t("results.plan.pilot"), who: implementation.pilotGroup }] : []),
    ...(implementation.liveOn ? [{ on: implementation.liveOn, what: t("results.plan.live"), who: "" }] : []),
    ...implementation.checks.filter(({ on }) => on !== null).map(({ on, by }) => ({ on: on!, what: t("results.plan.check"), who: by })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return {
    key: "integratedPlan", place: "phases", filled: activities.filled || releases.filled || moments.length > 0,
    summary: [activities.summary, releases.summary].filter(Boolean).join("; "), open: [...activities.open, ...releases.open],
    blocks: (number) => [
      ...(moments.length > 0 ? [number(2, t("results.plan.calendar")), table(t("results.plan.calendar"), [[t("results.column.on"), 20], [t("results.column.what"), 55], [t("results.column.who"), 25]], moments.map(({ on, what, who }) => [day(on), what, who]))] : []),
      ...(activities.filled ? activities.blocks(number) : []),
      ...(releases.filled ? releases.blocks(number) : []),
    ],
  };
}
