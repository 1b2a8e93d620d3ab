import { describe, expect, it } from "vitest";

import { type Block, cellParts, type Table } from "~/documents/document-model";
import { requestModel } from "~/documents/request/request-model";
import type { PriceMethod } from "~/domain/cost/price-sheet";

import { pricedEdition } from "../../../support/priced-edition";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const tables = (blocks: readonly Block[]) => blocks.filter((block): block is Table => block.type === "table");
const rows = (table: Table) => table.rows.map((row) => row.cells.map((cell) => plain(cellParts(cell).map(({ text }) => text).join(" / "))));
const words = (blocks: readonly Block[]) => plain(blocks.flatMap((block) => (block.type === "paragraph" ? [block.text] : [])).join("\n"));

/** The blocks of the chapter on prices, in English. */
function chapter(method: PriceMethod, more: Parameters<typeof pricedEdition>[1] = {}): Block[] {
  const { blocks } = requestModel(pricedEdition(method, { language: "en", ...more }));
  const start = blocks.findIndex((block) => block.type === "heading" && block.level === 1 && block.text === "Prices");
  const end = blocks.findIndex((block, index) => index > start && block.type === "heading" && block.level === 1);
  return start < 0 ? [] : blocks.slice(start, end);
}
const points: PriceMethod = { kind: "criterion", share: 30, by: { kind: "points", points: [[40_000, 100], [120_000, 0]] } };

describe("the chapter on prices of a request", () => {
  it("is there only when prices are asked", () => {
    expect(requestModel(pricedEdition(null, { language: "en" })).blocks.some((block) => block.type === "heading" && block.text === "Prices")).toBe(false);
    expect(chapter(points)).not.toEqual([]);
  });

  it("lists what is priced with quantity and rhythm, and says what is an option", () => {
    expect(rows(tables(chapter(points))[0])).toEqual([
      ["P-01", "Inrichting", "once", "1", "project"],
      ["P-02", "Gebruik per gebruiker", "a month", "40", "gebruikers"],
      ["P-03", "Overleg", "a quarter", "1", "bezoek"],
      ["P-04", "Extra training / option", "once", "2", "dagdelen"],
    ]);
  });

  it("gives the terms, and works an amount through the years", () => {
    const [, terms, years] = tables(chapter(points));
    expect(rows(terms)).toEqual([
      ["Currency", "EUR"], ["VAT", "excluding 21% VAT"], ["Term", "4 years"], ["Indexation", "2.5% a year on what recurs, from the second year on"],
      ["Discount rate", "3% a year"], ["Budget over the whole term", "€120,000"],
    ]);
    // 1,000 after a year at 3%: 970.87; 1,025 after two: 966.16; and so on.
    expect(rows(years).slice(0, 3)).toEqual([["At the start", "€10,000", "€10,000"], ["End of year 1", "€1,000", "€970.87"], ["End of year 2", "€1,025", "€966.16"]]);
    expect(rows(years).at(-1)).toEqual(["Total cost", "€14,152.52", "€13,855.31"]);
  });

  it("works an example of every method", () => {
    const example = (method: PriceMethod) => rows(tables(chapter(method)).at(-1)!);
    expect(example(points)).toEqual([["€40,000", "100.0", "30.00"], ["€80,000", "50.0", "15.00"], ["€120,000", "0.0", "0.00"]]);
    expect(example({ kind: "criterion", share: 40, by: { kind: "budget", floor: 0 } })).toEqual([["€60,000", "50.0", "20.00"], ["€90,000", "25.0", "10.00"], ["€120,000", "0.0", "0.00"], ["€132,000", "0.0", "0.00"]]);
    expect(example({ kind: "criterion", share: 50, by: { kind: "lowest" } }).map(([, value]) => value)).toEqual(["100.0", "80.0", "66.7", "50.0"]);
    expect(example({ kind: "criterion", share: 50, by: { kind: "logarithmic", floor: null } }).map(([, value]) => value)).toEqual(["100.0", "83.9", "70.8", "50.0"]);
    expect(example({ kind: "utility-index", weight: 1.5 }).map((row) => row[3])).toEqual(["0.6000", "0.5829", "0.5500"]);
    // Two dimensions of 20,000 and 5,000, met for 60%.
    expect(example({ kind: "award-on-value", worth: { functionality: 20_000, support: 5_000, openness: 0 } })).toEqual([
      ["Total cost", "", "€100,000"], ["Functionaliteit", "60%", "− €12,000"], ["Ondersteuning", "60%", "− €3,000"], ["Fictional price", "", "€85,000"],
    ]);
  });

  it("warns for a formula that compares offers, and for no other", () => {
    const warned = (method: PriceMethod) => words(chapter(method)).includes("compares offers with each other");
    expect([points, { kind: "criterion", share: 30, by: { kind: "lowest" } }, { kind: "utility-index", weight: 1 }, { kind: "shown" }].map((method) => warned(method as PriceMethod))).toEqual([false, true, true, false]);
  });

  it("says that prices are sealed apart, where they are", () => {
    expect(words(chapter(points))).not.toContain("sealed apart");
    const apart = words(chapter(points, { more: { sealed: true, priceEnvelope: true } }));
    expect(apart).toContain("Prices stay sealed apart");
    expect(apart).toContain("a workbook of their own");
    const steps = (edition: ReturnType<typeof pricedEdition>) => JSON.stringify(requestModel(edition).blocks);
    const more = { language: "en" as const, more: { sealed: true as const, priceEnvelope: true as const } };
    expect(steps(pricedEdition(points, more))).toContain("An offer is complete only when both have been received");
    expect(steps(pricedEdition(points, { language: "en" }))).not.toContain("both workbooks");
  });

  it("gives the price its share in the table of weights", () => {
    const weights = tables(requestModel(pricedEdition(points, { language: "en" })).blocks).find(({ columns }) => columns[2]?.header === "Share of group")!;
    expect(rows(weights).at(-1)).toEqual(["Prijs", "–", "30.0%", "30.0%"]);
  });
});
