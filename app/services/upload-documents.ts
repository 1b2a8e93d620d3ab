import type { Edition, EditionVendor } from "~/domain/edition/edition";
import { countMarks, repairedRows } from "~/domain/responses/repair";
import { findEdition, listEditions } from "~db/editions";
import { loadPayload } from "~db/payloads";
import type { Db } from "~db/schema";
import { listSubmissions, loadAnswers } from "~db/submissions";
import type { Submission } from "~db/submissions";
import { findUpload, latestReading } from "~db/uploads";
import type { ReadingAttempt, Upload } from "~db/uploads";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { loadState } from "./selection-state";

// Loaded with the first file; see `edition-documents`.
const receiptFiles = () => import("~/documents/receipt/receipt");
const repairedFiles = () => import("~/documents/workbook/repaired-workbook");

/** An upload with everything that its documents say: the edition and vendor it is about, and what became of it. */
interface ReadUpload {
  upload: Upload;
  attempt: ReadingAttempt | null;
  edition: Edition;
  vendor: EditionVendor | null;
  submission: Submission | null;
  /** Of the newest edition, or of the one that was the newest when the answers were accepted. */
  deadline: string;
}

async function loadReadUpload(db: Db, selectionId: string, uploadId: string): Promise<ReadUpload | null> {
  const state = await loadState(db, selectionId);
  const upload = await findUpload(db, selectionId, uploadId);
  if (!state?.edition || !upload) return null;
  const attempt = await latestReading(db, uploadId);
  const submission = (await listSubmissions(db, state.round.id)).find((one) => one.uploadId === uploadId) ?? null;
  const editionId = submission?.editionId ?? attempt?.editionId ?? null;
  const edition = editionId === null ? state.edition : await findEdition(db, selectionId, editionId);
  const vendorId = submission?.vendorId ?? attempt?.vendorId ?? null;
  const offer = state.offers.find((one) => one.id === vendorId);
  const vendor = offer ? { id: offer.id, code: offer.code, name: offer.name, package: offer.package } : null;
  const newest = submission && (await listEditions(db, state.round.id)).find(({ publishedAt }) => publishedAt <= submission.acceptedAt);
  const deadline = ((newest && (await findEdition(db, selectionId, newest.id))) ?? state.edition).deadline;
  return edition && { upload, attempt, edition, vendor, submission, deadline };
}

/**
 * The clean template with everything that a vendor wrote in its place, made from an upload that could be read; once it was
 * accepted, with the meanings that were confirmed. Null when there is no such upload, it was refused, or it is not known
 * from whom it is.
 */
export async function repairedWorkbook(context: Context, selectionId: string, uploadId: string): Promise<Download | null> {
  await look(context, selectionId, "view-uploads");
  return repairedWorkbookFile(context.db, selectionId, uploadId);
}

/** As `repairedWorkbook`, for who may see it for another reason. */
export async function repairedWorkbookFile(db: Db, selectionId: string, uploadId: string): Promise<Download | null> {
  const read = await loadReadUpload(db, selectionId, uploadId);
  if (!read?.vendor || !read.attempt?.result.ok) return null;
  const { edition, vendor, submission, attempt } = read;
  const accepted = submission && (await loadAnswers(db, [submission.id])).get(submission.id)!;
  const bytes = await (await repairedFiles()).writeRepairedWorkbook(edition, vendor, read.attempt.result.reading, accepted ?? null);
  const version = submission ? String(submission.number) : attempt.uploadId.slice(0, 8);
  return { fileName: fileNameOf([edition.code, vendor.code, vendor.name, edition.language === "nl" ? "hersteld" : "repaired", version], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}

/** The receipt of an upload as PDF, in the edition's language; null when there is no such upload or nothing was published. */
export async function uploadReceipt(context: Context, selectionId: string, uploadId: string): Promise<Download | null> {
  await look(context, selectionId, "view-responses");
  return receiptFile(context.db, selectionId, uploadId);
}

/** As `uploadReceipt`, for who may see it for another reason. */
export async function receiptFile(db: Db, selectionId: string, uploadId: string): Promise<Download | null> {
  const read = await loadReadUpload(db, selectionId, uploadId);
  if (!read?.attempt) return null;
  const { upload, attempt, edition, vendor, submission, deadline } = read;
  const { result } = attempt;
  const bytes = await (await receiptFiles()).receiptPdf({
    edition, vendor, deadline,
    fileName: upload.fileName, fileHash: upload.fileHash, receivedAt: upload.receivedAt,
    size: (await loadPayload(db, upload.fileHash))?.byteLength ?? 0,
    late: submission?.late ?? upload.receivedAt > deadline,
    outcome: result.ok ? await countsOf(db, edition, result.reading, submission) : { refusal: result.refusal },
    accepted: submission && { number: submission.number, at: submission.acceptedAt },
  });
  const name = edition.language === "nl" ? "ontvangstbewijs" : "receipt";
  return { fileName: fileNameOf([edition.code, ...(vendor ? [vendor.code, vendor.name] : []), name, upload.receivedAt.slice(0, 16)], "pdf"), mediaType: mediaTypes.pdf, bytes };
}

async function countsOf(db: Db, edition: Edition, reading: Parameters<typeof repairedRows>[1], submission: Submission | null) {
  const accepted = submission && (await loadAnswers(db, [submission.id])).get(submission.id)!;
  const rows = repairedRows(edition.requirements, reading, accepted ?? null);
  const counts = countMarks(rows);
  return {
    answered: counts.understood + counts.repaired, asked: rows.length, unclear: counts.unclear,
    mandatoryMissing: rows.filter(({ mark, requirement }) => requirement.mandatory && (mark === "missing" || mark === "unclear")).length,
  };
}
