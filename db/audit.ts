import { sql } from "kysely";

import type { AuditAction } from "~/domain/audit/actions";
import { auditHash } from "~/domain/audit/chain.server";
import type { AuditEntry } from "~/domain/audit/chain.server";
import { TrailCheck } from "~/domain/audit/trail.server";
import type { TrailHead, TrailRow, TrailVerdict } from "~/domain/audit/trail.server";

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

/** Who last did one of some things in a selection (to one subject), and when; null when nobody did. */
export async function lastChange(
  db: Db, { selection, actions, subject }: { selection: string; actions: readonly AuditAction[]; subject?: string },
): Promise<{ actor: string; at: string } | null> {
  const row = await db
    .selectFrom("audit")
    .select(["actor_id", "at"])
    .where("selection_id", "=", selection)
    .where("action", "in", actions)
    .$if(subject !== undefined, (query) => query.where("subject", "=", subject!))
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { actor: row.actor_id, at: row.at } : null;
}

/** A row of the trail with what it tells; the detail is null once it was erased. */
export interface AuditDetailRow {
  seq: number;
  at: string;
  actor: string;
  action: AuditAction;
  detail: unknown;
}

/** The rows of some actions on a subject (null: on any), oldest first; of some actors, and between two places in the chain. */
export async function listAuditOf(
  db: Db, subject: string | null, actions: readonly AuditAction[], { actors, after, before }: { actors?: readonly string[]; after?: number; before?: number } = {},
): Promise<AuditDetailRow[]> {
  const rows = await db
    .selectFrom("audit").leftJoin("payload", "payload.hash", "audit.detail_hash").select(["seq", "at", "actor_id", "action", "payload.bytes"])
    .where("action", "in", actions)
    .$if(subject !== null, (query) => query.where("subject", "=", subject!))
    .$if(actors !== undefined, (query) => query.where("actor_id", "in", actors!))
    .$if(after !== undefined, (query) => query.where("seq", ">", after!))
    .$if(before !== undefined, (query) => query.where("seq", "<", before!))
    .orderBy("seq").execute();
  return rows.map(({ seq, at, actor_id: actor, action, bytes }) => ({
    seq, at, actor, action: action as AuditAction, detail: bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes)),
  }));
}

/** Which rows of a trail are asked for; what is left out narrows nothing. */
export interface TrailFilter {
  actor?: string;
  action?: string;
  /** Instants: from this one, up to and without that one. */
  from?: string;
  until?: string;
}

/** A page of the trail of a selection (null: of what concerns the installation), newest first, and how many rows there are. */
export async function filterAudit(db: Db, selectionId: string | null, filter: TrailFilter, page: { limit: number; offset: number }): Promise<{ rows: AuditRow[]; total: number }> {
  const query = db.selectFrom("audit")
    .where("selection_id", selectionId === null ? "is" : "=", selectionId)
    .$if(filter.actor !== undefined, (q) => q.where("actor_id", "=", filter.actor!))
    .$if(filter.action !== undefined, (q) => q.where("action", "=", filter.action!))
    .$if(filter.from !== undefined, (q) => q.where("at", ">=", filter.from!))
    .$if(filter.until !== undefined, (q) => q.where("at", "<", filter.until!));
  const { total } = await query.select((eb) => eb.fn.countAll().as("total")).executeTakeFirstOrThrow();
  return { rows: await query.selectAll().orderBy("seq", "desc").limit(page.limit).offset(page.offset).execute(), total: Number(total) };
}

/** Who appears in the trail of a selection, and what was done in it. */
export async function trailNames(db: Db, selectionId: string | null): Promise<{ actors: string[]; actions: string[] }> {
  const rows = await db.selectFrom("audit").select(["actor_id", "action"]).distinct().where("selection_id", selectionId === null ? "is" : "=", selectionId).execute();
  const sorted = (values: string[]) => [...new Set(values)].sort();
  return { actors: sorted(rows.map((row) => row.actor_id)), actions: sorted(rows.map((row) => row.action)) };
}

const pageRows = 500;

/** All rows of the chain in order, with the bytes behind their details; those that were erased are null. */
async function* walkAudit(db: Db): AsyncGenerator<{ row: AuditRow; content: Uint8Array | null }> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom("audit").leftJoin("payload", "payload.hash", "audit.detail_hash").selectAll("audit").select("payload.bytes")
      .where("seq", ">", after).orderBy("seq").limit(pageRows).execute();
    for (const { bytes, ...row } of rows) yield { row, content: bytes };
    if (rows.length < pageRows) return;
    after = rows.at(-1)!.seq;
  }
}

function told(row: AuditRow) {
  return {
    seq: row.seq, at: row.at, actor: row.actor_id, selection: row.selection_id, action: row.action, subject: row.subject,
    detail: row.detail_hash, content: null, previous: row.previous_hash, hash: row.hash,
  };
}

/** When an actor last did an action on a subject; null for never. */
export async function lastAuditAt(db: Db, what: { selection: string; actor: string; action: AuditAction; subject: string }): Promise<string | null> {
  const row = await db
    .selectFrom("audit").select("at").where("selection_id", "=", what.selection).where("actor_id", "=", what.actor)
    .where("action", "=", what.action).where("subject", "=", what.subject).orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.at ?? null;
}

/**
 * Recomputes the whole chain, the details behind it too. Gives the number of rows, and the first row that does not fit
 * what stands before it, or null when the chain is whole.
 */
export async function verifyAudit(db: Db): Promise<TrailVerdict> {
  const check = new TrailCheck();
  for await (const { row, content } of walkAudit(db)) check.follow(told(row), content);
  return check.verdict(await db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirstOrThrow());
}

/**
 * The trail of a selection (null: of what concerns the installation) as lines of JSON that `verifyTrailText` checks: its own rows in full, all others as their
 * place in the chain, so that nothing of another selection is told and still no row can be missing.
 */
export async function* exportAudit(db: Db, selectionId: string | null): AsyncGenerator<string> {
  const end = await db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirstOrThrow();
  const head: TrailHead = { format: "shortlist-trail", version: 1, selection: selectionId, rows: end.seq, end: end.hash };
  yield `${JSON.stringify(head)}\n`;
  for await (const { row, content } of walkAudit(db)) {
    if (row.seq > end.seq) return;
    const { seq, previous_hash: previous, hash } = row;
    const line: TrailRow = row.selection_id === selectionId
      ? { ...told(row), content: content === null ? null : JSON.parse(new TextDecoder().decode(content)) }
      : { seq, previous, hash };
    yield `${JSON.stringify(line)}\n`;
  }
}
