import type { Award } from "./award";
import type { ConfidenceCounter } from "./confidence";
import type { JudgedPairs } from "./contested-pairs";
import type { CriterionValues } from "./criterion-values";
import { tolerance } from "./tolerance";
import { blockSize } from "./weight-space";
import { addUp } from "./weighted-totals";

/** How robustness goes on from qualities to the utility index: per sample, with the best quality and the lowest price of that sample. */
export function utilityKernel({ weight, prices }: Extract<Award, { kind: "utility-index" }>, offers: readonly CriterionValues[]) {
  const count = offers.length;
  const price = offers.map(({ id }) => prices[id]);
  const cheapest = Math.min(...price);
  const perPrice = price.map((one) => cheapest / one);

  /** Puts U in the place of the quality (0–100), of every offer in every sample of a block. */
  const settle = (totals: Float64Array): void => {
    for (let k = 0; k < blockSize; k++) {
      let best = 0;
      for (let o = 0; o < count; o++) best = Math.max(best, totals[o * blockSize + k]);
      // Rounded far below what counts as equal, so that what differs by rounding only is equal.
      for (let o = 0; o < count; o++) {
        const at = o * blockSize + k;
        totals[at] = Math.round((1 - ((best - totals[at]) / 100) * weight) * perPrice[o] * 1e11) / 1e11;
      }
    }
  };

  return {
    settle,
    /** Equal prices leave the order to the quality, and a weight of 0 leaves it to the price; all other pairs are contested. */
    judge(byQuality: JudgedPairs): JudgedPairs {
      const key = (first: number, second: number) => first * count + second;
      const contested = new Set(byQuality.contested.map(([first, second]) => key(first, second)));
      const ahead = new Set(byQuality.decided.map(([first, second]) => key(first, second)));
      const judged: JudgedPairs = { contested: [], decided: [], above: offers.map(() => 0) };
      const decide = (first: number, second: number) => {
        judged.decided.push([first, second]);
        judged.above[second]++;
      };
      for (let first = 0; first < count; first++) {
        for (let second = first + 1; second < count; second++) {
          const cheaper = perPrice[first] - perPrice[second];
          if (weight === 0) {
            if (cheaper > tolerance) decide(first, second);
            else if (cheaper < -tolerance) decide(second, first);
          } else if (price[first] !== price[second] || contested.has(key(first, second))) judged.contested.push([first, second]);
          else if (ahead.has(key(first, second))) decide(first, second);
          else if (ahead.has(key(second, first))) decide(second, first);
        }
      }
      return judged;
    },
    /** As `confidenceCounter`: how often each is first, tied or not, with its own central weights. */
    confidence(taking: readonly CriterionValues[], central: readonly (Float64Array | null)[], samples: number): ConfidenceCounter {
      const criteria = taking[0]?.low.length ?? 0;
      const moves = taking.some(({ moving }) => moving.length > 0);
      const firsts = new Float64Array(count);
      const totals = new Float64Array(count * blockSize);
      const countFirsts = (o: number, drawn: Float64Array | null, valid: number): number => {
        for (let other = 0; other < count; other++) {
          if (drawn) addUp(totals, other * blockSize, drawn, other * criteria * blockSize, central[o]!);
          else totals.fill(central[o]!.reduce((sum, share, c) => sum + share * taking[other].low[c], 0), other * blockSize, (other + 1) * blockSize);
        }
        settle(totals);
        let first = 0;
        for (let k = 0; k < valid; k++) {
          let beaten = false;
          for (let other = 0; other < count && !beaten; other++) beaten = totals[other * blockSize + k] > totals[o * blockSize + k] + tolerance;
          first += +!beaten;
        }
        return first;
      };
      let left = moves ? samples : 0;
      return {
        add(random, drawValues) {
          const valid = Math.min(blockSize, left);
          const drawn = drawValues(random);
          for (let o = 0; o < count; o++) if (central[o] !== null) firsts[o] += countFirsts(o, drawn, valid);
          left -= valid;
        },
        left: () => left,
        shares: () => central.map((weights, o) => (weights === null ? null : moves ? firsts[o] / samples : countFirsts(o, null, 1))),
      };
    },
  };
}
