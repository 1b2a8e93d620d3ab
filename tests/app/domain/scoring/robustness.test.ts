import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { seededRandom } from "~/domain/scoring/random";
import { robustness, startRobustness, type RobustnessOptions } from "~/domain/scoring/robustness";
import type { LeafValue, ScoredOffer, WeightNode } from "~/domain/scoring/types";
import { blockSize, freeWeights } from "~/domain/scoring/weight-space";
import { WeightTreeError } from "~/domain/scoring/weight-tree";

const names = "abcdef";
const flat = (...weights: number[]): WeightNode[] => weights.map((weight, i) => ({ id: names[i], weight }));
const worth = (id: string, ...values: LeafValue[]): ScoredOffer => ({ id, values: new Map(values.map((value, i) => [names[i], value])) });
const samples = 200_000;
const run = (tree: WeightNode[], offers: ScoredOffer[], options: Partial<RobustnessOptions> = {}) =>
  robustness(tree, offers, { samples, seed: 7, weights: "free", ...options });
/** Within 0.005: over four standard errors at 200,000 samples. */
const near = (value: number) => expect.closeTo(value, 2) as number;
const all = (values: number[]) => values.map(near);

describe("over all weights", () => {
  it("gives the stretches of two criteria", () => {
    // On a's weight w: x = 100w, y = 100(1 − w), z = 40. x is first above 0.5, second from 0.4, last below; z never first.
    const { acceptability, centralWeights, confidence, pairwise } = run(flat(1, 1), [worth("x", 100, 0), worth("y", 0, 100), worth("z", 40, 40)]);
    expect(acceptability).toEqual({ x: all([0.5, 0.1, 0.4]), y: all([0.5, 0.1, 0.4]), z: [0, near(0.8), near(0.2)] });
    expect(pairwise).toEqual({ x: { y: near(0.5), z: near(0.6) }, y: { x: near(0.5), z: near(0.6) }, z: { x: near(0.4), y: near(0.4) } });
    expect(centralWeights).toEqual({ x: { a: near(0.75), b: near(0.25) }, y: { a: near(0.25), b: near(0.75) }, z: null });
    expect(confidence).toEqual({ x: 1, y: 1, z: null });
  });

  it("gives the areas of three criteria", () => {
    // x = 100a, y = 50, z = 100b. x is first where a > ½, a corner of ¼ of the triangle with its middle at (⅔, ⅙, ⅙); z
    // likewise; y in between. The three middles make (⅓, ⅓, ⅓) together: (⅓ − ¼·⅔ − ¼·⅙) ÷ ½ = ¼, and ½ for c.
    const { acceptability, centralWeights } = run(flat(1, 1, 1), [worth("x", 100, 0, 0), worth("y", 50, 50, 50), worth("z", 0, 100, 0)]);
    // x is second where a > b (half of all) but a < ½: ½ − ¼.
    expect(acceptability).toEqual({ x: all([0.25, 0.25, 0.5]), y: all([0.5, 0.5, 0]), z: all([0.25, 0.25, 0.5]) });
    expect(centralWeights).toEqual({
      x: { a: near(2 / 3), b: near(1 / 6), c: near(1 / 6) },
      y: { a: near(0.25), b: near(0.25), c: near(0.5) },
      z: { a: near(1 / 6), b: near(2 / 3), c: near(1 / 6) },
    });
  });

  it("gives each of three alike a third, with the expected greatest share", () => {
    // The greatest of three shares is (1 + ½ + ⅓) ÷ 3 = 11/18 on average.
    const { acceptability, centralWeights } = run(flat(5, 1, 1), [worth("x", 9, 0, 0), worth("y", 0, 9, 0), worth("z", 0, 0, 9)]);
    expect(Object.values(acceptability)).toEqual(Array(3).fill(all([1 / 3, 1 / 3, 1 / 3])));
    expect(centralWeights.y).toEqual({ a: near(7 / 36), b: near(11 / 18), c: near(7 / 36) });
  });

  it("keeps the weights inside a criterion", () => {
    const tree: WeightNode[] = [{ id: "a", weight: 1, children: [{ id: "b", weight: 3 }, { id: "c", weight: 1 }, { id: "n", weight: 0 }] }, { id: "d", weight: 0 }];
    const offer = (id: string, b: number, c: number, d: number): ScoredOffer => ({ id, values: new Map([["b", b], ["c", c], ["d", d]]) });
    // On a: x ¾·80 + ¼·40 = 70, y 40; on d: 20 and 30. x is ahead where 30w > 10(1 − w): w > ¼, also though d weighs nothing.
    expect(run(tree, [offer("x", 80, 40, 20), offer("y", 40, 40, 30)]).acceptability).toEqual({ x: all([0.75, 0.25]), y: all([0.25, 0.75]) });
  });
});

describe("over weights of which something is known", () => {
  it("in order of importance", () => {
    // a > b > c: a passes ½ in ¼ of the triangle, b > c in half of that; six orders make ¾. The means are 11, 5 and 2 of 18.
    const { acceptability } = run(flat(9, 2, 1), [worth("x", 100, 0, 0), worth("y", 50, 50, 50)], { weights: "ordinal" });
    expect(acceptability).toEqual({ x: all([0.75, 0.25]), y: all([0.25, 0.75]) });
    const { centralWeights } = run(flat(9, 2, 1), [worth("x", 1, 1, 1)], { weights: "ordinal" });
    expect(centralWeights.x).toEqual({ a: near(11 / 18), b: near(5 / 18), c: near(2 / 18) });
  });

  it("in order of importance, where equal weights have none between them", () => {
    const offers = [worth("x", 0, 100, 0), worth("y", 0, 0, 100), worth("z", 100, 0, 0)];
    expect(run(flat(3, 2, 1), offers, { weights: "ordinal" }).pairwise).toMatchObject({ x: { y: 1 }, y: { x: 0 } });
    const tied = run(flat(1, 2, 2), offers, { weights: "ordinal" });
    // b and c share what the two greatest have on average, (11 + 5) ÷ 18; a is always the least.
    expect(tied.pairwise.x).toEqual({ y: near(0.5), z: 1 });
    expect(tied.acceptability).toEqual({ x: all([0.5, 0.5, 0]), y: all([0.5, 0.5, 0]), z: [0, 0, 1] });
    expect(run(flat(1, 2, 2), [worth("x", 1, 1, 1)], { weights: "ordinal" }).centralWeights.x).toEqual({ a: near(2 / 18), b: near(8 / 18), c: near(8 / 18) });
  });

  it("in ranges", () => {
    const offers = [worth("x", 100, 0), worth("y", 0, 100)];
    // a from 0.2 to 0.6, x first above 0.5: a quarter.
    expect(run(flat(1, 1), offers, { weights: { a: [0.2, 0.6] } }).acceptability.x).toEqual(all([0.25, 0.75]));
    // All of 0.2 to 0.5: a triangle of size 0.4 that lost three corners of size 0.1: 1 − 3/16. a > 0.4 leaves ¼ − 1/16.
    const box = { a: [0.2, 0.5], b: [0.2, 0.5], c: [0.2, 0.5] } as const;
    expect(run(flat(1, 1, 1), [worth("x", 100, 0, 0), worth("y", 40, 40, 40)], { weights: box }).acceptability.x[0]).toEqual(near(3 / 13));
  });

  it("in ranges that leave one choice, also where that makes all equal", () => {
    const { acceptability, pairwise, centralWeights } = run(flat(1, 1, 1), [worth("x", 60, 40, 10), worth("y", 40, 60, 10)], {
      weights: { a: [0.45, 0.45], b: [0.45, 1], c: [0.1, 0.3] },
    });
    expect(acceptability).toEqual({ x: [1, 0], y: [1, 0] });
    expect(pairwise).toEqual({ x: { y: 0 }, y: { x: 0 } });
    expect(centralWeights.x).toEqual({ a: expect.closeTo(0.45, 12), b: expect.closeTo(0.45, 12), c: expect.closeTo(0.1, 12) });
  });
});

describe("over values in ranges", () => {
  it("takes them as uniform and null as anything from 0 to 100", () => {
    // x is above 30 in 70 %; with one criterion the weights do not matter.
    const { acceptability, confidence } = run(flat(1), [worth("x", null), worth("y", 30)]);
    expect(acceptability).toEqual({ x: all([0.7, 0.3]), y: all([0.3, 0.7]) });
    expect(confidence).toEqual({ x: near(0.7), y: near(0.3) });
    // 20–60 against 40–80: the first is ahead in a triangle of 20 × 20 ÷ 2 of 40 × 40.
    const { pairwise } = run(flat(1), [worth("x", { low: 20, high: 60 }), worth("y", { low: 40, high: 80 })]);
    expect(pairwise).toEqual({ x: { y: near(0.125) }, y: { x: near(0.875) } });
  });

  it("adds up leaves that move by themselves", () => {
    const tree: WeightNode[] = [{ id: "top", weight: 1, children: flat(1, 1) }];
    // Half of one and half of the other from 0 to 100: above 75 where both make more than 150: a corner of ⅛.
    expect(run(tree, [worth("x", null, null), worth("y", 75, 75)]).acceptability.x).toEqual(all([0.125, 0.875]));
  });

  it("tells with what confidence an offer is first with its own weights", () => {
    // y is worth 50, x 100·w·u with w on a and its own u from 0 to 1: first where w·u > ½, which has the chance
    // ∫ 1 − 1/2w over ½..1 = ½ − ½·ln 2 = 0.1534. Its mean w there: ∫ w − ½ over ½..1 = ⅛, ÷ 0.1534 = 0.8147.
    // With that weight x is first where u > ½ ÷ 0.8147: 0.386. y's mean w is (½ − ⅛) ÷ 0.8466 = 0.443: x never passes 50 there.
    const { acceptability, centralWeights, confidence, standardErrors } = run(flat(1, 1), [worth("x", null, 0), worth("y", 50, 50)]);
    expect(acceptability.x[0]).toEqual(near(0.1534));
    expect(centralWeights.x!.a).toEqual(near(0.8147));
    expect(confidence).toEqual({ x: near(0.386), y: 1 });
    expect(standardErrors.confidence).toEqual({ x: expect.closeTo(Math.sqrt((0.386 * 0.614) / samples), 4), y: 0 });
  });
});

describe("offers that are equal", () => {
  it("share a rank, and neither is ahead, also where rounding makes a difference", () => {
    const { acceptability, pairwise } = run(flat(1, 1), [worth("x", 30, 60), worth("y", 100 * (0.1 + 0.2), 60), worth("z", 20, 10)]);
    expect(acceptability).toEqual({ x: [1, 0, 0], y: [1, 0, 0], z: [0, 0, 1] });
    expect(pairwise).toEqual({ x: { y: 0, z: 1 }, y: { x: 0, z: 1 }, z: { x: 0, y: 0 } });
  });

  it("count a rival above that is strictly so in all but cases without chance", () => {
    // y equals x where a weighs nothing, which has no chance.
    expect(run(flat(1, 1), [worth("x", 30, 60), worth("y", 31, 60)]).acceptability).toEqual({ x: [0, 1], y: [1, 0] });
  });
});

describe("standard errors", () => {
  it("are those of shares and means of so many samples", () => {
    const { standardErrors } = run(flat(1, 1), [worth("x", 100, 0), worth("y", 0, 100)], { samples: 10_000 });
    // √(½·½ ÷ 10,000); the weights that put x first are uniform from ½ to 1: 0.5 ÷ √12 = 0.1443, over 5,000 samples.
    expect(standardErrors.acceptability.x).toEqual([expect.closeTo(0.005, 5), expect.closeTo(0.005, 5)]);
    expect(standardErrors.pairwise.x.y).toBeCloseTo(0.005, 5);
    expect(standardErrors.centralWeights.x).toEqual({ a: expect.closeTo(0.00204, 4), b: expect.closeTo(0.00204, 4) });
  });

  it("of central weights are not known from one sample", () => {
    const { centralWeights, standardErrors } = run(flat(1, 1), [worth("x", 1, 1)], { samples: 1 });
    expect(centralWeights.x).not.toBeNull();
    expect(standardErrors.centralWeights.x).toBeNull();
  });
});

describe("a run", () => {
  const offers = [worth("x", null, 20, 70), worth("y", 50, { low: 20, high: 90 }, 40), worth("z", 40, 70, 55)];

  it("gives the same for the same seed, however it is cut into steps, and something else for another", () => {
    const options = { samples: 1000, seed: -3, weights: "free" as const };
    const whole = robustness(flat(3, 2, 1), offers, options);
    const stepwise = startRobustness(flat(3, 2, 1), offers, options);
    const progress = [stepwise.advance(1), stepwise.advance(500), stepwise.advance(700), stepwise.advance(5000)];
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect([progress[0] > 0, progress[2] < 1, progress[3]]).toEqual([true, true, 1]);
    expect(stepwise.result()).toEqual(whole);
    expect(robustness(flat(3, 2, 1), offers, options)).toEqual(whole);
    expect(robustness(flat(3, 2, 1), offers, { ...options, seed: 2 ** 40 - 3 })).not.toEqual(whole);
  });

  it("without offers has nothing to tell, and with one is certain", () => {
    expect(run(flat(1), [])).toMatchObject({ acceptability: {}, centralWeights: {}, pairwise: {} });
    expect(run(flat(2, 1), [worth("x", null, 3)])).toMatchObject({ acceptability: { x: [1] }, confidence: { x: 1 }, pairwise: { x: {} } });
  });

  it("refuses what makes no sense", () => {
    const refuse = (options: Partial<RobustnessOptions>) => expect(() => run(flat(1, 1), [worth("x", 1, 1)], options));
    refuse({ samples: 0 }).toThrow("samples are 1 or more, not 0");
    refuse({ seed: 0.5 }).toThrow("a seed is a whole number");
    refuse({ weights: { q: [0, 1] } }).toThrow('no top-level criterion has the id "q"');
    refuse({ weights: { a: [0.6, 0.7], b: [0.5, 1] } }).toThrow("the lowest shares add up to 1.1, more than 1");
    refuse({ weights: { a: [0, 0.3], b: [0, 0.5] } }).toThrow("the highest shares add up to 0.8, less than 1");
    refuse({ weights: { a: [0.6, 0.3] } }).toThrow("expected shares");
    expect(() => run(flat(0, 0), [])).toThrow(WeightTreeError);
  });
});

describe("whatever the values", () => {
  /** Counts as the definition says, one sample after the other. */
  function countedPlainly(values: number[][], count: number, seed: number, criteria: number) {
    const random = seededRandom(seed);
    const weights = new Float64Array(criteria * blockSize);
    const ranks = values.map(() => values.map(() => 0));
    const wins = values.map(() => values.map(() => 0));
    const sums = values.map(() => Array<number>(criteria).fill(0));
    for (let s = 0; s < count; s++) {
      if (s % blockSize === 0) freeWeights(criteria).draw(random, weights);
      const w = Array.from({ length: criteria }, (_, c) => weights[c * blockSize + (s % blockSize)]);
      const totals = values.map((row) => row.reduce((sum, value, c) => sum + value * w[c], 0));
      totals.forEach((total, i) => {
        const rank = totals.filter((other) => other > total + 1e-9).length;
        ranks[i][rank]++;
        totals.forEach((other, j) => (wins[i][j] += total > other + 1e-9 ? 1 : 0));
        if (rank === 0) w.forEach((weight, c) => (sums[i][c] += weight));
      });
    }
    return { ranks, wins, sums };
  }

  it("the counts are those of the definition, sample by sample", () => {
    const problem = fc.integer({ min: 1, max: 6 }).chain((criteria) =>
      fc.record({
        criteria: fc.constant(criteria),
        values: fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: criteria, maxLength: criteria }), { minLength: 1, maxLength: 20 }),
        count: fc.integer({ min: 1, max: 300 }),
        seed: fc.maxSafeInteger(),
      }),
    );
    fc.assert(
      fc.property(problem, ({ criteria, values, count, seed }) => {
        const result = run(flat(...Array<number>(criteria).fill(1)), values.map((row, i) => worth(`o${i}`, ...row)), { samples: count, seed });
        const plain = countedPlainly(values, count, seed, criteria);
        values.forEach((_, i) => {
          expect(result.acceptability[`o${i}`]).toEqual(plain.ranks[i].map((n) => n / count));
          values.forEach((_, j) => i !== j && expect(result.pairwise[`o${i}`][`o${j}`]).toBe(plain.wins[i][j] / count));
          const firsts = plain.ranks[i][0];
          const central = result.centralWeights[`o${i}`];
          if (firsts === 0) expect(central).toBeNull();
          else plain.sums[i].forEach((sum, c) => expect(central![names[c]]).toBeCloseTo(sum / firsts, 9));
        });
      }),
      { numRuns: 60 },
    );
  });

  it("every offer has some rank, central weights add up to 1, and two are never both ahead", () => {
    const value: fc.Arbitrary<LeafValue> = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(null), fc.constant({ low: 30, high: 60 }));
    const weights = fc.constantFrom<RobustnessOptions["weights"]>("free", "ordinal", { a: [0.1, 0.4], b: [0.3, 0.35] });
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), weights, (rows, known) => {
        const result = run(flat(2, 2, 1), rows.map((row, i) => worth(`o${i}`, ...row)), { samples: 200, weights: known });
        for (const [id, ranks] of Object.entries(result.acceptability)) {
          expect(ranks.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
          expect([result.centralWeights[id] === null, result.confidence[id] === null]).toEqual(Array(2).fill(ranks[0] === 0));
          if (result.centralWeights[id]) expect(Object.values(result.centralWeights[id]).reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 9);
          for (const [other, chance] of Object.entries(result.pairwise[id])) expect(chance + result.pairwise[other][id]).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
      { numRuns: 60 },
    );
  });
});
