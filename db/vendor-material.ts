import { eraseUnshared } from "./payload-references";
import type { PayloadReference } from "./payload-references";
import type { Db } from "./schema";

/** How much of a vendor is still there. */
export interface VendorMaterial {
  vendorId: string;
  files: number;
  attachments: number;
  answers: number;
  /** Questions that were put to the vendor. */
  questions: number;
  /** Times that it stated prices, while they are still there. */
  prices: number;
  /** Somebody of the vendor is named. */
  contact: boolean;
}

interface Kept {
  /** Files as they arrived. */
  files: PayloadReference[];
  /** Names, reports, sealed answers, prices and covered texts. */
  other: PayloadReference[];
  submissions: string[];
}

async function keptOf(db: Db, selectionId: string, vendorId: string): Promise<Kept> {
  const uploads = await db
    .selectFrom("upload").leftJoin("reading", "reading.upload_id", "upload.id").leftJoin("submission", "submission.upload_id", "upload.id")
    .select(["upload.id", "upload.file_hash", "upload.detail_hash"]).distinct()
    .where("upload.selection_id", "=", selectionId)
    // What became a submission is that vendor's, whoever sent it; else it is the sender's, or of whom it names.
    .where((eb) => eb.or([
      eb("submission.vendor_id", "=", vendorId),
      eb.and([eb("submission.id", "is", null), eb.or([eb("upload.received_by", "=", `vendor:${vendorId}`), eb("reading.vendor_id", "=", vendorId)])]),
    ]))
    .execute();
  const ids = uploads.map(({ id }) => id);
  const reports = ids.length === 0 ? [] : await db.selectFrom("reading").select(["id", "report_hash"]).where("upload_id", "in", ids).execute();
  const attachments = await db.selectFrom("attachment").select(["id", "file_hash", "detail_hash"]).where("selection_id", "=", selectionId).where("vendor_id", "=", vendorId).execute();
  const prices = await db.selectFrom("offer_price").select(["id", "content_hash"]).where("selection_id", "=", selectionId).where("vendor_id", "=", vendorId).execute();
  const submissions = (await db.selectFrom("submission").select("id").where("selection_id", "=", selectionId).where("vendor_id", "=", vendorId).execute()).map(({ id }) => id);
  // Nothing but `sealed_payload` refers to sealed answers, and no two seals are alike.
  const sealed = submissions.length === 0 ? [] : await db.selectFrom("sealed_payload").select("payload_hash").where("kind", "in", ["answers", "prices"]).where("subject", "in", submissions).execute();
  const texts = submissions.length === 0 ? [] : await db.selectFrom("redaction").select(["id", "text_hash"]).where("submission_id", "in", submissions).execute();
  return {
    files: [
      ...uploads.map(({ id, file_hash }) => ({ table: "upload" as const, column: "file_hash" as const, row: id, hash: file_hash })),
      ...attachments.map(({ id, file_hash }) => ({ table: "attachment" as const, column: "file_hash" as const, row: id, hash: file_hash })),
    ],
    other: [
      ...uploads.map(({ id, detail_hash }) => ({ table: "upload" as const, column: "detail_hash" as const, row: id, hash: detail_hash })),
      ...attachments.map(({ id, detail_hash }) => ({ table: "attachment" as const, column: "detail_hash" as const, row: id, hash: detail_hash })),
      ...reports.map(({ id, report_hash }) => ({ table: "reading" as const, column: "report_hash" as const, row: id, hash: report_hash })),
      ...prices.map(({ id, content_hash }) => ({ table: "offer_price" as const, column: "content_hash" as const, row: id, hash: content_hash })),
      ...texts.map(({ id, text_hash }) => ({ table: "redaction" as const, column: "text_hash" as const, row: id, hash: text_hash })),
      ...sealed.map(({ payload_hash }) => ({ table: "upload" as const, column: "detail_hash" as const, row: payload_hash, hash: payload_hash })),
    ],
    submissions,
  };
}

/** The hashes of payloads of which the bytes are still there. */
async function present(db: Db, references: readonly PayloadReference[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const hashes = [...new Set(references.map(({ hash }) => hash))];
  return new Set((await db.selectFrom("payload").select("hash").where("hash", "in", hashes).where("bytes", "is not", null).execute()).map(({ hash }) => hash));
}

/** What is kept of a vendor in a selection. */
export async function vendorMaterial(db: Db, selectionId: string, vendorId: string): Promise<VendorMaterial> {
  const { files, other, submissions } = await keptOf(db, selectionId, vendorId);
  const there = await present(db, [...files, ...other]);
  const count = (references: readonly PayloadReference[]) => new Set(references.filter(({ hash }) => there.has(hash)).map(({ hash }) => hash)).size;
  const answers = submissions.length === 0 ? 0 : Number((await db.selectFrom("answer").select((eb) => eb.fn.countAll().as("count")).where("submission_id", "in", submissions).executeTakeFirstOrThrow()).count);
  const questions = await db
    .selectFrom("clarification_question").innerJoin("clarification", "clarification.id", "clarification_question.clarification_id").select((eb) => eb.fn.countAll().as("count"))
    .where("clarification.vendor_id", "=", vendorId).where("clarification_question.text", "!=", "").executeTakeFirstOrThrow();
  const { contact_name, contact_email } = await db.selectFrom("vendor").select(["contact_name", "contact_email"]).where("id", "=", vendorId).executeTakeFirstOrThrow();
  return {
    vendorId, answers, questions: Number(questions.count), contact: contact_name !== "" || contact_email !== "",
    files: count(files.filter(({ table }) => table === "upload")), attachments: count(files.filter(({ table }) => table === "attachment")),
    prices: count(other.filter(({ table }) => table === "offer_price")),
  };
}

/**
 * Takes away what a vendor sent: files, their names, what was read of them, prices, covered texts and its answers. Hashes
 * stay, so that every chain verifies. Gives how many files and answers went. A file that somebody else sent too stays for
 * them. Call it in a transaction, after `insertErasure`.
 */
export async function eraseVendorMaterial(db: Db, selectionId: string, vendorId: string, at: string): Promise<{ files: number; answers: number; submissions: string[] }> {
  const { files, other, submissions } = await keptOf(db, selectionId, vendorId);
  const before = await present(db, files);
  const erased = await eraseUnshared(db, [...files, ...other], at);
  let answers = 0;
  for (const id of submissions) answers += Number((await db.deleteFrom("answer").where("submission_id", "=", id).executeTakeFirst()).numDeletedRows);
  return { files: [...before].filter((hash) => erased.has(hash)).length, answers, submissions };
}
