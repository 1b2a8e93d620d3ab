import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rank, rankTotals } from "~/domain/scoring/rank";
import type { KnockOut, LeafValue, RankedOffer, Ranking, ScoredOffer, WeightNode } from "~/domain/scoring/types";

/** A tree of one or two levels with leaves l0, l1, …; every list of siblings has some weight. */
const weightsOf = (size: { min: number; max: number }) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size.min, maxLength: size.max })
    .map((weights) => (weights.some((weight) => weight > 0) ? weights : weights.map(() => 1)));

const treeArbitrary: fc.Arbitrary<WeightNode[]> = weightsOf({ min: 1, max: 3 })
  .chain((top) => fc.tuple(fc.constant(top), ...top.map(() => weightsOf({ min: 1, max: 3 }))))
  .map(([top, ...below]) => {
    let leaf = 0;
    return top.map((weight, i) => ({
      id: `n${i}`, weight, children: below[i].map((leafWeight) => ({ id: `l${leaf++}`, weight: leafWeight })),
    }));
  });

const known = fc.integer({ min: 0, max: 100 });
const rangeArbitrary = fc.tuple(known, known).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const leafValue: fc.Arbitrary<LeafValue> = fc.oneof({ weight: 3, arbitrary: known }, rangeArbitrary, fc.constant(null));

interface Case {
  tree: WeightNode[];
  leaves: string[];
  offers: ScoredOffer[];
  knockOuts: KnockOut[];
}

const caseOf = (values: fc.Arbitrary<LeafValue>): fc.Arbitrary<Case> =>
  treeArbitrary.chain((tree) => {
    const leaves = tree.flatMap((node) => node.children!.map(({ id }) => id));
    const offer = fc.tuple(...leaves.map(() => values));
    return fc.record({
      tree: fc.constant(tree),
      leaves: fc.constant(leaves),
      offers: fc.array(offer, { minLength: 1, maxLength: 6 }).map((rows) =>
        rows.map((row, i) => ({ id: `o${i}`, values: new Map(leaves.map((leaf, l) => [leaf, row[l]])) })),
      ),
      knockOuts: fc.subarray(leaves, { maxLength: Math.min(2, leaves.length) })
        .chain((chosen) => fc.tuple(...chosen.map((leaf) => known.map((atLeast) => ({ leaf, atLeast }))))),
    });
  });

const byId = (ranking: Ranking): Map<string, RankedOffer> => new Map(ranking.offers.map((offer) => [offer.id, offer]));

describe("whatever the weights and values", () => {
  it("contributions add up to the value, and weights of leaves to 1", () => {
    fc.assert(
      fc.property(caseOf(leafValue), ({ tree, leaves, offers, knockOuts }) => {
        const ranking = rank(tree, offers, knockOuts);
        expect(leaves.reduce((sum, leaf) => sum + ranking.weights[leaf], 0)).toBeCloseTo(1, 12);
        for (const { value, low, high, contributions } of ranking.offers) {
          const parts = leaves.map((leaf) => contributions[leaf]);
          expect(value === null).toBe(parts.includes(null));
          expect(low).toBeLessThanOrEqual(high);
          if (value === null) continue;
          expect(parts.reduce((sum: number, part) => sum + part!, 0)).toBeCloseTo(value, 10);
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
      }),
    );
  });

  it("a total is the weighted mean of the values of the nodes below it", () => {
    fc.assert(
      fc.property(caseOf(fc.oneof(known, rangeArbitrary)), ({ tree, offers }) => {
        const { offers: ranked, weights } = rank(tree, offers, []);
        for (const { value, low, nodes } of ranked) {
          expect(tree.reduce((sum, { id }) => sum + weights[id] * nodes[id].value!, 0)).toBeCloseTo(value!, 10);
          expect(tree.reduce((sum, { id }) => sum + weights[id] * nodes[id].low, 0)).toBeCloseTo(low, 10);
        }
      }),
    );
  });

  it("raising a score never lowers a rank", () => {
    fc.assert(
      fc.property(caseOf(known), fc.nat(), fc.nat(), known, ({ tree, leaves, offers, knockOuts }, o, l, points) => {
        const chosen = offers[o % offers.length];
        const leaf = leaves[l % leaves.length];
        const raised = new Map(chosen.values as Map<string, number>).set(leaf, Math.max(points, chosen.values.get(leaf) as number));
        const before = byId(rank(tree, offers, knockOuts)).get(chosen.id)!;
        const after = byId(
          rank(tree, offers.map((offer) => (offer === chosen ? { ...offer, values: raised } : offer)), knockOuts),
        ).get(chosen.id)!;
        expect(after.value!).toBeGreaterThanOrEqual(before.value!);
        expect(after.rank ?? Infinity).toBeLessThanOrEqual(before.rank ?? Infinity);
      }),
    );
  });

  it("the same factor on all weights changes nothing", () => {
    // Powers of two keep every digit, so that not even the rounding changes.
    fc.assert(
      fc.property(caseOf(leafValue), fc.integer({ min: -20, max: 20 }), ({ tree, offers, knockOuts }, power) => {
        const scaled = tree.map((node) => ({
          ...node,
          weight: node.weight * 2 ** power,
          children: node.children!.map((leaf) => ({ ...leaf, weight: leaf.weight * 2 ** -power })),
        }));
        expect(rank(scaled, offers, knockOuts)).toEqual(rank(tree, offers, knockOuts));
      }),
    );
  });

  it("the order in which offers are given changes nothing", () => {
    const shuffled = caseOf(leafValue).chain((it) =>
      fc.record({ it: fc.constant(it), order: fc.shuffledSubarray(it.offers, { minLength: it.offers.length }) }),
    );
    fc.assert(
      fc.property(shuffled, ({ it: { tree, offers, knockOuts }, order }) => {
        expect(rank(tree, order, knockOuts)).toEqual(rank(tree, offers, knockOuts));
      }),
    );
  });

  it("the order in which criteria are given, and any factor on their weights, change nothing but the rounding", () => {
    fc.assert(
      fc.property(caseOf(leafValue), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), ({ tree, offers, knockOuts }, factor) => {
        const turned = tree.map((node) => ({ ...node, weight: factor * node.weight, children: [...node.children!].reverse() })).reverse();
        const before = byId(rank(tree, offers, knockOuts));
        const whole = (values: readonly string[]) => [...values].sort();
        for (const { id, value, low, high, rank: place, rankRange, excluded, open } of rank(turned, offers, knockOuts).offers) {
          const own = before.get(id)!;
          expect([place, rankRange, whole(excluded), whole(open)]).toEqual([own.rank, own.rankRange, whole(own.excluded), whole(own.open)]);
          for (const [now, was] of [[value, own.value], [low, own.low], [high, own.high]]) if (was === null) expect(now).toBeNull(); else expect(now).toBeCloseTo(was, 9);
        }
      }),
    );
  });

  it("leaving out an offer changes no value of the others", () => {
    fc.assert(
      fc.property(caseOf(leafValue), fc.nat(), ({ tree, offers, knockOuts }, o) => {
        const all = byId(rank(tree, offers, knockOuts));
        const fewer = rank(tree, offers.filter((_, i) => i !== o % offers.length), knockOuts);
        for (const { id, value, low, high, excluded, open, contributions, nodes } of fewer.offers) {
          expect(all.get(id)).toMatchObject({ value, low, high, excluded, open, contributions, nodes });
        }
      }),
    );
  });
});

describe("what is still null or in a range", () => {
  /** A case, and one way in which everything unknown in it may turn out. */
  const completed = caseOf(leafValue).chain((it) =>
    fc.record({
      it: fc.constant(it),
      // Often the extremes, where bounds are met.
      places: fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: it.offers.length * it.leaves.length, maxLength: it.offers.length * it.leaves.length,
      }),
    }),
  );
  const complete = ({ leaves, offers }: Case, places: number[]): ScoredOffer[] =>
    offers.map((offer, o) => ({
      ...offer,
      values: new Map(
        leaves.map((leaf, l) => {
          const value = offer.values.get(leaf)!;
          if (typeof value === "number") return [leaf, value];
          const { low, high } = value ?? { low: 0, high: 100 };
          return [leaf, Math.min(high, low + places[o * leaves.length + l] * (high - low))];
        }),
      ),
    }));

  it("ends within the bounds and the rank range, however it turns out and whoever it excludes", () => {
    fc.assert(
      fc.property(completed, ({ it, places }) => {
        const before = byId(rank(it.tree, it.offers, it.knockOuts));
        for (const after of rank(it.tree, complete(it, places), it.knockOuts).offers) {
          const { low, high, rankRange, excluded, open } = before.get(after.id)!;
          expect(after.value!).toBeGreaterThanOrEqual(low);
          expect(after.value!).toBeLessThanOrEqual(high);
          if (excluded.length > 0) expect(after.excluded.length).toBeGreaterThan(0);
          if (excluded.length === 0 && open.length === 0) expect(after.excluded).toEqual([]);
          if (after.rank === null) continue;
          expect(after.rank).toBeGreaterThanOrEqual(rankRange![0]);
          expect(after.rank).toBeLessThanOrEqual(rankRange![1]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

it("totals alone give the values, bounds and ranks of the whole ranking", () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(null), fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 100 })).map(([low, high]) => ({ low, high })));
  fc.assert(fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 6 }), (rows) => {
    const tree = [{ id: "a", weight: 2, children: [{ id: "a1", weight: 1 }, { id: "a2", weight: 3 }] }, { id: "b", weight: 1 }];
    const offers = rows.map((row, i) => ({ id: `o${i}`, values: new Map(["a1", "a2", "b"].map((leaf, l) => [leaf, row[l]])) }));
    const part = ({ id, rank: place, rankRange, value: total, low, high }: ReturnType<typeof rankTotals>[number]) => ({ id, place, rankRange, total, low, high });
    expect(rankTotals(tree, offers).map(part)).toEqual(rank(tree, offers, []).offers.map(part));
  }));
});
