import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DecisionMatrixError, rankDecisionMatrix } from "~/domain/scoring/decision-matrix";

/** The problems of an input, as "path: message". */
function problemsOf(input: unknown): string[] {
  try {
    rankDecisionMatrix(input);
  } catch (error) {
    if (error instanceof DecisionMatrixError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

const cars = {
  criteria: [
    { id: "price", weight: 2, scale: { min: 10_000, max: 30_000 }, direction: "min" },
    {
      id: "use",
      weight: 2,
      children: [
        { id: "range", weight: 3, scale: { min: 200, max: 600 }, mandatory: { atLeast: 25 } },
        { id: "comfort", weight: 1 },
      ],
    },
  ],
  alternatives: [
    { id: "alpha", scores: { price: 15_000, range: 400, comfort: 60 } },
    { id: "beta", scores: { price: 20_000, range: [300, 500], comfort: null } },
    { id: "gamma", scores: { price: [10_000, 14_000], range: 280, comfort: 100 } },
  ],
};

describe("ranking a decision matrix", () => {
  it("puts scores on 0–100 by scale and direction, and ranks them", () => {
    // Shares: price ½, range ½·¾ = 0.375, comfort ½·¼ = 0.125. atLeast 25 on range is 300 km.
    // alpha: price (30,000 − 15,000) ÷ 20,000 = 75 → 37.5; range (400 − 200) ÷ 400 = 50 → 18.75; comfort 60 → 7.5: 63.75.
    // beta: price 50 → 25; range 25–75, middle 50 → 18.75; comfort null: from 25 + 9.375 = 34.375
    //   to 25 + 28.125 + 12.5 = 65.625.
    // gamma: price 80–100, middle 90 → 45; range 20 < 25: excluded; 7.5; comfort 12.5: 65, from 60 to 70.
    expect(rankDecisionMatrix(cars)).toEqual({
      ranking: [
        {
          id: "alpha", rank: 1, rankRange: [1, 2], value: 63.75, low: 63.75, high: 63.75, excluded: [], open: [],
          contributions: { price: 37.5, range: 18.75, comfort: 7.5 },
        },
        {
          id: "beta", rank: null, rankRange: [1, 2], value: null, low: 34.375, high: 65.625, excluded: [], open: [],
          contributions: { price: 25, range: 18.75, comfort: null },
        },
        {
          id: "gamma", rank: null, rankRange: null, value: 65, low: 60, high: 70, excluded: ["range"], open: [],
          contributions: { price: 45, range: 7.5, comfort: 12.5 },
        },
      ],
      stability: [],
    });
  });

  it("takes a leaf without score as null", () => {
    const input = { criteria: [{ id: "a", weight: 1 }, { id: "b", weight: 3 }], alternatives: [{ id: "x", scores: { a: 40 } }] };
    expect(rankDecisionMatrix(input).ranking[0]).toMatchObject({ value: null, low: 10, high: 85, contributions: { a: 10, b: null } });
  });

  it("takes a score at either end of its scale, and atLeast met exactly", () => {
    const criteria = [{ id: "a", weight: 1, scale: { min: 0, max: 1 }, mandatory: { atLeast: 57 } }];
    // 100 · 0.57 is 56.99999999999999 in a computer.
    const { ranking } = rankDecisionMatrix({ criteria, alternatives: [{ id: "x", scores: { a: 0.57 } }, { id: "y", scores: { a: 1 } }] });
    expect(ranking.map(({ id, rank, excluded }) => ({ id, rank, excluded }))).toEqual([
      { id: "y", rank: 1, excluded: [] },
      { id: "x", rank: 2, excluded: [] },
    ]);
  });

  it("accepts what robustness will need", () => {
    for (const weights of ["free", "ordinal", { price: [0.2, 0.5] }, { price: [0.7, 0.7], use: [0.3, 0.3] }]) {
      expect(problemsOf({ ...cars, robustness: { samples: 1000, seed: 7, weights } })).toEqual([]);
    }
  });
});

describe("how far the ranking can be trusted", () => {
  const matrix = {
    criteria: [{ id: "a", weight: 3 }, { id: "b", weight: 2, children: [{ id: "c", weight: 1, scale: { min: 0, max: 50 }, mandatory: { atLeast: 10 } }] }],
    alternatives: [
      { id: "x", scores: { a: 80, c: 10 } },
      { id: "y", scores: { a: 40, c: 25 } },
      { id: "out", scores: { a: 100, c: 0 } },
    ],
  };

  it("comes with the ranking: bounds on every criterion, without the excluded", () => {
    // x is 80 on a and 20 on b, y 40 and 50: equal where a has 3/7. "out" would beat both.
    const { stability, robustness } = rankDecisionMatrix(matrix);
    expect(stability).toEqual([
      { criterion: "a", weight: 0.6, lower: expect.closeTo(3 / 7, 12), upper: 1, challengerBelow: "y", challengerAbove: null },
      { criterion: "b", weight: 0.4, lower: 0, upper: expect.closeTo(4 / 7, 12), challengerBelow: null, challengerAbove: "y" },
      { criterion: "c", weight: 1, lower: 0, upper: 1, challengerBelow: null, challengerAbove: null },
    ]);
    expect(robustness).toBeUndefined();
  });

  it("samples weights where the input asks for it, without the excluded", () => {
    const { robustness } = rankDecisionMatrix({ ...matrix, robustness: { samples: 200_000, seed: 4, weights: { a: [0.3, 0.5] } } });
    // Of 0.3 to 0.5 the part above 3/7: (1/2 − 3/7) ÷ (1/5) = 5/14.
    const near = (value: number) => expect.closeTo(value, 2) as number;
    expect(robustness).toMatchObject({
      samples: 200_000,
      acceptability: { x: [near(5 / 14), near(9 / 14)], y: [near(9 / 14), near(5 / 14)] },
      // Half way from 3/7 to 1/2 and from 0.3 to 3/7.
      centralWeights: { x: { a: near(13 / 28), b: near(15 / 28) }, y: { a: near(51 / 140), b: near(89 / 140) } },
      confidence: { x: 1, y: 1 },
      pairwise: { x: { y: near(5 / 14) }, y: { x: near(9 / 14) } },
    });
    expect(Object.keys(robustness!.acceptability)).toEqual(["x", "y"]);
    expect(Object.keys(robustness!.standardErrors)).toEqual(["acceptability", "centralWeights", "confidence", "pairwise"]);
  });

  it("takes what the input does not say as free weights, and the same seed always", () => {
    const asked = { ...matrix, robustness: {} };
    expect(rankDecisionMatrix(asked).robustness).toMatchObject({ samples: 100_000, acceptability: { x: [expect.closeTo(4 / 7, 2), expect.anything()] } });
    expect(JSON.stringify(rankDecisionMatrix(asked))).toBe(JSON.stringify(rankDecisionMatrix(asked)));
  });

  it("has robustness but no bounds while a value is null", () => {
    const alternatives = [...matrix.alternatives, { id: "z", scores: { a: null, c: 50 } }];
    const { stability, robustness } = rankDecisionMatrix({ ...matrix, alternatives, robustness: { samples: 500 } });
    expect(stability).toEqual([]);
    expect(Object.keys(robustness!.acceptability)).toEqual(["x", "y", "z"]);
  });
});

describe("what cannot be ranked is told with its place", () => {
  const leaf = { id: "a", weight: 1 };
  const one = [{ id: "x", scores: {} }];
  const cases: [what: string, input: unknown, problems: string[]][] = [
    ["no object", 3, ["$: expected an object; found 3"]],
    ["nothing in it", {}, ["criteria: is missing; expected a list", "alternatives: is missing; expected a list"]],
    ["no criteria", { criteria: [], alternatives: one }, ["criteria: expected at least one criterion; found none"]],
    ["no alternatives", { criteria: [leaf], alternatives: [] }, ["alternatives: expected at least one alternative; found none"]],
    ["a misspelt member", { criteria: [{ ...leaf, wieght: 2 }], alternatives: one },
      ['criteria[0]: has no member "wieght"; check the spelling or leave it out']],
    ["a weight that is no number", { criteria: [{ id: "a", weight: "3" }], alternatives: one },
      ['criteria[0].weight: expected a finite number; found "3"']],
    ["a weight beyond all numbers", JSON.parse('{"criteria":[{"id":"a","weight":1e999}],"alternatives":[{"id":"x","scores":{}}]}'),
      ["criteria[0].weight: expected a finite number; found Infinity"]],
    ["a negative weight", { criteria: [leaf, { id: "b", weight: -1 }], alternatives: one },
      ['criteria[1].weight: the weight of "b" is -1; expected 0 or more']],
    ["siblings that are all 0", { criteria: [{ ...leaf, children: [{ id: "b", weight: 0 }, { id: "c", weight: 0 }] }], alternatives: one },
      ['criteria[0].children: all weights under "a" are 0; at least one must be more']],
    ["no children", { criteria: [{ ...leaf, children: [] }], alternatives: one },
      ['criteria[0].children: "a" has no criteria; leave children out where a criterion is scored itself']],
    ["a doubled criterion", { criteria: [leaf, { id: "b", weight: 1, children: [leaf] }], alternatives: one },
      ['criteria[1].children[0].id: the id "a" occurs more than once']],
    ["a doubled alternative", { criteria: [leaf], alternatives: [...one, ...one] },
      ['alternatives[1].id: the id "x" was already given to alternatives[0]']],
    ["an unknown leaf", { criteria: [leaf], alternatives: [{ id: "x", scores: { "b.c": 1 } }] },
      ['alternatives[0].scores["b.c"]: no criterion has the id "b.c"']],
    ["a score on an inner node", { criteria: [{ id: "b", weight: 1, children: [leaf] }], alternatives: [{ id: "x", scores: { b: 1 } }] },
      ['alternatives[0].scores.b: "b" has children; only leaves are scored']],
    ["a score off the usual scale", { criteria: [leaf], alternatives: [{ id: "x", scores: { a: 101 } }] },
      ["alternatives[0].scores.a: 101 is off the scale 0 to 100"]],
    ["a range off its scale", { criteria: [{ ...leaf, scale: { min: 1, max: 5 } }], alternatives: [{ id: "x", scores: { a: [0, 6] } }] },
      ["alternatives[0].scores.a[0]: 0 is off the scale 1 to 5", "alternatives[0].scores.a[1]: 6 is off the scale 1 to 5"]],
    ["a range the wrong way round", { criteria: [leaf], alternatives: [{ id: "x", scores: { a: [7, 3] } }] },
      ["alternatives[0].scores.a: the range runs from low to high; found 7 before 3"]],
    ["a score that is a text", { criteria: [leaf], alternatives: [{ id: "x", scores: { a: "5" } }] },
      ['alternatives[0].scores.a: expected a number, a range [low, high] or null; found "5"']],
    ["a scale that ends where it begins", { criteria: [{ ...leaf, scale: { min: 2, max: 2 } }], alternatives: one },
      ["criteria[0].scale: min 2 must be less than max 2"]],
    ["what belongs to leaves on an inner node",
      { criteria: [{ id: "b", weight: 1, children: [leaf], scale: { min: 0, max: 1 }, direction: "min", mandatory: { atLeast: 5 } }], alternatives: one },
      ["scale", "direction", "mandatory"].map((key) => `criteria[0].${key}: only a leaf has ${key}; "b" has children`)],
    ["a direction that does not exist", { criteria: [{ ...leaf, direction: "up" }], alternatives: one },
      ['criteria[0].direction: expected "max" or "min"; found "up"']],
    ["atLeast off 0–100", { criteria: [{ ...leaf, scale: { min: 0, max: 999 }, mandatory: { atLeast: 500 } }], alternatives: one },
      ["criteria[0].mandatory.atLeast: expected a value on 0–100, as it is after scale and direction; found 500"]],
    ["half a sample", { criteria: [leaf], alternatives: one, robustness: { samples: 1.5 } },
      ["robustness.samples: expected a whole number; found 1.5"]],
    ["no sample", { criteria: [leaf], alternatives: one, robustness: { samples: 0 } }, ["robustness.samples: expected at least 1 sample; found 0"]],
    ["samples without end", { criteria: [leaf], alternatives: one, robustness: { samples: 1e9 } },
      ["robustness.samples: expected at most 10000000 samples; found 1000000000"]],
    ["a range for a criterion below the top", { criteria: [{ ...leaf, children: [{ id: "b", weight: 1 }] }], alternatives: one, robustness: { weights: { b: [0, 1] } } },
      ['robustness.weights.b: no top-level criterion has the id "b"']],
    ["lowest shares that pass 1", { criteria: [leaf, { id: "b", weight: 1 }], alternatives: one, robustness: { weights: { a: [0.75, 1], b: [0.5, 1] } } },
      ["robustness.weights: impossible: the lowest shares add up to 1.25, more than 1"]],
    ["a range for an unknown criterion", { criteria: [leaf], alternatives: one, robustness: { weights: { b: [0, 1] } } },
      ['robustness.weights.b: no top-level criterion has the id "b"']],
    ["a range that is no share", { criteria: [leaf], alternatives: one, robustness: { weights: { a: [20, 40] } } },
      ["robustness.weights.a: expected a range of shares 0 ≤ low ≤ high ≤ 1; found [20, 40]"]],
    ["ranges that leave no weights", { criteria: [leaf, { id: "b", weight: 1 }], alternatives: one, robustness: { weights: { a: [0, 0.25], b: [0, 0.5] } } },
      ["robustness.weights: impossible: the highest shares add up to 0.75, less than 1"]],
  ];
  it.each(cases)("%s", (_what, input, problems) => {
    expect(problemsOf(input)).toEqual(problems);
  });

  it("also when criteria nest without end", () => {
    let criterion: object = { id: "leaf", weight: 1 };
    for (let i = 0; i < 20_000; i++) criterion = { id: `n${i}`, weight: 1, children: [criterion] };
    expect(problemsOf({ criteria: [criterion], alternatives: one })).toEqual(["criteria: criteria nest deeper than 50 levels"]);
  });

  it("never fails in any other way, whatever JSON comes in", () => {
    const near = fc.record({
      criteria: fc.array(fc.record({ id: fc.string(), weight: fc.oneof(fc.double(), fc.jsonValue()) })),
      alternatives: fc.array(fc.record({ id: fc.string(), scores: fc.dictionary(fc.string(), fc.jsonValue()) })),
      robustness: fc.jsonValue(),
    }, { requiredKeys: [] });
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), near), (input) => void problemsOf(input)));
  });
});
