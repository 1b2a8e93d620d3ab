import type { PhaseEntry, PhaseView } from "../../domain/phases/phase-plan";
import type { ProjectMember } from "../../domain/phases/project-roles";
import { paragraphs } from "../document-model";
import type { Block, Table } from "../document-model";
import { cell, oneLine, strongText, table } from "./result-part";
import type { Writer } from "./result-part";

/** Those of whom a name or a position is known. */
export function namedMembers(members: readonly ProjectMember[]): ProjectMember[] {
  return members.filter(({ name, position }) => name !== "" || position !== "");
}

interface ToldDecision {
  text: string;
  by: string;
  on: string | null;
  about: string;
}

export function decisionTable({ t, day }: Writer, decisions: readonly ToldDecision[]): Table {
  return table(t("results.decisions"), [[t("interface.phases.field.text"), 46], [t("results.column.about"), 24], [t("interface.phases.solution.by"), 16], [t("interface.phases.solution.on"), 14]],
    decisions.map(({ text, about, by, on }) => [oneLine(text), cell([about]).map((part) => ({ ...part, tone: "note" as const })), by, on === null ? "" : day(on)]));
}

/** Whether something was written down about a subject of a phase. */
export const wasDiscussed = ({ work, decisions }: PhaseView["prompts"][number]) => work.note !== "" || decisions.some(({ text }) => text !== "");

/** The notes and decisions of a phase, by the subject that was discussed. */
export function discussionBlocks(w: Writer, phase: PhaseView): Block[] {
  const { of } = w;
  return phase.prompts.filter(wasDiscussed).flatMap(({ item, work, decisions }): Block[] => {
    const told = decisions.filter(({ text }) => text !== "").map((decision) => ({ ...decision, about: of(item.text) }));
    return [strongText(of(item.text)), ...paragraphs(work.note), ...(told.length > 0 ? [decisionList(w, told)] : [])];
  });
}

/** Only the notes of a phase, where its decisions stand apart. */
export function noteBlocks({ of }: Writer, phase: PhaseView): Block[] {
  return phase.prompts.filter(({ work }) => work.note !== "").flatMap(({ item, work }): Block[] => [strongText(of(item.text)), ...paragraphs(work.note)]);
}

function decisionList({ t, day }: Writer, decisions: readonly ToldDecision[]): Block {
  return {
    type: "list", ordered: false,
    items: decisions.map(({ text, by, on }) => {
      const who = [by, on === null ? "" : day(on)].filter(Boolean).join(", ");
      return `${t("interface.phases.field.text")}: ${oneLine(text)}${who ? ` (${who})` : ""}`;
    }),
  };
}

/** Whether something was planned, done or noted about an activity or a result. */
export const wasPlanned = ({ work }: PhaseEntry) => work.done || work.owner !== "" || work.due !== null || work.note !== "";

/** Activities and results of phases: what, who, when and how it stands. */
export function activityTable({ t, of, day }: Writer, title: string, entries: readonly PhaseEntry[], kind: "activity" | "result" = "activity"): Table {
  return table(title, [[t(`results.column.${kind}`), 50], [t("interface.phases.column.owner"), 20], [t("interface.phases.column.due"), 17], [t("results.column.state"), 13]],
    entries.map(({ item, work }) => [[{ text: of(item.text) }, ...(work.note ? [{ text: oneLine(work.note), tone: "note" as const }] : [])], work.owner, work.due === null ? "" : day(work.due), t(`results.state.${work.done ? "done" : "open"}`)]));
}

/** The title of a phase with its number. */
export function phaseTitle({ t, of }: Writer, { number, item }: PhaseView): string {
  return `${t("interface.phases.number", { number })}${item.title ? `: ${of(item.title)}` : ""}`;
}
