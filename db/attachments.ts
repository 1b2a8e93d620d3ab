import { z } from "zod";

import { sha256 } from "~/domain/edition/fingerprint.server";

import { storeJson, storePayload } from "./payloads";
import type { Db } from "./schema";
import { openDetail, sealedFacts, storeSealed, storeSealedJson } from "./sealed-payloads";
import type { Sealing, Vault } from "./sealed-payloads";

const detailSchema = z.object({ fileName: z.string(), mediaType: z.string(), size: z.int(), signature: z.string().nullable() });
const scanSchema = z.enum(["none", "clean", "found"]);
export type AttachmentScan = z.infer<typeof scanSchema>;

/** A file that a vendor sent beside its workbook. One in which a virus was found is kept, never handed out. */
export interface Attachment {
  id: string;
  roundId: string;
  vendorId: string;
  /** SHA-256 of the file, by which its sender knows it. */
  fileHash: string;
  /** Under which its bytes are kept; another than `fileHash` where they are sealed. */
  payloadHash: string;
  /** Empty where it is sealed, or was erased. */
  fileName: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  scan: AttachmentScan;
  /** What the scanner calls it; null unless something was found. */
  signature: string | null;
  receivedAt: string;
}

/** Keeps an attachment, sealed where there is a sealing; gives the SHA-256 of the file. */
export async function insertAttachment(
  db: Db,
  attachment: Omit<Attachment, "fileHash" | "payloadHash" | "size"> & { selectionId: string; linkId: string | null; bytes: Uint8Array },
  sealing: Sealing | null = null,
): Promise<string> {
  const { fileName, mediaType, signature, bytes, receivedAt } = attachment;
  // With its own id, so that erasing one never takes an equal one along.
  const detail = { fileName, mediaType, size: bytes.byteLength, signature, attachment: attachment.id };
  const file_hash = sealing
    ? await storeSealed(db, sealing, { kind: "attachment", subject: attachment.id }, bytes, receivedAt)
    : await storePayload(db, bytes, "application/octet-stream", receivedAt);
  const detail_hash = sealing
    ? await storeSealedJson(db, sealing, { kind: "detail", subject: attachment.id }, detail, receivedAt)
    : await storeJson(db, detail, receivedAt);
  await db
    .insertInto("attachment")
    .values({
      id: attachment.id, selection_id: attachment.selectionId, round_id: attachment.roundId, vendor_id: attachment.vendorId,
      link_id: attachment.linkId, file_hash, detail_hash, scan: attachment.scan, received_at: receivedAt,
    })
    .execute();
  return sha256(bytes);
}

/** The attachments of a round, oldest first; without a vault no names of those that are sealed. */
export async function listAttachments(db: Db, roundId: string, vault: Vault | null = null): Promise<Attachment[]> {
  const rows = await db.selectFrom("attachment").selectAll().where("round_id", "=", roundId).orderBy("received_at").orderBy("id").execute();
  const facts = await sealedFacts(db, rows.map((row) => row.file_hash));
  return Promise.all(
    rows.map(async (row) => {
      const detail = await openDetail(db, vault, row.detail_hash, detailSchema);
      const sealed = facts.get(row.file_hash);
      return {
        id: row.id, roundId: row.round_id, vendorId: row.vendor_id, fileHash: sealed?.plainHash ?? row.file_hash, payloadHash: row.file_hash,
        scan: scanSchema.parse(row.scan), receivedAt: row.received_at,
        ...(detail ?? { fileName: "", mediaType: "application/octet-stream", size: sealed?.plainSize ?? 0, signature: null }),
      };
    }),
  );
}
