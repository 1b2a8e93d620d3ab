import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankEdition } from "~/domain/decision/edition-ranking";
import { criterionContributions, strongestAndWeakest } from "~/domain/decision/offer-explanation";

import { edition, requirement, response } from "./example-edition";

/** Functionality weighs 3/4, in it sales 2/3 (0.5) and service 1/3 (0.25); openness 1/4. Sales: s1 0.3, s2 0.2. */
const crm = edition({
  criteria: [
    { id: "functionality", title: "Functionality", weight: 3, children: [{ id: "sales", title: "Sales", weight: 2 }, { id: "service", title: "Service", weight: 1 }, { id: "marketing", title: "Marketing", weight: 5 }] },
    { id: "openness", title: "Openness", weight: 1 },
  ],
  requirements: [
    requirement("s1", "sales", { weight: 3 }),
    requirement("s2", "sales", { weight: 2 }),
    requirement("v1", "service"),
    requirement("o1", "openness", { answer: { type: "yesno", better: "yes" } }),
    requirement("o2", "openness", { weight: 0, answer: { type: "text" } }),
  ],
});
const ranking = rankEdition(
  crm,
  [response("a", { s1: "standard", s2: "partner", v1: "customisation", o1: "yes" }), response("b", { s1: "configuration", s2: null, v1: "no", o1: "no" })],
  { nullFails: false },
);
const [a, b] = ranking.offers;

describe("what the total of an offer is made of", () => {
  it("gives the points of every criterion that counts, parents before children", () => {
    const rows = criterionContributions(crm, ranking, a);
    // Marketing asks nothing, so it has no row. Sales: 0.5 · (3/5·100 + 2/5·60) = 42; service: 0.25 · 40 = 10.
    expect(rows.map((row) => [row.criterion.id, row.depth])).toEqual([["functionality", 0], ["sales", 1], ["service", 1], ["openness", 0]]);
    const points = rows.map((row) => row.points!);
    [52, 42, 10, 25].forEach((expected, index) => expect(points[index]).toBeCloseTo(expected, 10));
    expect(points[0] + points[3]).toBeCloseTo(a.value!, 10);
    expect(rows[1].weight).toBeCloseTo(0.5, 12);
  });

  it("keeps a missing answer between its bounds", () => {
    const [functionality, sales] = criterionContributions(crm, ranking, b);
    // s1 gives 0.3·80 = 24; s2 is between 0 and 0.2·100 = 20; service gives nothing.
    expect(sales).toMatchObject({ points: null });
    expect([sales.low, sales.high]).toEqual([expect.closeTo(24, 10), expect.closeTo(44, 10)]);
    expect([functionality.low, functionality.high]).toEqual([expect.closeTo(24, 10), expect.closeTo(44, 10)]);
  });
});

describe("the strongest and weakest requirements of an offer", () => {
  it("are those that give most points and those that leave most behind", () => {
    const { strongest, weakest } = strongestAndWeakest(crm, ranking, a, 2);
    // s1 gives 30 of 30, o1 25 of 25, s2 12 of 20, v1 10 of 25.
    expect(strongest.map(({ requirement: { code }, points }) => [code, points])).toEqual([["S1", expect.closeTo(30, 10)], ["O1", expect.closeTo(25, 10)]]);
    expect(weakest.map(({ requirement: { code }, missed }) => [code, missed])).toEqual([["V1", expect.closeTo(15, 10)], ["S2", expect.closeTo(8, 10)]]);
  });

  it("leave out what is unknown, what gives nothing and what costs nothing; equal ones stand by code", () => {
    const { strongest, weakest } = strongestAndWeakest(crm, ranking, b, 5);
    expect(strongest.map(({ requirement: { code } }) => code)).toEqual(["S1"]);
    // o1 and v1 both leave 25 points behind; s1 leaves 6, but is worth 80 where the offer has 30 on average.
    expect(weakest.map(({ requirement: { code } }) => code)).toEqual(["O1", "V1"]);
  });

  it("never name one requirement as both", () => {
    const answer = fc.constantFrom("standard", "configuration", "partner", "customisation", "roadmap", "no", null);
    fc.assert(fc.property(answer, answer, answer, fc.constantFrom("yes", "no", null), fc.integer({ min: 1, max: 4 }), (s1, s2, v1, o1, most) => {
      const one = rankEdition(crm, [response("a", { s1, s2, v1, o1 })], { nullFails: false });
      const { strongest, weakest } = strongestAndWeakest(crm, one, one.offers[0], most);
      const strong = strongest.map(({ requirement }) => requirement.code);
      expect(weakest.filter(({ requirement }) => strong.includes(requirement.code))).toEqual([]);
      const value = ({ points, missed }: { points: number; missed: number }) => points / (points + missed);
      for (const a of strongest) for (const b of weakest) expect(value(a)).toBeGreaterThan(value(b));
    }));
  });
});
