import { z } from "zod";

export const selectionStages = ["intake", "rounds", "decided", "archived", "cancelled"] as const;
export const selectionStageSchema = z.enum(selectionStages);
export type SelectionStage = z.infer<typeof selectionStageSchema>;

export const roundStages = ["drafting", "published", "closed", "opened", "scoring", "consensus", "concluded"] as const;
export const roundStageSchema = z.enum(roundStages);
export type RoundStage = z.infer<typeof roundStageSchema>;

/** Moves of a round. Going back needs a written reason; what was published or received stays. */
const roundMoves: Record<RoundStage, { to: RoundStage; back: boolean }[]> = {
  drafting: [{ to: "published", back: false }],
  published: [{ to: "closed", back: false }],
  closed: [{ to: "opened", back: false }, { to: "published", back: true }],
  opened: [{ to: "scoring", back: false }, { to: "published", back: true }],
  scoring: [{ to: "consensus", back: false }],
  consensus: [{ to: "concluded", back: false }, { to: "scoring", back: true }],
  concluded: [],
};

export type MoveRefusal = "not-from-here" | "reason-needed";

/** Whether a round may go from one stage to another, and if not why. */
export function roundMove(from: RoundStage, to: RoundStage, reason: string | null): { ok: true } | { ok: false; why: MoveRefusal } {
  const move = roundMoves[from].find((m) => m.to === to);
  if (!move) return { ok: false, why: "not-from-here" };
  if (move.back && !reason?.trim()) return { ok: false, why: "reason-needed" };
  return { ok: true };
}

/** Whether answers that are still missing on a knock-out count as failed: once the round is closed. */
export function nullFails(stage: RoundStage): boolean {
  return roundStages.indexOf(stage) >= roundStages.indexOf("closed");
}

const selectionMoves: Record<"award" | "no-award" | "cancel" | "withdraw", { from: readonly SelectionStage[]; to: SelectionStage }> = {
  award: { from: ["rounds"], to: "decided" },
  "no-award": { from: ["rounds"], to: "decided" },
  cancel: { from: ["intake", "rounds"], to: "cancelled" },
  // A decision that no longer holds opens the selection again.
  withdraw: { from: ["rounds", "decided", "cancelled"], to: "rounds" },
};

/** Where a decision takes a selection; null when it cannot be taken from there. A shortlist leaves it where it is. */
export function stageAfterDecision(from: SelectionStage, kind: "shortlist" | keyof typeof selectionMoves): SelectionStage | null {
  if (kind === "shortlist") return from === "rounds" ? from : null;
  return selectionMoves[kind].from.includes(from) ? selectionMoves[kind].to : null;
}
