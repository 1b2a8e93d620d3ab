import { describe, expect, it } from "vitest";

import { placeWithoutKnockOuts, rankEdition } from "~/domain/decision/edition-ranking";
import type { EditionAnswer } from "~/domain/edition/edition";

import { edition, requirement, response } from "./example-edition";

/**
 * Shares: functionality 3/4, in it sales 2/3 (global 0.5) and service 1/3 (0.25); openness 1/4.
 * Sales: s1 3/5 (0.3), s2 2/5 (0.2). Service: v1 (0.25). Openness: o1 (0.25); o2 weighs nothing and only informs.
 */
const crm = edition({
  criteria: [
    {
      id: "functionality", title: "Functionality", weight: 3,
      children: [
        { id: "sales", title: "Sales", weight: 2 },
        { id: "service", title: "Service", weight: 1 },
        { id: "marketing", title: "Marketing", weight: 5 },
      ],
    },
    { id: "openness", title: "Openness", weight: 1 },
    { id: "price", title: "Price", weight: 4, children: [{ id: "licence", title: "Licence", weight: 1 }] },
  ],
  requirements: [
    requirement("s1", "sales", { weight: 3, mandatory: true }),
    requirement("s2", "sales", { weight: 2 }),
    requirement("v1", "service", { answer: { type: "number", unit: "hours", points: [[2, 100], [12, 0]] } }),
    requirement("o1", "openness", { answer: { type: "yesno", better: "yes" } }),
    requirement("o2", "openness", { weight: 0, answer: { type: "text" } }),
  ],
});
const open = { nullFails: false };

describe("ranking the offers of an edition", () => {
  const ranking = rankEdition(
    crm,
    [
      response("a", { s1: "standard", s2: "partner", v1: 7, o1: "yes", o2: "Some text" }),
      response("b", { s1: "configuration", s2: null, v1: 2, o1: "no" }),
      response("c", { s1: "roadmap", s2: "standard", v1: 2, o1: "yes" }),
    ],
    open,
  );

  it("weighs what each vendor answered", () => {
    // a: 0.3·100 = 30, 0.2·60 = 12, 7 hours are half way: 0.25·50 = 12.5, 0.25·100 = 25: 79.5.
    const [a] = ranking.offers;
    expect(a).toMatchObject({ id: "a", vendor: { name: "Vendor a" }, rank: 1, valued: { known: 4, of: 4 } });
    expect(a.value).toBeCloseTo(79.5, 10);
    expect(Object.keys(a.contributions)).toEqual(["s1", "s2", "v1", "o1"]);
    expect(a.contributions.s2).toBeCloseTo(12, 10);
    // Sales: 3/5·100 + 2/5·60 = 84; functionality: 2/3·84 + 1/3·50 = 72⅔.
    expect(a.nodes.sales.value).toBeCloseTo(84, 10);
    expect(a.nodes.functionality.value).toBeCloseTo(72 + 2 / 3, 10);
    expect(a.nodes.openness.value).toBe(100);
  });

  it("leaves a blank unknown, between its worst and best", () => {
    // b: 0.3·80 = 24 and 0.25·100 = 25, with s2 between 0 and 20.
    const b = ranking.offers[1];
    expect(b).toMatchObject({ id: "b", rank: null, value: null, rankRange: [2, 2], valued: { known: 3, of: 4 } });
    expect(b.low).toBeCloseTo(49, 10);
    expect(b.high).toBeCloseTo(69, 10);
    expect(b.contributions.s2).toBeNull();
  });

  it("excludes on a mandatory requirement, and says what was answered and what would have passed", () => {
    const c = ranking.offers[2];
    expect(c).toMatchObject({ id: "c", rank: null, rankRange: null, excluded: ["s1"], open: [] });
    expect(c.exclusions).toEqual([{ requirement: "s1", code: "S1", answer: "roadmap", lowestAccepted: "customisation" }]);
  });

  it("gives the weight of every criterion and requirement, 0 where nothing is scored", () => {
    expect(ranking.edition).toEqual({ id: "edition-1", code: "RFP-1-K7QX" });
    expect(ranking.weights).toMatchObject({ functionality: 0.75, openness: 0.25, price: 0, licence: 0, marketing: 0, o1: 0.25, o2: 0 });
    expect(ranking.weights.s1).toBeCloseTo(0.3, 12);
    expect(ranking.weights.service).toBeCloseTo(0.25, 12);
  });

  it("does not depend on the order in which vendors are given", () => {
    const responses = [response("a", { s1: "partner" }), response("b", { s1: "standard" }), response("c", { s1: "no" })];
    expect(rankEdition(crm, [...responses].reverse(), open)).toEqual(rankEdition(crm, responses, open));
  });

  it("refuses a vendor that occurs twice", () => {
    expect(() => rankEdition(crm, [response("a", {}), response("a", {})], open)).toThrow('the vendor "a" occurs more than once');
  });
});

describe("what is missing", () => {
  const blank = response("b", { s1: "configuration", v1: 2, o1: "no" });

  it("counts as what the committee says, once it has", () => {
    // 24 + 25 + 0.2·50 = 59; what is known stays three of four.
    const [b] = rankEdition(crm, [blank], { nullFails: true, nullCountsAs: 50 }).offers;
    expect(b).toMatchObject({ rank: 1, valued: { known: 3, of: 4 } });
    expect(b.value).toBeCloseTo(59, 10);
  });

  it("keeps a knock-out open until the round closes, and then excludes, whatever it counts as", () => {
    const silent = response("s", { s2: "standard", v1: 2, o1: "yes" });
    const [before] = rankEdition(crm, [silent], open).offers;
    expect(before).toMatchObject({ excluded: [], open: ["s1"], rankRange: [1, 1] });
    expect(before.openKnockOuts).toEqual([{ requirement: "s1", code: "S1", answer: null, lowestAccepted: "customisation" }]);
    const [after] = rankEdition(crm, [silent], { nullFails: true, nullCountsAs: 100 }).offers;
    expect(after).toMatchObject({ excluded: ["s1"], open: [], rank: null, openKnockOuts: [] });
    expect(after.exclusions).toHaveLength(1);
  });
});

describe("knock-outs go by the answer", () => {
  const asked = (answer: EditionAnswer, more = {}) =>
    edition({
      criteria: crm.criteria,
      requirements: [requirement("s2", "sales"), requirement("k", "sales", { answer, mandatory: true, weight: 0, ...more })],
    });
  const stateIn = (of: ReturnType<typeof edition>, value: string | number | null) => {
    const [x] = rankEdition(of, [response("x", { s2: "standard", k: value })], open).offers;
    return x.excluded.length > 0 ? "excluded" : x.open.length > 0 ? "open" : "passed";
  };

  it("in the order of the scale, whatever points the lead gave", () => {
    // Here a partner's product earns less than customisation, and still is the better answer.
    const of = {
      ...asked({ type: "scale" }, { lowestAccepted: "partner", weight: 1 }),
      scale: crm.scale.map((step) => (step.key === "partner" ? { ...step, points: 10 } : step)),
    };
    const states = ["standard", "configuration", "partner", "customisation", "roadmap", "no", "perhaps", null].map((value) => stateIn(of, value));
    expect(states).toEqual(["passed", "passed", "passed", "excluded", "excluded", "excluded", "open", "open"]);
  });

  it("by the better of yes and no", () => {
    const of = asked({ type: "yesno", better: "no" });
    expect([stateIn(of, "no"), stateIn(of, "yes"), stateIn(of, "n/a"), stateIn(of, null)]).toEqual(["passed", "excluded", "open", "open"]);
    const [x] = rankEdition(of, [response("x", { k: "yes" })], open).offers;
    expect(x.exclusions[0]).toMatchObject({ answer: "yes", lowestAccepted: "no" });
  });

  it("by a number or date being worth anything at all", () => {
    const hours = asked({ type: "number", unit: "hours", points: [[4, 100], [24, 0]] });
    expect([stateIn(hours, 23), stateIn(hours, 24), stateIn(hours, "soon"), stateIn(hours, null)]).toEqual(["passed", "excluded", "open", "open"]);
    const live = asked({ type: "date", points: [["2026-01-01", 100], ["2026-12-31", 0]] });
    expect([stateIn(live, "2026-12-30"), stateIn(live, "2026-12-31"), stateIn(live, "2026-02-30")]).toEqual(["passed", "excluded", "open"]);
  });

  it("by a text, or a number without points, being there", () => {
    const text = asked({ type: "text" });
    expect([stateIn(text, "See annex 3"), stateIn(text, "  "), stateIn(text, null)]).toEqual(["passed", "open", "open"]);
    expect([stateIn(asked({ type: "money", currency: "EUR" }), 0), stateIn(asked({ type: "money", currency: "EUR" }), null)]).toEqual(["passed", "open"]);
  });

  it("also where the requirement weighs nothing and is the only one of its criterion", () => {
    const of = edition({
      criteria: crm.criteria,
      requirements: [requirement("s2", "sales"), requirement("k", "openness", { mandatory: true, weight: 0 })],
    });
    const [x] = rankEdition(of, [response("x", { s2: "standard", k: "no" })], open).offers;
    expect(x).toMatchObject({ value: 100, excluded: ["k"], contributions: { s2: 100 }, valued: { known: 1, of: 1 } });
  });
});

describe("waiving a knock-out", () => {
  const falling = { s1: "no", s2: "standard", v1: 2, o1: "yes" };

  it("takes a written reason, and keeps the value that was answered", () => {
    const [x] = rankEdition(crm, [response("x", falling, { waivers: { s1: " Built before go-live " } })], open).offers;
    // 0 + 20 + 25 + 25 = 70.
    expect(x).toMatchObject({ rank: 1, excluded: [], exclusions: [], waivers: { s1: "Built before go-live" } });
    expect(x.value).toBeCloseTo(70, 10);
  });

  it("does not go without one, nor where nothing is mandatory", () => {
    const [x] = rankEdition(crm, [response("x", falling, { waivers: { s1: "  ", s2: "why not" } })], open).offers;
    expect(x).toMatchObject({ excluded: ["s1"], waivers: {} });
  });

  it("holds when the round has closed on a blank", () => {
    const blank = response("x", { ...falling, s1: null }, { waivers: { s1: "Shown in the demonstration" } });
    expect(rankEdition(crm, [blank], { nullFails: true }).offers[0]).toMatchObject({ excluded: [], open: [], rank: null });
  });

  it("is not needed to see what place an excluded offer would have without its knock-outs", () => {
    // a 79.5; b between 49 and 69; c 6 + 20 + 25 + 25 = 76, which only s1 excludes.
    const responses = [
      response("a", { s1: "standard", s2: "partner", v1: 7, o1: "yes" }),
      response("b", { s1: "configuration", s2: null, v1: 2, o1: "no" }),
      response("c", { s1: "roadmap", s2: "standard", v1: 2, o1: "yes" }),
    ];
    expect(placeWithoutKnockOuts(crm, responses, open, "c")).toEqual([2, 2]);
    const doubtful = [responses[0], response("b", { s1: "no", s2: "standard", v1: null, o1: "no" }), response("c", { s1: "no", s2: null, v1: 12, o1: "no" })];
    // Only the own knock-outs go: c (0 to 20) is still excluded when b (20 to 45) is looked at.
    expect([placeWithoutKnockOuts(crm, doubtful, open, "b"), placeWithoutKnockOuts(crm, doubtful, open, "c")]).toEqual([[2, 2], [2, 2]]);
  });
});

it("waits for the committee's mark where the committee values", () => {
  const of = edition({
    criteria: crm.criteria,
    requirements: [requirement("s2", "sales"), requirement("t", "sales", { answer: { type: "text" }, valuedBy: "committee" })],
  });
  const answers = { s2: "standard", t: "Our plan" };
  expect(rankEdition(of, [response("x", answers)], open).offers[0]).toMatchObject({ value: null, low: 50, high: 100 });
  expect(rankEdition(of, [response("x", answers, { marks: { t: 6 } })], open).offers[0]).toMatchObject({ value: 80, rank: 1 });
});
