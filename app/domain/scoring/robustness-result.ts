import type { JudgedPairs } from "./contested-pairs";
import type { CriterionValues } from "./criterion-values";
import type { RankCounts } from "./rank-counts";

/** By offer id, then by criterion or other offer's id. Chances and weights are 0–1. */
export interface Robustness {
  samples: number;
  /** The chance of rank 1, 2, …, as many as there are offers. */
  acceptability: Record<string, number[]>;
  /** The mean of the weights that put an offer first; null where none did. */
  centralWeights: Record<string, Record<string, number> | null>;
  /** The chance of being first with one's own central weights; null without these. */
  confidence: Record<string, number | null>;
  /** The chance that the first is worth strictly more than the second. */
  pairwise: Record<string, Record<string, number>>;
  /** Null where one sample or none was there to tell. */
  standardErrors: {
    acceptability: Record<string, number[]>;
    centralWeights: Record<string, Record<string, number> | null>;
    confidence: Record<string, number | null>;
    pairwise: Record<string, Record<string, number>>;
  };
}

/** The mean weights, by criterion, of the samples in which an offer is first; null where it never is. In the order of offers. */
export function centralWeights({ ranks, weightSums, reference }: RankCounts): (Float64Array | null)[] {
  const criteria = reference.length;
  const offers = weightSums.length / criteria;
  return Array.from({ length: offers }, (_, o) => {
    const firsts = ranks[o * offers];
    return firsts === 0 ? null : reference.map((weight, c) => weight + weightSums[o * criteria + c] / firsts);
  });
}

/** Makes the result from the counts. Chances have the standard error √(p(1 − p) ÷ n), means that of their samples. */
export function describeRobustness(
  criteria: readonly string[],
  offers: readonly CriterionValues[],
  samples: number,
  pairs: JudgedPairs,
  counts: RankCounts,
  confidence: readonly (number | null)[],
): Robustness {
  const error = (chance: number) => Math.sqrt((chance * (1 - chance)) / samples);
  const byOffer = <T>(of: (o: number) => T): Record<string, T> => Object.fromEntries(offers.map(({ id }, o) => [id, of(o)]));
  const byCriterion = (of: (c: number) => number) => Object.fromEntries(criteria.map((id, c) => [id, of(c)]));

  const acceptability = byOffer((o) => offers.map((_, r) => counts.ranks[o * offers.length + r] / samples));
  const central = centralWeights(counts);
  const centralError = (o: number, c: number): number => {
    const firsts = counts.ranks[o * offers.length];
    const sum = counts.weightSums[o * criteria.length + c];
    const spread = Math.max(0, counts.weightSquares[o * criteria.length + c] - (sum * sum) / firsts);
    return Math.sqrt(spread / (firsts - 1) / firsts);
  };
  const pairwise = pairwiseOf(offers, samples, pairs, counts);
  return {
    samples,
    acceptability,
    centralWeights: byOffer((o) => central[o] && byCriterion((c) => central[o]![c])),
    confidence: byOffer((o) => confidence[o]),
    pairwise,
    standardErrors: {
      acceptability: byOffer((o) => acceptability[offers[o].id].map(error)),
      centralWeights: byOffer((o) => (counts.ranks[o * offers.length] > 1 ? byCriterion((c) => centralError(o, c)) : null)),
      confidence: byOffer((o) => (confidence[o] === null ? null : error(confidence[o]))),
      pairwise: byOffer((o) => Object.fromEntries(Object.entries(pairwise[offers[o].id]).map(([id, chance]) => [id, error(chance)]))),
    },
  };
}

/** Every offer against every other: sampled where contested, else 0 or 1. */
function pairwiseOf(
  offers: readonly CriterionValues[],
  samples: number,
  pairs: JudgedPairs,
  { wins }: RankCounts,
): Record<string, Record<string, number>> {
  const chances = new Float64Array(offers.length ** 2);
  const place = (first: number, second: number) => first * offers.length + second;
  for (const [first, second] of pairs.decided) chances[place(first, second)] = 1;
  pairs.contested.forEach(([first, second], i) => {
    chances[place(first, second)] = wins[i] / samples;
    chances[place(second, first)] = (samples - wins[i]) / samples;
  });
  return Object.fromEntries(
    offers.map(({ id }, first) => [
      id,
      Object.fromEntries(offers.flatMap((other, second) => (second === first ? [] : [[other.id, chances[place(first, second)]]]))),
    ]),
  );
}
