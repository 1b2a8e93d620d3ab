import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { utilityFirst, utilityOrder } from "~/domain/decision/award-influence";
import type { UtilityCase } from "~/domain/decision/award-influence";
import { rankEdition } from "~/domain/decision/edition-ranking";
import { explainPair } from "~/domain/decision/pair-explanation";
import { requirementInfluences } from "~/domain/decision/requirement-influence";
import { fromRankingInput, toRankingInput } from "~/domain/outcome/dossier";
import { utilityIndex } from "~/domain/scoring/price";
import { motivationProposal } from "~/i18n/motivation-text";

import { pricedEdition, pricedResponse } from "../../../support/priced-edition";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** U of every offer when it earns `earned` points of quality on the requirement. */
function scores({ rest, prices, weight }: UtilityCase, earned: readonly number[]): number[] {
  const all = utilityIndex(rest.map((value, i) => ({ id: String(i), quality: (value + earned[i]) / 100, price: prices[i] })), weight);
  return rest.map((_, i) => all.get(String(i))!);
}
const first = (values: readonly number[], slack = 0) => values.map((value) => value >= Math.max(...values) - 1e-9 - slack);

const cases = fc.integer({ min: 2, max: 4 }).chain((count) => fc.record({
  rest: fc.array(fc.integer({ min: 0, max: 70 }), { minLength: count, maxLength: count }),
  shares: fc.array(fc.constantFrom(0, 0.2, 0.4, 0.6, 0.8, 1), { minLength: count, maxLength: count }),
  most: fc.integer({ min: 1, max: 30 }),
  prices: fc.array(fc.integer({ min: 50, max: 150 }), { minLength: count, maxLength: count }),
  weight: fc.constantFrom(0.3, 1, 1.5, 3, 6),
})).map(({ rest, shares, most, prices, weight }): UtilityCase => ({ rest, points: shares.map((share) => share * most), most, prices, weight }));

describe("what a requirement can do under an award method", () => {
  it("is found exactly under the utility index: whatever was tried at random, and a search for what is said to be possible, agree", () => {
    let changes = 0;
    fc.assert(fc.property(cases, fc.array(fc.array(fc.constantFrom(0, 0.15, 0.5, 0.7, 1), { minLength: 4, maxLength: 4 }), { minLength: 60, maxLength: 60 }), (one, tries) => {
      const now = scores(one, one.points);
      const [isFirst, mayFirst, mayOrder] = [first(now), utilityFirst(one), utilityOrder(one)];
      for (const shares of tries) {
        const then = scores(one, shares.slice(0, one.rest.length).map((share) => share * one.most));
        if (first(then).some((value, i) => value && !isFirst[i])) expect(mayFirst).toBe(true);
        if (then.some((a, j) => then.some((b, k) => j !== k && a > b + 1e-9 && now[j] < now[k] - 1e-9))) expect(mayOrder).toBe(true);
      }
      if (!mayFirst || isFirst.filter(Boolean).length > 1) return;
      changes += 1;
      // Who comes first earns everything, another anything, the rest nothing.
      const found = one.rest.some((_, j) => !isFirst[j] && one.rest.some((_other, raised) => Array.from({ length: 301 }, (_step, step) => step / 300).some((share) =>
        first(scores(one, one.rest.map((_value, i) => (i === j ? one.most : i === raised ? share * one.most : 0))), 2e-3)[j])));
      expect(found).toBe(true);
    }), { numRuns: 300 });
    expect(changes).toBeGreaterThan(30);
  });

  const whole = (code: string, yes: "yes" | "no", prices: [number, number, number, number], number: number) =>
    pricedResponse(number, [code, 2, "2026-01-01", "Tekst", "yes", code, 100, "Ja", "Open", code, yes, code], [8, 8], prices);

  it("is told in money under award on value, and says what the price does", () => {
    const edition = pricedEdition({ kind: "award-on-value", worth: { functionality: 20_000, openness: 7_500, support: 2_500 } });
    const ranking = rankEdition(edition, [whole("standard", "no", [30_000, 20, 100, 0], 1), whole("customisation", "yes", [20_000, 15, 100, 0], 2)], { nullFails: true });
    const told = new Map(requirementInfluences(edition, ranking).map((one) => [one.requirement.code, one]));
    // Support is worth 2,500, in two requirements of equal weight: 1,250 each.
    expect(told.get("S-001")!.most).toBeCloseTo(1_250, 6);
    expect(told.get("S-001")!.separates).toBeCloseTo(1_250, 6);
    expect([...told.values()].reduce((sum, { most }) => sum + most, 0)).toBeCloseTo(30_000, 6);
    const [winner] = ranking.offers;
    expect(plain(motivationProposal(edition, ranking, winner))).toMatch(/^Plaats 1 van 2, met een fictieve prijs van € [\d.]+\. /);
    expect(motivationProposal(edition, ranking, winner)).not.toContain("punten");
  });

  it("counts by award on value what a dimension is worth, whatever it weighs", () => {
    const worth = { functionality: 20_000, openness: 10_000, support: 0 };
    const sheet = pricedEdition({ kind: "award-on-value", worth });
    const weighing = (id: string, weight: number) => sheet.criteria.map((dimension) => (dimension.id === id ? { ...dimension, weight } : dimension));
    const edition = { ...sheet, criteria: weighing("openness", 0) };
    const bids = [whole("standard", "no", [30_000, 20, 100, 0], 1), whole("customisation", "yes", [20_000, 15, 100, 0], 2)];
    const ranking = rankEdition(edition, bids, { nullFails: true });
    // Openness weighs 0 and earns 10,000, three quarters of it by O-001; support weighs 35 and earns nothing.
    const told = new Map(requirementInfluences(edition, ranking).map((one) => [one.requirement.code, one]));
    expect(told.get("O-001")!.most).toBeCloseTo(7_500, 6);
    expect(told.has("S-001")).toBe(false);
    expect([...told.values()].reduce((sum, { most }) => sum + most, 0)).toBeCloseTo(30_000, 6);
    const { requirements, dimensions, total, award } = explainPair(edition, ranking, ranking.offers[0], ranking.offers[1]);
    expect(dimensions.map(({ part }) => part.id)).toEqual(["functionality", "openness"]);
    expect(requirements.reduce((sum, { points }) => sum + points!, 0)).toBeCloseTo(total.points!, 9);
    // So the difference in quality is the difference in what the two earn: a hundred points are 30,000.
    const earned = ({ earned: parts }: NonNullable<typeof award>["first"]) => parts.reduce((sum, { amount }) => sum + amount!, 0);
    expect(300 * total.points!).toBeCloseTo(earned(award!.first) - earned(award!.second), 6);
    // What it weighs changes nothing at all.
    expect(rankEdition({ ...edition, criteria: weighing("openness", 80) }, bids, { nullFails: true })).toEqual(ranking);
    // A gap where nothing is earned leaves the total known; one where something is leaves it open.
    const gap = (code: string) => rankEdition(edition, [bids[0], { ...bids[1], answers: { keys: () => bids[1].answers.keys(), get: (id: string) => (id === code ? undefined : bids[1].answers.get(id)) } }], { nullFails: false }).offers;
    expect(gap("req.s-001").every(({ rank, value }) => rank !== null && value !== null)).toBe(true);
    expect(gap("req.o-002").map(({ rank }) => rank)).toContain(null);
  });

  it("was told by the weights in dossiers before version 3, which are computed again as they were", () => {
    const edition = pricedEdition({ kind: "award-on-value", worth: { functionality: 20_000, openness: 10_000, support: 0 } });
    const bids = [whole("standard", "no", [30_000, 20, 100, 0], 1), whole("customisation", "yes", [20_000, 15, 100, 0], 2)];
    const of = (version: 2 | 3) => {
      const { responses, options } = fromRankingInput(toRankingInput(edition.id, bids, { nullFails: true }), version);
      return rankEdition(edition, responses, options);
    };
    expect([of(2).weights.support, of(3).weights.support]).toEqual([0.35, 0]);
    expect(of(2).price).toEqual(of(3).price);
  });

  it("is told by quality under the utility index, and the motivation names the method without the index", () => {
    const edition = pricedEdition({ kind: "utility-index", weight: 0.4 });
    const ranking = rankEdition(edition, [whole("standard", "no", [30_000, 20, 100, 0], 1), whole("customisation", "yes", [9_000, 5, 100, 0], 2)], { nullFails: true });
    const told = requirementInfluences(edition, ranking);
    // A third of the price: no requirement makes up for that, though by quality alone the other would be first.
    expect(ranking.offers.map(({ id }) => id)).toEqual(["vendor-2", "vendor-1"]);
    expect(told.every(({ couldChangeFirst, couldChangeOrder }) => couldChangeFirst === false && couldChangeOrder === false)).toBe(true);
    expect(plain(motivationProposal(edition, ranking, ranking.offers[0]))).toMatch(/^Plaats 1 van 2 naar de utility-index, met \d+,\d van de 100 punten voor kwaliteit\. /);
  });

  it("counts the price among the parts where it is a criterion, so that they add up to the difference", () => {
    const edition = pricedEdition({ kind: "criterion", share: 40, by: { kind: "lowest" } });
    const ranking = rankEdition(edition, [whole("standard", "no", [30_000, 20, 100, 0], 1), whole("customisation", "yes", [9_000, 5, 100, 0], 2)], { nullFails: true });
    const told = explainPair(edition, ranking, ranking.offers[0], ranking.offers[1]);
    expect(told.requirements.map(({ part }) => part.text)).toContain("Prijs");
    expect(told.requirements.reduce((sum, { points }) => sum + points!, 0)).toBeCloseTo(told.total.points!, 9);
    const price = requirementInfluences(edition, ranking).find(({ requirement }) => requirement.id === "price.total")!;
    expect([price.most, price.couldChangeFirst]).toEqual([expect.closeTo(40, 9), true]);
  });
});
