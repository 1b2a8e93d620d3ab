import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";

import { verifyDossier } from "~/documents/dossier/verify-dossier";
import { closeReadingPool } from "~/documents/workbook/reading-pool";
import { priceColumn, priceHeadRow } from "~/documents/workbook/price-columns";
import { writePriceWorkbook } from "~/documents/workbook/write-price-sheet";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { newPriceSheet } from "~/domain/cost/price-sheet";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import type { Edition } from "~/domain/edition/edition";
import { scaleLabel } from "~/i18n/answer-labels";
import { translator } from "~/i18n/translate";
import type { UserError } from "~/domain/user-error";
import { acceptSubmission } from "~/services/accept-submission";
import type { Context } from "~/services/context.server";
import { cancelSelection, loadDecision, takeDecision } from "~/services/decisions";
import { selectionDossier } from "~/services/dossier";
import { rankingReport, responseWorkbook } from "~/services/edition-documents";
import { loadRanking } from "~/services/load-ranking";
import { moveRound } from "~/services/move-round";
import { allLetters, rankingMatrix, vendorLetter } from "~/services/outcome-documents";
import { decidePrice, loadPrices, savePriceSheet } from "~/services/price-sheet";
import { publishEdition } from "~/services/publish-edition";
import { receiveUpload } from "~/services/receive-upload";
import { findEdition } from "~db/editions";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection } from "../../support/service-selection";

afterAll(() => closeReadingPool());

const sheet: PriceSheet = {
  ...newPriceSheet(), years: 2,
  lines: [{ id: "setup", text: "Inrichting", rhythm: "once", quantity: 1, unit: "project", optional: false }, { id: "users", text: "Gebruik", rhythm: "month", quantity: 10, unit: "gebruikers", optional: false }],
  method: { kind: "criterion", share: 40, by: { kind: "points", points: [[0, 100], [20_000, 0]] } },
};

/** What a vendor types: an answer for every question and prices by their codes. */
async function filled(context: Context, id: string, vendorId: string, answer: string, prices: (string | number | null)[]): Promise<Uint8Array> {
  const { edition } = (await loadPrices(context, id)) as { edition: Edition };
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await responseWorkbook(context, id, vendorId))!.bytes as unknown as ArrayBuffer);
  for (const worksheet of workbook.worksheets) {
    worksheet.eachRow((row) => {
      const code = row.getCell(2).text;
      const asked = edition.requirements.find((requirement) => requirement.code === code)?.answer;
      if (asked) row.getCell(5).value = asked.type === "yesno" ? "Ja" : asked.type === "scale" ? answer : asked.type === "text" ? "Tekst" : 5;
      if (/^P-\d\d$/.test(code)) row.getCell(priceColumn("price")).value = prices[Number(code.slice(2)) - 1];
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const code = (promise: Promise<unknown>) => promise.then(() => "done", (error: UserError) => error.code);

onBothEngines("prices, decision, letters and dossier", (database) => {
  let context: ReturnType<typeof contextAt>;
  let id: string;
  let vendors: string[];

  test("prices come from the workbook into the ranking; one that is not a number waits for the lead", async () => {
    context = contextAt(database().db, "2026-05-01T10:00:00Z");
    ({ id, vendors } = await publishedSelection(context, "Met prijzen"));
    await savePriceSheet(context, id, sheet);
    const published = await publishEdition(context, id, { addendum: "Nu ook prijzen." });
    const edition = (await findEdition(context.db, id, published.id))!;
    expect(edition.price).toEqual(sheet);
    expect(edition.criteria.at(-1)).toMatchObject({ id: "price", title: "Prijs" });

    for (const [index, prices] of [[2_000, "€ 25,-"], [1_000, "inbegrepen"]].entries()) {
      const { uploadId } = await receiveUpload(context, id, { fileName: "x.xlsx", bytes: await filled(context, id, vendors[index], index === 0 ? scaleLabel(translator("nl"), "standard") : scaleLabel(translator("nl"), "partner"), prices), channel: "lead" });
      await acceptSubmission(context, id, uploadId, { vendorId: vendors[index] });
    }
    context.set("2026-06-02T10:00:00Z");
    await moveRound(context, id, "closed", null, 0);

    // 2,000 + 2 × 10 × 25 × 12 = 8,000, so 60 points for the price.
    const [first, second] = (await loadRanking(context, id))!.ranking.offers;
    expect([first.id, first.cost!.total, first.nodes.price.value]).toEqual([vendors[0], 8_000, 60]);
    expect([second.value, second.cost!.lines[1]]).toMatchObject([null, { problem: "missing", typed: "inbegrepen" }]);

    expect(await code(decidePrice(context, id, { vendorId: vendors[1], lineId: "setup", unitPrice: 1, reason: "x" }))).toBe("price-is-sound");
    expect(await code(decidePrice(context, id, { vendorId: vendors[1], lineId: "users", unitPrice: 1, reason: " " }))).toBe("reason-needed");
    await decidePrice(context, id, { vendorId: vendors[1], lineId: "users", unitPrice: 0, reason: "Zit in de inrichting, zie mail van 3 juni." });
    const after = (await loadPrices(context, id))!.ranking!.offers.find((offer) => offer.id === vendors[1])!;
    expect([after.cost!.total, after.nodes.price.value]).toEqual([1_000, 95]);
  });

  test("a price workbook of its own is read like the sheet in the response", async () => {
    const { edition } = (await loadPrices(context, id))!;
    const workbook = new ExcelJS.Workbook();
    const vendor = { id: vendors[0], code: "V1", name: "Eén Software", package: "Desk" };
    await workbook.xlsx.load((await writePriceWorkbook(edition!, vendor)) as unknown as ArrayBuffer);
    const [page] = workbook.worksheets;
    // The hidden ids and the headings are gone, and a row was moved: codes are enough.
    for (let row = 1; row <= page.rowCount; row += 1) page.getCell(row, 1).value = null;
    page.getCell(priceHeadRow + 1, priceColumn("price")).value = "1.234,50";
    page.getCell(priceHeadRow + 2, priceColumn("price")).value = 0;
    page.getCell(priceHeadRow + 4, priceColumn("text")).value = "Koppeling";
    page.getCell(priceHeadRow + 4, priceColumn("rhythm")).value = "per jaar";
    page.getCell(priceHeadRow + 4, priceColumn("quantity")).value = 2;
    page.getCell(priceHeadRow + 4, priceColumn("price")).value = 300;
    const apart = { ...edition!, sealed: true as const, priceEnvelope: true as const };
    const read = readResponseWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()), apart);
    expect(read.ok && read.reading.prices).toEqual([
      { line: "setup", unitPrice: 1234.5, remark: "" }, { line: "users", unitPrice: 0, remark: "" },
      { line: "own-1", unitPrice: 300, remark: "", own: { text: "Koppeling", rhythm: "year", quantity: 2, unit: "" } },
    ]);
    expect(read.ok && read.reading.issues.map((issue) => [issue.code, issue.cell])).toEqual([["price-not-above-zero", "G7"]]);
    expect(read.ok && [read.reading.only, read.reading.complete.asked]).toEqual([[], 0]);
  });

  test("an award needs a winner that may win and a motivation for all, and moves the selection on", async () => {
    const motivations = Object.fromEntries(vendors.map((vendor) => [vendor, "Omdat dit zo is."]));
    expect(await code(takeDecision(context, id, { kind: "award", chosen: [], motivations, standstillUntil: null }))).toBe("decision-no-winner");
    expect(await code(takeDecision(context, id, { kind: "award", chosen: [vendors[0]], motivations: {}, standstillUntil: null }))).toBe("motivation-needed");
    expect(await code(takeDecision(context, id, { kind: "award", chosen: [vendors[0]], motivations, standstillUntil: "2026-06-01" }))).toBe("standstill-past");
    expect(await code(takeDecision(context, id, { kind: "withdraw", reason: "x" }))).toBe("decision-none");
    await takeDecision(context, id, { kind: "award", chosen: [vendors[0]], motivations, standstillUntil: "2026-06-22" });
    const view = (await loadDecision(context, id))!;
    expect([view.stage, view.inForce?.kind, view.inForce?.offers.map(({ verdict }) => verdict)]).toEqual(["decided", "award", ["winner", "not-chosen"]]);
    expect(await code(takeDecision(context, id, { kind: "no-award", reason: "Toch niet." }))).toBe("decision-not-now");
    expect(await code(cancelSelection(context, id, "Stop"))).toBe("access-selection-stage");
  });

  test("everything can be downloaded, and the dossier of the decided selection verifies", async () => {
    const letters = (await allLetters(context, id))!;
    expect(Object.keys(unzipSync(letters.bytes)).map((name) => name.slice(-8)).length).toBe(4);
    expect((await vendorLetter(context, id, vendors[1], "docx"))!.bytes.length).toBeGreaterThan(5_000);
    expect((await rankingMatrix(context, id))!.bytes.length).toBeGreaterThan(10_000);
    expect((await rankingReport(context, id, "nl", "docx"))!.bytes.length).toBeGreaterThan(10_000);
    expect((await rankingReport(context, id, "en"))!.bytes.length).toBeGreaterThan(10_000);
    const check = verifyDossier((await selectionDossier(context, id))!.bytes);
    expect(check.findings).toEqual([]);
  });

  test("a withdrawn decision opens the selection again, and both stay in the record", async () => {
    await takeDecision(context, id, { kind: "withdraw", reason: "Bezwaar gegrond." });
    const view = (await loadDecision(context, id))!;
    expect([view.stage, view.inForce, view.decisions.map(({ kind }) => kind)]).toEqual(["rounds", null, ["award", "withdraw"]]);
    await cancelSelection(context, id, "Geen budget meer.");
    expect((await loadDecision(context, id))!).toMatchObject({ stage: "cancelled", inForce: { kind: "cancel", reason: "Geen budget meer." } });
  });
});
