import { takesPart } from "../../domain/phases/project-roles";
import { caseLineName } from "../../i18n/case-texts";
import { answersPart } from "./answers-part";
import { costsPart } from "./case-part";
import { dependenciesPart, gapsPart, phasingPart, preconditionsPart, situationPart } from "./gap-parts";
import { activityTable, discussionBlocks, namedMembers, phaseTitle, wasDiscussed, wasPlanned } from "./phase-blocks";
import { cell, oneLine, table, when } from "./result-part";
import type { PartKey, ResultPart, Writer } from "./result-part";
import { risksPart } from "./risks-part";

/** The project migration plan: from the present to the desired situation, in which steps, by whom and at what risk. */
export function migrationParts(w: Writer): ResultPart[] {
  return [
    answersPart(w, "present", ["5"]), situationPart(w), gapsPart(w), dependenciesPart(w), phasingPart(w), preconditionsPart(w), plannedPart(w),
    approachPart(w, "approach", 2, ["8", "9"]), capacityPart(w), costsPart(w), risksPart(w),
  ];
}

/** All that is to be done from the second phase on: its activities, and the points that came out of the questions. */
function plannedPart(w: Writer): ResultPart {
  const { s: { readiness: { actions, sections } }, t, of, day } = w;
  const activities = activitiesPart(w, "activities", [2, 3, 4, 5]);
  const told = actions.filter(({ text, owner, due }) => text !== "" || owner !== "" || due !== null);
  const questions = new Map(sections.flatMap(({ questions: own }) => own.map(({ item }) => [item.id, of(item.text)])));
  const bare = told.filter(({ owner, due, state }) => state !== "done" && (owner === "" || due === null)).length;
  return {
    ...activities, filled: activities.filled || told.length > 0, summary: [activities.summary, ...when(told.length, t("results.count.actions", { count: told.length }))].filter(Boolean).join("; "),
    open: [...activities.open, ...when(bare, t("results.open.actions", { count: bare }))],
    blocks: (number) => [
      ...(activities.filled ? activities.blocks(number) : []),
      ...(told.length > 0 ? [
        number(2, t("results.actions")),
        table(t("results.actions"), [[t("results.column.action"), 50], [t("interface.phases.column.owner"), 20], [t("interface.phases.column.due"), 17], [t("results.column.state"), 13]],
          told.map(({ text, question, owner, due, state }) => [
            cell([text || t("interface.readiness.action.unnamed"), question !== null && questions.get(question) !== undefined && questions.get(question)!]), owner, due === null ? "" : day(due), t(`interface.readiness.state.${state}`),
          ])),
      ] : []),
    ],
  };
}

/** The activities of some phases, with who does them and when. */
export function activitiesPart(w: Writer, key: PartKey, numbers: readonly number[]): ResultPart {
  const { s: { plan }, t, of, day } = w;
  const phases = plan.phases.filter(({ number }) => numbers.includes(number));
  const entries = phases.flatMap(({ activities }) => activities);
  const planned = entries.filter(wasPlanned);
  const unowned = entries.filter(({ work }) => !work.done && (work.owner === "" || work.due === null)).length;
  const led = phases.filter(({ work }) => work.owner !== "" || work.due !== null || work.note !== "");
  return {
    key, place: phases.length === 1 ? `phases/${phases[0].number}` : "phases", filled: planned.length + led.length > 0,
    summary: planned.length > 0 ? t("results.activities.count", { count: planned.length, done: planned.filter(({ work }) => work.done).length }) : "",
    open: planned.length + led.length > 0 ? when(unowned, t("results.open.activities", { count: unowned })) : [],
    blocks: (number) => [
      ...(led.length > 0 ? [table(t("results.activities.phases"), [[t("results.column.phase"), 46], [t("results.column.leads"), 22], [t("results.column.ready"), 18], [t("results.column.state"), 14]],
        led.map((phase) => [cell([phaseTitle(w, phase), oneLine(phase.work.note)]), phase.work.owner, phase.work.due === null ? "" : day(phase.work.due), t(`interface.phases.state.${phase.state}`)]))] : []),
      ...phases.filter(({ activities }) => activities.some(wasPlanned)).flatMap((phase) => [number(2, phaseTitle(w, phase)), activityTable(w, of(phase.item.title ?? phase.item.text), phase.activities)]),
    ],
  };
}

/** What was discussed and decided in a phase, what its results are, and what the checklist says about the approach. */
export function approachPart(w: Writer, key: PartKey, phaseNumber: number, sections: readonly string[]): ResultPart {
  const { s: { plan }, t } = w;
  const phase = plan.phases.find(({ number }) => number === phaseNumber);
  const discussed = phase?.prompts.filter(wasDiscussed) ?? [];
  const results = phase?.results.filter(wasPlanned) ?? [];
  const silent = (phase?.prompts.length ?? 0) - discussed.length;
  return answersPart(w, key, sections, {
    filled: discussed.length + results.length > 0, place: `phases/${phaseNumber}`,
    summary: discussed.length > 0 ? t("results.count.discussed", { count: discussed.length }) : "",
    open: when(silent, t("results.open.discussed", { count: silent })),
    blocks: (number) => [
      ...(phase && discussed.length > 0 ? [number(2, t("results.discussed")), ...discussionBlocks(w, phase)] : []),
      ...(results.length > 0 ? [number(2, t("interface.phases.results.title")), activityTable(w, t("interface.phases.results.title"), results, "result")] : []),
    ],
  });
}

/** Who takes part in which phase, and how many hours of the organisation's own people were counted on. */
export function capacityPart(w: Writer): ResultPart {
  const { s: { members, plan: { phases }, businessCase }, t, plain } = w;
  const team = namedMembers(members);
  const hours = businessCase.costs.filter(({ kind, amount }) => kind === "own-people" && amount.expected !== null);
  const manned = phases.filter(({ number }) => team.some((member) => takesPart(member, number)));
  return {
    key: "capacity", place: "phases/roles", filled: team.length + hours.length > 0,
    summary: [...when(team.length, t("results.count.people", { count: team.length })), ...when(hours.length, t("results.capacity.hours", { hours: plain(hours.reduce((sum, { amount }) => sum + amount.expected!, 0)) }))].join("; "),
    open: [...(team.length > 0 && !team.some(({ role }) => role === "leader") ? [t("results.open.leader")] : []), ...(team.length > 0 ? when(phases.length - manned.length, t("results.open.manned", { phases: phases.filter((phase) => !manned.includes(phase)).map(({ number }) => number).join(", "), count: phases.length - manned.length })) : [])],
    blocks: (number) => [
      ...(team.length > 0 ? [teamTable(w)] : []),
      ...(hours.length > 0 ? [
        number(2, t("results.capacity.own")),
        table(t("results.capacity.own"), [[t("businessCase.column.label"), 50], [t("businessCase.column.timing"), 25], [t("results.column.hours"), 25, "right"]],
          hours.map(({ label, timing, amount }) => [caseLineName(t, label), t(`businessCase.timing.${timing}`), plain(amount.expected!)])),
      ] : []),
    ],
  };
}

/** The team with the phases in which each takes part. */
export function teamTable({ s: { members, plan: { phases } }, t }: Writer) {
  return table(t("interface.phases.roles.matrix"), [[t("interface.phases.roles.name"), 28], [t("results.column.role"), 32], [t("interface.phases.roles.position"), 24], [t("interface.phases.roles.phases"), 16]],
    namedMembers(members).map((member) => [
      cell([member.name || member.position], "strong"), t(`interface.phases.roles.role.${member.role}`), member.name ? member.position : "",
      member.role === "leader" ? t("interface.phases.roles.always") : phases.filter(({ number }) => takesPart(member, number)).map(({ number }) => number).join(", "),
    ]));
}

