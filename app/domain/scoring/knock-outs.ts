import { tolerance } from "./tolerance";
import type { JudgedKnockOut, KnockOut, KnockOutState, LeafValue, ScoredOffer } from "./types";

/**
 * What a knock-out says of a value: failed when even its best case falls short of `atLeast`, open while null or a range
 * leaves both ways, else passed. Values that differ by rounding only count as equal.
 */
function stateOfValue(value: LeafValue | undefined, atLeast: number): KnockOutState {
  if (value === null || value === undefined) return atLeast > tolerance ? "open" : "passed";
  const low = typeof value === "number" ? value : value.low;
  const high = typeof value === "number" ? value : value.high;
  if (high < atLeast - tolerance) return "failed";
  return low < atLeast - tolerance ? "open" : "passed";
}

/** The leaves whose knock-outs exclude an offer, and those that still may; without the waived ones, in the given order. */
export function judgeKnockOuts(
  offer: ScoredOffer,
  knockOuts: readonly (KnockOut | JudgedKnockOut)[],
): { excluded: string[]; open: string[] } {
  const excluded: string[] = [];
  const open: string[] = [];
  for (const knockOut of knockOuts) {
    if (offer.waived?.has(knockOut.leaf)) continue;
    const state =
      "states" in knockOut
        ? (knockOut.states.get(offer.id) ?? "open")
        : stateOfValue(offer.values.get(knockOut.leaf), knockOut.atLeast);
    if (state === "failed") excluded.push(knockOut.leaf);
    else if (state === "open") open.push(knockOut.leaf);
  }
  return { excluded, open };
}
