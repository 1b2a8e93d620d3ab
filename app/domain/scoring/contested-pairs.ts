import type { CriterionValues } from "./criterion-values";
import type { ContestedPair } from "./rank-counts";
import { tolerance } from "./tolerance";
import type { WeightSpace } from "./weight-space";

/** How every two offers compare over all weights and values. Pairs that are in neither list are equal throughout. */
export interface JudgedPairs {
  contested: ContestedPair[];
  /** The first is ahead whatever the weights and values, but for cases of no chance. */
  decided: (readonly [first: number, second: number])[];
  /** By offer: how many decided pairs have another ahead of it. */
  above: number[];
}

/**
 * Finds the pairs that need no samples: the weighted difference never goes below 0, or above. This settles dominance, and
 * that what differs by rounding only is equal, also where fixed weights make it so.
 */
export function judgePairs(offers: readonly CriterionValues[], space: WeightSpace): JudgedPairs {
  const judged: JudgedPairs = { contested: [], decided: [], above: offers.map(() => 0) };
  const lead = (first: CriterionValues, second: CriterionValues) => space.greatest(first.high.map((high, c) => high - second.low[c]));

  for (let first = 0; first < offers.length; first++) {
    for (let second = first + 1; second < offers.length; second++) {
      const firstCanLead = lead(offers[first], offers[second]) > tolerance;
      const secondCanLead = lead(offers[second], offers[first]) > tolerance;
      if (firstCanLead && secondCanLead) judged.contested.push([first, second]);
      else if (firstCanLead) decide(first, second);
      else if (secondCanLead) decide(second, first);
    }
  }
  return judged;

  function decide(first: number, second: number): void {
    judged.decided.push([first, second]);
    judged.above[second]++;
  }
}
