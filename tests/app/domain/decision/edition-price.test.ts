import { describe, expect, test } from "vitest";

import { newPriceSheet } from "~/domain/cost/price-sheet";
import type { PriceMethod, PriceSheet } from "~/domain/cost/price-sheet";
import { rankEdition } from "~/domain/decision/edition-ranking";
import type { VendorResponse } from "~/domain/decision/edition-ranking";
import type { Edition } from "~/domain/edition/edition";

import { edition, requirement, response } from "./example-edition";

/** One question for quality, answered by its value on 0–100, beside a price in one line. `share` is that of the price. */
function asked(method: PriceMethod, more: Partial<PriceSheet> = {}, parts: Partial<Edition> = {}): Edition {
  const price: PriceSheet = { ...newPriceSheet(), years: 1, lines: [{ id: "all", text: "All in", rhythm: "once", quantity: 1, unit: "", optional: false }], method, ...more };
  const share = method.kind === "criterion" ? method.share : 0;
  return edition({
    criteria: [{ id: "quality", title: "Quality", weight: 100 - share }, ...(share > 0 ? [{ id: "price", title: "Price", weight: share }] : [])],
    requirements: [requirement("q", "quality", { answer: { type: "number", unit: "", points: [[0, 0], [100, 100]] } }), requirement("m", "quality", { weight: 0, mandatory: true, answer: { type: "yesno", better: "yes" } })],
    price,
    ...parts,
  });
}

const bid = (id: string, quality: number | null, price: number | null, mandatory = "yes"): VendorResponse =>
  ({ ...response(id, { q: quality, m: mandatory }), cost: { prices: [{ line: "all", unitPrice: price, remark: "" }], decisions: [] } });

const rank = (of: Edition, bids: VendorResponse[]) => rankEdition(of, bids, { nullFails: true });
const values = (of: Edition, bids: VendorResponse[]) => Object.fromEntries(rank(of, bids).offers.map(({ id, value }) => [id, value]));
const ranks = (of: Edition, bids: VendorResponse[]) => Object.fromEntries(rank(of, bids).offers.map((offer) => [offer.id, offer.rank]));

describe("the price as a criterion", () => {
  const half = (by: Extract<PriceMethod, { kind: "criterion" }>["by"], more: Partial<PriceSheet> = {}) => asked({ kind: "criterion", share: 50, by }, more);

  test("lowest ÷ price: 55/56/50, and without the straw bid 80/76, which the check finds", () => {
    const bids = [bid("a", 60, 80), bid("b", 72, 100), bid("c", 0, 40)];
    const ranking = rank(half({ kind: "lowest" }), bids);
    expect(Object.fromEntries(ranking.offers.map(({ id, value }) => [id, value]))).toEqual({ a: 55, b: 56, c: 50 });
    expect(ranking.price).toMatchObject({ kind: "criterion", scores: { a: 50, b: 40, c: 100 }, reversal: { stable: false } });
    const withoutC = ranking.price!.reversal!.leaveOneOut.find(({ leftOut }) => leftOut === "c")!;
    expect(withoutC.reversals).toEqual([{ first: "a", second: "b", before: "worse", after: "better" }]);
    expect(values(half({ kind: "lowest" }), bids.slice(0, 2))).toEqual({ a: 80, b: 76 });
  });

  test("an absolute function gives the same with and without: A 55, B 48.5, C 50, and no check", () => {
    const points = half({ kind: "points", points: [[40, 100], [120, 0]] });
    const ranking = rank(points, [bid("a", 60, 80), bid("b", 72, 100), bid("c", 0, 40)]);
    expect(Object.fromEntries(ranking.offers.map(({ id, value }) => [id, value]))).toEqual({ a: 55, b: 48.5, c: 50 });
    expect(ranking.price!.reversal).toBeNull();
    expect(values(points, [bid("a", 60, 80), bid("b", 72, 100)])).toEqual({ a: 55, b: 48.5 });
  });

  test("logarithmic: 80/100/125 give 100, 83.9 and 67.8", () => {
    const { offers } = rank(half({ kind: "logarithmic", floor: null }), [bid("a", 0, 80), bid("b", 0, 100), bid("c", 0, 125)]);
    expect(offers.map(({ nodes }) => Math.round(nodes.price.value! * 10) / 10)).toEqual([100, 83.9, 67.8]);
  });

  test("linear to a budget: 60 of 80 leaves 25 points, and above it fewer than none unless there is a floor", () => {
    const node = (floor: number | null) => rank(half({ kind: "budget", floor }, { budget: 80 }), [bid("a", 0, 60), bid("b", 0, 100)]).offers.map(({ nodes }) => nodes.price.value);
    expect(node(null)).toEqual([25, -25]);
    expect(node(0)).toEqual([25, 0]);
  });

  test.each([null, 0, -3])("a price of %s has no value, whatever a missing answer counts as", (price) => {
    const of = half({ kind: "points", points: [[40, 100], [120, 0]] });
    const [first, second] = rankEdition(of, [bid("a", 60, 80), bid("b", 72, price)], { nullFails: true, nullCountsAs: 0 }).offers;
    expect([first.id, first.rank, second.id, second.rank, second.value]).toEqual(["a", 1, "b", null, null]);
    expect(second.cost!.total).toBeNull();
    expect([second.low, second.high]).toEqual([36, 86]);
  });

  test("with a relative formula nobody has a value while a price is missing: it could be the lowest", () => {
    expect(ranks(half({ kind: "lowest" }), [bid("a", 60, 80), bid("b", 72, null)])).toEqual({ a: null, b: null });
  });

  test("an excluded offer sets no reference", () => {
    const ranking = rank(half({ kind: "lowest" }), [bid("a", 60, 80), bid("b", 72, 100), bid("c", 0, 40, "no")]);
    expect(ranking.offers.map(({ id, rank: place, value }) => [id, place, value])).toEqual([["a", 1, 80], ["b", 2, 76], ["c", null, 50]]);
  });

  test("contributions add up to the total, the price's own among them", () => {
    const [offer] = rank(half({ kind: "lowest" }), [bid("a", 60, 80)]).offers;
    expect(offer.contributions).toEqual({ q: 30, "price.total": 50 });
  });
});

describe("award methods", () => {
  test("utility index: .9/.8/.6 at 1000/875/600 with N 1.5 give 0.600, 0.5829 and 0.5500", () => {
    const ranking = rank(asked({ kind: "utility-index", weight: 1.5 }), [bid("c", 60, 600), bid("b", 80, 875), bid("a", 90, 1000)]);
    expect(ranking.offers.map(({ id, rank: place, rankRange }) => [id, place, rankRange])).toEqual([["a", 1, [1, 1]], ["b", 2, [2, 2]], ["c", 3, [3, 3]]]);
    expect(ranking.offers.map(({ id }) => ranking.price!.scores[id]!.toFixed(4))).toEqual(["0.6000", "0.5829", "0.5500"]);
    expect(ranking.price!.reversal!.leaveOneOut).toHaveLength(3);
  });

  test("award on value: 80,000 with quality worth 2,500 met for 60 % is 78,500, the lowest first", () => {
    const ranking = rank(asked({ kind: "award-on-value", worth: { quality: 2_500 } }), [bid("a", 100, 81_100), bid("b", 60, 80_000)]);
    expect(ranking.offers.map(({ id, rank: place }) => [id, place, ranking.price!.scores[id]])).toEqual([["b", 1, 78_500], ["a", 2, 78_600]]);
    expect(ranking.price!.reversal).toBeNull();
  });

  test("while a price is missing no place is certain", () => {
    const ranking = rank(asked({ kind: "utility-index", weight: 1 }), [bid("a", 90, 1000), bid("b", 80, null)]);
    expect(ranking.offers.map(({ rank: place, rankRange }) => [place, rankRange])).toEqual([[null, [1, 2]], [null, [1, 2]]]);
  });

  test("a cost that is only shown leaves the order to the total", () => {
    const ranking = rank(asked({ kind: "shown" }), [bid("a", 90, 1000), bid("b", 80, 1)]);
    expect(ranking.offers.map(({ id, cost }) => [id, cost!.total])).toEqual([["a", 1000], ["b", 1]]);
  });
});
