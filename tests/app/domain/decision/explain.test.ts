import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nearestChanges } from "~/domain/decision/nearest-changes";
import { explainPair, forAndAgainst } from "~/domain/decision/pair-explanation";
import { requirementInfluences } from "~/domain/decision/requirement-influence";
import { rankEdition } from "~/domain/decision/edition-ranking";
import { answerScaleKeys, type AnswerScaleKey } from "~/domain/requirements/answer-type";

import { smallEdition, smallRanking } from "../../../support/document-edition";
import { edition, requirement, response } from "./example-edition";

describe("why one offer is above another", () => {
  const small = smallEdition();

  it("is told by what makes the difference, largest first", () => {
    // F-1 45%, F-2 15%, O-1 40%. Alfa 100, 20, 60: 45 + 3 + 24 = 72. Beta 40, 100, 100: 18 + 15 + 40 = 73.
    const ranking = smallRanking(small, { Alfa: ["standard", "roadmap", "partner"], Beta: ["customisation", "standard", "standard"] });
    const [beta, alfa] = ranking.offers;
    const told = explainPair(small, ranking, beta, alfa);
    expect(told.total.points).toBeCloseTo(1, 9);
    expect(told.requirements.map(({ part, points }) => [part.code, Math.round(points! * 1e6) / 1e6])).toEqual([["F-1", -27], ["O-1", 16], ["F-2", 12]]);
    expect(told.dimensions.map(({ part, points }) => [part.id, Math.round(points! * 1e6) / 1e6])).toEqual([["functionality", -15], ["openness", 16]]);
    const { pro, contra } = forAndAgainst(told.requirements);
    expect([pro.map(({ part }) => part.code), contra.map(({ part }) => part.code)]).toEqual([["O-1", "F-2"], ["F-1"]]);
  });

  it("shows between what an unknown answer leaves it, and never as 0", () => {
    const ranking = smallRanking(small, { Alfa: ["standard", null, "partner"], Beta: ["standard", "standard", "standard"] });
    const of = (name: string) => ranking.offers.find(({ vendor }) => vendor.name === name)!;
    const told = explainPair(small, ranking, of("Beta"), of("Alfa"));
    expect(told.total.points).toBeNull();
    expect([told.total.low, told.total.high].map((n) => Math.round(n * 1e9) / 1e9)).toEqual([16, 31]);
    expect(told.requirements.map(({ part, points, low, high }) => [part.code, points === null ? null : Math.round(points), Math.round(low), Math.round(high)])).toEqual([["O-1", 16, 16, 16], ["F-2", null, 0, 15]]);
    expect(forAndAgainst(told.requirements).pro).toHaveLength(1);
  });

  const answer = fc.constantFrom(...answerScaleKeys, null);
  it("adds up to the difference of the totals, over dimensions and over requirements", () => {
    fc.assert(fc.property(fc.array(fc.tuple(answer, answer, answer), { minLength: 2, maxLength: 4 }), (rows) => {
      const ranking = smallRanking(small, Object.fromEntries(rows.map((row, i) => [`V${i}`, row])));
      const told = explainPair(small, ranking, ranking.offers[0], ranking.offers[1]);
      for (const parts of [told.dimensions, told.requirements]) {
        if (told.total.points !== null) expect(parts.reduce((sum, { points }) => sum + points!, 0)).toBeCloseTo(told.total.points, 9);
        expect(parts.reduce((sum, { low }) => sum + low, 0)).toBeCloseTo(told.total.low, 9);
        expect(parts.reduce((sum, { high }) => sum + high, 0)).toBeCloseTo(told.total.high, 9);
      }
    }));
  });
});

describe("what a requirement can do to the order", () => {
  const ids = ["r0", "r1", "r2"];
  const of = (weights: readonly number[]) => edition({ criteria: [{ id: "one", title: "One", weight: 1 }], requirements: ids.map((id, i) => requirement(id, "one", { weight: weights[i] })) });
  const rankOf = (made: ReturnType<typeof of>, rows: readonly (readonly (AnswerScaleKey | null)[])[]) =>
    rankEdition(made, rows.map((row, v) => response(`v${v}`, Object.fromEntries(ids.map((id, i) => [id, row[i]])))), { nullFails: false });

  it("is nothing where even the extremes leave the first one ahead", () => {
    // Weights 80, 15, 5. v0 100·80 + 0 + 0 = 80; v1 40·80 + 100·15 + 100·5 = 52; without r2: 80 and 47.
    const made = of([80, 15, 5]);
    const told = new Map(requirementInfluences(made, rankOf(made, [["standard", "no", "no"], ["customisation", "standard", "standard"]])).map((one) => [one.requirement.id, one]));
    expect(told.get("r0")).toMatchObject({ separates: expect.closeTo(48, 9), couldChangeFirst: true, couldChangeOrder: true });
    expect(told.get("r1")).toMatchObject({ separates: expect.closeTo(15, 9), couldChangeFirst: false, couldChangeOrder: false });
    expect(told.get("r2")).toMatchObject({ separates: expect.closeTo(5, 9), couldChangeFirst: false });
  });

  it("is found exactly: trying all extremes of all offers says the same", () => {
    const key = fc.constantFrom(...answerScaleKeys);
    fc.assert(fc.property(fc.tuple(...ids.map(() => fc.integer({ min: 1, max: 9 }))), fc.array(fc.tuple(key, key, key), { minLength: 2, maxLength: 4 }), (weights, rows) => {
      const made = of(weights);
      const ranking = rankOf(made, rows);
      const places = (some: typeof ranking) => JSON.stringify(some.offers.map(({ id, rank }) => [id, rank]).sort());
      const firsts = (some: typeof ranking) => JSON.stringify(some.offers.filter(({ rank }) => rank === 1).map(({ id }) => id).sort());
      for (const { requirement: { id }, couldChangeFirst, couldChangeOrder } of requirementInfluences(made, ranking)) {
        const tried = Array.from({ length: 2 ** rows.length }, (_, bits) =>
          rankOf(made, rows.map((row, v) => ids.map((one, i) => (one === id ? ((bits >> v) & 1 ? "standard" : "no") : row[i])))));
        // Only a draw that needs a value in between is not among the extremes; where the order can change they show it.
        if (tried.some((some) => firsts(some) !== firsts(ranking))) expect(couldChangeFirst).toBe(true);
        else expect(couldChangeFirst).toBe(false);
        if (tried.some((some) => places(some) !== places(ranking))) expect(couldChangeOrder).toBe(true);
        else expect(couldChangeOrder).toBe(false);
      }
    }));
  });

  it("is not known while a total hangs on another answer, and is while it hangs on this one alone", () => {
    const made = of([1, 1, 1]);
    const told = new Map(requirementInfluences(made, rankOf(made, [["standard", "standard", null], ["no", "no", "no"]])).map((one) => [one.requirement.id, one]));
    expect(told.get("r0")).toMatchObject({ couldChangeFirst: null, couldChangeOrder: null });
    expect(told.get("r2")).toMatchObject({ separates: null, couldChangeFirst: false });
  });

  it("of a knock-out is that it excludes, also where it weighs nothing", () => {
    const made = edition({
      criteria: [{ id: "one", title: "One", weight: 1 }],
      requirements: [requirement("r0", "one", { weight: 80 }), requirement("r1", "one", { weight: 1, mandatory: true }), requirement("r2", "one", { weight: 0, mandatory: true }), requirement("r3", "one", { weight: 0 })],
    });
    const ranking = rankEdition(made, [response("v0", { r0: "standard", r1: "standard", r2: "standard" }), response("v1", { r0: "no", r1: "standard", r2: "standard" })], { nullFails: true });
    expect(requirementInfluences(made, ranking).map(({ requirement: { id }, knockOut, couldChangeOrder }) => [id, knockOut, couldChangeOrder])).toEqual([["r0", false, true], ["r1", true, false], ["r2", true, false]]);
    expect(requirementInfluences(made, ranking).at(-1)).toMatchObject({ most: 0, separates: 0, couldChangeFirst: false });
  });
});

it("the nearest changes of a weight come first, each with who takes over", () => {
  const row = (criterion: string, weight: number, lower: number, upper: number, challengerBelow: string | null, challengerAbove: string | null) => ({ criterion, weight, lower, upper, challengerBelow, challengerAbove });
  const changes = nearestChanges([row("a", 0.4, 0.1, 0.47, "c", "b"), row("b", 0.6, 0.53, 1, "b", null), row("r", 0.5, 0.49, 1, "b", null)], (id) => id !== "r");
  expect(changes.map(({ criterion, side, bound, challenger }) => [criterion, side, bound, challenger])).toEqual([["a", "above", 0.47, "b"], ["b", "below", 0.53, "b"], ["a", "below", 0.1, "c"]]);
});
