import { describe, expect, it } from "vitest";

import { countedFrom, proposedRung, reaches } from "~/domain/committee/evidence-ladder";
import type { Rung } from "~/domain/committee/evidence-ladder";
import { requirementsThatMatter } from "~/domain/committee/requirements-that-matter";
import { rankEdition } from "~/domain/decision/edition-ranking";
import type { VendorResponse } from "~/domain/decision/edition-ranking";

import { smallEdition, smallRanking, smallVendor } from "../../../support/document-edition";

const edition = smallEdition();
const responses: VendorResponse[] = [["standard", "standard", "standard"], ["configuration", null, "standard"]].map((values, index) => ({
  vendor: smallVendor(index + 1, `V${index + 1}`), waivers: {}, answers: new Map(values.map((value, i) => [edition.requirements[i].id, { value }])),
}));
/** Of the first vendor F-1 (45%) was seen in a demo and O-1 (40%) is in the contract; all else is claimed. */
const rungs: Record<string, Rung> = { "vendor-1 req.f-1": "demonstrated", "vendor-1 req.o-1": "contractual" };
const from = (rung: Rung) => rankEdition(edition, countedFrom(responses, rung, (vendor, requirement) => rungs[`${vendor} ${requirement}`] ?? "claimed"), { nullFails: true, nullCountsAs: 0 });
const bounds = (ranking: ReturnType<typeof from>) => Object.fromEntries(ranking.offers.map(({ id, low, high }) => [id, [Number(low.toFixed(6)), Number(high.toFixed(6))]]));

describe("the evidence ladder", () => {
  it("climbs from claimed to contractual, and proposes evidence that came along but never sets it", () => {
    expect(reaches("referenced", "demonstrated")).toBe(true);
    expect(reaches("evidenced", "demonstrated")).toBe(false);
    expect([proposedRung("claimed", "manual.pdf"), proposedRung("claimed", " "), proposedRung("demonstrated", "manual.pdf")]).toEqual(["evidenced", null, null]);
  });

  it("ranks on all answers from claimed upwards", () => {
    // The second: 45 × 0.8 + 0 for what is missing + 40.
    expect(bounds(from("claimed"))).toEqual({ "vendor-1": [100, 100], "vendor-2": [76, 76] });
  });

  it("counts only what stands high enough; the rest is unknown, also where a missing answer counts as 0", () => {
    // The first keeps 45 + 40 for certain; the second nothing, and F-2, which it left blank, stays 0.
    expect(bounds(from("demonstrated"))).toEqual({ "vendor-1": [85, 100], "vendor-2": [0, 85] });
    expect(bounds(from("referenced"))).toEqual({ "vendor-1": [40, 100], "vendor-2": [0, 85] });
  });

  it("leaves a knock-out open whose answer does not stand high enough, instead of failing it", () => {
    const offers = new Map(from("contractual").offers.map((offer) => [offer.id, offer]));
    expect(offers.get("vendor-1")).toMatchObject({ excluded: [], open: [] });
    expect(offers.get("vendor-2")).toMatchObject({ excluded: [], open: ["req.o-1"] });
  });
});

describe("what a script goes through", () => {
  it("is ordered by weight times how far the offers lie apart", () => {
    // F-1 45% × (100 − 80), F-2 15% × (100 − 0), O-1 40% × 0.
    const ranking = smallRanking(edition, { A: ["standard", "no", "standard"], B: ["configuration", "standard", "standard"] });
    expect(requirementsThatMatter(edition, ranking).map(({ requirement, separation, matters }) => [requirement.code, Number(separation.toFixed(9)), Number(matters.toFixed(9))]))
      .toEqual([["F-2", 1, 15], ["F-1", 0.2, 9], ["O-1", 0, 0]]);
  });

  it("takes an unknown value for anything, and leaves out offers that are excluded", () => {
    const unknown = smallRanking(edition, { A: ["standard", "no", null], B: ["standard", "no", "standard"] });
    expect(requirementsThatMatter(edition, unknown)[0]).toMatchObject({ requirement: { code: "O-1" }, separation: 1 });
    const excluded = smallRanking(edition, { A: ["standard", "no", "standard"], B: ["no", "standard", "no"], C: ["standard", "no", "standard"] });
    expect(requirementsThatMatter(edition, excluded).map(({ matters }) => matters)).toEqual([0, 0, 0]);
  });
});
