import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { awardScores, awardedAlong, fictionalOffers, rankAwarded, tradeBounds, utilityShares, type Award } from "~/domain/scoring/award";
import { criterionValues } from "~/domain/scoring/criterion-values";
import { rank, rankTotals } from "~/domain/scoring/rank";
import { startRobustnessOn } from "~/domain/scoring/robustness";
import { treeWithShares } from "~/domain/scoring/shares";
import { weightStability } from "~/domain/scoring/stability";
import type { ScoredOffer, WeightNode } from "~/domain/scoring/types";

const tree: WeightNode[] = [{ id: "a", weight: 1 }, { id: "b", weight: 1 }];
const offer = (id: string, a: number, b: number): ScoredOffer => ({ id, values: new Map([["a", a], ["b", b]]) });
const placed = (offers: readonly ScoredOffer[], weights = tree) => rankTotals(weights, offers);

describe("an award instead of the total", () => {
  const utility: Award = { kind: "utility-index", weight: 1.5, prices: { x: 1000, y: 875, z: 600 } };

  it("gives the utility index of the published formula, and the fictional price", () => {
    const scores = awardScores(utility, new Map([["x", 90], ["y", 80], ["z", 60]]));
    expect([...scores.values()].map((score) => score!.toFixed(4))).toEqual(["0.6000", "0.5829", "0.5500"]);
    expect([...awardScores({ kind: "award-on-value", worth: 2_500, prices: { x: 80_000 } }, new Map([["x", 60]])).values()]).toEqual([78_500]);
  });

  it("ranks by what decides, and leaves every place open while a quality is unknown", () => {
    const offers = [offer("x", 90, 90), offer("y", 80, 80), offer("z", 60, 60)];
    expect(rankAwarded(utility, placed(offers)).map(({ id, rank: place }) => [id, place])).toEqual([["x", 1], ["y", 2], ["z", 3]]);
    const open = rankAwarded(utility, placed([...offers.slice(0, 2), { id: "z", values: new Map([["a", 60]]) }]));
    expect(open.map(({ rank: place, rankRange }) => [place, rankRange])).toEqual([[null, [1, 3]], [null, [1, 3]], [null, [1, 3]]]);
  });

  it("bounds a weight by the utility index where another offer takes over, worked by hand", () => {
    // x: quality 100·s, price 100; y: quality 60 whatever the weights, price 90; N = 1. Above s = 0.6 x is best: U = .9 against
    // 1 − (s − .6) = 1.6 − s: x is ahead from s = .7. Below, y is best and cheaper.
    const award: Award = { kind: "utility-index", weight: 1, prices: { x: 100, y: 90 } };
    const offers = [offer("x", 100, 0), offer("y", 60, 60)];
    const at = (share: number) => treeWithShares(tree, [{ id: "a", share }]);
    const high = rankAwarded(award, rank(at(0.8), offers, []).offers);
    expect(high[0].id).toBe("x");
    const [a] = weightStability(at(0.8), offers, { offers: high }, utilityShares(award));
    expect(a).toMatchObject({ criterion: "a", upper: 1, challengerBelow: "y", challengerAbove: null });
    expect(a.lower).toBeCloseTo(0.7, 12);
    const low = rankAwarded(award, rank(at(0.2), offers, []).offers);
    const [other] = weightStability(at(0.2), offers, { offers: low }, utilityShares(award));
    expect([low[0].id, other.lower, other.challengerAbove]).toEqual(["y", 0, "x"]);
    expect(other.upper).toBeCloseTo(0.7, 12);
    const stretches = awardedAlong(award, [{ id: "x", atZero: 0, atOne: 100 }, { id: "y", atZero: 60, atOne: 60 }]);
    expect(stretches.map(({ id }) => id)).toEqual(["y", "x"]);
    expect(stretches[1].from).toBeCloseTo(0.7, 12);
  });

  it("bounds N and the worth of quality where another offer takes over", () => {
    // x: .9 at 1000, y: .8 at 875, z: .6 at 600 → with N = 0 the cheapest wins. x and z are level at 1 ÷ 1000 = (1 − .3 N) ÷ 600: N = 4/3.
    const bounds = tradeBounds(utility, [{ id: "x", value: 90 }, { id: "y", value: 80 }, { id: "z", value: 60 }]);
    expect([bounds.lower.toFixed(9), bounds.upper, bounds.challengerBelow, bounds.challengerAbove]).toEqual(["1.333333333", null, "z", null]);
    // 100 − .5 W against 110 − .9 W: level at 25.
    const worth = tradeBounds({ kind: "award-on-value", worth: 20, prices: { x: 100, y: 110 } }, [{ id: "x", value: 50 }, { id: "y", value: 90 }]);
    expect([worth.lower, worth.upper!.toFixed(9), worth.challengerAbove]).toEqual([0, "25.000000000", "y"]);
  });

  it("draws the chances by what decides, worked by hand", () => {
    // As above: x is first from a share of .7 of the first weight on, which has a chance of .3.
    const award: Award = { kind: "utility-index", weight: 1, prices: { x: 100, y: 90 } };
    const values = criterionValues(tree, [offer("x", 100, 0), offer("y", 60, 60)]);
    const result = startRobustnessOn(tree, values, { samples: 100_000, seed: 3, weights: "free" }, award).result();
    expect(Math.abs(result.acceptability.x[0] - 0.3)).toBeLessThan(0.005);
    expect(Math.abs(result.centralWeights.x!.a - 0.85)).toBeLessThan(0.005);
    expect(result.confidence).toEqual({ x: 1, y: 1 });
    // 100 − 100·s against 60 − 50: x is ahead above s = .9.
    const value: Award = { kind: "award-on-value", worth: 100, prices: { x: 100, y: 70 } };
    const drawn = startRobustnessOn(tree, values, { samples: 100_000, seed: 3, weights: "free" }, value).result();
    expect(Math.abs(drawn.acceptability.x[0] - 0.1)).toBeLessThan(0.005);
    // Twins share every place, and never beat each other.
    const twins = startRobustnessOn(tree, criterionValues(tree, [offer("x", 70, 20), offer("y", 70, 20)]), { samples: 1_000, seed: 1, weights: "free" }, { ...award, prices: { x: 90, y: 90 } }).result();
    expect(twins.pairwise).toEqual({ x: { y: 0 }, y: { x: 0 } });
  });

  const offersOf = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 50, max: 200 })), { minLength: 2, maxLength: 6 });
  it("property: inside its bounds the winner is nowhere beaten, and just outside somebody beats it", () => {
    fc.assert(fc.property(offersOf, fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), fc.boolean(), (list, share, weight, byUtility) => {
      const prices = Object.fromEntries(list.map(([, , price], index) => [`o${index}`, price]));
      const award: Award = byUtility ? { kind: "utility-index", weight, prices } : { kind: "award-on-value", worth: 100 * weight, prices };
      const offers = list.map(([a, b], index) => offer(`o${index}`, a, b));
      const leadAt = (at: number, winner: string) => {
        const scores = awardScores(award, new Map(placed(offers, treeWithShares(tree, [{ id: "a", share: at }])).map(({ id, value }) => [id, value])));
        const sign = byUtility ? 1 : -1;
        return Math.min(Infinity, ...[...scores].filter(([id]) => id !== winner).map(([, score]) => sign * (scores.get(winner)! - score!)));
      };
      const now = treeWithShares(tree, [{ id: "a", share }]);
      const ranked = award.kind === "utility-index"
        ? weightStability(now, offers, { offers: rankAwarded(award, rank(now, offers, []).offers) }, utilityShares(award))
        : weightStability(now, fictionalOffers(award, offers), rank(now, fictionalOffers(award, offers), []));
      const winner = rankAwarded(award, placed(offers, now))[0].id;
      const { lower, upper, challengerBelow, challengerAbove } = ranked[0];
      for (let step = 0; step <= 40; step++) expect(leadAt(lower + ((upper - lower) * step) / 40, winner)).toBeGreaterThan(-1e-6);
      // A rival that draws level and falls back, or leaves ever so slowly, needs some room to show.
      if (challengerAbove !== null) expect(leadAt(Math.min(1, upper + 1e-4), winner)).toBeLessThan(1e-7);
      if (challengerBelow !== null) expect(leadAt(Math.max(0, lower - 1e-4), winner)).toBeLessThan(1e-7);
      expect([upper === 1 || challengerAbove !== null, lower === 0 || challengerBelow !== null]).toEqual([true, true]);
    }), { numRuns: 500 });
  });
});
