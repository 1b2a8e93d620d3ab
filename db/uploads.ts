import { z } from "zod";

import { vendorOfActor } from "~/domain/access/actor";
import { readingSchema, refusalSchema } from "~/domain/responses/reading";
import type { ReadingResult, Refusal } from "~/domain/responses/reading";

import { sha256 } from "~/domain/edition/fingerprint.server";

import { storeJson, storePayload } from "./payloads";
import type { Db } from "./schema";
import { openDetail, openJson, sealedFacts, storeSealed, storeSealedJson } from "./sealed-payloads";
import type { Sealing, Vault } from "./sealed-payloads";

const detailSchema = z.object({ fileName: z.string() });
const reportSchema = z.union([
  z.object({ ok: z.literal(true), reading: readingSchema }),
  z.object({ ok: z.literal(false), refusal: refusalSchema }),
]);

/** A file as it arrived. */
export interface Upload {
  id: string;
  selectionId: string;
  /** SHA-256 of the file, by which its sender knows it. */
  fileHash: string;
  /** Under which its bytes are kept; another than `fileHash` where they are sealed. */
  payloadHash: string;
  /** In bytes. */
  size: number;
  /** Empty where it is sealed, or was erased. */
  fileName: string;
  channel: string;
  receivedAt: string;
}

/** Keeps a file before anything reads it, sealed where there is a sealing. Gives the SHA-256 of the file. */
export async function insertUpload(
  db: Db,
  upload: Omit<Upload, "fileHash" | "payloadHash" | "size"> & { bytes: Uint8Array; receivedBy: string },
  sealing: Sealing | null = null,
): Promise<string> {
  const { bytes, receivedAt } = upload;
  const detail = { fileName: upload.fileName, upload: upload.id };
  const file_hash = sealing
    ? await storeSealed(db, sealing, { kind: "file", subject: upload.id }, bytes, receivedAt)
    : await storePayload(db, bytes, "application/octet-stream", receivedAt);
  const detail_hash = sealing
    ? await storeSealedJson(db, sealing, { kind: "detail", subject: upload.id }, detail, receivedAt)
    : await storeJson(db, detail, receivedAt);
  await db
    .insertInto("upload")
    .values({ id: upload.id, selection_id: upload.selectionId, file_hash, detail_hash, channel: upload.channel, received_at: upload.receivedAt, received_by: upload.receivedBy })
    .execute();
  return sha256(bytes);
}

/** A file by id; without a vault the name of a sealed one stays empty. */
export async function findUpload(db: Db, selectionId: string, id: string, vault: Vault | null = null): Promise<Upload | null> {
  const row = await db
    .selectFrom("upload").innerJoin("payload", "payload.hash", "upload.file_hash")
    .selectAll("upload").select("payload.size").where("id", "=", id).where("selection_id", "=", selectionId).executeTakeFirst();
  if (!row) return null;
  const facts = (await sealedFacts(db, [row.file_hash])).get(row.file_hash);
  return {
    id: row.id, selectionId: row.selection_id, fileHash: facts?.plainHash ?? row.file_hash, payloadHash: row.file_hash,
    size: facts?.plainSize ?? row.size, channel: row.channel, receivedAt: row.received_at,
    fileName: (await openDetail(db, vault, row.detail_hash, detailSchema))?.fileName ?? "",
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

/** Keeps an attempt with its report. Where that is sealed, only its counts can be read. */
export async function insertReading(db: Db, attempt: ReadingAttempt, sealing: Sealing | null = null): Promise<void> {
  // With its own id, so that erasing one report never takes an equal one along.
  const report = { ...attempt.result, attempt: attempt.id };
  const report_hash = sealing
    ? await storeSealedJson(db, sealing, { kind: "report", subject: attempt.id }, report, attempt.readAt)
    : await storeJson(db, report, attempt.readAt);
  const last = await db
    .selectFrom("reading").select((eb) => eb.fn.max("number").as("number")).where("upload_id", "=", attempt.uploadId).executeTakeFirst();
  await db
    .insertInto("reading")
    .values({
      id: attempt.id, upload_id: attempt.uploadId, outcome: attempt.result.ok ? "read" : "refused",
      edition_id: attempt.editionId, vendor_id: attempt.vendorId, report_hash, read_at: attempt.readAt, number: (last?.number ?? 0) + 1,
    })
    .execute();
  if (!sealing || !attempt.result.ok) return;
  const { answered, asked, mandatoryMissing } = attempt.result.reading.complete;
  await db.insertInto("reading_count").values({ reading_id: attempt.id, answered, asked, mandatory_missing: mandatoryMissing.length }).execute();
}

/** How much sealed workbooks answer, by the id of their reading; those that are not sealed have no entry. */
export async function readingCounts(db: Db, readingIds: readonly string[]): Promise<Map<string, { answered: number; asked: number; mandatoryMissing: number }>> {
  if (readingIds.length === 0) return new Map();
  const rows = await db.selectFrom("reading_count").selectAll().where("reading_id", "in", [...readingIds]).execute();
  return new Map(rows.map((row) => [row.reading_id, { answered: row.answered, asked: row.asked, mandatoryMissing: row.mandatory_missing }]));
}

/** All that is told of a sealed reading before the opening. */
export interface ReadingReceipt {
  readingId: string;
  outcome: "read" | "refused";
  editionId: string | null;
  vendorId: string | null;
  /** Null where nothing could be read. */
  counts: { answered: number; asked: number; mandatoryMissing: number } | null;
}

/** What is known of the latest attempt without opening its report; null when there was none. */
export async function latestReceipt(db: Db, uploadId: string): Promise<ReadingReceipt | null> {
  const row = await db
    .selectFrom("reading").leftJoin("reading_count", "reading_count.reading_id", "reading.id")
    .select(["reading.id", "outcome", "edition_id", "vendor_id", "answered", "asked", "mandatory_missing"])
    .where("upload_id", "=", uploadId).orderBy("number", "desc").limit(1).executeTakeFirst();
  if (!row) return null;
  return {
    readingId: row.id, outcome: row.outcome as "read" | "refused", editionId: row.edition_id, vendorId: row.vendor_id,
    counts: row.answered === null ? null : { answered: row.answered, asked: row.asked!, mandatoryMissing: row.mandatory_missing! },
  };
}

/** The latest attempt at reading an upload; null when there was none, its report was erased, or is sealed and there is no vault. */
export async function latestReading(db: Db, uploadId: string, vault: Vault | null = null): Promise<ReadingAttempt | null> {
  const row = await db
    .selectFrom("reading").selectAll().where("upload_id", "=", uploadId).orderBy("number", "desc").limit(1).executeTakeFirst();
  if (!row) return null;
  const result = await openJson(db, vault, row.report_hash, reportSchema);
  return result && { id: row.id, uploadId: row.upload_id, editionId: row.edition_id, vendorId: row.vendor_id, readAt: row.read_at, result };
}

/** An upload in a list: its latest reading's outcome, and the submission that was made of it. */
export interface UploadSummary {
  id: string;
  /** The round whose submission it became, else whose edition it was read for, else that ran when it came. */
  roundId: string | null;
  /** Empty where it is sealed, or was erased. */
  fileName: string;
  /** SHA-256 of the file, by which its sender knows it. */
  fileHash: string;
  /** In bytes. */
  size: number;
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

/** Everything that was received for a selection, newest first; without a vault no names and reasons of what is sealed. */
export async function listUploads(db: Db, selectionId: string, vault: Vault | null = null): Promise<UploadSummary[]> {
  const uploads = await db
    .selectFrom("upload").innerJoin("payload", "payload.hash", "upload.file_hash").selectAll("upload").select("payload.size")
    .where("selection_id", "=", selectionId).orderBy("received_at", "desc").orderBy("id").execute();
  const facts = await sealedFacts(db, uploads.map((row) => row.file_hash));
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
      const report = reading?.outcome === "refused" ? await openDetail(db, vault, reading.report_hash, reportSchema) : null;
      const sender = vendorOfActor(row.received_by);
      return {
        id: row.id,
        roundId: submission?.round_id ?? reading?.round_id ?? rounds.find(({ created_at }) => created_at <= row.received_at)?.id ?? null,
        fileName: (await openDetail(db, vault, row.detail_hash, detailSchema))?.fileName ?? "",
        fileHash: facts.get(row.file_hash)?.plainHash ?? row.file_hash,
        size: facts.get(row.file_hash)?.plainSize ?? row.size,
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
