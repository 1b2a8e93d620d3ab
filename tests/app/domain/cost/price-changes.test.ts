import { describe, expect, it } from "vitest";

import { offerCost } from "~/domain/cost/cost-of-ownership";
import { pricedInOldWording, pricedOnOtherTerms, priceSheetChanges } from "~/domain/cost/price-changes";
import type { PriceLine, PriceSheet } from "~/domain/cost/price-sheet";

import { pricedSheet } from "../../../support/priced-edition";

const before = pricedSheet({ kind: "shown" });
const withLine = (id: string, change: Partial<PriceLine>, more: Partial<PriceSheet> = {}): PriceSheet =>
  ({ ...before, ...more, lines: before.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) });
const prices = ["setup", "users", "visit"].map((line) => ({ line, unitPrice: 10, remark: "" }));

describe("a price sheet that an addendum changes", () => {
  it("tells new, changed and dropped lines", () => {
    const after = withLine("users", { quantity: 60, text: "Gebruik" });
    after.lines = [...after.lines.filter(({ id }) => id !== "visit"), { ...before.lines[0], id: "data", text: "Overzetten van gegevens" }];
    const { changed, removed } = priceSheetChanges(before, after);
    expect(changed.map(({ line, before: was, parts }) => [line.id, was === null, parts])).toEqual([["users", false, ["text", "quantity"]], ["data", true, []]]);
    expect(removed.map(({ line, place }) => [line.id, place])).toEqual([["visit", 2]]);
    expect(priceSheetChanges(before, structuredClone(before))).toEqual({ changed: [], removed: [] });
  });

  it("lets a price stand when the text or quantity changes, and not when its amount would mean something else", () => {
    const unfit = (after: PriceSheet) => pricedOnOtherTerms(before, after, prices);
    expect(unfit(withLine("users", { text: "Gebruik", quantity: 60, optional: true }))).toEqual([]);
    expect(unfit(withLine("users", { rhythm: "year" }))).toEqual(["users"]);
    expect(unfit(withLine("setup", { unit: "dag" }))).toEqual(["setup"]);
    expect(unfit({ ...before, currency: "USD" })).toEqual(["setup", "users", "visit"]);
    expect(unfit({ ...before, vat: { rate: 21, included: true } })).toEqual(["setup", "users", "visit"]);
    // Without VAT in it, a price says the same whatever the rate.
    expect(unfit({ ...before, vat: { rate: 9, included: false } })).toEqual([]);
  });

  it("says which prices stand under an earlier wording; a blank one is none", () => {
    const after = withLine("training", { text: "Opleiding" });
    expect(pricedInOldWording(before, after, prices)).toEqual([]);
    expect(pricedInOldWording(before, withLine("visit", { text: "Bezoek" }), prices).map(({ line }) => line.id)).toEqual(["visit"]);
  });

  it("has no total while a price was stated on other terms, until the lead decides", () => {
    const after = withLine("users", { rhythm: "year" }, { indexation: 0, discountRate: 0 });
    const stated = offerCost(after, prices, [], ["users"]);
    expect([stated.total, stated.lines[1].problem, stated.lines[1].stated, stated.lines[1].unitPrice]).toEqual([null, "other-terms", 10, null]);
    // 10 + 40 × 120 × 4 years + 10 × 4 visits × 4 years.
    expect(offerCost(after, prices, [{ line: "users", unitPrice: 120, reason: "Twaalf maanden." }], ["users"]).total).toBe(10 + 19_200 + 160);
  });
});
