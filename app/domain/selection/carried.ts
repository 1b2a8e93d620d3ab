import type { Draft } from "../edition/draft";
import type { GapContent } from "../gaps/gap";
import type { PreconditionContent } from "../gaps/precondition";
import type { GoalContent } from "../goals/goal";
import type { PhaseWork } from "../phases/phase-work";
import { emptyRisk } from "../risks/risk";
import type { RiskContent } from "../risks/risk";

/** What of the preparation can come along, by choice, when a selection is started from another. */
export const copyParts = ["goals", "gaps", "risks", "phases", "businessCase"] as const;
export type CopyPart = (typeof copyParts)[number];

/** Those that somebody who copies most likely wants: notes of discussions and amounts are mostly of one project. */
export const usualCopyParts: readonly CopyPart[] = ["goals", "gaps", "risks"];

/** What of a draft holds for another selection: not its dates, and nobody's name. */
export function carriedDraft(draft: Draft): Draft {
  return { ...draft, deadline: "", planning: [], contact: { name: "", email: "" } };
}

/** A goal with how it is measured and what it aims at, not what was measured, when, by whom or what was learnt. */
export function carriedGoal(goal: GoalContent): GoalContent {
  return { ...goal, present: null, presentDate: null, date: null, owner: "", conclusion: "" };
}

export function carriedGap(gap: GapContent): GapContent {
  return { ...gap, owner: "" };
}

/** A precondition as text; whether it is met is to be seen anew. Null where nothing of it is left. */
export function carriedPrecondition({ text, function: main, note }: PreconditionContent): PreconditionContent | null {
  return text === "" && note === "" ? null : { text, function: main, state: "open", owner: "", due: null, note };
}

/** A risk with its measure; how likely and how bad it is, is to be judged anew. Null where nothing of it is left. */
export function carriedRisk({ text, group, measure }: RiskContent): RiskContent | null {
  return text === "" && measure === "" ? null : { ...emptyRisk, text, group, measure };
}

/** The note on an item of a phase, not that it was done, by whom or when. Null where there is none. */
export function carriedWork({ id, note }: PhaseWork): PhaseWork | null {
  return note === "" ? null : { id, done: false, owner: "", due: null, note };
}
