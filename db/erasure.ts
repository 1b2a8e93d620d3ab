import { eraseUnshared } from "./payload-references";
import type { PayloadReference } from "./payload-references";
import type { Db } from "./schema";

/** Takes away what audit rows say in detail; the rows and their hashes stay. What another row says in the same words stays too. */
export async function eraseAuditDetails(
  db: Db,
  what: { selectionId?: string; subjects: readonly string[]; actions: readonly string[] },
  at: string,
): Promise<void> {
  if (what.subjects.length === 0) return;
  let query = db.selectFrom("audit").select(["seq", "detail_hash"]).where("action", "in", [...what.actions]).where("subject", "in", [...what.subjects]);
  if (what.selectionId !== undefined) query = query.where("selection_id", "=", what.selectionId);
  await eraseUnshared(db, (await query.execute()).map(auditReference), at);
}

const auditReference = ({ seq, detail_hash }: { seq: number; detail_hash: string }): PayloadReference => ({ table: "audit", column: "detail_hash", row: String(seq), hash: detail_hash });

/** How many rows are looked through at once, so that a long trail does not have to fit in memory. */
const pageRows = 500;

/** Takes away the details of audit rows of a selection (null: of all) in which something stands. */
export async function eraseAuditDetailsWith(db: Db, selectionId: string | null, actions: readonly string[], stands: (detail: string) => boolean, at: string): Promise<void> {
  const found: PayloadReference[] = [];
  for (let after = 0; ; ) {
    let query = db
      .selectFrom("audit").innerJoin("payload", "payload.hash", "audit.detail_hash").select(["seq", "detail_hash", "bytes"])
      .where("action", "in", [...actions]).where("bytes", "is not", null).where("seq", ">", after).orderBy("seq").limit(pageRows);
    if (selectionId !== null) query = query.where("selection_id", "=", selectionId);
    const rows = await query.execute();
    for (const row of rows) if (stands(new TextDecoder().decode(row.bytes!))) found.push(auditReference(row));
    if (rows.length < pageRows) break;
    after = rows.at(-1)!.seq;
  }
  await eraseUnshared(db, found, at);
}

/** Tables that hold nothing but what belongs to one account. */
const accountTables = ["session", "password", "second_factor", "recovery_code", "identity", "email_change"] as const;

/** Takes away the texts, names and ways in that a person left: declarations and what the lead wrote on them, and confirmations of openings. */
export async function erasePersonTexts(db: Db, userId: string, at: string): Promise<void> {
  const declarations = await db.selectFrom("declaration").select(["selection_id", "number", "text_hash"]).where("user_id", "=", userId).execute();
  const confirmations = await db.selectFrom("opening_confirmation").select(["id", "detail_hash"]).where("user_id", "=", userId).execute();
  await eraseUnshared(db, [
    ...declarations.flatMap((row): PayloadReference[] => (row.text_hash === null ? [] : [{ table: "declaration", column: "text_hash", row: `${row.selection_id} ${row.number}`, hash: row.text_hash }])),
    ...confirmations.map((row): PayloadReference => ({ table: "opening_confirmation", column: "detail_hash", row: row.id, hash: row.detail_hash })),
  ], at);
  for (const table of accountTables) await db.deleteFrom(table).where("user_id", "=", userId).execute();
  await db.updateTable("account_link").set({ ended_at: at }).where("user_id", "=", userId).where("ended_at", "is", null).execute();
}

export async function insertErasure(db: Db, erasure: { id: string; selectionId: string | null; kind: "vendor" | "person"; subject: string; reason: string; at: string; by: string }): Promise<void> {
  const { selectionId, ...row } = erasure;
  await db.insertInto("erasure").values({ ...row, selection_id: selectionId }).execute();
}

/** What was erased in a selection, oldest first. */
export async function listErasures(db: Db, selectionId: string): Promise<{ kind: string; subject: string; reason: string; at: string; by: string }[]> {
  return db.selectFrom("erasure").select(["kind", "subject", "reason", "at", "by"]).where("selection_id", "=", selectionId).orderBy("at").execute();
}
