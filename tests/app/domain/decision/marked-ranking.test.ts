import { describe, expect, it } from "vitest";

import { rankEdition, rankingModel } from "~/domain/decision/edition-ranking";
import type { RankingOptions, ValuedAnswer, VendorResponse } from "~/domain/decision/edition-ranking";
import type { Edition } from "~/domain/edition/edition";

import { smallEdition, smallVendor } from "../../../support/document-edition";

describe("marks of the committee", () => {
  const marked = (valuedBy: "committee" | "confirmed", marking: Edition["marking"] = undefined) => {
    const edition = smallEdition();
    return { ...edition, marking, requirements: edition.requirements.map((one) => (one.code === "F-1" ? { ...one, valuedBy } : one)) };
  };
  const offer = (answers: [string, ValuedAnswer][]): VendorResponse => ({ vendor: smallVendor(1, "A"), waivers: {}, answers: new Map(answers) });
  const others: [string, ValuedAnswer][] = [["req.f-2", { value: "standard" }], ["req.o-1", { value: "standard" }]];
  const rankOne = (edition: Edition, answer: ValuedAnswer | null, options: Partial<RankingOptions> = {}) =>
    rankEdition(edition, [offer([...(answer ? [["req.f-1", answer] as [string, ValuedAnswer]] : []), ...others])], { nullFails: true, ...options }).offers[0];

  it("value an answer instead of its points, on the edition's own scale of marks", () => {
    // F-1 weighs 45%, the rest is worth 55.
    expect(rankOne(marked("confirmed"), { value: "standard", mark: 6 }).value).toBeCloseTo(55 + 27, 9);
    const five = { highest: 5, commentBelow: null, commentAbove: null, oneIsEnough: false, spreadFrom: null, meanings: [] };
    expect(rankOne(marked("committee", five), { value: "standard", mark: 3 }).value).toBeCloseTo(55 + 27, 9);
  });

  it("leave what was answered and awaits its mark unknown, also where a missing answer counts as 0", () => {
    expect(rankOne(marked("committee"), { value: "standard" }, { nullCountsAs: 0 })).toMatchObject({ value: null, low: expect.closeTo(55, 9), high: expect.closeTo(100, 9) });
    expect(rankOne(marked("committee"), { value: null }, { nullCountsAs: 0 }).value).toBeCloseTo(55, 9);
    expect(rankOne(marked("committee"), null, { nullCountsAs: 0 }).value).toBeCloseTo(55, 9);
  });

  it("rank by the mean, and are a range from lowest to highest where robustness asks for it", () => {
    const answer = { value: "standard", mark: 6, markRange: { low: 2, high: 8 } };
    expect(rankOne(marked("committee"), answer)).toMatchObject({ value: expect.closeTo(82, 9), low: expect.closeTo(82, 9), high: expect.closeTo(82, 9) });
    const { offers } = rankingModel(marked("committee"), [offer([["req.f-1", answer], ...others])], { nullFails: true, markRanges: true });
    expect(offers[0].values.get("req.f-1")).toEqual({ low: 20, high: 80 });
    expect(offers[0].values.get("req.f-2")).toBe(100);
  });
});
