import { describe, expect, it } from "vitest";

import { type Block, cellParts, type Figure, type Table } from "~/documents/document-model";
import { reportPdf } from "~/documents/report/report";
import { reportModel } from "~/documents/report/report-model";
import { largestDifferences } from "~/documents/report/requirements";
import { strongestAndWeakest } from "~/domain/decision/offer-explanation";
import { editionHash } from "~/domain/edition/fingerprint.server";

import { rankEdition } from "~/domain/decision/edition-ranking";
import { formatMoney } from "~/i18n/format";

import { smallEdition, smallRanking } from "../../../support/document-edition";
import { pricedEdition, pricedResponses } from "../../../support/priced-edition";

const edition = smallEdition();
const figures = (blocks: readonly Block[]) => blocks.filter((block): block is Figure => block.type === "figure");
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

  it("shows criteria and offers as a heat map, with the same values as a table under it", () => {
    const { blocks } = reportModel(edition, full);
    const map = blocks.findIndex((block) => block.type === "figure" && block.svg.includes("heat-map"));
    const beside = blocks[map + 1] as Table;
    expect(texts(beside)).toEqual([["Functionaliteit", "60,0%", "80,0", "80,0", "100,0"], ["Openheid", "40,0%", "100,0", "60,0", "0,0"]]);
  });

  it("splits charts and tables of many offers, so that none is too wide or too high for a page", () => {
    const many = smallRanking(edition, Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`Zeer lange naam van leverancier ${i}`, [i % 2 ? "standard" : "partner", "standard", "standard"]])));
    const { blocks } = reportModel(edition, many);
    for (const { width, height } of figures(blocks)) expect(height / width).toBeLessThan(1.4);
    for (const table of tables(blocks)) expect(table.columns.length).toBeLessThanOrEqual(9);
    const heat = tables(blocks).filter(({ columns }) => columns[0].header === "Criterium");
    expect(heat.flatMap(({ columns }) => columns.slice(2)).length).toBe(25);
  });

  it("draws no bars where nobody is left", () => {
    const none = smallRanking(edition, { Alfa: ["standard", "standard", "no"] });
    expect(figures(reportModel(edition, none).blocks).filter(({ svg }) => svg.includes("ranking-bars"))).toEqual([]);
  });

  it("says on what the first place rests where that is no total", () => {
    const priced = pricedEdition({ kind: "award-on-value", worth: { functionality: 20_000, openness: 7_500, support: 2_500 } });
    const ranking = rankEdition(priced, pricedResponses().filter(({ vendor }) => vendor.id !== "vendor-3"), { nullFails: true, nullCountsAs: null });
    const [first, second] = ranking.offers;
    const { blocks } = reportModel(priced, ranking);
    const money = (value: number) => formatMoney("nl", Math.round(value), "EUR");
    expect(sentences(blocks)[0]).toBe(`${first.vendor.name} staat met ${first.vendor.package} op de eerste plaats, met als fictieve prijs ${money(ranking.price!.scores[first.id]!)}. Daarna komt ${second.vendor.name} met ${money(ranking.price!.scores[second.id]!)}.`);
    expect(tables(blocks)[0].columns.map(({ header }) => header).slice(0, 4)).toEqual(["Plaats", "Aanbieding", "Fictieve prijs", "Kwaliteit"]);
  });

  it("tells what every offer costs each year, adding up to what is paid", () => {
    const priced = pricedEdition({ kind: "criterion", share: 30, by: { kind: "lowest" } });
    const ranking = rankEdition(priced, pricedResponses().slice(0, 2), { nullFails: true, nullCountsAs: null });
    const years = tables(reportModel(priced, ranking).blocks).find(({ columns }) => columns[0].header === "Wanneer")!;
    expect(years.rows.map(({ cells }) => cells[0])).toEqual(["Bij de start", "Jaar 1", "Jaar 2", "Jaar 3", "Jaar 4", "In totaal betaald"]);
    const { once, years: own, paid } = ranking.offers[0].cost!;
    expect(years.rows[0].cells[1]).toBe(formatMoney("nl", Math.round(once!), "EUR"));
    expect(own!.reduce((sum, year) => sum + year.once + year.recurring, 0)).toBeCloseTo(paid!, 6);
  });

  it("shows the marks that lie farthest apart, as a chart and as a table", () => {
    const disputed = { highest: 10, answers: [{ code: "O-1", vendor: "Beta", marks: [{ name: "Anna de Wit", mark: 3 }, { name: "Bram Bos", mark: 9 }] }] };
    const trust = { stability: "Beta blijft eerste.", chances: null, reversal: { stable: true, ranks: {}, leaveOneOut: [] }, evaluators: [{ name: "Anna de Wit", severity: -3, marks: 1 }], agreement: null, disputed };
    const { blocks } = reportModel(edition, full, "nl", undefined, { trust });
    expect(figures(blocks).some(({ svg }) => svg.includes("mark-spread") && svg.includes("ADW"))).toBe(true);
    expect(texts(tables(blocks).at(-1)!)).toEqual([["O-1", "Beta", "Anna de Wit 3, Bram Bos 9"]]);
  });

  it("shows between which weights the first stays first, and the lines of the nearest change with their table", () => {
    const row = (criterion: string, title: string, lower: number, upper: number, challengerAbove: string | null) => ({ criterion, title, depth: 0, weight: 0.5, lower, upper, challengerBelow: null, challengerAbove });
    const sensitivity = { criterion: "f", share: 0.5, lines: [{ id: "a", atZero: 90, atOne: 40 }, { id: "b", atZero: 60, atOne: 60 }], winners: [{ id: "a", from: 0, to: 0.6 }, { id: "b", from: 0.6, to: 1 }] };
    const weights = { rows: [row("f", "Functionaliteit", 0, 0.6, "b"), { ...row("f.1", "Verkoop", 0, 1, null), depth: 1 }, { ...row("f.2", "Service", 0, 0.7, "b"), depth: 1 }, row("o", "Openheid", 0, 1, null)], nearest: { title: "Functionaliteit", sensitivity, awarded: false }, nameOf: (id: string) => ({ a: "Alfa", b: "Beta" })[id]! };
    const trust = { stability: "Alfa blijft eerste.", weights, chances: null, reversal: { stable: true, ranks: {}, leaveOneOut: [] }, evaluators: [], agreement: null };
    const { blocks } = reportModel(edition, full, "nl", undefined, { trust });
    const [bounds, lines] = tables(blocks).slice(-2);
    expect(texts(bounds)).toEqual([["Functionaliteit", "50,0%", "0,0%–60,0%", "–", "Beta"], ["Service", "50,0%", "0,0%–70,0%", "–", "Beta"], ["Openheid", "50,0%", "0,0%–100,0%", "–", "–"]]);
    expect(sentences(blocks)).toContain("Van het andere criterium kan het gewicht, hoe het ook verandert, de eerste plaats niet verschuiven.");
    expect(texts(lines)).toEqual([["Alfa", "90,0", "77,5", "65,0", "52,5", "40,0"], ["Beta", "60,0", "60,0", "60,0", "60,0", "60,0"]]);
    expect(figures(blocks).some(({ svg, alternative }) => svg.includes("sensitivity-lines") && alternative.includes("Beta eerste van 60,0% tot 100,0%"))).toBe(true);
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
    expect(model.cover!.facts).toContainEqual({ label: "Stand op", value: "20 januari 2027" });
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
    expect(strong.map(({ requirement }) => requirement.code)).toEqual(["F-1"]);
    // O-1 misses 16 of 40, F-2 12 of 15; both are worth less than the 72 that the offer has on average.
    expect(weak.map(({ requirement, missed }) => [requirement.code, Math.round(missed * 1e6) / 1e6])).toEqual([["O-1", 16], ["F-2", 12]]);
  });
});
