import type { CriterionValues, ValueDrawer } from "./criterion-values";
import type { Random } from "./random";
import { tolerance } from "./tolerance";
import { blockSize } from "./weight-space";
import { addUp } from "./weighted-totals";

export interface ConfidenceCounter {
  /** Counts a block of samples. */
  add(random: Random, drawValues: ValueDrawer): void;
  /** How many samples are still to come; 0 from the start where values are known well enough. */
  left(): number;
  /** By offer: how often it was first with its own weights, 0–1; null where it has none. */
  shares(): (number | null)[];
}

/**
 * Makes the counter of the confidence factor: how often an offer is first, tied or not, with its central weights, over the
 * values in their ranges. Rivals that can never be ahead with these weights are not compared, nor those that always are.
 *
 * @param central by offer, its central weights by criterion; null where there are none
 */
export function confidenceCounter(
  offers: readonly CriterionValues[],
  central: readonly (Float64Array | null)[],
  samples: number,
): ConfidenceCounter {
  const criteria = offers[0]?.low.length ?? 0;
  const contests = offers.map((offer, o) => contestOf(offer, offers, central[o]));
  const firsts = new Float64Array(offers.length);
  const own = new Float64Array(blockSize);
  const rival = new Float64Array(blockSize);
  const lost = new Uint8Array(blockSize);
  let left = contests.some(({ rivals }) => rivals.length > 0) ? samples : 0;

  return {
    add(random, drawValues) {
      const count = Math.min(blockSize, left);
      const values = drawValues(random);
      contests.forEach(({ rivals }, o) => {
        if (rivals.length === 0) return;
        addUp(own, 0, values, o * criteria * blockSize, central[o]!);
        lost.fill(0);
        for (const other of rivals) {
          addUp(rival, 0, values, other * criteria * blockSize, central[o]!);
          markGreater(lost, rival, own);
        }
        for (let k = 0; k < count; k++) firsts[o] += 1 - lost[k];
      });
      left -= count;
    },
    left: () => left,
    shares: () =>
      contests.map(({ decided, rivals }, o) => {
        if (central[o] === null) return null;
        return decided ?? (rivals.length === 0 ? 1 : firsts[o] / samples);
      }),
  };
}

function markGreater(marks: Uint8Array, these: Float64Array, those: Float64Array): void {
  for (let k = 0; k < blockSize; k++) marks[k] |= +(these[k] > those[k]);
}

/** Against whom an offer must be sampled with its own weights; decided is 0 where somebody is ahead in any case. */
function contestOf(
  offer: CriterionValues,
  offers: readonly CriterionValues[],
  weights: Float64Array | null,
): { rivals: number[]; decided: 0 | null } {
  const rivals: number[] = [];
  if (weights === null) return { rivals, decided: null };
  for (let o = 0; o < offers.length; o++) {
    if (offers[o] === offer) continue;
    let best = 0;
    let worst = 0;
    for (let c = 0; c < weights.length; c++) {
      best += weights[c] * (offer.high[c] - offers[o].low[c]);
      worst += weights[c] * (offer.low[c] - offers[o].high[c]);
    }
    if (worst >= -tolerance) continue;
    if (best <= tolerance) return { rivals: [], decided: 0 };
    rivals.push(o);
  }
  return { rivals, decided: null };
}
