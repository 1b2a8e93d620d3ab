import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { rankingWorkbook } from "~/documents/matrix/ranking-workbook";
import { rankEdition } from "~/domain/decision/edition-ranking";
import type { RankingOptions, VendorResponse } from "~/domain/decision/edition-ranking";
import { countedFrom } from "~/domain/committee/evidence-ladder";
import type { Edition } from "~/domain/edition/edition";
import type { PriceMethod } from "~/domain/cost/price-sheet";
import { scaleLabel } from "~/i18n/answer-labels";
import { translator } from "~/i18n/translate";

import { LibreOffice } from "../support/libreoffice";
import { pricedEdition, pricedResponse, pricedResponses } from "../support/priced-edition";
import { needs } from "../support/tools";

const suite = needs("the ranking as a workbook, recalculated by LibreOffice", "libreoffice");

const lowest: PriceMethod = { kind: "criterion", share: 30, by: { kind: "lowest" } };
const whole = pricedResponses().filter(({ vendor }) => vendor.id !== "vendor-3");
const closed: RankingOptions = { nullFails: true, nullCountsAs: null };

/** Of what vendors say only F-001 and what is marked was seen in a demo; who shows it differs by offer. */
const seen = countedFrom(whole, "demonstrated", (vendor, requirement) => (requirement === "req.f-001" || (vendor !== "vendor-2" && requirement.startsWith("req.o-")) ? "demonstrated" : "claimed"));
/** The first offer and one that answers and asks the same. */
const twins = [...whole, { ...whole[0], vendor: { id: "vendor-7", code: "V7", name: "Leverancier 7", package: "Pakket 7" } }];
const open: RankingOptions = { nullFails: false, nullCountsAs: null };
const utility: PriceMethod = { kind: "utility-index", weight: 1.5 };
const worth: PriceMethod = { kind: "award-on-value", worth: { functionality: 20_000, openness: 7_500, support: 2_500 } };

/** Every case: an edition, what vendors answered, the rules, and what is changed in the workbook before it is computed. */
interface Case {
  edition: Edition;
  responses: VendorResponse[];
  options: RankingOptions;
  change?: (sheet: (name: string) => ExcelJS.Worksheet) => void;
  /** The same change on the edition. */
  changed?: Edition;
}

const withWeights = (edition: Edition, weights: Record<string, number>): Edition => ({
  ...edition,
  criteria: edition.criteria.map((criterion) => ({ ...criterion, weight: weights[criterion.id] ?? criterion.weight })),
  requirements: edition.requirements.map((requirement) => ({ ...requirement, weight: weights[requirement.id] ?? requirement.weight })),
});

const priced = pricedEdition(lowest);
const cases: Record<string, Case> = {
  "without prices": { edition: pricedEdition(null), responses: whole, options: closed },
  "lowest price": { edition: priced, responses: whole, options: closed },
  "gaps stay open": { edition: priced, responses: pricedResponses(), options: { nullFails: false, nullCountsAs: null } },
  "gaps count as 20": { edition: priced, responses: pricedResponses(), options: { nullFails: true, nullCountsAs: 20 } },
  "a missing price": { edition: priced, responses: [...whole, pricedResponse(6, ["standard", 2, "2026-01-01", "a", "yes", "standard", 100, "a", "a", "standard", "no", "standard"], [9, 9], [1_000, null, 1, 1])], options: closed },
  "points of the price": { edition: pricedEdition({ kind: "criterion", share: 40, by: { kind: "points", points: [[30_000, 100], [60_000, 70], [90_000, 0]] } }), responses: whole, options: closed },
  "linear to the budget": { edition: pricedEdition({ kind: "criterion", share: 25, by: { kind: "budget", floor: 0 } }), responses: whole, options: closed },
  logarithmic: { edition: pricedEdition({ kind: "criterion", share: 25, by: { kind: "logarithmic", floor: null } }), responses: whole, options: closed },
  "utility index": { edition: pricedEdition({ kind: "utility-index", weight: 1.5 }), responses: whole, options: closed },
  "award on value": { edition: pricedEdition({ kind: "award-on-value", worth: { functionality: 20_000, openness: 7_500, support: 2_500 } }), responses: whole, options: closed },
  "utility index with gaps": { edition: pricedEdition(utility), responses: pricedResponses(), options: open },
  "utility index and gaps count as 20": { edition: pricedEdition(utility), responses: pricedResponses(), options: { nullFails: true, nullCountsAs: 20 } },
  "award on value with gaps": { edition: pricedEdition(worth), responses: pricedResponses(), options: open },
  "award on value and gaps count as 20": { edition: pricedEdition(worth), responses: pricedResponses(), options: { nullFails: true, nullCountsAs: 20 } },
  "award on value where a dimension weighs nothing and another is worth nothing": {
    edition: withWeights(pricedEdition({ kind: "award-on-value", worth: { functionality: 20_000, openness: 10_000, support: 0 } }), { openness: 0 }), responses: pricedResponses(), options: open,
  },
  "award on value without a waiver": { edition: pricedEdition(worth), responses: whole.map((response) => ({ ...response, waivers: {} })), options: closed },
  "only what was demonstrated": { edition: priced, responses: seen, options: open },
  "only what was demonstrated and gaps count as 20": { edition: priced, responses: seen, options: { nullFails: true, nullCountsAs: 20 } },
  "only what was demonstrated by utility index": { edition: pricedEdition(utility), responses: seen, options: closed },
  "two alike": { edition: priced, responses: twins, options: closed },
  "two alike by utility index": { edition: pricedEdition(utility), responses: twins, options: closed },
  "two alike by fictional price": { edition: pricedEdition(worth), responses: twins, options: closed },
  "in English": { edition: pricedEdition(lowest, { language: "en" }), responses: whole, options: closed },
  "changed weights": {
    edition: priced, responses: whole, options: closed,
    changed: withWeights(priced, { openness: 60, "req.f-001": 0.5, "req.f-006": 0 }),
    change: (sheet) => {
      const weights = sheet("Gewichten");
      weights.eachRow((row) => {
        if (row.getCell(1).text === "F-001") row.getCell(4).value = 0.5;
        if (row.getCell(1).text === "F-006") row.getCell(4).value = 0;
        if (row.getCell(2).text === "Openheid") row.getCell(4).value = 60;
      });
    },
  },
  "a changed answer": {
    edition: priced, options: closed, responses: whole,
    change: (sheet) => sheet("Antwoorden").eachRow((row) => {
      // All answer this one with a flat no, which excludes who has no waiver.
      if (row.getCell(1).text === "F-001") for (let column = 4; column <= 7; column += 1) row.getCell(column).value = scaleLabel(translator("nl"), "no");
    }),
  },
};

/** Takes away every saved result, so that what is read afterwards was computed by the other program. */
async function stripped(bytes: Uint8Array, change: Case["change"]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const worksheet of workbook.worksheets) {
    worksheet.eachRow((row) => row.eachCell((cell) => {
      if (cell.formula) cell.value = { formula: cell.formula } as ExcelJS.CellFormulaValue;
    }));
  }
  change?.((name) => workbook.getWorksheet(name)!);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The first sheet by vendor code and column heading; "" where a formula gives nothing. */
function rankingOn(workbook: ExcelJS.Workbook): Map<string, Map<string, number | string>> {
  const [sheet] = workbook.worksheets;
  const headings = sheet.getRow(5).values as string[];
  const found = new Map<string, Map<string, number | string>>();
  for (let row = 6; row <= sheet.rowCount; row += 1) {
    const cells = headings.slice(1).map((heading, index): [string, number | string] => {
      const { value } = sheet.getCell(row, index + 1);
      const result = value !== null && typeof value === "object" && "formula" in value ? value.result : value;
      return [heading, (result ?? "") as number | string];
    });
    const code = sheet.getCell(row, 2).text;
    if (code) found.set(code, new Map(cells));
  }
  return found;
}

describe.skipIf(suite.skip)(suite.title, () => {
  let folder: string;
  const results = new Map<string, ExcelJS.Workbook>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "shortlist-matrix-"));
    mkdirSync(join(folder, "out"));
    const files = await Promise.all(Object.entries(cases).map(async ([name, { edition, responses, options, change }]) => {
      const file = join(folder, `${name.replaceAll(" ", "-")}.xlsx`);
      writeFileSync(file, await stripped(await rankingWorkbook(edition, responses, options), change));
      return file;
    }));
    new LibreOffice(join(folder, "profile")).convert("xlsx:Calc MS Excel 2007 XML", join(folder, "out"), files);
    for (const name of Object.keys(cases)) {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(readFileSync(join(folder, "out", `${name.replaceAll(" ", "-")}.xlsx`)) as unknown as ArrayBuffer);
      results.set(name, workbook);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(Object.keys(cases).filter((name) => name !== "a changed answer"))("%s: totals, bounds, ranks and cost to 1e-9", (name) => {
    const { edition, changed, responses, options } = cases[name];
    const ranking = rankEdition(changed ?? edition, responses, options);
    const found = rankingOn(results.get(name)!);
    const english = edition.language === "en";
    const heading = (nl: string, en: string) => (english ? en : nl);
    const awarded = ranking.price?.kind === "utility-index" || ranking.price?.kind === "award-on-value";
    for (const offer of ranking.offers) {
      const row = found.get(offer.vendor.code)!;
      const expectCell = (column: string, expected: number | null) => {
        const actual = row.get(column);
        if (expected === null) expect([offer.vendor.code, column, actual]).toEqual([offer.vendor.code, column, ""]);
        else {
          expect([offer.vendor.code, column, typeof actual]).toEqual([offer.vendor.code, column, "number"]);
          expect(Math.abs((actual as number) - expected), `${offer.vendor.code} ${column}: ${actual} and ${expected}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
        }
      };
      expectCell(heading("Plaats", "Rank"), offer.rank);
      expectCell(awarded ? heading("Kwaliteit", "Quality") : heading("Totaal", "Total"), offer.value);
      expectCell(heading("Ten minste", "At least"), offer.low);
      expectCell(heading("Ten hoogste", "At most"), offer.high);
      expectCell(heading("Beste plaats", "Best rank"), offer.rankRange?.[0] ?? null);
      expectCell(heading("Slechtste plaats", "Worst rank"), offer.rankRange?.[1] ?? null);
      if (offer.cost) expectCell(heading("Totale kosten", "Total cost"), offer.cost.total);
      if (ranking.price?.kind === "utility-index") expectCell("Utility-index", ranking.price.scores[offer.id]);
      if (ranking.price?.kind === "award-on-value") expectCell("Fictieve prijs", ranking.price.scores[offer.id]);
      for (const { id, title } of edition.criteria) if (ranking.weights[id] > 0) expectCell(title, offer.nodes[id].value);
    }
  });

  test("another answer moves the knock-outs along: only the offer with a waiver still takes part", () => {
    const found = rankingOn(results.get("a changed answer")!);
    expect([...found].map(([code, row]) => [code, row.get("Doet mee (1/0)") || 0, row.get("Plaats")]).sort()).toEqual([["V1", 0, ""], ["V2", 0, ""], ["V4", 0, ""], ["V5", 1, 1]]);
  });

  test("no formula anywhere ends in an error", () => {
    for (const [name, workbook] of results) {
      for (const worksheet of workbook.worksheets) {
        worksheet.eachRow((row) => row.eachCell((cell) => {
          const { value } = cell;
          const result = value !== null && typeof value === "object" && "formula" in value ? value.result : value;
          expect(typeof result === "object" && result !== null && "error" in result, `${name} ${worksheet.name}!${cell.address}`).toBe(false);
        }));
      }
    }
  });

  test("what was saved with the workbook is what the formulas come to", async () => {
    for (const name of ["lowest price", "utility index", "gaps stay open", "award on value with gaps", "only what was demonstrated", "two alike by utility index"]) {
      const { edition, responses, options } = cases[name];
      const written = new ExcelJS.Workbook();
      await written.xlsx.load((await rankingWorkbook(edition, responses, options)) as unknown as ArrayBuffer);
      for (const worksheet of written.worksheets) {
        const computed = results.get(name)!.getWorksheet(worksheet.name)!;
        worksheet.eachRow((row) => row.eachCell((cell) => {
          if (!cell.formula) return;
          const [saved, other] = [cell.result ?? "", computed.getCell(cell.address).result ?? ""];
          const where = `${name} ${worksheet.name}!${cell.address}: ${JSON.stringify(saved)} and ${JSON.stringify(other)}`;
          if (typeof saved === "number") expect(Math.abs(saved - (other as number)), where).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(saved)));
          else expect(other, where).toBe(saved);
        }));
      }
    }
  });

  test("the same ranking gives the same bytes, and what a vendor wrote stays text", async () => {
    const { edition, responses, options } = cases["lowest price"];
    const bytes = await rankingWorkbook(edition, responses, options);
    expect(Buffer.from(await rankingWorkbook(edition, responses, options)).equals(bytes)).toBe(true);
    const answers = results.get("lowest price")!.getWorksheet("Antwoorden")!;
    const texts: unknown[] = [];
    answers.eachRow((row) => { if (row.getCell(1).text === "F-004") row.eachCell((cell) => texts.push(cell.value)); });
    expect(texts).toContain("=1+1");
  });
});
