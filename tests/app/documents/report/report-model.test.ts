import { describe, expect, it } from "vitest";

import { type Block, cellParts, type Table } from "~/documents/document-model";
import { reportPdf } from "~/documents/report/report";
import { reportModel } from "~/documents/report/report-model";
import { largestDifferences } from "~/documents/report/requirements";
import { strongestAndWeakest } from "~/domain/decision/offer-explanation";
import { editionHash } from "~/domain/edition/fingerprint.server";

import { smallEdition, smallRanking } from "../../../support/document-edition";

const edition = smallEdition();
const tables = (blocks: readonly Block[]) => blocks.filter((block): block is Table => block.type === "table");
const texts = (table: Table) => table.rows.map((row) => row.cells.map((cell) => cellParts(cell).map(({ text }) => text).join(" / ")));
const sentences = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.type === "paragraph" ? [block.text] : []));

// Alfa 48 + 24 = 72; Beta 60 × 0.8 + 40 × 1 = 88; Gamma falls short on O-1.
const full = smallRanking(edition, {
  Alfa: ["standard", "roadmap", "partner"], Beta: ["configuration", "configuration", "standard"], Gamma: ["standard", "standard", "no"],
});

describe("the report of a ranking", () => {
  it("opens with the winner, its lead and the exclusions", () => {
    const [outcome, excluded] = sentences(reportModel(edition, full).blocks);
    expect(outcome).toBe("Beta staat met Pakket 2 op de eerste plaats: 88,0 van de 100 punten, 16,0 punten meer dan Alfa.");
    expect(excluded).toBe("1 aanbieding valt af omdat zij niet aan een verplichte eis voldoet.");
  });

  it("shows rank, offer, total and dimensions, and a dash for the rank of an excluded offer", () => {
    expect(texts(tables(reportModel(edition, full).blocks)[0])).toEqual([
      ["1", "Beta / Pakket 2", "88,0", "80,0", "100,0"],
      ["2", "Alfa / Pakket 1", "72,0", "80,0", "60,0"],
      ["–", "Gamma / Pakket 3 / afgevallen", "60,0", "100,0", "0,0"],
    ]);
  });

  it("gives requirement, answer and lowest answer of an exclusion", () => {
    expect(texts(tables(reportModel(edition, full).blocks)[1])).toEqual([["Gamma", "O-1 / Eis O-1", "Nee", "Maatwerk"]]);
  });

  it("shows a dash and the range for what is missing, and calls the ranking provisional", () => {
    const open = smallRanking(edition, { Alfa: ["standard", "roadmap", "partner"], Beta: ["configuration", null, null] });
    const { blocks } = reportModel(edition, open);
    expect(sentences(blocks)[0]).toContain("voorlopig: er ontbreken antwoorden of cijfers bij Beta");
    // Beta: F-1 80 × 45% = 36 for certain; F-2 (15) and O-1 (40) unknown: 36 to 91.
    const beta = texts(tables(blocks)[0]).find(([, offer]) => offer.startsWith("Beta"))!;
    expect(beta).toEqual(["1–2", "Beta / Pakket 2 / verplichte eisen nog open / 1 van 3 gewaardeerd", "– / 36,0–91,0", "– / 60,0–85,0", "– / 0,0–100,0"]);
    const openTable = tables(blocks).find(({ summary }) => summary.includes("nog openstaat"))!;
    expect(texts(openTable)).toEqual([["Beta", "O-1 / Eis O-1", "geen antwoord", "Maatwerk"]]);
  });

  it("names those who share the first place", () => {
    const tied = smallRanking(edition, { Alfa: ["standard", "standard", "standard"], Beta: ["standard", "standard", "standard"] });
    expect(sentences(reportModel(edition, tied, "en").blocks)[0]).toBe("Alfa and Beta share the first place with 100.0 points out of 100.");
  });

  it("says so when all offers are excluded", () => {
    const none = smallRanking(edition, { Alfa: ["standard", "standard", "no"] });
    expect(sentences(reportModel(edition, none).blocks)[0]).toContain("Geen enkele aanbieding heeft een plaats");
  });

  it("gives the written reason of a waiver", () => {
    const waived = smallRanking(edition, { Alfa: ["standard", "standard", "no"] }, { Alfa: "Levert dit in maart." });
    expect(tables(reportModel(edition, waived).blocks).flatMap(texts)).toContainEqual(["Alfa", "O-1 / Eis O-1", "Levert dit in maart."]);
  });

  it("has contributions that add up to the total in every row", () => {
    const table = tables(reportModel(edition, full).blocks).find(({ summary }) => summary.startsWith("Punten die elke dimensie"))!;
    expect(texts(table).map((row) => row.slice(1))).toEqual([["48,0", "40,0", "88,0"], ["48,0", "24,0", "72,0"], ["60,0", "0,0", "60,0"]]);
  });

  it("names the edition by its hash, and is dated by the state that it reports", () => {
    const model = reportModel(edition, full, "nl", "2027-01-20T10:00:00Z");
    expect(model.blocks.at(-1)).toMatchObject({ text: editionHash(edition) });
    expect(model.date).toBe("2027-01-20T10:00:00Z");
    expect(model.cover.facts).toContainEqual({ label: "Stand op", value: "20 januari 2027" });
  });

  it("has the same bytes as a PDF for the same ranking", async () => {
    expect(Buffer.compare(await reportPdf(edition, full), await reportPdf(edition, structuredClone(full)))).toBe(0);
  });
});

describe("differences between offers", () => {
  it("are the spread of what a requirement adds, largest first", () => {
    const offers = full.offers.filter(({ excluded }) => excluded.length === 0);
    const list = largestDifferences(edition, offers, 2);
    // O-1: 40 against 24; then F-1: 36 against 45; F-2 (12 against 3) does not fit.
    expect(list.map(({ requirement, spread }) => [requirement.code, Math.round(spread * 1e6) / 1e6])).toEqual([["O-1", 16], ["F-1", 9]]);
  });

  it("leave out what is equal or known of one offer only", () => {
    const ranking = smallRanking(edition, { Alfa: ["standard", "no", "standard"], Beta: ["standard", null, "standard"] });
    expect(largestDifferences(edition, ranking.offers, 15)).toEqual([]);
  });
});

describe("strong and weak points of an offer", () => {
  it("are what adds most, and where most is missed", () => {
    const alfa = full.offers.find(({ vendor }) => vendor.name === "Alfa")!;
    const { strongest: strong, weakest: weak } = strongestAndWeakest(edition, full, alfa, 4);
    expect(strong.map(({ requirement }) => requirement.code)).toEqual(["F-1", "O-1", "F-2"]);
    // O-1 misses 16 of 40, F-2 12 of 15, F-1 nothing.
    expect(weak.map(({ requirement, missed }) => [requirement.code, Math.round(missed * 1e6) / 1e6])).toEqual([["O-1", 16], ["F-2", 12]]);
  });
});
