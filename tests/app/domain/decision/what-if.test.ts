import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { criterionOffers, rankWhatIf, whatIfModel } from "~/domain/decision/what-if";
import { rank } from "~/domain/scoring/rank";
import { treeWithWeights } from "~/domain/scoring/shares";
import type { LeafValue, ScoredOffer, WeightNode } from "~/domain/scoring/types";

const tree: WeightNode[] = [
  { id: "a", weight: 3, children: [{ id: "a1", weight: 1, children: [{ id: "r1", weight: 1 }, { id: "r2", weight: 2 }] }, { id: "a2", weight: 1, children: [{ id: "r3", weight: 1 }] }] },
  { id: "b", weight: 1, children: [{ id: "r4", weight: 1 }, { id: "r5", weight: 0 }] },
];
const leaves = ["r1", "r2", "r3", "r4", "r5"];
const value = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(null), fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 100 })).map(([low, high]) => ({ low, high })));
const offers = fc.array(fc.tuple(value, value, value, value, value), { minLength: 1, maxLength: 6 }).map((rows) =>
  rows.map((row, i): ScoredOffer => ({ id: `o${i}`, values: new Map<string, LeafValue>(leaves.map((leaf, l) => [leaf, row[l]])) })));
const weights = fc.record({ a: fc.integer({ min: 1, max: 9 }), a1: fc.integer({ min: 0, max: 9 }), b: fc.integer({ min: 0, max: 9 }) });

describe("what-if", () => {
  it("ranks as the whole ranking does with those weights, also where values are unknown or in ranges", () => {
    fc.assert(fc.property(offers, weights, fc.boolean(), (list, changes, opens) => {
      const knockOuts = opens ? [{ leaf: "r4", states: new Map([["o0", "open" as const]]) }] : [{ leaf: "r4", atLeast: 0 }];
      const whole = rank(treeWithWeights(tree, changes), list, knockOuts).offers;
      const again = rankWhatIf(whatIfModel(tree, rank(tree, list, knockOuts)), changes);
      expect(again.map(({ id, rank: place, rankRange }) => ({ id, place, rankRange }))).toEqual(whole.map(({ id, rank: place, rankRange }) => ({ id, place, rankRange })));
      again.forEach((offer, i) => {
        for (const part of ["value", "low", "high"] as const) {
          if (whole[i][part] === null) expect(offer[part]).toBeNull();
          else expect(offer[part]).toBeCloseTo(whole[i][part]!, 9);
        }
      });
    }));
  });

  it("leaves the excluded out, and keeps the criteria only", () => {
    const list: ScoredOffer[] = [{ id: "in", values: new Map(leaves.map((leaf) => [leaf, 50])) }, { id: "out", values: new Map(leaves.map((leaf) => [leaf, 10])) }];
    const model = whatIfModel(tree, rank(tree, list, [{ leaf: "r1", atLeast: 40 }]));
    expect(model.offers.map(({ id }) => id)).toEqual(["in"]);
    expect(model.tree).toEqual([{ id: "a", weight: 3, children: [{ id: "a1", weight: 1 }, { id: "a2", weight: 1 }] }, { id: "b", weight: 1 }]);
    expect(criterionOffers(model)[0].values.get("a1")).toBeCloseTo(50, 9);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});
