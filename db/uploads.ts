import { z } from "zod";

import { vendorOfActor } from "~/domain/access/actor";
import { readingSchema, refusalSchema } from "~/domain/responses/reading";
import type { ReadingResult, Refusal } from "~/domain/responses/reading";

import { loadJson, storeJson, storePayload } from "./payloads";
import type { Db } from "./schema";

const detailSchema = z.object({ fileName: z.string() });
const reportSchema = z.union([
  z.object({ ok: z.literal(true), reading: readingSchema }),
  z.object({ ok: z.literal(false), refusal: refusalSchema }),
]);

/** A file as it arrived. */
export interface Upload {
  id: string;
  selectionId: string;
  fileHash: string;
  fileName: string;
  channel: string;
  receivedAt: string;
}

/** Keeps a file before anything reads it. */
export async function insertUpload(db: Db, upload: Omit<Upload, "fileHash"> & { bytes: Uint8Array; receivedBy: string }): Promise<string> {
  const file_hash = await storePayload(db, upload.bytes, "application/octet-stream", upload.receivedAt);
  const detail_hash = await storeJson(db, { fileName: upload.fileName, upload: upload.id }, upload.receivedAt);
  await db
    .insertInto("upload")
    .values({ id: upload.id, selection_id: upload.selectionId, file_hash, detail_hash, channel: upload.channel, received_at: upload.receivedAt, received_by: upload.receivedBy })
    .execute();
  return file_hash;
}

export async function findUpload(db: Db, selectionId: string, id: string): Promise<Upload | null> {
  const row = await db.selectFrom("upload").selectAll().where("id", "=", id).where("selection_id", "=", selectionId).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id, selectionId: row.selection_id, fileHash: row.file_hash, channel: row.channel, receivedAt: row.received_at,
    fileName: (await loadJson(db, row.detail_hash, detailSchema))?.fileName ?? "",
  };
}

/** One attempt at reading an upload, with its report. */
export interface ReadingAttempt {
  id: string;
  uploadId: string;
  editionId: string | null;
  vendorId: string | null;
  readAt: string;
  result: ReadingResult;
}

export async function insertReading(db: Db, attempt: ReadingAttempt): Promise<void> {
  // With its own id, so that erasing one report never takes an equal one along.
  const report_hash = await storeJson(db, { ...attempt.result, attempt: attempt.id }, attempt.readAt);
  const last = await db
    .selectFrom("reading").select((eb) => eb.fn.max("number").as("number")).where("upload_id", "=", attempt.uploadId).executeTakeFirst();
  await db
    .insertInto("reading")
    .values({
      id: attempt.id, upload_id: attempt.uploadId, outcome: attempt.result.ok ? "read" : "refused",
      edition_id: attempt.editionId, vendor_id: attempt.vendorId, report_hash, read_at: attempt.readAt, number: (last?.number ?? 0) + 1,
    })
    .execute();
}

/** The latest attempt at reading an upload; null when there was none, or its report was erased. */
export async function latestReading(db: Db, uploadId: string): Promise<ReadingAttempt | null> {
  const row = await db
    .selectFrom("reading").selectAll().where("upload_id", "=", uploadId).orderBy("number", "desc").limit(1).executeTakeFirst();
  if (!row) return null;
  const result = await loadJson(db, row.report_hash, reportSchema);
  return result && { id: row.id, uploadId: row.upload_id, editionId: row.edition_id, vendorId: row.vendor_id, readAt: row.read_at, result };
}

/** An upload in a list: its latest reading's outcome, and the submission that was made of it. */
export interface UploadSummary {
  id: string;
  /** The round whose submission it became, else whose edition it was read for, else that ran when it came. */
  roundId: string | null;
  fileName: string;
  fileHash: string;
  receivedAt: string;
  channel: string;
  outcome: "read" | "refused" | null;
  /** Why the latest reading refused it; null where it was read or its report erased. */
  refusal: Refusal | null;
  /** The vendor whose answers it became, else the one that the workbook names, else the one whose link it came through. */
  vendorId: string | null;
  /** The vendor whose upload link it came through; null when the lead put it in. */
  sender: string | null;
  submission: { id: string; number: number; late: boolean } | null;
}

/** Everything that was received for a selection, newest first. */
export async function listUploads(db: Db, selectionId: string): Promise<UploadSummary[]> {
  const uploads = await db.selectFrom("upload").selectAll().where("selection_id", "=", selectionId).orderBy("received_at", "desc").orderBy("id").execute();
  const readings = await db
    .selectFrom("reading").innerJoin("upload", "upload.id", "reading.upload_id")
    .leftJoin("edition", "edition.id", "reading.edition_id")
    .select(["reading.upload_id", "reading.outcome", "reading.vendor_id", "reading.report_hash", "edition.round_id"])
    .where("upload.selection_id", "=", selectionId).orderBy("reading.number").execute();
  const submissions = await db.selectFrom("submission").select(["id", "upload_id", "number", "late", "vendor_id", "round_id"]).where("selection_id", "=", selectionId).execute();
  const rounds = await db.selectFrom("round").select(["id", "created_at"]).where("selection_id", "=", selectionId).orderBy("number", "desc").execute();
  const latest = new Map(readings.map((row) => [row.upload_id, row]));
  const accepted = new Map(submissions.map((row) => [row.upload_id, row]));
  return Promise.all(
    uploads.map(async (row) => {
      const reading = latest.get(row.id);
      const submission = accepted.get(row.id);
      const report = reading?.outcome === "refused" ? await loadJson(db, reading.report_hash, reportSchema) : null;
      const sender = vendorOfActor(row.received_by);
      return {
        id: row.id,
        roundId: submission?.round_id ?? reading?.round_id ?? rounds.find(({ created_at }) => created_at <= row.received_at)?.id ?? null,
        fileName: (await loadJson(db, row.detail_hash, detailSchema))?.fileName ?? "",
        fileHash: row.file_hash,
        receivedAt: row.received_at,
        channel: row.channel,
        outcome: (reading?.outcome as "read" | "refused" | undefined) ?? null,
        refusal: report && !report.ok ? report.refusal : null,
        vendorId: submission?.vendor_id ?? reading?.vendor_id ?? sender,
        sender,
        submission: submission ? { id: submission.id, number: submission.number, late: submission.late === 1 } : null,
      };
    }),
  );
}
