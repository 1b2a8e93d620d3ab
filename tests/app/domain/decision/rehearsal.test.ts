import { describe, expect, it } from "vitest";

import { newPriceSheet } from "~/domain/cost/price-sheet";
import { plausibleAnswers, plausibleShares, quantiles } from "~/domain/decision/plausible-answers";
import { rehearse, type RehearsalOptions } from "~/domain/decision/rehearsal";

import { edition, requirement } from "./example-edition";

const options: RehearsalOptions = { rounds: 2000, bids: 4, seed: 7, market: "mixed", price: null };
const many = (prefix: string, criterion: string, count: number, more = {}) => Array.from({ length: count }, (_, i) => requirement(`${prefix}${i}`, criterion, more));
const balanced = edition({
  criteria: [{ id: "one", title: "One", weight: 1 }, { id: "two", title: "Two", weight: 1 }],
  requirements: [...many("a", "one", 10), ...many("b", "two", 10)],
});

describe("plausible answers", () => {
  it("come as often as the market says, from the worst to the best", () => {
    const { values } = plausibleAnswers(balanced, requirement("r", "one"), "mature");
    const share = (points: number) => values.filter((value) => value === points).length / quantiles;
    expect([0, 20, 40, 60, 80, 100].map(share)).toEqual([...plausibleShares.mature.scale]);
    expect([...values]).toEqual([...values].sort((a, b) => a - b));
  });

  it("know numbers, dates, yes and no, marks, and what passes a knock-out", () => {
    const of = (more: Parameters<typeof requirement>[2]) => plausibleAnswers(balanced, requirement("r", "one", more), "mixed");
    expect(of({ answer: { type: "number", unit: "days", points: [[0, 100], [10, 0]] } }).values[0]).toBeCloseTo(0.5, 9);
    expect(of({ answer: { type: "date", points: [["2026-01-01", 100], ["2027-01-01", 0]] } }).values.at(-1)).toBeGreaterThan(99);
    expect(of({ answer: { type: "yesno", better: "no" } }).values.filter((value) => value === 100)).toHaveLength(72);
    expect(of({ answer: { type: "text" }, valuedBy: "committee" }).values.at(-1)).toBe(90);
    expect(of({ mandatory: true }).passes!.filter((passes) => passes === 1)).toHaveLength(82);
    expect(of({ weight: 0, mandatory: true, answer: { type: "text" } }).passes!.every((passes) => passes === 1)).toBe(true);
  });
});

describe("a rehearsal", () => {
  it("is the same for the same seed, and another for another", () => {
    const short = { ...options, rounds: 200 };
    expect(rehearse(balanced, short)).toEqual(rehearse(balanced, short));
    expect(rehearse(balanced, { ...short, seed: 8 })).not.toEqual(rehearse(balanced, short));
  });

  it("lets a middle bid win where criteria weigh alike, and hardly ever where one of them is nearly all", () => {
    const middle = (of: typeof balanced) => rehearse(of, options).profiles.find(({ kind }) => kind === "middle")!.wins;
    expect(middle(balanced)).toBeGreaterThan(0.15);
    expect(middle({ ...balanced, criteria: [{ id: "one", title: "One", weight: 95 }, { id: "two", title: "Two", weight: 5 }] })).toBeLessThan(0.1);
  });

  it("finds the criterion that never decides anything", () => {
    const uneven = edition({
      criteria: [{ id: "one", title: "One", weight: 1_000_000 }, { id: "two", title: "Two", weight: 1 }],
      requirements: [
        ...Array.from({ length: 5 }, (_, i) => requirement(`a${i}`, "one", { weight: 1 + i * 1.37, answer: { type: "number", unit: "days", points: [[0, 0], [7, 100]] } })),
        ...many("b", "two", 10),
      ],
    });
    const { criteria, requirements } = rehearse(uneven, options);
    expect(criteria.map(({ id, decides }) => [id, decides > 0.3])).toEqual([["one", true], ["two", false]]);
    expect(criteria[1].decides).toBeLessThan(0.001);
    expect(requirements).toEqual({ never: 10, of: 15 });
  });

  it("says how often mandatory requirements leave nobody, as the chances say", () => {
    // The one bid passes with chance 1 − 0.18 cubed by the best of three tries: 1 − 0.18³ = 0.994168.
    const one = edition({ criteria: [{ id: "one", title: "One", weight: 1 }], requirements: [requirement("m", "one", { mandatory: true })] });
    const { mandatory } = rehearse(one, { ...options, rounds: 20_000, bids: 2 });
    expect(mandatory.of).toBe(1);
    expect(Math.abs(mandatory.excluded - 0.18 ** 3)).toBeLessThan(0.0025);
    expect(mandatory.by).toEqual([{ id: "m", excludes: mandatory.excluded }]);
    const hard = edition({ criteria: [{ id: "one", title: "One", weight: 1 }], requirements: many("m", "one", 60, { mandatory: true, lowestAccepted: "standard" }) });
    const young = rehearse(hard, { ...options, rounds: 300, market: "young" }).mandatory;
    expect(young.nobody).toBeGreaterThan(0.8);
    expect(young.excluded).toBeGreaterThanOrEqual(young.nobody);
    expect(rehearse(balanced, { ...options, rounds: 10 }).mandatory).toEqual({ of: 0, nobody: 0, excluded: 0, by: [] });
  });

  it("shows that a straw bid can flip the order under a relative price formula, and never under an absolute one", () => {
    const tried = (by: Extract<RehearsalOptions["price"], { kind: "criterion" }>["by"]) => rehearse(balanced, { ...options, rounds: 400, price: { kind: "criterion", share: 0.5, by } }).straw;
    expect(tried({ kind: "lowest" })).toMatchObject({ relative: true });
    expect(tried({ kind: "lowest" }).order).toBeGreaterThan(0.05);
    expect(tried({ kind: "lowest" }).first).toBeLessThanOrEqual(tried({ kind: "lowest" }).order);
    expect(tried({ kind: "budget", budget: 150 })).toEqual({ relative: false, order: 0, first: 0 });
    // 100 − 50·log₂(price ÷ lowest) without floor moves all offers alike.
    expect(tried({ kind: "logarithmic" })).toEqual({ relative: true, order: 0, first: 0 });
  });

  it("refuses options that make no sense", () => {
    expect(() => rehearse(balanced, { ...options, bids: 1 })).toThrow(RangeError);
    expect(() => rehearse(balanced, { ...options, price: { kind: "criterion", share: 1, by: { kind: "lowest" } } })).toThrow(/price share/);
  });

  it("rehearses award methods: where quality earns next to nothing the cheap bid wins, where it earns much the dear one", () => {
    const wins = (price: NonNullable<RehearsalOptions["price"]>, kind: string) =>
      rehearse(balanced, { ...options, rounds: 300, price }).profiles.find((profile) => profile.kind === kind)!.wins;
    expect(wins({ kind: "utility-index", weight: 0 }, "cheap")).toBe(1);
    expect(wins({ kind: "utility-index", weight: 3 }, "dear")).toBeGreaterThan(0.9);
    expect(wins({ kind: "award-on-value", worth: 5 }, "cheap")).toBe(1);
    expect(wins({ kind: "award-on-value", worth: 900 }, "dear")).toBeGreaterThan(0.9);
    // A straw bid is never the best and the lowest price counts for all alike, so that the order of the others stays.
    expect(rehearse(balanced, { ...options, rounds: 300, price: { kind: "utility-index", weight: 1.5 } }).straw).toEqual({ relative: true, order: 0, first: 0 });
    expect(rehearse(balanced, { ...options, rounds: 300, price: { kind: "award-on-value", worth: 80 } }).straw.relative).toBe(false);
  });

  it("lets what dimensions are worth decide by award on value, whatever they weigh", () => {
    const [one, two] = balanced.criteria;
    const worth = { ...newPriceSheet(), method: { kind: "award-on-value" as const, worth: { [one.id]: 1_000 } } };
    const { criteria, requirements } = rehearse({ ...balanced, criteria: [{ ...one, weight: 0 }, two], price: worth }, { ...options, rounds: 300, price: { kind: "award-on-value", worth: 300 } });
    expect(criteria.map(({ id }) => id)).toEqual([one.id]);
    expect(criteria[0].decides).toBeGreaterThan(0);
    expect(requirements.of).toBe(10);
  });
});
