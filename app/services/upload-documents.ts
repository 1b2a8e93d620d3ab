import type { Receipt } from "~/documents/receipt/receipt-model";
import type { Edition, EditionVendor } from "~/domain/edition/edition";
import { isLate } from "~/domain/responses/lateness";
import { countMarks, repairedRows } from "~/domain/responses/repair";
import { findEdition, listEditions } from "~db/editions";
import { listSubmissions, loadAnswers } from "~db/submissions";
import type { Submission } from "~db/submissions";
import { findUpload, latestReading, latestReceipt } from "~db/uploads";
import type { ReadingAttempt, ReadingReceipt, Upload } from "~db/uploads";

import { editionOfReading } from "./clarified-edition";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { pricesIn } from "./load-vendor-report";
import { noteBidsSeen } from "./note-bids-seen";
import { asVendor } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";
import { bidVault, loadOwnAnswers, pricesKept, vaultOf } from "./sealing";
import { loadState } from "./selection-state";

// Loaded with the first file; see `edition-documents`.
const receiptFiles = () => import("~/documents/receipt/receipt");
const repairedFiles = () => import("~/documents/workbook/repaired-workbook");

/** An upload with everything that its documents say: the edition and vendor it is about, and what became of it. */
interface ReadUpload {
  upload: Upload;
  /** Null while it is sealed for who asks. */
  attempt: ReadingAttempt | null;
  receipt: ReadingReceipt | null;
  edition: Edition;
  vendor: EditionVendor | null;
  submission: Submission | null;
  /** The one by which it is late or in time; of a clarification its own. */
  deadline: string;
  late: boolean;
}

/** Who asks: those of the selection, or the vendor that sent it. */
type Reader = { own: boolean };

async function loadReadUpload(context: Context, selectionId: string, uploadId: string, { own }: Reader): Promise<ReadUpload | null> {
  const { db } = context;
  const state = await loadState(db, selectionId);
  const vault = own ? vaultOf(context) : state && bidVault(context, state);
  const upload = await findUpload(db, selectionId, uploadId, vault);
  if (!state?.edition || !upload) return null;
  const attempt = await latestReading(db, uploadId, vault);
  const receipt = await latestReceipt(db, uploadId);
  const submission = (await listSubmissions(db, state.round.id)).find((one) => one.uploadId === uploadId) ?? null;
  const editionId = submission?.editionId ?? receipt?.editionId ?? null;
  const edition = attempt
    ? await editionOfReading(db, selectionId, { ...attempt, editionId }, state.edition)
    : editionId === null ? state.edition : await findEdition(db, selectionId, editionId);
  const vendorId = submission?.vendorId ?? receipt?.vendorId ?? null;
  const offer = state.offers.find((one) => one.id === vendorId);
  const vendor = offer ? { id: offer.id, code: offer.code, name: offer.name, package: offer.package } : null;
  const newest = submission && (await listEditions(db, state.round.id)).find(({ publishedAt }) => publishedAt <= submission.acceptedAt);
  const asked = attempt?.result.ok && attempt.result.reading.clarification !== undefined ? edition : null;
  const current = (asked ?? state.edition).deadline;
  const late = isLate(upload.receivedAt, current, asked ? undefined : submission?.late);
  // In time by a deadline that was moved forward since: then that one is named.
  const deadline = !late && upload.receivedAt > current && newest ? (await findEdition(db, selectionId, newest.id))!.deadline : current;
  return edition && { upload, attempt, receipt, edition, vendor, submission, deadline, late };
}

/**
 * The clean template with everything that a vendor wrote in its place, made from an upload that could be read; once it was
 * accepted, with the meanings that were confirmed. Null when there is no such upload, it was refused, it is not known from
 * whom it is, or it or the prices in it are sealed.
 */
export async function repairedWorkbook(context: Context, selectionId: string, uploadId: string): Promise<Download | null> {
  await look(context, selectionId, "view-uploads");
  const state = await loadState(context.db, selectionId);
  if (!state || (await pricesKept(context.db, state))) return null;
  const file = await writeRepaired(context, selectionId, uploadId, { own: false });
  if (file) await noteBidsSeen(context, state, { file: `${uploadId} repaired` });
  return file;
}

/** As `repairedWorkbook`, for the vendor that sent it. */
export async function ownRepairedWorkbook(context: Context, link: OpenLink, uploadId: string): Promise<Download | null> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  return writeRepaired(context, link.selectionId, uploadId, { own: true });
}

async function writeRepaired(context: Context, selectionId: string, uploadId: string, reader: Reader): Promise<Download | null> {
  const read = await loadReadUpload(context, selectionId, uploadId, reader);
  if (!read?.vendor || !read.attempt?.result.ok) return null;
  const { edition, vendor, submission, attempt } = read;
  const accepted = await acceptedAnswers(context, submission, reader);
  const bytes = await (await repairedFiles()).writeRepairedWorkbook(edition, vendor, read.attempt.result.reading, accepted);
  const version = submission ? String(submission.number) : attempt.uploadId.slice(0, 8);
  return { fileName: fileNameOf([edition.code, vendor.code, vendor.name, edition.language === "nl" ? "hersteld" : "repaired", version], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}

/**
 * The receipt of an upload as PDF, in the edition's language; null when there is no such upload or nothing was published.
 * While it is sealed it tells no more than hash, time and counts.
 */
export async function uploadReceipt(context: Context, selectionId: string, uploadId: string): Promise<Download | null> {
  await look(context, selectionId, "view-receipts");
  return writeReceipt(context, selectionId, uploadId, { own: false });
}

/** The receipt for the vendor that sent the file. */
export async function ownUploadReceipt(context: Context, link: OpenLink, uploadId: string): Promise<Download | null> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  return writeReceipt(context, link.selectionId, uploadId, { own: true });
}

async function writeReceipt(context: Context, selectionId: string, uploadId: string, reader: Reader): Promise<Download | null> {
  const read = await loadReadUpload(context, selectionId, uploadId, reader);
  if (!read?.receipt) return null;
  const { upload, edition, vendor, submission, deadline, late } = read;
  const bytes = await (await receiptFiles()).receiptPdf({
    edition, vendor, deadline,
    fileName: upload.fileName || null, fileHash: upload.fileHash, receivedAt: upload.receivedAt, size: upload.size,
    late,
    outcome: await outcomeOf(context, read, reader),
    prices: read.attempt?.result.ok ? pricesIn(read.attempt.result.reading, edition.price) : null,
    accepted: submission && { number: submission.number, at: submission.acceptedAt },
  });
  const name = edition.language === "nl" ? "ontvangstbewijs" : "receipt";
  return { fileName: fileNameOf([edition.code, ...(vendor ? [vendor.code, vendor.name] : []), name, upload.receivedAt.slice(0, 16)], "pdf"), mediaType: mediaTypes.pdf, bytes };
}

async function outcomeOf(context: Context, { attempt, receipt, edition, submission }: ReadUpload, reader: Reader): Promise<Receipt["outcome"]> {
  if (attempt?.result.ok) return countsOf(edition, attempt.result.reading, await acceptedAnswers(context, submission, reader));
  if (attempt) return { refusal: attempt.result.ok ? null : attempt.result.refusal };
  return receipt?.counts ? { ...receipt.counts, unclear: null } : { refusal: null };
}

async function acceptedAnswers(context: Context, submission: Submission | null, { own }: Reader) {
  if (!submission) return null;
  const answers = own ? await loadOwnAnswers(context.db, vaultOf(context), [submission.id]) : await loadAnswers(context.db, [submission.id]);
  return answers.get(submission.id)!;
}

function countsOf(edition: Edition, reading: Parameters<typeof repairedRows>[1], accepted: Parameters<typeof repairedRows>[2]) {
  const rows = repairedRows(edition.requirements, reading, accepted);
  const counts = countMarks(rows);
  return {
    answered: counts.understood + counts.repaired, asked: rows.length, unclear: counts.unclear,
    mandatoryMissing: rows.filter(({ mark, requirement }) => requirement.mandatory && (mark === "missing" || mark === "unclear")).length,
  };
}
