import { describe, expect, test } from "vitest";

import { acrossVat, offerCost, yearCosts } from "~/domain/cost/cost-of-ownership";
import { newPriceSheet, priceSheetProblems } from "~/domain/cost/price-sheet";
import type { PriceLine, PriceSheet } from "~/domain/cost/price-sheet";
import type { VendorPrice } from "~/domain/cost/vendor-prices";

const line = (id: string, rhythm: PriceLine["rhythm"], quantity: number, more: Partial<PriceLine> = {}): PriceLine => ({ id, text: id, rhythm, quantity, unit: "stuks", optional: false, ...more });
const price = (id: string, unitPrice: number | null, more: Partial<VendorPrice> = {}): VendorPrice => ({ line: id, unitPrice, remark: "", ...more });

/** Implementation once; 50 users at a price a month; a quarterly service visit; training as an option. */
const sheet: PriceSheet = {
  ...newPriceSheet(), years: 3, indexation: 10, discountRate: 25,
  lines: [line("setup", "once", 1), line("users", "month", 50), line("visit", "quarter", 1), line("training", "once", 2, { optional: true })],
};
const prices = [price("setup", 20_000), price("users", 10), price("visit", 500), price("training", 750)];

describe("total cost of ownership", () => {
  test("one-off at the start, recurring at year's end, indexed from the second year and discounted", () => {
    // A year costs 50 × 10 × 12 + 500 × 4 = 8,000; the second 8,800, the third 9,680.
    // Present value at 25 %: 20,000 + 8,000/1.25 + 8,800/1.5625 + 9,680/1.953125 = 20,000 + 6,400 + 5,632 + 4,956.16.
    const cost = offerCost(sheet, prices, []);
    expect([cost.once, cost.yearly]).toEqual([20_000, 8_000]);
    expect(cost.years!.map(({ year, once }) => [year, once])).toEqual([[0, 20_000], [1, 0], [2, 0], [3, 0]]);
    cost.years!.forEach(({ recurring }, year) => expect(recurring).toBeCloseTo([0, 8_000, 8_800, 9_680][year], 9));
    cost.years!.forEach(({ present }, year) => expect(present).toBeCloseTo([20_000, 6_400, 5_632, 4_956.16][year], 9));
    expect(cost.paid).toBeCloseTo(46_480, 9);
    expect(cost.total).toBeCloseTo(36_988.16, 9);
  });

  test("without indexation and discount the total is what is paid", () => {
    const cost = offerCost({ ...sheet, indexation: 0, discountRate: 0 }, prices, []);
    expect(cost.total).toBe(20_000 + 3 * 8_000);
    expect(cost.paid).toBe(cost.total);
  });

  test("an option is priced beside the total: two trainings of 750", () => {
    const cost = offerCost(sheet, prices, []);
    expect(cost.options).toBe(1_500);
    expect(offerCost(sheet, prices.slice(0, 3), [])).toMatchObject({ options: null });
    expect(offerCost(sheet, prices.slice(0, 3), []).total).toBeCloseTo(36_988.16, 9);
  });

  test("a line that the vendor added counts", () => {
    const own = price("own-1", 100, { own: { text: "Koppeling", rhythm: "year", quantity: 3, unit: "stuks" } });
    const cost = offerCost({ ...sheet, indexation: 0, discountRate: 0 }, [...prices, own], []);
    expect(cost.yearly).toBe(8_300);
    expect(cost.lines.at(-1)).toMatchObject({ id: "own-1", own: true, code: "", amount: 300, problem: null });
  });

  test.each([["missing", null], ["zero", 0], ["negative", -5]] as const)("a price that is %s leaves no total until the lead decides", (problem, stated) => {
    const given = prices.map((one) => (one.line === "visit" ? price("visit", stated) : one));
    const cost = offerCost(sheet, given, []);
    expect(cost).toMatchObject({ yearly: null, years: null, paid: null, total: null, once: 20_000 });
    expect(cost.lines[2]).toMatchObject({ problem, stated, unitPrice: null, decided: null });

    const decided = offerCost(sheet, given, [{ line: "visit", unitPrice: 0, reason: "Is begrepen in de gebruikersprijs." }]);
    expect(decided.yearly).toBe(6_000);
    expect(decided.lines[2]).toMatchObject({ problem, unitPrice: 0, decided: "Is begrepen in de gebruikersprijs." });
  });

  test("a decision does not touch a price that can be computed with", () => {
    expect(offerCost(sheet, prices, [{ line: "setup", unitPrice: 1, reason: "x" }]).once).toBe(20_000);
  });

  test("an added line that does not say how often waits for a decision", () => {
    const own = price("own-1", 100, { own: { text: "Koppeling", rhythm: null, quantity: 3, unit: "" } });
    expect(offerCost(sheet, [...prices, own], [])).toMatchObject({ total: null });
    // The decision then is the whole amount, once.
    expect(offerCost(sheet, [...prices, own], [{ line: "own-1", unitPrice: 300, reason: "Navraag" }]).once).toBe(20_300);
  });

  test("a term of one year, and VAT either way", () => {
    expect(yearCosts({ years: 1, indexation: 5, discountRate: 0 }, 100, 50).map(({ present }) => present)).toEqual([100, 50]);
    expect(acrossVat(sheet, 100)).toBeCloseTo(121, 9);
    expect(acrossVat({ vat: { rate: 21, included: true } }, 121)).toBeCloseTo(100, 9);
  });
});

test("what keeps a sheet from being published is named", () => {
  expect(priceSheetProblems(newPriceSheet())).toEqual(["price-no-lines", "price-few-points"]);
  expect(priceSheetProblems({ ...sheet, method: { kind: "criterion", share: 40, by: { kind: "budget", floor: 0 } } })).toEqual(["price-no-budget"]);
  expect(priceSheetProblems({ ...sheet, method: { kind: "award-on-value", worth: { openness: 0 } } })).toEqual(["price-no-worth"]);
  expect(priceSheetProblems({ ...sheet, method: { kind: "utility-index", weight: 1.5 } })).toEqual([]);
});
