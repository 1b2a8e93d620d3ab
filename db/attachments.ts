import { z } from "zod";

import { loadJson, storeJson, storePayload } from "./payloads";
import type { Db } from "./schema";

const detailSchema = z.object({ fileName: z.string(), mediaType: z.string(), size: z.int(), signature: z.string().nullable() });
const scanSchema = z.enum(["none", "clean", "found"]);
export type AttachmentScan = z.infer<typeof scanSchema>;

/** A file that a vendor sent beside its workbook. One in which a virus was found is kept, never handed out. */
export interface Attachment {
  id: string;
  roundId: string;
  vendorId: string;
  fileHash: string;
  fileName: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  scan: AttachmentScan;
  /** What the scanner calls it; null unless something was found. */
  signature: string | null;
  receivedAt: string;
}

/** Keeps an attachment; gives the hash of its bytes. */
export async function insertAttachment(
  db: Db,
  attachment: Omit<Attachment, "fileHash" | "size"> & { selectionId: string; linkId: string | null; bytes: Uint8Array },
): Promise<string> {
  const { fileName, mediaType, signature, bytes, receivedAt } = attachment;
  const file_hash = await storePayload(db, bytes, "application/octet-stream", receivedAt);
  const detail_hash = await storeJson(db, { fileName, mediaType, size: bytes.byteLength, signature }, receivedAt);
  await db
    .insertInto("attachment")
    .values({
      id: attachment.id, selection_id: attachment.selectionId, round_id: attachment.roundId, vendor_id: attachment.vendorId,
      link_id: attachment.linkId, file_hash, detail_hash, scan: attachment.scan, received_at: receivedAt,
    })
    .execute();
  return file_hash;
}

/** The attachments of a round, oldest first. */
export async function listAttachments(db: Db, roundId: string): Promise<Attachment[]> {
  const rows = await db.selectFrom("attachment").selectAll().where("round_id", "=", roundId).orderBy("received_at").orderBy("id").execute();
  return Promise.all(
    rows.map(async (row) => {
      const detail = await loadJson(db, row.detail_hash, detailSchema);
      return {
        id: row.id, roundId: row.round_id, vendorId: row.vendor_id, fileHash: row.file_hash, scan: scanSchema.parse(row.scan),
        receivedAt: row.received_at, ...(detail ?? { fileName: "", mediaType: "application/octet-stream", size: 0, signature: null }),
      };
    }),
  );
}
