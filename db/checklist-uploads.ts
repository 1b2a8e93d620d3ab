import { z } from "zod";

import { checklistResultSchema } from "~/domain/respondents/checklist-reading";
import type { ChecklistResult } from "~/domain/respondents/checklist-reading";

import { loadJson, storeJson, storePayload } from "./payloads";
import type { Db } from "./schema";

/** A checklist that came back as a file. */
export interface ChecklistUpload {
  id: string;
  respondentId: string;
  fileHash: string;
  /** Empty once erased. */
  fileName: string;
  receivedAt: string;
  receivedBy: string;
  /** What the last attempt at reading it said; null while it was not read. */
  result: ChecklistResult | null;
}

const detailSchema = z.object({ fileName: z.string() });

/** Keeps a file before anything reads it. Gives its SHA-256. */
export async function insertChecklistUpload(
  db: Db, upload: { id: string; selectionId: string; respondentId: string; fileName: string; bytes: Uint8Array; receivedAt: string; receivedBy: string },
): Promise<string> {
  const file_hash = await storePayload(db, upload.bytes, "application/octet-stream", upload.receivedAt);
  const detail_hash = await storeJson(db, { fileName: upload.fileName, upload: upload.id }, upload.receivedAt);
  await db
    .insertInto("checklist_upload")
    .values({
      id: upload.id, selection_id: upload.selectionId, respondent_id: upload.respondentId, file_hash, detail_hash,
      received_at: upload.receivedAt, received_by: upload.receivedBy,
    })
    .execute();
  return file_hash;
}

export async function insertChecklistReading(db: Db, id: string, uploadId: string, result: ChecklistResult, at: string): Promise<void> {
  // With the id of the upload in it, so that the report of equal files is each one's own.
  await db.insertInto("checklist_reading").values({ id, upload_id: uploadId, report_hash: await storeJson(db, { upload: uploadId, result }, at), read_at: at }).execute();
}

const reportSchema = z.object({ result: checklistResultSchema });

/** The files of a selection, newest first, or of one respondent. */
export async function listChecklistUploads(db: Db, selectionId: string, respondentId: string | null = null): Promise<ChecklistUpload[]> {
  let query = db.selectFrom("checklist_upload").selectAll().where("selection_id", "=", selectionId);
  if (respondentId !== null) query = query.where("respondent_id", "=", respondentId);
  const rows = await query.orderBy("received_at", "desc").orderBy("id").execute();
  const uploads: ChecklistUpload[] = [];
  for (const row of rows) {
    const reading = await db.selectFrom("checklist_reading").select("report_hash").where("upload_id", "=", row.id).orderBy("read_at", "desc").orderBy("id").limit(1).executeTakeFirst();
    uploads.push({
      id: row.id, respondentId: row.respondent_id, fileHash: row.file_hash, fileName: (await loadJson(db, row.detail_hash, detailSchema))?.fileName ?? "",
      receivedAt: row.received_at, receivedBy: row.received_by, result: reading ? ((await loadJson(db, reading.report_hash, reportSchema))?.result ?? null) : null,
    });
  }
  return uploads;
}
