import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";

import { priceColumn, priceMark } from "~/documents/workbook/price-columns";
import { newPriceSheet } from "~/domain/cost/price-sheet";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import { acceptSubmission } from "~/services/accept-submission";
import { selectionDossier } from "~/services/dossier";
import { responseWorkbook } from "~/services/edition-documents";
import { closeReading } from "~/services/import-response";
import { loadRanking } from "~/services/load-ranking";
import { loadUpload } from "~/services/load-upload";
import { checkDossier } from "~/services/verify-dossier";
import { decidePrice, savePriceSheet } from "~/services/price-sheet";
import { publishEdition } from "~/services/publish-edition";
import { readForSelection, receiveUpload } from "~/services/receive-upload";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const line = (id: string, text: string, more: Partial<PriceSheet["lines"][number]> = {}) => ({ id, text, rhythm: "once" as const, quantity: 1, unit: "stuk", optional: false, ...more });
const sheet: PriceSheet = {
  ...newPriceSheet(), years: 1, method: { kind: "shown" },
  lines: [line("setup", "Inrichting"), line("users", "Gebruik", { rhythm: "month", quantity: 10 }), line("visit", "Overleg", { rhythm: "quarter" }), line("gone", "Vervalt")],
};
const changed: PriceSheet = {
  ...sheet,
  lines: [sheet.lines[0], { ...sheet.lines[1], quantity: 20 }, { ...sheet.lines[2], rhythm: "year" }, line("data", "Overzetten van gegevens")],
};

async function withPrices(bytes: Uint8Array, prices: Record<string, number>): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const page of workbook.worksheets.filter((one) => one.getCell("A1").value === priceMark)) {
    page.eachRow((row) => {
      const id = row.getCell(priceColumn("id")).text;
      if (id in prices) row.getCell(priceColumn("price")).value = prices[id];
      if (id === "setup") row.getCell(priceColumn("remark")).value = "Vaste prijs";
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

onBothEngines("prices after an addendum", (database) => {
  async function answered() {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const selection = await publishedSelection(context, "Prijzen", "2026-06-01T17:00", { sealed: false }, (id) => savePriceSheet(context, id, sheet));
    const old = await withPrices(await returnedWorkbook(context, selection.id, selection.vendors[0], () => "Standaard"), { setup: 1_000, users: 25, visit: 300, gone: 50 });
    const { uploadId } = await receiveUpload(context, selection.id, { fileName: "een.xlsx", bytes: old, channel: "lead" });
    await acceptSubmission(context, selection.id, uploadId, { vendorId: selection.vendors[0] });
    expect((await loadRanking(context, selection.id))!.ranking.offers[0].cost!.total).toBe(1_000 + 25 * 10 * 12 + 300 * 4 + 50);
    await savePriceSheet(context, selection.id, changed);
    await publishEdition(context, selection.id, { addendum: "De prijzen zijn anders gevraagd." });
    return { context, ...selection, old, uploadId };
  }

  test("the new workbook holds the earlier prices, marks the lines that are new or changed, and reads as it was filled", async () => {
    const { context, id, vendors } = await answered();
    const { bytes } = (await responseWorkbook(context, id, vendors[0]))!;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const page = workbook.worksheets.find((one) => one.getCell("A1").value === priceMark)!;
    const rows = new Map<string, ExcelJS.Row>();
    page.eachRow((row) => rows.set(row.getCell(priceColumn("id")).text, row));
    const price = (line: string) => rows.get(line)!.getCell(priceColumn("price"));
    expect(["setup", "users", "visit", "data"].map((line) => price(line).value)).toEqual([1_000, 25, null, null]);
    const colour = (line: string) => (price(line).fill as ExcelJS.FillPattern).fgColor!.argb;
    expect([colour("users") === colour("setup"), colour("users") === colour("visit"), colour("users") === colour("data")]).toEqual([false, true, true]);
    const note = (line: string) => JSON.stringify(price(line).note ?? "").replace(/[\u00a0\u202f]/g, " ");
    expect(note("setup")).toBe('""');
    expect(note("users")).toContain("aantal");
    expect(note("visit")).toContain("Uw eerdere prijs was € 300");
    const start: string[] = [];
    workbook.worksheets[0].eachRow((row) => row.eachCell((cell) => start.push(cell.text)));
    expect(start).toEqual(expect.arrayContaining(["P-02 – gewijzigd: aantal", "P-03 – gewijzigd: wanneer het wordt betaald", "P-04 – nieuw", "P-04 Vervalt – vervallen"]));

    const read = await readForSelection(context.db, id, bytes);
    if (!read.result.ok) throw new Error(read.result.refusal.code);
    const { prices, issues } = read.result.reading;
    expect(prices!.map(({ line, unitPrice, remark }) => [line, unitPrice, remark])).toEqual([["setup", 1_000, "Vaste prijs"], ["users", 25, ""], ["visit", null, ""], ["data", null, ""]]);
    expect(issues.filter(({ code }) => /^old-|beside|cell-note|price-old/.test(code))).toEqual([]);
    const blank = (await responseWorkbook(context, id, vendors[0], { blank: true }))!;
    const empty = await readForSelection(context.db, id, blank.bytes);
    expect(empty.result.ok && empty.result.reading.prices!.every(({ unitPrice }) => unitPrice === null)).toBe(true);
  });

  test("a return in the old workbook still imports, its changed lines marked; what was priced otherwise waits for the lead", async () => {
    const { context, id, vendors, old, uploadId } = await answered();
    const codes = (issues: readonly { code: string; expected?: string | undefined }[]) => issues.filter(({ code }) => code === "price-old-wording").map(({ expected }) => expected);
    expect(codes((await loadUpload(context, id, uploadId))!.otherIssues)).toEqual(["P-02", "P-03"]);
    expect((await loadRanking(context, id))!.oldWording[vendors[0]]).toEqual(["P-02", "P-03"]);

    const again = await receiveUpload(context, id, { fileName: "oud.xlsx", bytes: await withPrices(old, { setup: 1_100 }), channel: "lead" });
    if (!again.result.ok) throw new Error(again.result.refusal.code);
    expect(codes(again.result.reading.issues)).toEqual(["P-02", "P-03"]);
    await acceptSubmission(context, id, again.uploadId, { vendorId: vendors[0] });
    const cost = async () => (await loadRanking(context, id))!.ranking.offers[0].cost!;
    // 300 a quarter is no price for a year.
    expect((await cost()).lines.map(({ id: line, problem, unitPrice }) => [line, problem, unitPrice])).toEqual([["setup", null, 1_100], ["users", null, 25], ["visit", "other-terms", null], ["data", "missing", null]]);
    expect((await cost()).total).toBeNull();
    await decidePrice(context, id, { vendorId: vendors[0], lineId: "visit", unitPrice: 1_200, reason: "Vier maal het kwartaal." });
    await decidePrice(context, id, { vendorId: vendors[0], lineId: "data", unitPrice: 500, reason: "Nagevraagd." });
    expect((await cost()).total).toBe(1_100 + 25 * 20 * 12 + 1_200 + 500);
    expect((await checkDossier((await selectionDossier(context, id))!.bytes)).findings).toEqual([]);
  });
});
