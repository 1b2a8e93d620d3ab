import { sql } from "kysely";

import type { AuditAction } from "~/domain/audit/actions";
import { auditHash, chainStart } from "~/domain/audit/chain.server";
import type { AuditEntry } from "~/domain/audit/chain.server";

import { storeJson } from "./payloads";
import type { AuditRow, Db } from "./schema";

/** A change of state as a service reports it; `detail` says what changed, before and after. */
export interface AuditEvent {
  at: string;
  actor: string;
  selection: string | null;
  /** What was done. */
  action: AuditAction;
  /** Id of what was changed. */
  subject: string;
  detail: { before?: unknown; after?: unknown };
}

/** Appends a row to the audit chain. Call it in the transaction of the change itself. */
export async function appendAudit(trx: Db, event: AuditEvent): Promise<void> {
  const head = await trx
    .updateTable("audit_head")
    .set({ seq: sql`seq + 1` })
    .where("id", "=", 1)
    .returning(["seq", "hash"])
    .executeTakeFirstOrThrow();
  const entry: AuditEntry = {
    seq: head.seq,
    at: event.at,
    actor: event.actor,
    selection: event.selection,
    action: event.action,
    subject: event.subject,
    detail: await storeJson(trx, event.detail, event.at),
  };
  const hash = auditHash(entry, head.hash);
  await trx
    .insertInto("audit")
    .values({
      seq: entry.seq, at: entry.at, actor_id: entry.actor, selection_id: entry.selection, action: entry.action,
      subject: entry.subject, detail_hash: entry.detail, previous_hash: head.hash, hash,
    })
    .execute();
  await trx.updateTable("audit_head").set({ hash }).where("id", "=", 1).execute();
}

/** The trail of a selection, newest first. */
export function listAudit(db: Db, selectionId: string, limit = 200): Promise<AuditRow[]> {
  return db.selectFrom("audit").selectAll().where("selection_id", "=", selectionId).orderBy("seq", "desc").limit(limit).execute();
}

/** The chain from the first row about a selection on, oldest first; rows about others among them. */
export async function listAuditFrom(db: Db, selectionId: string): Promise<AuditRow[]> {
  const first = await db.selectFrom("audit").select((eb) => eb.fn.min("seq").as("seq")).where("selection_id", "=", selectionId).executeTakeFirst();
  return db.selectFrom("audit").selectAll().where("seq", ">=", first?.seq ?? 0).orderBy("seq").execute();
}

/**
 * Recomputes the whole chain. Gives the number of rows, and the first row that does not fit what stands before it, or
 * null when the chain is whole.
 */
export async function verifyAudit(db: Db): Promise<{ rows: number; broken: { seq: number; why: "gap" | "hash" | "end" } | null }> {
  const rows = await db.selectFrom("audit").selectAll().orderBy("seq").execute();
  let previous = chainStart;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) return { rows: rows.length, broken: { seq: row.seq, why: "gap" } };
    const entry: AuditEntry = {
      seq: row.seq, at: row.at, actor: row.actor_id, selection: row.selection_id, action: row.action, subject: row.subject, detail: row.detail_hash,
    };
    if (row.previous_hash !== previous || row.hash !== auditHash(entry, previous)) {
      return { rows: rows.length, broken: { seq: row.seq, why: "hash" } };
    }
    previous = row.hash;
  }
  const head = await db.selectFrom("audit_head").selectAll().executeTakeFirstOrThrow();
  if (head.seq !== rows.length || head.hash !== previous) return { rows: rows.length, broken: { seq: head.seq, why: "end" } };
  return { rows: rows.length, broken: null };
}
