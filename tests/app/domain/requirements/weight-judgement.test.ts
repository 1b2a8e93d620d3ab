import { describe, expect, it } from "vitest";

import { postedJudgement } from "~/domain/requirements/posted-judgement";
import { judgedWeights, nearestOnScale, pairsOf } from "~/domain/requirements/weight-judgement";

const posted = (fields: Record<string, string>) => (name: string) => fields[name] ?? null;

describe("weights from judgements", () => {
  it("by order: the rank-order centroid, 11/18, 5/18, 2/18 for three", () => {
    const judged = postedJudgement("order", ["a", "b", "c"], posted({ "place.a": "2", "place.b": "1", "place.c": "3" }))!;
    expect(judged).toEqual({ method: "order", order: [["b"], ["a"], ["c"]] });
    const { weights } = judgedWeights(["a", "b", "c"], [judged]);
    expect([weights.b, weights.a, weights.c].map((weight) => weight * 18)).toEqual([expect.closeTo(11, 9), expect.closeTo(5, 9), expect.closeTo(2, 9)]);
  });

  it("by swing of two people: the mean of what each makes", () => {
    const swing = (a: string, b: string) => postedJudgement("swing", ["a", "b"], posted({ "points.a": a, "points.b": b }))!;
    // 100 : 25 is 0.8 and 0.2; 0 : 100 is 0 and 1.
    expect(judgedWeights(["a", "b"], [swing("100", "25"), swing("0", "100")]).weights).toEqual({ a: expect.closeTo(0.4, 12), b: expect.closeTo(0.6, 12) });
  });

  it("by pairs: the most inconsistent judgement with what would fit", () => {
    const parts = ["a", "b", "c"];
    const judged = postedJudgement("pairwise", parts, posted({ "pair.a.b": "3", "pair.a.c": String(1 / 3), "pair.b.c": "3" }))!;
    const { consistencyRatio, mostInconsistent } = judgedWeights(parts, [judged]);
    expect(consistencyRatio).toBeGreaterThan(0.1);
    expect(mostInconsistent).not.toBeNull();
    expect(nearestOnScale(mostInconsistent!.fitting)).toBe(1);
    expect([nearestOnScale(2.4), nearestOnScale(0.3), nearestOnScale(40)]).toEqual([2, 1 / 3, 9]);
    expect(pairsOf(parts)).toHaveLength(3);
  });

  it("are not made of what is incomplete or off its range", () => {
    expect(postedJudgement("order", ["a", "b"], posted({ "place.a": "1" }))).toBeNull();
    expect(postedJudgement("swing", ["a"], posted({ "points.a": "101" }))).toBeNull();
    expect(postedJudgement("pairwise", ["a", "b"], posted({ "pair.a.b": "12" }))).toBeNull();
    expect(() => judgedWeights(["a", "b"], [{ method: "swing", points: { a: 100 } }])).toThrow(RangeError);
    expect(() => judgedWeights(["a"], [])).toThrow(RangeError);
  });
});
