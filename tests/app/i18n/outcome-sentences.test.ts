import { expect, test } from "vitest";

import type { PriceMethod } from "~/domain/cost/price-sheet";
import { rankEdition } from "~/domain/decision/edition-ranking";
import { outcomeSentences } from "~/i18n/outcome-sentences";

import { pricedEdition, pricedResponses } from "../../support/priced-edition";

const of = (method: PriceMethod, unpriced = false) => {
  const edition = pricedEdition(method);
  const [better, , , , cheaper] = pricedResponses();
  const bids = [better, unpriced ? { ...cheaper, cost: { prices: [], decisions: [] } } : cheaper];
  return outcomeSentences(edition, rankEdition(edition, bids, { nullFails: true }), "nl").map((text) => text.replace(/[\u00a0\u202f]/g, " "));
};

test("under an award method the outcome is told by what decides, whoever has more points", () => {
  expect(of({ kind: "utility-index", weight: 0.2 })[0]).toMatch(/^Leverancier 5 staat met Pakket 5 op de eerste plaats, met als utility-index 0,\d{4}\. Daarna komt Leverancier 1 met 0,\d{4}\.$/);
  expect(of({ kind: "award-on-value", worth: { functionality: 20_000 } })[0]).toMatch(/met als fictieve prijs € [\d.]+\. Daarna komt Leverancier \d met € [\d.]+\.$/);
  expect(of({ kind: "shown" })[0]).toMatch(/van de 100 punten, \d+,\d punten meer dan/);
});

test("while a price is missing nobody is called first, though all values are known", () => {
  expect(of({ kind: "utility-index", weight: 1 }, true)).toEqual(["De rangorde is voorlopig: van Leverancier 1 en Leverancier 5 is de utility-index nog niet te berekenen, doordat een prijs of een waarde ontbreekt."]);
  expect(of({ kind: "award-on-value", worth: { functionality: 20_000 } }, true)).toEqual(["De rangorde is voorlopig: van Leverancier 5 is de fictieve prijs nog niet te berekenen, doordat een prijs of een waarde ontbreekt."]);
});
