import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fictionalPrice, isRelative, priceValues, soundPrice, utilityIndex, type PriceFunction } from "~/domain/scoring/price";
import { reversalCertificate } from "~/domain/scoring/reversal";

const valued = (by: PriceFunction, ...prices: (number | null)[]) =>
  [...priceValues(new Map(prices.map((price, i) => [`o${i}`, price])), by).values()];

describe("a price becomes a value", () => {
  it("by points, level outside them", () => {
    // From 40 (100) to 120 (0): 1.25 points for every 1.
    const by: PriceFunction = { kind: "points", points: [[40, 100], [120, 0]] };
    expect(valued(by, 80, 100, 40, 20, 200)).toEqual([50, 25, 100, 100, 0]);
  });

  it("against a budget, below 0 unless a floor is set", () => {
    expect(valued({ kind: "budget", budget: 200 }, 50, 200, 250)).toEqual([75, 0, -25]);
    expect(valued({ kind: "budget", budget: 200, floor: 0 }, 50, 250)).toEqual([75, 0]);
  });

  it("as the lowest divided by it", () => {
    // On 50 points 50, 25 and 20; without the first 50 and 40.
    expect(valued({ kind: "lowest" }, 40, 80, 100).map((value) => value! / 2)).toEqual([50, 25, 20]);
    expect(valued({ kind: "lowest" }, 80, 100).map((value) => value! / 2)).toEqual([50, 40]);
  });

  it("logarithmically: a doubling costs 50, also below 0 unless a floor is set", () => {
    expect(valued({ kind: "logarithmic" }, 80, 100, 125)).toEqual([100, expect.closeTo(83.9, 1), expect.closeTo(67.8, 1)]);
    expect(valued({ kind: "logarithmic" }, 10, 20, 40, 80)).toEqual([100, 50, 0, -50]);
    expect(valued({ kind: "logarithmic", floor: 0 }, 10, 80)).toEqual([100, 0]);
  });

  it("not when it is missing, zero or negative, and sets no reference then", () => {
    for (const by of [{ kind: "lowest" }, { kind: "logarithmic" }] as const) expect(valued(by, null, 0, -5, 10, 20)).toEqual([null, null, null, 100, 50]);
    expect(valued({ kind: "points", points: [[1, 100], [9, 0]] }, 0, -1, null)).toEqual([null, null, null]);
    expect(valued({ kind: "lowest" }, null, 0)).toEqual([null, null]);
    expect([soundPrice(undefined), soundPrice(NaN), soundPrice(Infinity), soundPrice(0.01)]).toEqual([null, null, null, 0.01]);
  });

  it("not by what makes no sense", () => {
    expect(() => valued({ kind: "budget", budget: 0 }, 5)).toThrow("budget: expected more than 0; found 0");
    expect(() => valued({ kind: "points", points: [] }, 5)).toThrow("points: at least one");
  });
});

describe("utility index", () => {
  const bids = [{ id: "a", quality: 0.9, price: 1000 }, { id: "b", quality: 0.8, price: 875 }, { id: "c", quality: 0.6, price: 600 }];

  it("weighs a lack of quality and a higher price together", () => {
    // a: 1 ÷ 1000 · 600; b: (1 − 0.1·1.5) ÷ 875 · 600; c: (1 − 0.3·1.5) ÷ 600 · 600.
    expect([...utilityIndex(bids, 1.5)]).toEqual([["a", expect.closeTo(0.6, 12)], ["b", expect.closeTo(0.582857, 6)], ["c", expect.closeTo(0.55, 12)]]);
  });

  it("is null without quality or price, which then set no reference", () => {
    const more = [...bids, { id: "d", quality: 1, price: null }, { id: "e", quality: null, price: 1 }, { id: "f", quality: 1, price: 0 }];
    expect([...utilityIndex(more, 1.5)]).toEqual([...utilityIndex(bids, 1.5), ["d", null], ["e", null], ["f", null]]);
  });

  it("refuses a quality off 0–1 and a negative weight", () => {
    expect(() => utilityIndex([{ id: "a", quality: 90, price: 1 }], 1)).toThrow('expected a quality 0–1 of "a"; found 90');
    expect(() => utilityIndex(bids, -1)).toThrow("expected a weight of 0 or more");
  });
});

describe("award on value", () => {
  it("takes off the price what is earned", () => {
    expect(fictionalPrice(80_000, [{ worth: 2500, met: 0.6 }])).toBe(78_500);
    expect(fictionalPrice(80_000, [{ worth: 2500, met: 0.6 }, { worth: 10_000, met: 1 }, { worth: 0, met: null }])).toBe(68_500);
    expect(fictionalPrice(1000, [{ worth: 2500, met: 1 }])).toBe(-1500);
  });

  it("is null while the price or what is met is not known", () => {
    expect(fictionalPrice(null, [])).toBeNull();
    expect(fictionalPrice(0, [{ worth: 1, met: 1 }])).toBeNull();
    expect(fictionalPrice(80_000, [{ worth: 2500, met: null }])).toBeNull();
    expect(() => fictionalPrice(1, [{ worth: 1, met: 60 }])).toThrow("expected what is met on 0–1; found 60");
  });
});

describe("whether others decide the order", () => {
  const quality: Record<string, number> = { a: 60, b: 72, c: 0 };
  const price: Record<string, number> = { a: 80, b: 100, c: 40 };
  /** Quality and price, half each. */
  const halves = (by: PriceFunction) => (ids: readonly string[]) => {
    const prices = priceValues(new Map(ids.map((id) => [id, price[id]])), by);
    return new Map(ids.map((id) => [id, (quality[id] + prices.get(id)!) / 2]));
  };

  it("shows the reversal of lowest ÷ price: a cheap offer that cannot win puts b before a", () => {
    const valuesOf = halves({ kind: "lowest" });
    // a ½·60 + ½·50, b ½·72 + ½·40, c ½·100; without c the price of a is worth 100, that of b 80.
    expect([...valuesOf(["a", "b", "c"]).values()]).toEqual([55, 56, 50]);
    expect([...valuesOf(["a", "b"]).values()]).toEqual([80, 76]);
    const { stable, ranks, leaveOneOut } = reversalCertificate(["a", "b", "c"], valuesOf);
    expect({ stable, ranks }).toEqual({ stable: false, ranks: { b: 1, a: 2, c: 3 } });
    expect(leaveOneOut).toEqual([
      { leftOut: "a", reversals: [], ranks: { b: 1, c: 2 } },
      { leftOut: "b", reversals: [], ranks: { a: 1, c: 2 } },
      { leftOut: "c", reversals: [{ first: "a", second: "b", before: "worse", after: "better" }], ranks: { a: 1, b: 2 } },
    ]);
  });

  it("shows none for an absolute function", () => {
    const valuesOf = halves({ kind: "points", points: [[40, 100], [120, 0]] });
    expect([...valuesOf(["a", "b", "c"]).values()]).toEqual([55, 48.5, 50]);
    expect([...valuesOf(["a", "b"]).values()]).toEqual([55, 48.5]);
    expect(reversalCertificate(["a", "b", "c"], valuesOf).stable).toBe(true);
  });

  it("tells a tie that falls apart, and what is or becomes unknown", () => {
    const values = (ids: readonly string[]) => new Map([["a", 5], ["b", ids.includes("c") ? 5 : 4], ["c", ids.includes("d") ? 1 : null], ["d", null]].filter(([id]) => ids.includes(id as string)) as [string, number | null][]);
    const { ranks, leaveOneOut } = reversalCertificate(["a", "b", "c", "d"], values);
    expect(ranks).toEqual({ a: 1, b: 1, c: 3, d: null });
    expect(leaveOneOut[2].reversals).toEqual([{ first: "a", second: "b", before: "equal", after: "better" }]);
    expect(leaveOneOut[3].reversals).toEqual([
      { first: "a", second: "c", before: "better", after: null },
      { first: "b", second: "c", before: "better", after: null },
    ]);
  });

  it("takes the lowest for better where prices are compared", () => {
    expect(reversalCertificate(["a", "b"], () => new Map([["a", 78_500], ["b", 70_000]]), "lowest").ranks).toEqual({ a: 2, b: 1 });
  });

  it("never for absolute functions, whatever the prices; only relative ones need the check", () => {
    const offers = fc.array(fc.record({ quality: fc.integer({ min: 0, max: 100 }), price: fc.option(fc.integer({ min: -5, max: 500 })) }), { minLength: 1, maxLength: 6 });
    const functions = fc.constantFrom<PriceFunction>({ kind: "points", points: [[10, 100], [300, 0]] }, { kind: "budget", budget: 250 });
    fc.assert(
      fc.property(offers, functions, (bids, by) => {
        const ids = bids.map((_, i) => String(i));
        const valuesOf = (some: readonly string[]) => {
          const prices = priceValues(new Map(some.map((id) => [id, bids[Number(id)].price])), by);
          return new Map(some.map((id) => [id, prices.get(id) === null ? null : bids[Number(id)].quality + prices.get(id)!]));
        };
        expect(isRelative(by)).toBe(false);
        expect(reversalCertificate(ids, valuesOf).stable).toBe(true);
      }),
    );
    expect([isRelative({ kind: "lowest" }), isRelative({ kind: "logarithmic" })]).toEqual([true, true]);
  });
});
