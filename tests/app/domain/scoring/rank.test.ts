import { describe, expect, it } from "vitest";

import { rank } from "~/domain/scoring/rank";
import type { LeafValue, ScoredOffer, WeightNode } from "~/domain/scoring/types";

/** Global weights: price 0.5; quality 0.5, of which ease 3/4 (0.375) and looks 1/4 (0.125). */
const tree: WeightNode[] = [
  { id: "price", weight: 1 },
  { id: "quality", weight: 1, children: [{ id: "ease", weight: 3 }, { id: "looks", weight: 1 }] },
];
const offer = (id: string, values: Record<string, LeafValue>, waived: string[] = []): ScoredOffer => ({
  id, values: new Map(Object.entries(values)), waived: new Set(waived),
});
const flat: WeightNode[] = [{ id: "a", weight: 1 }, { id: "b", weight: 1 }];
const worth = (id: string, a: LeafValue, b: LeafValue = a) => offer(id, { a, b });

describe("values", () => {
  it("add up from what each leaf contributes", () => {
    const { offers, weights } = rank(tree, [offer("x", { price: 40, ease: 80, looks: 100 })], []);
    // 0.5·40 = 20, 0.375·80 = 30, 0.125·100 = 12.5: 62.5 in all. Quality: ¾·80 + ¼·100 = 85.
    expect(offers[0]).toEqual({
      id: "x", rank: 1, rankRange: [1, 1], value: 62.5, low: 62.5, high: 62.5, excluded: [], open: [],
      contributions: { price: 20, ease: 30, looks: 12.5 },
      nodes: { quality: { value: 85, low: 85, high: 85 } },
    });
    expect(weights).toEqual({ price: 0.5, quality: 0.5, ease: 0.375, looks: 0.125 });
  });

  it("are null with bounds while a leaf is null, up to the top", () => {
    const [x] = rank(tree, [offer("x", { price: 40, ease: null, looks: 100 })], []).offers;
    // Without ease 20 + 12.5 = 32.5; at its best 37.5 more. Quality: ¼·100 = 25, at its best 100.
    expect(x).toMatchObject({ rank: null, rankRange: [1, 1], value: null, low: 32.5, high: 70 });
    expect(x.contributions).toEqual({ price: 20, ease: null, looks: 12.5 });
    expect(x.nodes).toEqual({ quality: { value: null, low: 25, high: 100 } });
  });

  it("take an absent leaf as null, never as 0", () => {
    expect(rank(flat, [offer("x", { a: 50 })], []).offers[0]).toMatchObject({ value: null, low: 25, high: 75 });
  });

  it("count a range by its midpoint, between bounds", () => {
    const [x] = rank(flat, [worth("x", { low: 20, high: 60 }, 50)], []).offers;
    // Half of 20, 40, 60 with half of 50.
    expect(x).toMatchObject({ rank: 1, value: 45, low: 35, high: 55, contributions: { a: 20, b: 25 } });
  });

  it("do not wait for a null leaf of weight 0", () => {
    const weightless: WeightNode[] = [
      { id: "a", weight: 1 },
      { id: "rest", weight: 0, children: [{ id: "b", weight: 1 }, { id: "c", weight: 0 }] },
      { id: "more", weight: 1, children: [{ id: "d", weight: 1 }, { id: "e", weight: 0 }] },
    ];
    const [x] = rank(weightless, [offer("x", { a: 30, b: null, c: null, d: 50, e: null })], []).offers;
    expect(x).toMatchObject({ rank: 1, value: 40, low: 40, high: 40 });
    expect(x.contributions).toEqual({ a: 15, b: 0, c: 0, d: 25, e: 0 });
    // Within the group of weight 0 its own null does matter.
    expect(x.nodes).toEqual({ rest: { value: null, low: 0, high: 100 }, more: { value: 50, low: 50, high: 50 } });
  });
});

describe("ranks", () => {
  const ranks = (offers: ScoredOffer[]) => rank(flat, offers, []).offers.map(({ id, rank }) => [id, rank]);

  it("go 1-2-2-4, ties by id", () => {
    expect(ranks([worth("d", 10), worth("c", 50), worth("b", 50), worth("a", 90)])).toEqual([["a", 1], ["b", 2], ["c", 2], ["d", 4]]);
  });

  it("tie values that differ by rounding only, and nothing else", () => {
    expect(ranks([worth("a", 50), worth("b", 50 + 5e-10)])).toEqual([["a", 1], ["b", 1]]);
    expect(ranks([worth("a", 50), worth("b", 50 + 5e-9)])).toEqual([["b", 1], ["a", 2]]);
  });

  it("stand last where there is none: first the unknown, then the excluded", () => {
    const { offers } = rank(flat, [worth("x", 90, 0), worth("u", null), worth("k", 20)], [{ leaf: "b", atLeast: 10 }]);
    expect(offers.map(({ id, rank }) => [id, rank])).toEqual([["k", 1], ["u", null], ["x", null]]);
  });
});

describe("rank ranges", () => {
  it("run from who is above in any case to who could be", () => {
    // a [90, 90], b [25, 75] (null), c [60, 60], d [10, 10].
    const { offers } = rank(flat, [worth("a", 90), worth("b", 50, null), worth("c", 60), worth("d", 10)], []);
    expect(Object.fromEntries(offers.map(({ id, rankRange }) => [id, rankRange]))).toEqual({
      a: [1, 1], b: [2, 3], c: [2, 3], d: [4, 4],
    });
  });

  it("do not count on an offer that an open knock-out can still exclude", () => {
    // x is worth 80 at least, but may still be excluded: y can become first.
    const { offers } = rank(flat, [worth("x", 100, { low: 60, high: 100 }), worth("y", 20, 80)], [{ leaf: "b", atLeast: 70 }]);
    expect(offers.map(({ id, rank, rankRange, open }) => ({ id, rank, rankRange, open }))).toEqual([
      { id: "x", rank: 1, rankRange: [1, 1], open: ["b"] },
      { id: "y", rank: 2, rankRange: [1, 2], open: [] },
    ]);
  });
});

describe("knock-outs", () => {
  const knockOuts = [{ leaf: "b", atLeast: 40 }];
  const judge = (b: LeafValue, waived: string[] = []) => {
    const [x] = rank(flat, [offer("x", { a: 100, b }, waived)], knockOuts).offers;
    return { excluded: x.excluded, open: x.open, rank: x.rank };
  };

  it("exclude when even the best case falls short, and stay open while it does not", () => {
    expect(judge(40)).toEqual({ excluded: [], open: [], rank: 1 });
    expect(judge(39.9)).toEqual({ excluded: ["b"], open: [], rank: null });
    expect(judge({ low: 10, high: 39 })).toEqual({ excluded: ["b"], open: [], rank: null });
    expect(judge({ low: 10, high: 40 })).toEqual({ excluded: [], open: ["b"], rank: 1 });
    expect(judge({ low: 40, high: 50 })).toEqual({ excluded: [], open: [], rank: 1 });
    expect(judge(null)).toEqual({ excluded: [], open: ["b"], rank: null });
  });

  it("do not exclude over a rounding error", () => {
    expect(judge(40 - 1e-12)).toEqual({ excluded: [], open: [], rank: 1 });
  });

  it("neither exclude nor stay open once waived", () => {
    expect(judge(0, ["b"])).toEqual({ excluded: [], open: [], rank: 1 });
    expect(judge(null, ["b"])).toEqual({ excluded: [], open: [], rank: null });
  });

  it("keep an excluded offer's value, without a rank and without a place in those of others", () => {
    const { offers } = rank(flat, [worth("x", 100, 20), worth("y", 50)], knockOuts);
    expect(offers).toMatchObject([
      { id: "y", rank: 1, rankRange: [1, 1], value: 50 },
      { id: "x", rank: null, rankRange: null, value: 60, excluded: ["b"] },
    ]);
  });

  it("can be judged beforehand, also on what is no leaf; an offer without a state is open", () => {
    const states = new Map([["x", "failed"], ["y", "passed"]] as const);
    const { offers } = rank(flat, [worth("x", 90), worth("y", 50), worth("z", 40)], [{ leaf: "licence", states }]);
    expect(offers.map(({ id, excluded, open }) => ({ id, excluded, open }))).toEqual([
      { id: "y", excluded: [], open: [] },
      { id: "z", excluded: [], open: ["licence"] },
      { id: "x", excluded: ["licence"], open: [] },
    ]);
  });
});

it("refuses an offer that occurs twice", () => {
  expect(() => rank(flat, [worth("x", 1), worth("x", 2)], [])).toThrow('the offer "x" occurs more than once');
});
