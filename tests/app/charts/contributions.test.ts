import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { dimensionShares } from "~/charts/contributions";
import { answerScaleKeys } from "~/domain/requirements/answer-type";

import { smallEdition, smallRanking } from "../../support/document-edition";

const edition = smallEdition();

describe("what dimensions add to a total", () => {
  it("is their weight times their value", () => {
    // F-1 standard (100) weighs 3, F-2 roadmap (20) weighs 1: 80 on functionality, which weighs 60%. O-1 partner: 60 × 40%.
    const ranking = smallRanking(edition, { Alfa: ["standard", "roadmap", "partner"] });
    const shares = dimensionShares(edition, ranking, ranking.offers[0]);
    expect(shares.map(({ title, value }) => [title, value])).toEqual([["Functionaliteit", 80], ["Openheid", 60]]);
    expect(shares[0].points).toBeCloseTo(48, 9);
    expect(shares[1].points).toBeCloseTo(24, 9);
    expect(shares.map(({ most }) => most)).toEqual([60, 40]);
  });

  it("is null with bounds while something below the dimension is missing", () => {
    const ranking = smallRanking(edition, { Alfa: ["standard", null, "partner"] });
    const [functionality, openness] = dimensionShares(edition, ranking, ranking.offers[0]);
    // F-2 weighs 15 points of the total: between 45 and 60.
    expect(functionality.points).toBeNull();
    expect([functionality.low, functionality.high]).toEqual([expect.closeTo(45, 9), expect.closeTo(60, 9)]);
    expect(openness.points).toBeCloseTo(24, 9);
  });

  it("adds up to the total, and its bounds to the bounds of the total", () => {
    const answer = fc.option(fc.constantFrom(...answerScaleKeys));
    fc.assert(fc.property(fc.tuple(answer, answer, answer), (answers) => {
      const ranking = smallRanking(edition, { Alfa: answers });
      const [offer] = ranking.offers;
      const shares = dimensionShares(edition, ranking, offer);
      const sum = (of: (share: (typeof shares)[number]) => number) => shares.reduce((total, share) => total + of(share), 0);
      expect(sum(({ low }) => low)).toBeCloseTo(offer.low, 9);
      expect(sum(({ high }) => high)).toBeCloseTo(offer.high, 9);
      if (offer.value !== null) expect(sum(({ points }) => points!)).toBeCloseTo(offer.value, 9);
    }));
  });
});
