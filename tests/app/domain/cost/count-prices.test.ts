import { expect, test } from "vitest";

import { countPrices } from "~/domain/cost/count-prices";

import { pricedSheet } from "../../../support/priced-edition";

// Set-up, users and visits have to be priced; training is an option.
const sheet = pricedSheet({ kind: "shown" });
const price = (line: string, unitPrice: number | null, more = {}) => ({ line, unitPrice, remark: "", ...more });

test("prices are counted by line: what has one, what misses one, what is no price for certain, and what the vendor added", () => {
  const prices = [price("setup", 18_000), price("users", null, { typed: "op aanvraag" }), price("own-1", 250, { own: { text: "Licentie", rhythm: "year", quantity: 1, unit: "" } })];
  expect(countPrices(sheet, prices)).toEqual({ received: 1, asked: 4, missing: 2, unclear: 1, own: 1 });
});

test("an option without a price is not missing, and a price of nothing is a price", () => {
  expect(countPrices(sheet, ["setup", "users", "visit"].map((line) => price(line, 0)))).toEqual({ received: 3, asked: 4, missing: 0, unclear: 0, own: 0 });
});

test("no prices at all are all missing, and a request without a price sheet asks none", () => {
  expect(countPrices(sheet, undefined)).toMatchObject({ received: 0, missing: 3 });
  expect(countPrices(undefined, [price("setup", 1)])).toBeNull();
});
