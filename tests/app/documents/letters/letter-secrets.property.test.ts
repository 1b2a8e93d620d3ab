import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Block } from "~/documents/document-model";
import { cellParts } from "~/documents/document-model";
import { letterModel } from "~/documents/letters/letter";
import type { Letter } from "~/documents/letters/letter";
import type { PriceMethod } from "~/domain/cost/price-sheet";
import { rankEdition } from "~/domain/decision/edition-ranking";
import type { VendorResponse } from "~/domain/decision/edition-ranking";
import type { Edition } from "~/domain/edition/edition";
import { motivationProposal } from "~/i18n/motivation-text";

import { pricedEdition, pricedResponse } from "../../../support/priced-edition";

const methods: PriceMethod[] = [
  { kind: "criterion", share: 30, by: { kind: "points", points: [[20_000, 100], [150_000, 0]] } },
  { kind: "criterion", share: 40, by: { kind: "budget", floor: 0 } },
  { kind: "criterion", share: 30, by: { kind: "lowest" } },
  { kind: "criterion", share: 25, by: { kind: "logarithmic", floor: null } },
  { kind: "utility-index", weight: 1.5 },
  { kind: "award-on-value", worth: { functionality: 20_000, openness: 7_500, support: 2_500 } },
];

const scale = fc.constantFrom("standard", "configuration", "partner", "customisation");
const mark = fc.integer({ min: 0, max: 10 });
const offer = fc.record({
  scales: fc.tuple(scale, scale, scale, scale), hours: fc.integer({ min: 1, max: 23 }), visits: fc.integer({ min: 100, max: 900 }), yes: fc.constantFrom("yes", "no"),
  text: fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom("q", "x", "z", "w") }), marks: fc.tuple(mark, mark),
  prices: fc.tuple(fc.integer({ min: 1_000, max: 30_000 }), fc.integer({ min: 5, max: 60 }), fc.integer({ min: 50, max: 900 }), fc.integer({ min: 100, max: 900 })),
});

/** Offers without knock-outs that exclude, so that all but the winner are told that they were not chosen. */
const responseOf = ({ scales: [a, b, c, d], hours, visits, yes, text, marks, prices }: typeof offer extends fc.Arbitrary<infer T> ? T : never, index: number): VendorResponse =>
  pricedResponse(index + 1, [a, hours, "2026-06-01", text, "yes", b, visits, text, text, c, yes, d], marks, prices);

function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap((block): string[] => {
    if (block.type === "table") return [block.columns.map(({ header }) => header).join(" | "), ...block.rows.map(({ cells }) => cells.map((cell) => cellParts(cell).map(({ text }) => text).join(" ")).join(" | "))];
    if (block.type === "list") return block.items;
    return "text" in block ? [block.text] : [];
  }).join("\n");
}

/** The letters to all but the winner, with the motivation that the product proposes, and the place of everybody. */
function lettersOn(edition: Edition, responses: readonly VendorResponse[], winner: string, language: Letter["language"]) {
  const ranking = rankEdition(edition, responses, { nullFails: true, nullCountsAs: null });
  const decision: Letter["decision"] = {
    kind: "award", reason: "", standstillUntil: "2027-01-20", at: "2026-12-31T10:00:00Z",
    offers: ranking.offers.map((one) => ({ vendor: one.id, verdict: one.id === winner ? "winner" : "not-chosen", motivation: motivationProposal(edition, ranking, one), rank: one.rank, value: one.value })),
  };
  const letters = ranking.offers.filter(({ id }) => id !== winner).map((one) => [one.id, textOf(letterModel({ edition, ranking, decision, offer: one, contact: { name: "" }, language, titles: new Map() }).blocks)] as const);
  return { places: Object.fromEntries(ranking.offers.map(({ id, rank }) => [id, rank])), first: ranking.offers.find(({ rank }) => rank === 1)?.id ?? null, letters: new Map(letters) };
}

const selection = { method: fc.constantFrom(...methods), offers: fc.array(offer, { minLength: 2, maxLength: 5 }), language: fc.constantFrom("nl" as const, "en" as const) };

describe("a letter to who was not chosen, whatever was offered", () => {
  test("is the same to the letter whatever the winner asks, as long as nobody's place changes", () => {
    let compared = 0;
    fc.assert(fc.property(fc.record(selection), fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 4, maxLength: 4 }), ({ method, offers, language }, factors) => {
      const edition = pricedEdition(method);
      const responses = offers.map(responseOf);
      const before = lettersOn(edition, responses, rankEdition(edition, responses, { nullFails: true }).offers[0].id, language);
      fc.pre(before.first !== null);
      const dearer = offers.map((one, index) => responseOf(`vendor-${index + 1}` === before.first ? { ...one, prices: one.prices.map((price, line) => Math.max(1, Math.round(price * factors[line]))) as typeof one.prices } : one, index));
      const after = lettersOn(edition, dearer, before.first!, language);
      fc.pre(JSON.stringify(after.places) === JSON.stringify(before.places));
      expect(after.letters).toEqual(before.letters);
      compared += 1;
    }), { numRuns: 300 });
    expect(compared).toBeGreaterThan(100);
  });

  test("is the same whatever others wrote in words, and holds none of it", () => {
    fc.assert(fc.property(fc.record(selection), ({ method, offers, language }) => {
      const edition = pricedEdition(method);
      const responses = offers.map(responseOf);
      const winner = rankEdition(edition, responses, { nullFails: true }).offers[0].id;
      const before = lettersOn(edition, responses, winner, language);
      const reworded = lettersOn(edition, offers.map((one, index) => responseOf({ ...one, text: "Vertrouwelijk" }, index)), winner, language);
      expect(reworded).toEqual(before);
      for (const text of reworded.letters.values()) expect(text).not.toContain("Vertrouwelijk");
    }));
  });

  test("holds no amount of money but the own fictional price, which follows from the own offer alone", () => {
    fc.assert(fc.property(fc.record(selection), ({ method, offers, language }) => {
      const edition = pricedEdition(method);
      const responses = offers.map(responseOf);
      const { letters } = lettersOn(edition, responses, rankEdition(edition, responses, { nullFails: true }).offers[0].id, language);
      for (const text of letters.values()) expect(text.replace(/(fictieve prijs van|fictional price of) [^ ]*?€[\s\u00a0]?-?[\d.,]+/, "")).not.toMatch(/€|EUR|£/);
    }));
  });
});
