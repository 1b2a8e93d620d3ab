import type { Db } from "./schema";
import { erasePayload } from "./payloads";
import { eraseVendorQuestions } from "./vendor-questions";

/** How much of a vendor is still there. */
export interface VendorMaterial {
  vendorId: string;
  files: number;
  attachments: number;
  answers: number;
  /** Somebody of the vendor is named. */
  contact: boolean;
}

interface Hashes {
  /** Files of the vendor, which somebody else may have sent too. */
  files: string[];
  /** Names, reports, sealed answers and covered texts, which are the vendor's alone. */
  own: string[];
  submissions: string[];
}

async function hashesOf(db: Db, selectionId: string, vendorId: string): Promise<Hashes> {
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
  const reports = ids.length === 0 ? [] : await db.selectFrom("reading").select("report_hash").where("upload_id", "in", ids).execute();
  const attachments = await db.selectFrom("attachment").select(["file_hash", "detail_hash"]).where("selection_id", "=", selectionId).where("vendor_id", "=", vendorId).execute();
  const submissions = (await db.selectFrom("submission").select("id").where("selection_id", "=", selectionId).where("vendor_id", "=", vendorId).execute()).map(({ id }) => id);
  const sealed = submissions.length === 0 ? [] : await db.selectFrom("sealed_payload").select("payload_hash").where("kind", "=", "answers").where("subject", "in", submissions).execute();
  const texts = submissions.length === 0 ? [] : await db.selectFrom("redaction").select("text_hash").where("submission_id", "in", submissions).execute();
  return {
    files: [...uploads, ...attachments].map(({ file_hash }) => file_hash),
    own: [...uploads, ...attachments].map(({ detail_hash }) => detail_hash).concat(reports.map((row) => row.report_hash), sealed.map((row) => row.payload_hash), texts.map((row) => row.text_hash)),
    submissions,
  };
}

/** The hashes of files of which the bytes are still there. */
async function present(db: Db, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  return (await db.selectFrom("payload").select("hash").where("hash", "in", [...new Set(hashes)]).where("bytes", "is not", null).execute()).map(({ hash }) => hash);
}

/** What is kept of a vendor in a selection. */
export async function vendorMaterial(db: Db, selectionId: string, vendorId: string): Promise<VendorMaterial> {
  const { files, submissions } = await hashesOf(db, selectionId, vendorId);
  const attached = await db.selectFrom("attachment").select("file_hash").where("selection_id", "=", selectionId).where("vendor_id", "=", vendorId).execute();
  const there = new Set(await present(db, files));
  const attachments = attached.filter(({ file_hash }) => there.has(file_hash)).length;
  const answers = submissions.length === 0 ? 0 : Number((await db.selectFrom("answer").select((eb) => eb.fn.countAll().as("count")).where("submission_id", "in", submissions).executeTakeFirstOrThrow()).count);
  const { contact_name, contact_email } = await db.selectFrom("vendor").select(["contact_name", "contact_email"]).where("id", "=", vendorId).executeTakeFirstOrThrow();
  return { vendorId, files: there.size - attachments, attachments, answers, contact: contact_name !== "" || contact_email !== "" };
}

/** Whether a file is kept for anybody else too: the same bytes, sent by another vendor or in another selection. */
async function sharedWith(db: Db, hash: string, selectionId: string, mine: ReadonlySet<string>, vendorId: string): Promise<boolean> {
  const uploads = await db.selectFrom("upload").select(["file_hash", "detail_hash", "selection_id"]).where("file_hash", "=", hash).execute();
  const attachments = await db.selectFrom("attachment").select(["vendor_id", "selection_id"]).where("file_hash", "=", hash).execute();
  return uploads.some((row) => row.selection_id !== selectionId || !mine.has(row.detail_hash)) || attachments.some((row) => row.selection_id !== selectionId || row.vendor_id !== vendorId);
}

/**
 * Takes away what a vendor sent: files, their names, what was read of them, and its answers; of the audit trail the details
 * that name people of the vendor. Hashes stay, so that every chain verifies. Gives how many files and answers went. A file
 * that somebody else sent too stays for them. Call it in a transaction.
 */
export async function eraseVendorMaterial(db: Db, selectionId: string, vendorId: string, at: string): Promise<{ files: number; answers: number }> {
  const { files, own, submissions } = await hashesOf(db, selectionId, vendorId);
  const mine = new Set(own);
  let erased = 0;
  for (const hash of await present(db, files)) {
    if (await sharedWith(db, hash, selectionId, mine, vendorId)) continue;
    await erasePayload(db, hash, at);
    erased++;
  }
  for (const hash of new Set(own)) await erasePayload(db, hash, at);
  let answers = 0;
  for (const id of submissions) answers += Number((await db.deleteFrom("answer").where("submission_id", "=", id).executeTakeFirst()).numDeletedRows);
  await eraseVendorQuestions(db, selectionId, vendorId, at);
  await eraseVendorMails(db, selectionId, vendorId);
  await eraseAuditDetails(db, { selectionId, subject: vendorId, actions: ["offer-withdraw", "offer-restore"] }, at);
  await eraseAuditDetails(db, { selectionId, subject: vendorId, actions: ["offer-add", "offer-change"] }, at);
  await eraseAuditDetails(db, { selectionId, actions: ["submission-accept"], subjects: submissions }, at);
  return { files: erased, answers };
}

/** Notices to a vendor hold its mail address. */
async function eraseVendorMails(db: Db, selectionId: string, vendorId: string): Promise<void> {
  const { contact_email } = await db.selectFrom("vendor").select("contact_email").where("id", "=", vendorId).executeTakeFirstOrThrow();
  if (contact_email !== "") await db.deleteFrom("outgoing_mail").where("selection_id", "=", selectionId).where("kind", "=", "notice").where("recipient", "=", contact_email).execute();
}

/** Takes away what audit rows say in detail; the rows and their hashes stay. */
export async function eraseAuditDetails(
  db: Db,
  what: { selectionId?: string; subject?: string; subjects?: readonly string[]; actions: readonly string[] },
  at: string,
): Promise<void> {
  let query = db.selectFrom("audit").select("detail_hash").where("action", "in", [...what.actions]);
  if (what.selectionId !== undefined) query = query.where("selection_id", "=", what.selectionId);
  if (what.subject !== undefined) query = query.where("subject", "=", what.subject);
  if (what.subjects !== undefined) {
    if (what.subjects.length === 0) return;
    query = query.where("subject", "in", [...what.subjects]);
  }
  for (const { detail_hash } of await query.execute()) await erasePayload(db, detail_hash, at);
}

/** Tables that hold nothing but what belongs to one account. */
const accountTables = ["session", "password", "second_factor", "recovery_code", "identity"] as const;

/** Takes away the texts, names and ways in that a person left: declarations and what the lead wrote on them, and confirmations of openings. */
export async function erasePersonTexts(db: Db, userId: string, at: string): Promise<void> {
  const declarations = await db.selectFrom("declaration").select("text_hash").where("user_id", "=", userId).execute();
  const confirmations = await db.selectFrom("opening_confirmation").select("detail_hash").where("user_id", "=", userId).execute();
  for (const hash of [...declarations.map((row) => row.text_hash), ...confirmations.map((row) => row.detail_hash)]) if (hash !== null) await erasePayload(db, hash, at);
  for (const table of accountTables) await db.deleteFrom(table).where("user_id", "=", userId).execute();
  await db.updateTable("account_link").set({ ended_at: at }).where("user_id", "=", userId).where("ended_at", "is", null).execute();
  await db.deleteFrom("outgoing_mail").where("user_id", "=", userId).execute();
  await eraseAuditDetails(db, { subject: userId, actions: ["person-add", "person-change", "person-remove", "profile-save"] }, at);
}

export async function insertErasure(db: Db, erasure: { id: string; selectionId: string | null; kind: "vendor" | "person"; subject: string; reason: string; at: string; by: string }): Promise<void> {
  const { selectionId, ...row } = erasure;
  await db.insertInto("erasure").values({ ...row, selection_id: selectionId }).execute();
}

/** What was erased in a selection, oldest first. */
export async function listErasures(db: Db, selectionId: string): Promise<{ kind: string; subject: string; reason: string; at: string; by: string }[]> {
  return db.selectFrom("erasure").select(["kind", "subject", "reason", "at", "by"]).where("selection_id", "=", selectionId).orderBy("at").execute();
}
