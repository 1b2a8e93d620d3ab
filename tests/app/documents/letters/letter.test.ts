import { describe, expect, test } from "vitest";

import { letterModel } from "~/documents/letters/letter";
import type { Letter } from "~/documents/letters/letter";
import type { Block } from "~/documents/document-model";
import { cellParts } from "~/documents/document-model";
import type { PriceMethod } from "~/domain/cost/price-sheet";
import { rankEdition } from "~/domain/decision/edition-ranking";
import type { DecisionContent } from "~/domain/outcome/decision";

import { pricedEdition, pricedResponses } from "../../../support/priced-edition";

const absolute: PriceMethod = { kind: "criterion", share: 30, by: { kind: "points", points: [[20_000, 100], [100_000, 0]] } };

/** The letter to the offer in a place, after an award to the first. */
function letter(place: number, { method = absolute, kind = "award" as DecisionContent["kind"], language = "nl" as "nl" | "en" } = {}): string {
  const edition = pricedEdition(method);
  const ranking = rankEdition(edition, pricedResponses().filter(({ vendor }) => vendor.id !== "vendor-3"), { nullFails: true });
  const decision: Letter["decision"] = {
    kind, reason: kind === "award" ? "" : "Het budget is vervallen.", standstillUntil: kind === "award" ? "2027-01-20" : null, at: "2026-12-31T10:00:00Z",
    offers: kind !== "award" ? [] : ranking.offers.map(({ id, rank, value, excluded }, index) => ({ vendor: id, verdict: index === 0 ? "winner" : excluded.length > 0 ? "excluded" : "not-chosen", motivation: `Motivering van ${id}.`, rank, value })),
  };
  return textOf(letterModel({ edition, ranking, decision, offer: ranking.offers[place], contact: { name: "J. de Boer" }, language, titles: new Map() }).blocks);
}

function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap((block): string[] => {
    if (block.type === "table") return block.rows.map(({ cells }) => cells.map((cell) => cellParts(cell).map(({ text }) => text).join(" ")).join(" | "));
    if (block.type === "list") return block.items;
    return "text" in block ? [block.text] : [];
  }).join("\n");
}

describe("a letter about the outcome", () => {
  test("tells the winner so, with the motivation and the standstill", () => {
    const text = letter(0);
    expect(text).toContain("voornemens de opdracht aan u te gunnen");
    expect(text).toContain("Motivering van vendor-1.");
    expect(text).toContain("20 januari 2027");
  });

  test("shows who was not chosen its values beside the winner's and the reasons, and nobody else's words", () => {
    const text = letter(1);
    expect(text).toMatch(/Verkoop \| [\d,]+% \| [\d,]+ \| [\d,]+/);
    expect(text).toContain("bleef vooral achter op");
    expect(text).toContain("Uw aanbieding eindigde op plaats 2.");
    expect(text.match(/Motivering van/g)).toHaveLength(1);
    expect(text).not.toContain("Zo doen wij het.");
  });

  test("gives away no price of the winner: no amount, no value, no total to work it out from", () => {
    const text = letter(1);
    expect(text).toMatch(/Prijs \| 30,0% \| [\d,]+ \| niet bekendgemaakt/);
    expect(text).toMatch(/Totaal \| {2}\| [\d,]+ \| niet bekendgemaakt/);
    expect(text).not.toMatch(/€|18\.000|69\./);
  });

  test("with a relative formula not even the vendor's own price value, which would tell the lowest price", () => {
    const text = letter(1, { method: { kind: "criterion", share: 30, by: { kind: "lowest" } } });
    expect(text).toContain("Prijs | 30,0% | niet bekendgemaakt | niet bekendgemaakt");
    expect(text).toContain("Totaal |  | niet bekendgemaakt | niet bekendgemaakt");
    expect(text).toMatch(/Totaal zonder prijs \| {2}\| [\d,]+ \| [\d,]+/);
  });

  test("names for who was excluded each requirement, its answer and the lowest accepted one", () => {
    const text = letter(3);
    expect(text).toContain("niet voldoet aan 2 eisen die verplicht waren");
    expect(text).toContain("F-001 Eis F-001 | Gepland | Maatwerk");
    expect(text).toContain("F-005 Eis F-005 | Nee | Ja");
    // It can object to the award too, so it reads whose it is.
    expect(text).toContain("Wij zijn voornemens de opdracht te gunnen aan Leverancier 1.");
    expect(letter(3, { kind: "no-award" })).not.toContain("te gunnen aan");
  });

  test("gives the reason where nothing is awarded, and speaks the vendor's language", () => {
    expect(letter(0, { kind: "cancel" })).toContain("Het budget is vervallen.");
    const text = letter(1, { language: "en" });
    expect(text).toContain("We intend to award the contract to Leverancier 1.");
    expect(text).toContain("Dear J. de Boer,");
  });
});
