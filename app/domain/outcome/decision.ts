import { z } from "zod";

/**
 * What can be decided on a selection.
 *
 * - shortlist: which offers go on, and which do not
 * - award: one offer wins
 * - no-award: it ends without a winner
 * - cancel: it is broken off
 * - withdraw: the decision before it no longer holds, and the selection goes on
 */
export const decisionKinds = ["shortlist", "award", "no-award", "cancel", "withdraw"] as const;
export const decisionKindSchema = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof decisionKindSchema>;

export const offerVerdicts = ["winner", "on-shortlist", "not-chosen", "excluded"] as const;

/** What was decided on one offer, as it stood in the ranking at that moment. */
export const decidedOfferSchema = z.object({
  vendor: z.string(),
  verdict: z.enum(offerVerdicts),
  /** Why, in the words of who decides. */
  motivation: z.string().max(10_000),
  rank: z.int().nullable(),
  value: z.number().nullable(),
});
export type DecidedOffer = z.infer<typeof decidedOfferSchema>;

/** A decision as it is kept for ever. */
export const decisionContentSchema = z.object({
  kind: decisionKindSchema,
  /** Of the whole decision; required for all but a shortlist and an award, where offers have their own. */
  reason: z.string().max(10_000),
  offers: z.array(decidedOfferSchema),
  /** Last day on which a vendor can object, for an award. */
  standstillUntil: z.iso.date().nullable(),
  /** What it was taken on: edition and hash of the ranking. */
  edition: z.string().nullable(),
  rankingHash: z.string().nullable(),
});
export type DecisionContent = z.infer<typeof decisionContentSchema>;

export type DecisionProblem = "decision-not-now" | "decision-no-winner" | "decision-winner-excluded" | "decision-no-offers" | "reason-needed" | "motivation-needed" | "standstill-past";

/**
 * What is wrong with a decision: who is excluded cannot win or go on, each offer has its motivation, and what ends or
 * undoes something has its reason. Null when it can be taken.
 *
 * @param excluded ids of the vendors that a knock-out excludes
 * @param today ISO date
 */
export function decisionProblem(content: DecisionContent, excluded: ReadonlySet<string>, today: string): DecisionProblem | null {
  const { kind, offers, reason, standstillUntil } = content;
  if (kind === "shortlist" || kind === "award") {
    const chosen = offers.filter(({ verdict }) => verdict === (kind === "award" ? "winner" : "on-shortlist"));
    if (kind === "award" && chosen.length !== 1) return "decision-no-winner";
    if (chosen.length === 0) return "decision-no-offers";
    if (chosen.some(({ vendor }) => excluded.has(vendor))) return "decision-winner-excluded";
    // What excludes an offer is motivation by itself.
    if (offers.some(({ vendor, motivation }) => !excluded.has(vendor) && !motivation.trim())) return "motivation-needed";
    if (standstillUntil !== null && standstillUntil < today) return "standstill-past";
    return null;
  }
  return reason.trim() ? null : "reason-needed";
}

/** The decision that holds, of a list from old to new: the last one that was not withdrawn. */
export function decisionInForce<T extends { kind: DecisionKind }>(decisions: readonly T[]): T | null {
  const standing: T[] = [];
  for (const decision of decisions) {
    if (decision.kind === "withdraw") standing.pop();
    else standing.push(decision);
  }
  return standing.at(-1) ?? null;
}
