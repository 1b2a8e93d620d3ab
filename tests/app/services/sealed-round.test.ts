import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, dirname } from "node:path";

import { afterAll, expect, test } from "vitest";

import { unpackFiles } from "~/documents/dossier/stored-zip";
import { verifyDossier } from "~/documents/dossier/verify-dossier";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { acceptSubmission } from "~/services/accept-submission";
import { attachmentFile, loadAttachments, receiveAttachment } from "~/services/attachments";
import { backupDatabase } from "~/services/backup";
import { makeDeclaration } from "~/services/declarations";
import { selectionDossier } from "~/services/dossier";
import { responseWorkbook } from "~/services/edition-documents";
import { closeReading, importResponse } from "~/services/import-response";
import { keyFrom } from "~/services/keys.server";
import { loadComparison } from "~/services/load-comparison";
import { loadOpening } from "~/services/load-opening";
import { loadRanking } from "~/services/load-ranking";
import { loadResponses } from "~/services/load-responses";
import { loadSealedUpload } from "~/services/load-sealed-upload";
import { loadUpload, uploadFile } from "~/services/load-upload";
import { loadVendorReport } from "~/services/load-vendor-report";
import { moveRound } from "~/services/move-round";
import { confirmOpening, openRest } from "~/services/open-bids";
import { requireUploadLink } from "~/services/open-upload-link";
import { openingMinutes } from "~/services/opening-minutes";
import { receiveThroughLink } from "~/services/receive-through-link";
import { receiveUpload } from "~/services/receive-upload";
import { createUploadLink } from "~/services/upload-links";
import { ownUploadDocument } from "~/services/vendor-downloads";
import { verifyAudit } from "~db/audit";
import type { Db } from "~db/schema";
import { currentSubmissions } from "~db/submissions";

import { contextAt, onBothEngines } from "../../support/databases";
import { memberOf } from "../../support/people";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const start = "2026-05-01T09:00:00.000Z";
// The deadline is 17:00 in Amsterdam on the first of June, which is 15:00 UTC.
const deadline = "2026-06-01T15:00:00.000Z";
const before = "2026-06-01T14:59:59.999Z";
const late = "2026-06-01T15:00:00.001Z";
const secret = Buffer.alloc(32, 1);
/** Words that no file of the database may show while they are sealed. */
const words = "Kwikstaartkoppeling";
const refusal = (code: string) => expect.objectContaining({ code });

/** Every text and every byte of a table, as one text to look through. */
async function dumpOf(db: Db): Promise<string> {
  const tables = ["payload", "upload", "reading", "submission", "answer", "audit", "attachment", "sealed_payload", "bid_key"] as const;
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return rows.flat().map((row) => Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : String(value))).join("\n")).join("\n");
}

onBothEngines("a sealed round", (database, engine) => {
  const prepared = async () => {
    const context = Object.assign(contextAt(database().db, start), { masterKey: (purpose: string) => keyFrom(secret, purpose) });
    const { id, edition, vendors } = await publishedSelection(context, "Verzegeld", "2026-06-01T17:00", { sealed: true });
    const tokens: string[] = [];
    for (const vendor of vendors) tokens.push((await createUploadLink(context, id, vendor, { expiresAt: new Date("2026-06-20T21:59:00.000Z") })).token);
    const scale = edition.requirements.filter(({ answer }) => answer.type === "scale").map(({ code }) => code);
    const file = async (vendor: number, answer = "Standaard") => ({
      fileName: `Offerte ${words}.xlsx`,
      bytes: await returnedWorkbook(context, id, vendors[vendor], (code) => (scale.includes(code) ? answer : null), (code) => (code === scale[0] ? `${words} zit erin` : null)),
    });
    const [lead, evaluator, observer] = [await memberOf(context, id, "Lea", ["lead"]), await memberOf(context, id, "Eva", ["evaluator"]), await memberOf(context, id, "Obi", ["observer"])];
    return { context, id, edition, vendors, tokens, scale, file, lead, evaluator, observer };
  };

  const closed = async () => {
    const all = await prepared();
    const { context, id, vendors, tokens, file } = all;
    const linked = await receiveThroughLink(context, tokens[0], { ...(await file(0)), receivedAt: new Date(before) });
    const { uploadId } = await receiveUpload(context, id, { ...(await file(1, "Maatwerk")), channel: "lead" });
    await acceptSubmission(context, id, uploadId, { vendorId: vendors[1] });
    context.set(deadline);
    await moveRound(context, id, "closed", null, 0);
    return { ...all, linked: linked.uploadId, uploadId };
  };

  test("shows the lead a receipt and nobody an answer; the vendor sees its own", async () => {
    const { context, id, tokens, scale, file, edition, lead, evaluator, vendors } = await prepared();
    const sent = await file(0);
    const first = await receiveThroughLink(context, tokens[0], { ...sent, receivedAt: new Date(start) });
    expect(first.submission).toBe(1);
    await receiveAttachment(context, tokens[0], { fileName: `${words}.pdf`, bytes: new TextEncoder().encode(`%PDF-1.7 ${words}`), receivedAt: new Date(start) }, null);

    const receipt = (await loadSealedUpload(lead, id, first.uploadId))!;
    expect(receipt).toMatchObject({ upload: { fileHash: sha256(sent.bytes), receivedAt: start, size: sent.bytes.byteLength }, outcome: "read", counts: { answered: scale.length, asked: edition.requirements.length }, vendor: { vendorId: vendors[0] }, accepted: { number: 1 } });
    const mandatory = edition.requirements.filter((requirement) => requirement.mandatory && !scale.includes(requirement.code)).length;
    expect(receipt.counts!.mandatoryMissing).toBe(mandatory);
    const responses = (await loadResponses(lead, id))!;
    expect(responses.offers[0].submission).toMatchObject({ number: 1, answered: scale.length, asked: edition.requirements.length, mandatoryMissing: mandatory });
    const attachments = await loadAttachments(lead, id);
    expect(attachments).toHaveLength(1);
    expect(JSON.stringify([receipt, responses, attachments])).not.toContain(words);

    await makeDeclaration(evaluator, id, null);
    for (const reader of [lead, evaluator, context]) {
      for (const read of [loadComparison, loadRanking]) await expect(read(reader, id)).rejects.toEqual(refusal("access-sealed"));
    }
    for (const read of [loadUpload, uploadFile]) await expect(read(lead, id, first.uploadId)).rejects.toEqual(refusal("access-sealed"));
    await expect(attachmentFile(lead, id, attachments[0].id)).rejects.toEqual(refusal("access-sealed"));
    expect(sha256((await responseWorkbook(lead, id, vendors[0]))!.bytes)).toBe(sha256((await responseWorkbook(lead, id, vendors[0], { blank: true }))!.bytes));

    const link = await requireUploadLink(context, tokens[0]);
    expect(await loadVendorReport(context, link, first.uploadId)).toMatchObject({ version: { fileName: sent.fileName, fileHash: sha256(sent.bytes), state: "counts" }, complete: { answered: scale.length } });
    expect(sha256((await ownUploadDocument(context, link, first.uploadId, "original"))!.bytes)).toBe(sha256(sent.bytes));
    const second = await receiveThroughLink(context, tokens[0], { ...(await file(0, "Maatwerk")), receivedAt: new Date(start) });
    expect((await loadVendorReport(context, link, second.uploadId))!.changes!.answers).toHaveLength(scale.length);
  });

  test("shows no bid in the database, its log or its backup, and keeps what a wrong key cannot read", async () => {
    const { context, id, tokens, file, vendors } = await prepared();
    const first = await receiveThroughLink(context, tokens[0], { ...(await file(0)), receivedAt: new Date(start) });
    const { uploadId } = await receiveUpload(context, id, { ...(await file(1)), channel: "lead" });
    await acceptSubmission(context, id, uploadId, { vendorId: vendors[1] });
    await receiveAttachment(context, tokens[0], { fileName: `${words}.pdf`, bytes: new TextEncoder().encode(`%PDF-1.7 ${words}`), receivedAt: new Date(start) }, null);
    expect(await dumpOf(context.db)).not.toContain(words);
    expect(await context.db.selectFrom("answer").innerJoin("submission", "submission.id", "answer.submission_id").select("value").where("selection_id", "=", id).execute()).toEqual([]);
    if (engine === "sqlite") {
      const backup = join(dirname(database().url), "backup.db");
      await backupDatabase(database().url, backup);
      for (const path of [database().url, `${database().url}-wal`, backup]) {
        if (!existsSync(path)) continue;
        // The workbook is a zip, of which the words show nothing: look for its first bytes too.
        const bytes = readFileSync(path);
        expect(bytes.includes(words), path).toBe(false);
        expect(bytes.includes(Buffer.from("xl/worksheets/")), path).toBe(false);
      }
      rmSync(backup);
    }
    const other = { ...context, masterKey: (purpose: string) => keyFrom(Buffer.alloc(32, 2), purpose) };
    await expect(receiveThroughLink(other, tokens[0], { ...(await file(0)), receivedAt: new Date(start) })).rejects.toEqual(refusal("bid-key"));
    const link = await requireUploadLink(context, tokens[0]);
    expect((await ownUploadDocument(context, link, first.uploadId, "original"))!.bytes.byteLength).toBeGreaterThan(0);
  });

  test("opens by two different people after the deadline, and then the answers, versions and late flags stand in the tables", async () => {
    const { context, id, vendors, tokens, scale, file, lead, evaluator, observer } = await prepared();
    await receiveThroughLink(context, tokens[0], { ...(await file(0, "Maatwerk")), receivedAt: new Date(start) });
    await receiveThroughLink(context, tokens[0], { ...(await file(0)), receivedAt: new Date(before) });
    const lateOne = await receiveThroughLink(context, tokens[1], { ...(await file(1, "Maatwerk")), receivedAt: new Date(late) });
    expect(lateOne.submission).toBe(1);
    await expect(confirmOpening(lead, id, "bids")).rejects.toEqual(refusal("opening-too-early"));
    context.set(deadline);
    await expect(confirmOpening(lead, id, "bids")).rejects.toEqual(refusal("opening-not-closed"));
    await moveRound(context, id, "closed", null, 0);
    await expect(moveRound(lead, id, "opened", null)).rejects.toEqual(refusal("opening-by-two"));
    await expect(confirmOpening(context, id, "bids")).rejects.toEqual(refusal("opening-sign-in"));
    expect(await confirmOpening(evaluator, id, "bids")).toEqual({ opened: false });
    await expect(confirmOpening(evaluator, id, "bids")).rejects.toEqual(refusal("opening-same-person"));
    await expect(confirmOpening(observer, id, "bids")).rejects.toEqual(refusal("opening-no-lead"));
    expect((await loadOpening(lead, id))!.sealed).toMatchObject([{ subject: "bids", obstacle: null, mayConfirm: true, given: [{ name: "Eva", role: "evaluator", own: false }] }]);
    await expect(loadComparison(lead, id)).rejects.toEqual(refusal("access-sealed"));

    // Opened for answers again, the first confirmation no longer counts.
    await moveRound(context, id, "published", "Een leverancier vroeg uitstel.");
    await moveRound(context, id, "closed", null, 0);
    expect((await loadOpening(lead, id))!.sealed[0].given).toEqual([]);
    expect(await confirmOpening(lead, id, "bids")).toEqual({ opened: false });
    expect(await confirmOpening(observer, id, "bids")).toEqual({ opened: true });

    const comparison = (await loadComparison(lead, id))!;
    const [one] = comparison.edition.requirements.filter(({ code }) => code === scale[0]);
    expect([comparison.cells[one.id][vendors[0]], comparison.cells[one.id][vendors[1]]]).toMatchObject([{ value: "standard", comment: `${words} zit erin` }, { value: "customisation" }]);
    const current = await currentSubmissions(context.db, (await requireUploadLink(context, tokens[0])).roundId);
    expect([current.get(vendors[0]), current.get(vendors[1])]).toMatchObject([{ number: 2, late: false }, { number: 1, late: true }]);
    expect((await loadUpload(lead, id, lateOne.uploadId))!.upload.fileName).toBe(`Offerte ${words}.xlsx`);
    expect((await loadRanking(lead, id))!.ranking.offers).toHaveLength(2);
    const dossier = (await selectionDossier(lead, id))!.bytes;
    expect(verifyDossier(dossier)).toMatchObject({ ok: true, findings: [] });
    expect(unpackFiles(dossier)!.files.map(({ path }) => path)).toContain("submissions/V1-2/workbook.xlsx");
    await expect(confirmOpening(lead, id, "bids")).rejects.toEqual(refusal("opening-opened-already"));
    await expect(moveRound(lead, id, "published", "Toch nog een.")).rejects.toEqual(refusal("opening-no-way-back"));
    await expect(loadComparison(observer, id)).rejects.toEqual(refusal("access-declaration"));

    const { openings } = (await loadOpening(lead, id))!;
    expect(openings).toMatchObject([{ subject: "bids", number: 1, opened: 3, failures: [] }]);
    const minutes = (await openingMinutes(lead, id, openings[0].id))!;
    expect(Buffer.from(minutes.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(sha256((await openingMinutes(lead, id, openings[0].id))!.bytes)).toBe(sha256(minutes.bytes));
    expect((await verifyAudit(context.db)).broken).toBeNull();
  });

  test("without the right key the second confirmation changes nothing; with it everything opens", async () => {
    const { id, lead, evaluator } = await closed();
    await confirmOpening(lead, id, "bids");
    const wrong = { ...evaluator, now: evaluator.now, masterKey: (purpose: string) => keyFrom(Buffer.alloc(32, 2), purpose) };
    await expect(confirmOpening(wrong, id, "bids")).rejects.toEqual(refusal("bid-key"));
    expect((await loadOpening(lead, id))!.sealed[0].given).toHaveLength(1);
    expect(await confirmOpening(evaluator, id, "bids")).toEqual({ opened: true });
  });

  test("what cannot be opened stands in the minutes, and opens later once it was put right", async () => {
    const { context, id, lead, evaluator, vendors } = await closed();
    // Sealed answers that are gone are the one thing that a trigger lets happen to them.
    const sealed = await context.db.selectFrom("sealed_payload").innerJoin("submission", "submission.id", "sealed_payload.subject").select("payload_hash").where("kind", "=", "answers").where("submission.vendor_id", "=", vendors[0]).executeTakeFirstOrThrow();
    const { bytes } = await context.db.selectFrom("payload").select("bytes").where("hash", "=", sealed.payload_hash).executeTakeFirstOrThrow();
    await context.db.updateTable("payload").set({ bytes: null, erased_at: deadline }).where("hash", "=", sealed.payload_hash).execute();
    await confirmOpening(lead, id, "bids");
    expect(await confirmOpening(evaluator, id, "bids")).toEqual({ opened: true });
    expect((await loadOpening(lead, id))!.openings).toMatchObject([{ opened: 1, failures: [{ vendor: "V1", failure: "erased" }] }]);
    await context.db.updateTable("payload").set({ bytes, erased_at: null }).where("hash", "=", sealed.payload_hash).execute();
    await openRest(lead, id, "bids");
    expect((await loadOpening(lead, id))!.openings).toMatchObject([{ number: 1 }, { number: 2, opened: 1, failures: [] }]);
    expect(Object.keys(Object.values((await loadComparison(lead, id))!.cells)[0])).toHaveLength(2);
  });

  test("the command line tells no more than a receipt either", async () => {
    const { context, id, file } = await prepared();
    const sent = await file(0);
    for (const dryRun of [true, false]) {
      const read = await importResponse(context, { ...sent, selectionId: id, dryRun });
      if (!read.ok) throw new Error(read.refusal.code);
      expect(read).toMatchObject({ reading: { answers: [], issues: [], beside: [] }, sealed: { hash: sha256(sent.bytes), receivedAt: dryRun ? null : start }, submission: dryRun ? null : 1 });
      expect(read.reading.complete.answered).toBeGreaterThan(0);
      expect(JSON.stringify(read)).not.toContain(words);
    }
  });
});
