import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";

import { priceColumn, priceMark } from "~/documents/workbook/price-columns";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import { newPriceSheet } from "~/domain/cost/price-sheet";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import { selectionDossier } from "~/services/dossier";
import { verifyDossier } from "~/documents/dossier/verify-dossier";
import { ownPriceWorkbook, ownResponseWorkbook, priceWorkbook } from "~/services/edition-documents";
import { closeReading } from "~/services/import-response";
import { keyFrom } from "~/services/keys.server";
import { loadAnswerPage } from "~/services/load-answer-page";
import { loadComparison } from "~/services/load-comparison";
import { loadRanking } from "~/services/load-ranking";
import { loadResponses } from "~/services/load-responses";
import { loadUpload } from "~/services/load-upload";
import { loadVendorReport } from "~/services/load-vendor-report";
import { moveRound } from "~/services/move-round";
import { confirmOpening } from "~/services/open-bids";
import { openUploadLink } from "~/services/open-upload-link";
import { savePriceSheet } from "~/services/price-sheet";
import { publishEdition } from "~/services/publish-edition";
import { receiveThroughLink } from "~/services/receive-through-link";
import { createUploadLink } from "~/services/upload-links";
import { ownUploadDocument } from "~/services/vendor-downloads";
import { listPrices } from "~db/prices";
import { findEdition } from "~db/editions";

import { contextAt, onBothEngines } from "../../support/databases";
import { memberOf } from "../../support/people";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const start = "2026-05-01T09:00:00.000Z";
const secret = Buffer.alloc(32, 1);
const sheet: PriceSheet = {
  ...newPriceSheet(), years: 1, method: { kind: "shown" },
  lines: [
    { id: "setup", text: "Inrichting", rhythm: "once", quantity: 1, unit: "project", optional: false },
    { id: "users", text: "Gebruik", rhythm: "month", quantity: 10, unit: "gebruikers", optional: false },
  ],
};

/** Fills in prices by line wherever a price sheet stands. */
async function priced(bytes: Uint8Array, prices: Record<string, number>): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const page of workbook.worksheets.filter((one) => one.getCell("A1").value === priceMark)) {
    page.eachRow((row) => {
      const id = row.getCell(priceColumn("id")).text;
      if (id in prices) row.getCell(priceColumn("price")).value = prices[id];
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function prefilled(bytes: Uint8Array): Promise<Record<string, unknown>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const found: Record<string, unknown> = {};
  for (const page of workbook.worksheets.filter((one) => one.getCell("A1").value === priceMark)) {
    page.eachRow((row) => { if (sheet.lines.some(({ id }) => id === row.getCell(priceColumn("id")).text)) found[row.getCell(priceColumn("id")).text] = row.getCell(priceColumn("price")).value; });
  }
  return found;
}

onBothEngines("prices in a workbook of their own", (database) => {
  async function round() {
    const context = Object.assign(contextAt(database().db, start), { masterKey: (purpose: string) => keyFrom(secret, purpose) });
    const selection = await publishedSelection(context, "Apart", "2026-06-01T17:00", { sealed: true, priceEnvelope: true }, (id) => savePriceSheet(context, id, sheet));
    const people = { lead: await memberOf(context, selection.id, "Lea", ["lead"]), observer: await memberOf(context, selection.id, "Obi", ["observer"]) };
    const links = await Promise.all(selection.vendors.map(async (vendor) => {
      const { token } = await createUploadLink(context, selection.id, vendor, { expiresAt: new Date("2026-06-20T21:59:00.000Z") });
      const open = async () => {
        const opened = await openUploadLink(context, token);
        if (!opened.ok) throw new Error(opened.why);
        return opened.link;
      };
      const send = async (bytes: Uint8Array) => {
        const taken = await receiveThroughLink(context, token, { fileName: "bestand.xlsx", bytes, receivedAt: context.now() });
        return { ...taken, report: (await loadVendorReport(context, await open(), taken.uploadId))! };
      };
      return { vendor, open, send, parts: async () => (await loadAnswerPage(context, await open())).parts };
    }));
    const answers = (vendor: string, said = "Standaard") => returnedWorkbook(context, selection.id, vendor, () => said);
    const opens = async (subject: "bids" | "prices") => {
      await confirmOpening(people.lead, selection.id, subject);
      await confirmOpening(people.observer, selection.id, subject);
    };
    return { context, ...selection, ...people, links, answers, opens };
  }
  const total = async (context: Parameters<typeof loadRanking>[0], id: string, vendor: string) =>
    (await loadRanking(context, id))!.ranking.offers.find((offer) => offer.id === vendor)!.cost?.total ?? null;

  test("answers and prices come in two files, in either order; neither takes the other away, and both are opened in their turn", async () => {
    const { context, id, edition, vendors, lead, links: [one, two], answers, opens } = await round();
    const own = (await ownPriceWorkbook(context, await one.open()))!;
    expect(own.fileName).toMatch(/-prijzen\.xlsx$/);
    expect(Object.keys(await prefilled((await ownResponseWorkbook(context, await one.open()))!.bytes))).toEqual([]);
    expect((await priceWorkbook(lead, id, vendors[0]))!.bytes).toEqual(own.bytes);

    expect(await one.parts()).toEqual({ answers: false, prices: false });
    const first = await one.send(await answers(vendors[0]));
    expect([first.submission, first.report.onlyPrices, first.report.prices, first.report.parts]).toEqual([1, false, null, { answers: true, prices: false }]);
    const [offer] = (await loadResponses(lead, id))!.offers;
    expect(offer.submission).toMatchObject({ parts: { answers: true, prices: false } });

    const second = await one.send(await priced(own.bytes, { setup: 1_000, users: 25 }));
    expect(second.report).toMatchObject({ onlyPrices: true, complete: null, missing: [], prices: { received: 2, asked: 2 }, parts: { answers: true, prices: true } });
    const after = (await loadResponses(lead, id))!.offers[0].submission!;
    expect([after.number, after.answered, after.asked, after.parts]).toEqual([2, offer.submission!.answered, edition.requirements.length, { answers: true, prices: true }]);
    // The price workbook that the vendor gets next holds what it stated.
    expect(await prefilled((await ownPriceWorkbook(context, await one.open()))!.bytes)).toEqual({ setup: 1_000, users: 25 });
    expect(await prefilled((await ownUploadDocument(context, await one.open(), second.uploadId, "repaired.xlsx"))!.bytes)).toEqual({ setup: 1_000, users: 25 });
    expect((await ownUploadDocument(context, await one.open(), second.uploadId, "receipt.pdf"))!.bytes.byteLength).toBeGreaterThan(1000);

    const ahead = await two.send(await priced((await ownPriceWorkbook(context, await two.open()))!.bytes, { setup: 2_000, users: 20 }));
    expect([ahead.submission, ahead.report.parts]).toEqual([1, { answers: false, prices: true }]);
    const later = await two.send(await answers(vendors[1]));
    expect([later.submission, later.report.parts]).toEqual([2, { answers: true, prices: true }]);
    // Only the answers are corrected: the prices stay.
    await one.send(await answers(vendors[0], "Maatwerk"));
    expect(await one.parts()).toEqual({ answers: true, prices: true });

    context.set("2026-06-01T15:00:00.000Z");
    await moveRound(context, id, "closed", null, 0);
    await opens("bids");
    const asked = edition.requirements.find(({ answer }) => answer.type === "scale")!.id;
    const cells = (await loadComparison(lead, id))!.cells[asked];
    expect([cells[vendors[0]].value, cells[vendors[1]].value]).toEqual(["customisation", "standard"]);
    expect(JSON.stringify(await loadUpload(lead, id, second.uploadId))).not.toMatch(/1000|"unitPrice"/);
    expect(await total(lead, id, vendors[0])).toBeNull();
    await opens("prices");
    expect([await total(lead, id, vendors[0]), await total(lead, id, vendors[1])]).toEqual([1_000 + 25 * 10 * 12, 2_000 + 20 * 10 * 12]);
    // Stated once, although two submissions carried them.
    const state = (await listPrices(context.db, (await one.open()).roundId)).map(({ vendorId, number, uploadId }) => [vendorId === vendors[0], number, uploadId === second.uploadId]);
    expect(state).toHaveLength(2);
    expect(state).toContainEqual([true, 1, true]);
    const dossier = verifyDossier((await selectionDossier(lead, id))!.bytes);
    expect([dossier.ok, dossier.findings]).toEqual([true, []]);
  });

  test("prices in the workbook for answers are kept and told, and give way to the price workbook; a blank sheet takes nothing away", async () => {
    const { context, id, edition, vendors, lead, links: [one], opens } = await round();
    const vendor = { id: vendors[0], code: "V1", name: "Eén Software", package: "Desk" };
    const both = await writeResponseWorkbook(edition, vendor, null, { withoutPrices: false });
    const wrong = await one.send(await priced(both, { setup: 900, users: 9 }));
    expect(wrong.report).toMatchObject({ pricesMisplaced: true, onlyPrices: false, parts: { answers: false, prices: true } });
    expect(wrong.report.remarks.map(({ issue }) => issue.code)).toContain("price-in-answers");
    expect(await prefilled((await ownPriceWorkbook(context, await one.open()))!.bytes)).toEqual({ setup: 900, users: 9 });
    const blank = await one.send(both);
    expect([blank.report.pricesMisplaced, blank.report.parts]).toEqual([false, { answers: false, prices: true }]);
    await one.send(await priced((await ownPriceWorkbook(context, await one.open()))!.bytes, { setup: 1_000 }));
    context.set("2026-06-01T15:00:00.000Z");
    await moveRound(context, id, "closed", null, 0);
    await opens("bids");
    await opens("prices");
    expect(await total(lead, id, vendors[0])).toBe(1_000 + 9 * 10 * 12);
  });

  test("after an addendum the price workbook holds the earlier prices, with the changed lines marked; a late one waits for the lead", async () => {
    const { context, id, vendors, links: [one], answers } = await round();
    await one.send(await answers(vendors[0]));
    await one.send(await priced((await ownPriceWorkbook(context, await one.open()))!.bytes, { setup: 1_000, users: 25 }));
    await savePriceSheet(context, id, { ...sheet, lines: [sheet.lines[0], { ...sheet.lines[1], rhythm: "year" }] });
    const published = await publishEdition(context, id, { addendum: "Per jaar in plaats van per maand." });
    expect((await findEdition(context.db, id, published.id))!.price!.lines[1].rhythm).toBe("year");
    const workbook = (await ownPriceWorkbook(context, await one.open()))!;
    expect(await prefilled(workbook.bytes)).toEqual({ setup: 1_000, users: null });
    expect(Object.keys(await prefilled((await ownResponseWorkbook(context, await one.open()))!.bytes))).toEqual([]);
    const again = await one.send(await priced(workbook.bytes, { users: 290 }));
    expect([again.report.version.state, again.report.parts]).toEqual(["counts", { answers: true, prices: true }]);
    // The answers that were given to the earlier edition are all still there.
    const [offer] = (await loadResponses(context, id))!.offers;
    expect([offer.submission!.number, offer.submission!.olderEdition, offer.submission!.answered > 0]).toEqual([3, true, true]);

    context.set("2026-06-01T15:30:00.000Z");
    const late = await one.send(await priced(workbook.bytes, { users: 1 }));
    expect([late.submission, late.report.version.state]).toEqual([null, "late-kept"]);
    expect(await prefilled((await ownPriceWorkbook(context, await one.open()))!.bytes)).toEqual({ setup: 1_000, users: 290 });
  });

  test("of two files each counts until one of its own kind replaces it, and a vendor that sends both late has sent neither before", async () => {
    const { context, vendors, links: [one, two], answers } = await round();
    const prices = async (link: typeof one, users: number) => priced((await ownPriceWorkbook(context, await link.open()))!.bytes, { setup: 1_000, users });
    const states = async (link: typeof one) => (await loadAnswerPage(context, await link.open())).versions.map(({ number, state }) => [number ?? "–", state].join(" ")).sort().reverse();
    await one.send(await answers(vendors[0]));
    await one.send(await prices(one, 25));
    await one.send(await answers(vendors[0], "Maatwerk"));
    expect(await states(one)).toEqual(["3 counts", "2 counts", "1 replaced"]);
    const corrected = await one.send(await prices(one, 24));
    expect([corrected.report.version.state, await states(one)]).toEqual(["counts", ["4 counts", "3 counts", "2 replaced", "1 replaced"]]);

    context.set("2026-06-01T15:30:00.000Z");
    await two.send(await answers(vendors[1]));
    await two.send(await prices(two, 20));
    expect([await states(two), await two.parts()]).toEqual([["2 counts", "1 counts"], { answers: true, prices: true }]);
    // What it had sent already, late or not, is for the lead to decide on.
    await two.send(await answers(vendors[1], "Maatwerk"));
    await one.send(await prices(one, 1));
    expect([(await states(two))[0], (await states(one))[0]]).toEqual(["– late-kept", "– late-kept"]);
  });
});
