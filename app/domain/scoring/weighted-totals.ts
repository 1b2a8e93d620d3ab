import type { CriterionValues } from "./criterion-values";
import { blockSize } from "./weight-space";

// The innermost loops of robustness. They take four criteria at a time, which halves the time, and no closures.

/** The totals of a block where all values are fixed: that of offer o in sample k comes at `o * blockSize + k`. */
export function addUpFixed(totals: Float64Array, weights: Float64Array, offers: readonly CriterionValues[]): void {
  for (let o = 0; o < offers.length; o++) addUp(totals, o * blockSize, weights, 0, offers[o].low);
}

/**
 * Weighted sums of a block, as many as samples, put from `to`: the sum over c of `factors[c]` times row c of the list, whose
 * rows of `blockSize` begin at `from`.
 */
export function addUp(totals: Float64Array, to: number, list: Float64Array, from: number, factors: Float64Array): void {
  const count = factors.length;
  const fours = count - (count % 4);
  if (fours === 0) totals.fill(0, to, to + blockSize);
  for (let c = 0; c < fours; c += 4) {
    const f0 = factors[c];
    const f1 = factors[c + 1];
    const f2 = factors[c + 2];
    const f3 = factors[c + 3];
    const row = from + c * blockSize;
    const keep = c === 0 ? 0 : 1;
    for (let k = 0; k < blockSize; k++) {
      const at = row + k;
      const sum = f0 * list[at] + f1 * list[at + blockSize] + f2 * list[at + 2 * blockSize] + f3 * list[at + 3 * blockSize];
      totals[to + k] = keep * totals[to + k] + sum;
    }
  }
  for (let c = fours; c < count; c++) {
    const factor = factors[c];
    const row = from + c * blockSize;
    for (let k = 0; k < blockSize; k++) totals[to + k] += factor * list[row + k];
  }
}

/** As `addUpFixed`, with values that `valueDrawer` drew. */
export function addUpDrawn(totals: Float64Array, weights: Float64Array, values: Float64Array, criteria: number): void {
  const fours = criteria - (criteria % 4);
  if (fours < criteria || fours === 0) totals.fill(0);
  for (let to = 0, from = 0; to < totals.length; to += blockSize) {
    let c = 0;
    for (; c < fours; c += 4, from += 4 * blockSize) addUpFour(totals, to, weights, c * blockSize, values, from, c === 0 ? 0 : 1);
    for (; c < criteria; c++, from += blockSize) {
      const row = c * blockSize;
      for (let k = 0; k < blockSize; k++) totals[to + k] += weights[row + k] * values[from + k];
    }
  }
}

function addUpFour(totals: Float64Array, to: number, weights: Float64Array, row: number, values: Float64Array, from: number, keep: 0 | 1): void {
  for (let k = 0; k < blockSize; k++) {
    const w = row + k;
    const v = from + k;
    const sum =
      weights[w] * values[v] +
      weights[w + blockSize] * values[v + blockSize] +
      weights[w + 2 * blockSize] * values[v + 2 * blockSize] +
      weights[w + 3 * blockSize] * values[v + 3 * blockSize];
    totals[to + k] = keep * totals[to + k] + sum;
  }
}
