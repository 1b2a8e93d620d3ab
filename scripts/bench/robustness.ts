import { seededRandom } from "~/domain/scoring/random";
import { robustness, type WeightKnowledge } from "~/domain/scoring/robustness";
import type { ScoredOffer, WeightNode } from "~/domain/scoring/types";

import { medianTime } from "./median-time";
import type { BenchResult } from "./result";

const repeats = { warmUp: 3, runs: 9 };

const samples = 100_000;
const criteria = 4;
/** Milliseconds at most, by number of alternatives; with ranges four times that. */
const limits = { 10: 30, 25: 120 } as const;

/** Times SMAA-2 on one thread, weights drawn and all outputs made: fixed values, values in ranges, and weights in ranges. */
export async function benchRobustness(): Promise<BenchResult[]> {
  return ([10, 25] as const).flatMap((count): BenchResult[] => {
    const tree = Array.from({ length: criteria }, (_, c): WeightNode => ({ id: `c${c}`, weight: criteria - c }));
    const fixed = offers(count, 0);
    const ranged = offers(count, 30);
    const bounded = { c0: [0.2, 0.5], c1: [0.1, 0.4] } as const;
    const measure = (what: string, list: ScoredOffer[], weights: WeightKnowledge, factor: number): BenchResult => ({
      name: `robustness ${samples.toLocaleString("en-GB")} × ${count} × ${criteria}: ${what}`,
      milliseconds: medianTime(() => robustness(tree, list, { samples, seed: 1, weights }), repeats),
      limit: factor * limits[count],
    });
    return [
      measure("fixed values", fixed, "free", 1),
      measure("values in ranges", ranged, "free", 4),
      measure("values and weights in ranges", ranged, bounded, 4),
    ];
  });
}

/** Values spread evenly over 0–70, as ranges up to `widest` wide; few of these offers beat another on every criterion. */
function offers(count: number, widest: number): ScoredOffer[] {
  const random = seededRandom(5);
  return Array.from({ length: count }, (_, o) => ({
    id: `alternative-${o}`,
    values: new Map(
      Array.from({ length: criteria }, (_, c) => {
        const low = 70 * random.next();
        return [`c${c}`, widest === 0 ? low : { low, high: low + widest * random.next() }];
      }),
    ),
  }));
}
