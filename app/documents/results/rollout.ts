import { paragraphs } from "../document-model";
import { activitiesPart, approachPart } from "./migration";
import { namedMembers } from "./phase-blocks";
import { cell, note, oneLine, plainText, strongText, table, when } from "./result-part";
import type { ResultPart, Writer } from "./result-part";

/** The plan for coming into use: pilot, training per user group, going live, rewards and periodic checks. */
export function rolloutParts(w: Writer): ResultPart[] {
  return [pilotPart(w), trainingPart(w), livePart(w), ambassadorsPart(w), rewardsPart(w), newWayPart(w), checksPart(w, "checks")];
}

function pilotPart({ s: { implementation: { pilotGroup, pilotFrom, pilotTo, pilotMeasure, pilotOutcome } }, t, day }: Writer): ResultPart {
  const period = [pilotFrom, pilotTo].filter((one) => one !== null).map(day).join(" – ");
  return {
    key: "pilot", place: "implementation#pilot", filled: pilotGroup !== "" || period !== "" || pilotMeasure !== "" || pilotOutcome !== "",
    summary: [oneLine(pilotGroup), period].filter(Boolean).join("; "),
    open: [...(pilotGroup === "" ? [t("results.open.pilotGroup")] : []), ...(pilotFrom === null ? [t("results.open.pilotDate")] : []), ...(pilotMeasure === "" ? [t("results.open.pilotMeasure")] : [])],
    blocks: () => [
      ...(pilotGroup ? [strongText(t("interface.implementation.field.pilotGroup")), ...paragraphs(pilotGroup)] : []),
      ...(period ? [strongText(t("results.pilot.period")), plainText(period)] : []),
      ...(pilotMeasure ? [strongText(t("interface.implementation.field.pilotMeasure")), ...paragraphs(pilotMeasure)] : []),
      ...(pilotOutcome ? [strongText(t("interface.implementation.field.pilotOutcome")), ...paragraphs(pilotOutcome)] : []),
    ],
  };
}

function trainingPart({ s: { implementation: { trainings } }, t, day }: Writer): ResultPart {
  const told = trainings.filter(({ group, content, trainer, date }) => group !== "" || content !== "" || trainer !== "" || date !== null);
  const undated = told.filter(({ date }) => date === null).length;
  return {
    key: "training", place: "implementation#trainings", filled: told.length > 0, summary: told.length > 0 ? t("results.count.groups", { count: told.length }) : "",
    open: when(undated, t("results.open.trainingDate", { count: undated })),
    blocks: () => [table(t("results.part.training.title"), [[t("interface.implementation.field.group"), 26], [t("interface.implementation.field.content"), 40], [t("interface.implementation.field.trainer"), 17], [t("interface.implementation.field.date"), 17]],
      told.map(({ group, content, trainer, date, given }) => [cell([group || "–"], "strong"), oneLine(content), trainer, cell([date !== null && day(date), given && t("interface.implementation.field.given")])]))],
  };
}

function livePart({ s: { implementation: { liveOn, approach, liveText } }, t, day }: Writer): ResultPart {
  return {
    key: "live", place: "implementation#live", filled: liveOn !== null || approach !== null || liveText !== "", summary: [liveOn === null ? "" : day(liveOn), approach === null ? "" : t(`interface.implementation.approach.${approach}`)].filter(Boolean).join("; "),
    open: [...(liveOn === null ? [t("results.open.liveOn")] : []), ...(approach === null ? [t("results.open.approach")] : [])],
    blocks: () => [
      ...(liveOn !== null ? [plainText(t("results.live.on", { date: day(liveOn) }))] : []),
      ...(approach !== null ? [plainText(`${t("interface.implementation.field.approach")}: ${t(`interface.implementation.approach.${approach}`)}`)] : []),
      ...paragraphs(liveText),
    ],
  };
}

function ambassadorsPart({ s: { members }, t }: Writer): ResultPart {
  const ambassadors = namedMembers(members).filter(({ role }) => role === "ambassador");
  return {
    key: "ambassadors", place: "phases/roles", filled: ambassadors.length > 0, summary: ambassadors.map(({ name, position }) => name || position).join(", "), open: [],
    blocks: () => [
      plainText(t("results.ambassadors.lead")),
      table(t("results.part.ambassadors.title"), [[t("interface.phases.roles.name"), 50], [t("interface.phases.roles.position"), 50]], ambassadors.map(({ name, position }) => [name || position, name ? position : ""])),
    ],
  };
}

function rewardsPart({ s: { implementation: { rewards } } }: Writer): ResultPart {
  return { key: "rewards", place: "implementation#rewards", filled: rewards !== "", summary: "", open: [], blocks: () => paragraphs(rewards) };
}

/** How everyone comes to work by the new processes: the activities of the last phase, and what was discussed and decided in it. */
function newWayPart(w: Writer): ResultPart {
  const last = w.s.plan.phases.at(-1)?.number ?? 5;
  const [activities, approach] = [activitiesPart(w, "newWay", [last]), approachPart(w, "newWay", last, [])];
  return {
    ...approach, filled: activities.filled || approach.filled, summary: [activities.summary, approach.summary].filter(Boolean).join("; "), open: [...activities.open, ...approach.open],
    blocks: (number) => [...(activities.filled ? activities.blocks(number) : []), ...(approach.filled ? approach.blocks(number) : [])],
  };
}

/** The moments at which is looked again whether all use the system, whether it works as wished and what can be better. */
export function checksPart({ s: { implementation: { checks } }, t, day }: Writer, key: "checks" | "followUp"): ResultPart {
  const planned = checks.filter(({ on, by }) => on !== null || by !== "");
  const undated = checks.filter(({ on }) => on === null).length;
  return {
    key, place: "implementation#checks", filled: planned.length > 0, summary: planned.length > 0 ? t("results.count.checks", { count: planned.length, held: planned.filter(({ held }) => held).length }) : "",
    open: when(undated, t("results.open.checkDate", { count: undated })),
    blocks: () => [
      plainText(t("results.checks.lead")),
      table(t("results.part.checks.title"), [[t("interface.implementation.field.on"), 34], [t("interface.implementation.field.by"), 40], [t("results.column.state"), 26]],
        planned.map(({ on, by, held }) => [on === null ? "" : day(on), by, t(`results.state.${held ? "held" : "planned"}`)])),
    ],
  };
}

/** The checks that were held, with what was found. */
export function checksHeldPart({ s: { implementation: { checks } }, t, day }: Writer): ResultPart {
  const held = checks.filter(({ held: done, use, works, better }) => done || use !== "" || works !== "" || better !== "");
  const silent = held.filter(({ use, works, better }) => use === "" && works === "" && better === "").length;
  return {
    key: "checksHeld", place: "implementation#checks", filled: held.length > 0, summary: held.length > 0 ? t("results.count.held", { count: held.length }) : "", open: when(silent, t("results.open.findings", { count: silent })),
    blocks: (number) => held.flatMap(({ on, by, use, works, better }) => [
      number(2, on === null ? t("results.checks.undated") : day(on)),
      ...(by ? [note(`${t("interface.implementation.field.by")}: ${by}`)] : []),
      ...([["use", use], ["works", works], ["better", better]] as const).flatMap(([field, text]) => (text ? [strongText(t(`interface.implementation.field.${field}`)), ...paragraphs(text)] : [])),
    ]),
  };
}
