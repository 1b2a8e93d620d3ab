import type { EditionMarking } from "../edition/marking";

/** What an evaluator says of one answer: a mark, or that its automatic value is right; with a comment. */
export interface EvaluatorMark {
  /** Null while there is none. Of a confirmed answer: its automatic value on the scale of marks. */
  mark: number | null;
  /** The automatic value was confirmed. */
  confirms: boolean;
  comment: string;
}

export type MarkState = "open" | "comment-needed" | "done";

/**
 * Whether a mark asks for a comment: below or above the marks that the edition names, and wherever the automatic value of
 * an answer is overruled.
 */
export function needsComment(marking: EditionMarking, valuedBy: "committee" | "confirmed", { mark, confirms }: Omit<EvaluatorMark, "comment">): boolean {
  if (mark === null || confirms) return false;
  if (valuedBy === "confirmed") return true;
  return (marking.commentBelow !== null && mark < marking.commentBelow) || (marking.commentAbove !== null && mark > marking.commentAbove);
}

/** Where a mark stands. Only what is done counts: a mark whose comment is still missing does not. */
export function markState(marking: EditionMarking, valuedBy: "committee" | "confirmed", given: EvaluatorMark | null | undefined): MarkState {
  if (!given || given.mark === null) return "open";
  return needsComment(marking, valuedBy, given) && given.comment.trim() === "" ? "comment-needed" : "done";
}

/** Whether an evaluator can give this mark: a whole one from 0 to the highest. */
export function isMark(marking: EditionMarking, mark: number): boolean {
  return Number.isInteger(mark) && mark >= 0 && mark <= marking.highest;
}

/** Whether the committee can agree on this mark: as `isMark`, in halves too. */
export function isConsensusMark(marking: EditionMarking, mark: number): boolean {
  return Number.isInteger(mark * 2) && mark >= 0 && mark <= marking.highest;
}

/** An automatic value 0–100 on the scale of marks, unrounded; null while there is none. */
export function markOfValue(marking: EditionMarking, value: number | null): number | null {
  return value === null ? null : (value / 100) * marking.highest;
}
