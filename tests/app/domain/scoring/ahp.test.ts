import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { mostItems, pairwiseWeights, togetherJudged, type Judgement } from "~/domain/scoring/ahp";
import { rankOrderCentroid, swingWeights } from "~/domain/scoring/weight-elicitation";

const over = (first: string, judged: Record<string, number>): Judgement[] =>
  Object.entries(judged).map(([second, ratio]) => ({ first, second, ratio }));
/** All pairs of items, as weights make them. */
const agreeing = (weights: Record<string, number>): Judgement[] =>
  Object.entries(weights).flatMap(([first, a], i, all) => all.slice(i + 1).map(([second, b]) => ({ first, second, ratio: a / b })));

describe("Saaty's drink consumption in the United States", () => {
  const judgements = [
    ...over("coffee", { wine: 9, tea: 5, beer: 2, soda: 1, milk: 1 }),
    ...over("water", { coffee: 2, wine: 9, tea: 9, beer: 3, soda: 2, milk: 3 }),
    ...over("tea", { wine: 3 }),
    ...over("beer", { wine: 9, tea: 3, milk: 1 }),
    ...over("soda", { wine: 9, tea: 4, beer: 2, milk: 2 }),
    ...over("milk", { wine: 9, tea: 3 }),
  ];

  it("gives his weights and his consistency ratio", () => {
    const { weights, consistencyRatio } = pairwiseWeights(["coffee", "wine", "tea", "beer", "soda", "milk", "water"], judgements);
    const rounded = Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, weight.toFixed(3)]));
    expect(rounded).toEqual({ water: "0.327", soda: "0.190", coffee: "0.177", milk: "0.129", beer: "0.116", tea: "0.042", wine: "0.019" });
    expect(consistencyRatio.toFixed(3)).toBe("0.022");
  });
});

describe("judgements", () => {
  it("that agree give back their weights, and no judgement to look at", () => {
    const result = pairwiseWeights(["a", "b", "c"], [...over("a", { b: 2, c: 6 }), ...over("b", { c: 3 })]);
    expect(result.weights).toEqual({ a: expect.closeTo(0.6, 12), b: expect.closeTo(0.3, 12), c: expect.closeTo(0.1, 12) });
    expect(result).toMatchObject({ lambdaMax: expect.closeTo(3, 12), consistencyRatio: expect.closeTo(0, 12), mostInconsistent: null });
  });

  it("of three that go round have the eigenvalue worked out by hand, and the farthest one pointed out", () => {
    // a over b 2, b over c 3, a over c 1. Of three items the weights are the geometric means of the rows: ∛2, ∛(3/2), ∛(1/3).
    // λ = 1 + x + 1/x with x = ∛(a_ac ÷ (a_ab · a_bc)) = ∛(1/6).
    const x = Math.cbrt(1 / 6);
    const { weights, lambdaMax, consistencyIndex, consistencyRatio, mostInconsistent } = pairwiseWeights(["a", "b", "c"], [
      ...over("a", { b: 2, c: 1 }), ...over("b", { c: 3 }),
    ]);
    const sum = Math.cbrt(2) + Math.cbrt(1.5) + Math.cbrt(1 / 3);
    expect(weights).toEqual({ a: expect.closeTo(Math.cbrt(2) / sum, 12), b: expect.closeTo(Math.cbrt(1.5) / sum, 12), c: expect.closeTo(Math.cbrt(1 / 3) / sum, 12) });
    expect(lambdaMax).toBeCloseTo(1 + x + 1 / x, 12);
    expect(consistencyIndex).toBeCloseTo((x + 1 / x - 2) / 2, 12);
    expect(consistencyRatio).toBeCloseTo((x + 1 / x - 2) / 2 / 0.58, 12);
    // All three are off by the same factor, ∛6; the first is told.
    expect(mostInconsistent).toMatchObject({ first: "a", second: "b", ratio: 2, fitting: expect.closeTo(Math.cbrt(4 / 3), 12), factor: expect.closeTo(Math.cbrt(6), 12) });
  });

  it("with one turned around are led to it", () => {
    const wrong = agreeing({ a: 8, b: 4, c: 2, d: 1 }).map((j) => (j.first === "b" && j.second === "d" ? { ...j, ratio: 1 / j.ratio } : j));
    const { mostInconsistent, consistencyRatio } = pairwiseWeights(["a", "b", "c", "d"], wrong);
    expect(mostInconsistent).toMatchObject({ first: "b", second: "d", ratio: 0.25 });
    expect(mostInconsistent!.fitting).toBeGreaterThan(0.5);
    expect(consistencyRatio).toBeGreaterThan(0.1);
  });

  it("of one and two items have ratio 0", () => {
    expect(pairwiseWeights(["a"], [])).toMatchObject({ weights: { a: 1 }, consistencyRatio: 0, mostInconsistent: null });
    expect(pairwiseWeights(["a", "b"], over("b", { a: 4 }))).toMatchObject({ weights: { a: expect.closeTo(0.2, 12), b: expect.closeTo(0.8, 12) }, consistencyRatio: 0 });
  });

  it("that are not complete or not sound are refused with their pair", () => {
    const refuse = (judgements: Judgement[]) => expect(() => pairwiseWeights(["a", "b", "c"], judgements));
    refuse(over("a", { b: 2, c: 1 })).toThrow('"b" over "c" is not judged yet');
    refuse([...over("a", { b: 2 }), ...over("b", { a: 2 })]).toThrow('"b" over "a" is judged more than once');
    refuse(over("a", { q: 2 })).toThrow('"a" over "q": expected two of the items');
    refuse(over("a", { b: 0 })).toThrow('"a" over "b": expected a ratio above 0; found 0');
    expect(() => pairwiseWeights([], [])).toThrow(`expected 1 to ${mostItems} items`);
    expect(() => pairwiseWeights(["a", "a"], [])).toThrow("more than once");
  });

  it("give the same weights in whatever order and direction, and their own back when they agree", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.array(fc.boolean(), { minLength: 28, maxLength: 28 }), (given, turned) => {
        const items = Object.fromEntries(given.map((weight, i) => [`i${i}`, weight]));
        const judgements = agreeing(items).map((j, i) => (turned[i] ? { first: j.second, second: j.first, ratio: 1 / j.ratio } : j));
        const result = pairwiseWeights(Object.keys(items), judgements.reverse());
        const total = given.reduce((sum, weight) => sum + weight, 0);
        for (const [id, weight] of Object.entries(items)) expect(result.weights[id]).toBeCloseTo(weight / total, 12);
        expect(result.mostInconsistent).toBeNull();
      }),
    );
  });

  it("of any kind have an eigenvector: each row makes λ times its weight", () => {
    const ratios = fc.array(fc.constantFrom(1 / 9, 1 / 5, 1 / 2, 1, 2, 3, 7, 9), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(ratios, (given) => {
        const items = ["a", "b", "c", "d", "e"];
        const judgements = agreeing({ a: 1, b: 1, c: 1, d: 1, e: 1 }).map((j, i) => ({ ...j, ratio: given[i] }));
        const { weights, lambdaMax, consistencyRatio } = pairwiseWeights(items, judgements);
        for (const item of items) {
          const row = judgements.reduce((sum, { first, second, ratio }) =>
            sum + (first === item ? ratio * weights[second] : second === item ? weights[first] / ratio : 0), weights[item]);
          expect(row / weights[item]).toBeCloseTo(lambdaMax, 9);
        }
        expect(lambdaMax).toBeGreaterThanOrEqual(5 - 1e-12);
        expect(consistencyRatio).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("several people", () => {
  it("judge together by the geometric mean, whichever way each of them put it", () => {
    const together = togetherJudged(["a", "b"], [over("a", { b: 8 }), over("b", { a: 2 })]);
    // √(8 · ½) = 2.
    expect(together).toEqual([{ first: "a", second: "b", ratio: expect.closeTo(2, 12) }]);
    expect(pairwiseWeights(["a", "b"], together).weights.a).toBeCloseTo(2 / 3, 12);
  });

  it("must each have judged every pair", () => {
    expect(() => togetherJudged(["a", "b"], [over("a", { b: 8 }), []])).toThrow('"a" over "b" is not judged yet');
    expect(() => togetherJudged(["a", "b"], [])).toThrow("nobody's judgements");
  });
});

describe("weights from an order of importance", () => {
  it("are the rank-order centroid", () => {
    // (1 + ½ + ⅓) ÷ 3, (½ + ⅓) ÷ 3, ⅓ ÷ 3.
    expect(rankOrderCentroid([["a"], ["b"], ["c"]])).toEqual({ a: expect.closeTo(11 / 18, 12), b: expect.closeTo(5 / 18, 12), c: expect.closeTo(1 / 9, 12) });
  });

  it("are shared by what is as important as each other", () => {
    expect(rankOrderCentroid([["a"], ["b", "c"]])).toEqual({ a: expect.closeTo(11 / 18, 12), b: expect.closeTo(7 / 36, 12), c: expect.closeTo(7 / 36, 12) });
    expect(rankOrderCentroid([["a", "b"]])).toEqual({ a: 0.5, b: 0.5 });
  });

  it("take every criterion once", () => {
    expect(() => rankOrderCentroid([])).toThrow("at least one criterion");
    expect(() => rankOrderCentroid([["a"], ["a"]])).toThrow('"a" has more than one place');
  });
});

describe("weights from swings", () => {
  it("are points divided by their sum", () => {
    expect(swingWeights({ a: 100, b: 60, c: 40, d: 0 })).toEqual({ a: 0.5, b: 0.3, c: 0.2, d: 0 });
  });

  it("start from 100 for the swing that is worth most", () => {
    expect(() => swingWeights({ a: 80, b: 60 })).toThrow("expected 100 points");
    expect(() => swingWeights({ a: 100, b: 160 })).toThrow('"b": expected points 0–100; found 160');
  });
});
