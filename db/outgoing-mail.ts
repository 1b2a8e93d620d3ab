import { z } from "zod";

import type { Db, OutgoingMailRow } from "./schema";

/** Mails that Shortlist sends. */
const kindSchema = z.enum(["invitation", "reset", "password-changed", "notice"]);
export type MailKind = z.infer<typeof kindSchema>;
const stateSchema = z.enum(["waiting", "sent", "failed", "dropped"]);
export type MailState = z.infer<typeof stateSchema>;

/** A mail on its way. */
export interface OutgoingMail {
  id: string;
  kind: MailKind;
  /** Whose lead may see it; null when it belongs to no selection. */
  selectionId: string | null;
  userId: string | null;
  recipient: string;
  /** Encrypted; null once sent or no longer needed. */
  content: string | null;
  state: MailState;
  createdAt: string;
  attempts: number;
  nextAt: string;
  expiresAt: string;
  sentAt: string | null;
  /** What the mail server said when it did not take it. */
  problem: string | null;
}

function toMail(row: OutgoingMailRow): OutgoingMail {
  return {
    id: row.id, kind: kindSchema.parse(row.kind), selectionId: row.selection_id, userId: row.user_id, recipient: row.recipient, content: row.content,
    state: stateSchema.parse(row.state), createdAt: row.created_at, attempts: row.attempts, nextAt: row.next_at, expiresAt: row.expires_at,
    sentAt: row.sent_at, problem: row.problem,
  };
}

export async function insertMail(db: Db, mail: Pick<OutgoingMail, "id" | "kind" | "selectionId" | "userId" | "recipient" | "createdAt" | "expiresAt"> & { content: string }): Promise<void> {
  await db
    .insertInto("outgoing_mail")
    .values({
      id: mail.id, kind: mail.kind, selection_id: mail.selectionId, user_id: mail.userId, recipient: mail.recipient, content: mail.content,
      state: "waiting", created_at: mail.createdAt, attempts: 0, next_at: mail.createdAt, expires_at: mail.expiresAt, sent_at: null, problem: null,
    })
    .execute();
}

/**
 * Takes mails that may be sent now, so that no other process sends them until `claimedUntil`. Each counts as an attempt.
 */
export async function claimMails(db: Db, at: string, claimedUntil: string, most: number): Promise<OutgoingMail[]> {
  const ready = await db
    .selectFrom("outgoing_mail").selectAll().where("state", "=", "waiting").where("next_at", "<=", at).where("expires_at", ">", at)
    .orderBy("next_at").orderBy("id").limit(most).execute();
  const claimed: OutgoingMail[] = [];
  for (const row of ready) {
    // Nobody else took it since: its attempts are still as read.
    const { numUpdatedRows } = await db
      .updateTable("outgoing_mail").set({ attempts: row.attempts + 1, next_at: claimedUntil })
      .where("id", "=", row.id).where("state", "=", "waiting").where("attempts", "=", row.attempts).where("next_at", "=", row.next_at).executeTakeFirst();
    if (numUpdatedRows === 1n) claimed.push(toMail({ ...row, attempts: row.attempts + 1, next_at: claimedUntil }));
  }
  return claimed;
}

/** Notes that a mail went out; what it said is not kept. */
export async function markSent(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("outgoing_mail").set({ state: "sent", sent_at: at, content: null, problem: null }).where("id", "=", id).execute();
}

/** Notes that a mail did not go out: to be tried again at `nextAt`, or given up when that is null. */
export async function markUnsent(db: Db, id: string, problem: string, nextAt: string | null): Promise<void> {
  await db
    .updateTable("outgoing_mail").set(nextAt === null ? { state: "failed", problem } : { next_at: nextAt, problem })
    .where("id", "=", id).where("state", "=", "waiting").execute();
}

/** Lets a mail that was given up go out again. */
export async function retryMail(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("outgoing_mail").set({ state: "waiting", next_at: at, attempts: 0 }).where("id", "=", id).where("state", "=", "failed").execute();
}

/** Drops mails of a kind to a user that are not sent yet, as what they say no longer holds. */
export async function dropMails(db: Db, userId: string, kinds: readonly MailKind[]): Promise<void> {
  await db
    .updateTable("outgoing_mail").set({ state: "dropped", content: null }).where("user_id", "=", userId).where("kind", "in", kinds)
    .where("state", "in", ["waiting", "failed"]).execute();
}

/** Drops what was too late to be of use. */
export async function dropExpiredMails(db: Db, at: string): Promise<void> {
  await db.updateTable("outgoing_mail").set({ state: "dropped", content: null }).where("state", "in", ["waiting", "failed"]).where("expires_at", "<=", at).execute();
}

/** Takes away mails that were sent or dropped before an instant. */
export async function deleteOldMails(db: Db, before: string): Promise<void> {
  await db.deleteFrom("outgoing_mail").where("state", "in", ["sent", "dropped"]).where("created_at", "<", before).execute();
}

/** The newest mails of a selection, or those that belong to none. */
export async function listMails(db: Db, selectionId: string | null, most = 200): Promise<OutgoingMail[]> {
  const rows = await db
    .selectFrom("outgoing_mail").selectAll().where("selection_id", selectionId === null ? "is" : "=", selectionId)
    .orderBy("created_at", "desc").orderBy("id").limit(most).execute();
  return rows.map(toMail);
}

export async function findMail(db: Db, id: string): Promise<OutgoingMail | null> {
  const row = await db.selectFrom("outgoing_mail").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toMail(row) : null;
}

/** Takes mails away at once, whatever became of them. */
export async function deleteMails(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom("outgoing_mail").where("id", "in", [...ids]).execute();
}

/** Mails of a selection, or of the whole installation, with who gets them and what they say, encrypted. */
export async function allMails(db: Db, selectionId: string | null): Promise<OutgoingMail[]> {
  let query = db.selectFrom("outgoing_mail").selectAll();
  if (selectionId !== null) query = query.where("selection_id", "=", selectionId);
  return (await query.execute()).map(toMail);
}
