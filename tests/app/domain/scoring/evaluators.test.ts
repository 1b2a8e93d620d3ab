import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { analyseEvaluators, evaluatorProfiles, krippendorffAlpha, markedAnswers, type EvaluatorMark } from "~/domain/scoring/evaluators";

/** Krippendorff (2011), the data of four observers on twelve units; "." was not judged. */
const published = [
  "1 2 3 3 2 1 4 1 2 . . .",
  "1 2 3 3 2 2 4 1 2 5 . 3",
  ". 3 3 3 2 3 4 2 2 5 1 .",
  "1 2 3 3 2 4 4 1 2 5 1 .",
].map((row) => row.split(" "));
const units = published[0].map((_, unit) => published.flatMap((row) => (row[unit] === "." ? [] : [Number(row[unit])])));

const marks = (given: Record<string, [requirement: string, vendor: string, mark: number][]>): EvaluatorMark[] =>
  Object.entries(given).flatMap(([evaluator, list]) => list.map(([requirement, vendor, mark]) => ({ evaluator, requirement, vendor, mark })));

describe("Krippendorff's alpha", () => {
  it("gives the published figures: nominal 0.743, ordinal 0.815, interval 0.849", () => {
    expect(krippendorffAlpha(units, "nominal")).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(units, "ordinal")).toBeCloseTo(0.815, 3);
    expect(krippendorffAlpha(units, "interval")).toBeCloseTo(0.849, 3);
  });

  it("is 1 where all agree and below 0 where they contradict each other", () => {
    expect(krippendorffAlpha([[2, 2], [7, 7], [5, 5, 5]], "interval")).toBe(1);
    // Two units, marked 0 and 10 by turns: observed 100, expected 4·100·2/(4·3): 1 − 3·400/800.
    expect(krippendorffAlpha([[0, 10], [10, 0]], "interval")).toBeCloseTo(-0.5, 12);
  });

  it("is not known where nothing was judged twice, or all values are the same", () => {
    expect(krippendorffAlpha([[3], [4], []], "ordinal")).toBeNull();
    expect(krippendorffAlpha([[3, 3], [3, 3, 3]], "interval")).toBeNull();
  });

  it("does not hang on the order of people or things, and as interval not on unit and origin", () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 }), (data) => {
      const turned = data.map((values) => values.toReversed()).toReversed();
      const alpha = krippendorffAlpha(data, "interval");
      if (alpha === null) return krippendorffAlpha(turned, "interval") === null;
      expect(krippendorffAlpha(turned, "interval")).toBeCloseTo(alpha, 9);
      expect(krippendorffAlpha(data.map((values) => values.map((value) => 3 * value - 7)), "interval")).toBeCloseTo(alpha, 9);
      expect(krippendorffAlpha(data.map((values) => values.map((value) => value ** 3)), "ordinal")).toBeCloseTo(krippendorffAlpha(data, "ordinal")!, 9);
      return true;
    }));
  });
});

describe("severity and spread", () => {
  const given = marks({
    ann: [["r1", "a", 6], ["r1", "b", 8]],
    bob: [["r1", "a", 4], ["r1", "b", 6]],
    cas: [["r1", "a", 8], ["r2", "a", 3]],
  });

  it("compare an evaluator with the mean of the others on the same answers", () => {
    const [ann, bob, cas] = evaluatorProfiles(given);
    // Ann: 6 against (4 + 8) ÷ 2 = 6, and 8 against 6: +1 on average. Bob: 4 against 7, 6 against 8: −2.5.
    expect(ann).toMatchObject({ evaluator: "ann", marks: 2, mean: 7, severity: 1 });
    expect(bob.severity).toBeCloseTo(-2.5, 12);
    // Cas: 8 against 5; nobody else marked r2.
    expect(cas.severity).toBeCloseTo(3, 12);
    expect(ann.spread).toBeCloseTo(Math.SQRT2, 12);
  });

  it("are null where there is nothing to compare with", () => {
    expect(evaluatorProfiles(marks({ dee: [["r9", "a", 5]] }))).toEqual([{ evaluator: "dee", marks: 1, mean: 5, severity: null, spread: null }]);
  });

  it("come with the marks of each answer from lowest to highest", () => {
    expect(markedAnswers(given)[0]).toMatchObject({ requirement: "r1", vendor: "a", lowest: 4, highest: 8, mean: 6 });
  });

  it("refuse two marks of one person for one answer", () => {
    expect(() => markedAnswers(marks({ ann: [["r1", "a", 6], ["r1", "a", 7]] }))).toThrow(/"ann" marked the answer of "a" to "r1" more than once/);
  });
});

it("the ranking is made again without each evaluator", () => {
  const given = marks({ ann: [["r1", "a", 9], ["r1", "b", 2]], bob: [["r1", "a", 5], ["r1", "b", 6]] });
  const analysis = analyseEvaluators(given, (some) => {
    const mean = (vendor: string) => {
      const own = some.filter((mark) => mark.vendor === vendor);
      return own.reduce((sum, { mark }) => sum + mark, 0) / own.length;
    };
    return mean("a") >= mean("b") ? { a: 1, b: 2 } : { a: 2, b: 1 };
  });
  expect(analysis.without).toEqual([{ evaluator: "ann", ranks: { a: 2, b: 1 } }, { evaluator: "bob", ranks: { a: 1, b: 2 } }]);
  // Units [9, 5] and [2, 6]: observed 2·16 + 2·16 over n = 4, expected from 2, 5, 6, 9.
  expect(analysis.agreement.interval).toBeCloseTo(1 - (3 * 64) / 200, 12);
});
