import { z } from "zod";

import type { AccountLinkRow, Db } from "./schema";

/** What a link that lets somebody in is for. `second-step` is the way from the password to the code. */
const purposeSchema = z.enum(["first-run", "invitation", "reset", "second-step"]);
export type LinkPurpose = z.infer<typeof purposeSchema>;

/** A way in that works once. */
export interface AccountLink {
  id: string;
  purpose: LinkPurpose;
  /** Null on a first run, when there is nobody yet. */
  userId: string | null;
  tokenHash: string;
  createdAt: string;
  /** Who made it. */
  createdBy: string;
  expiresAt: string;
  /** When it was used or taken back; null while it works. */
  endedAt: string | null;
}

function toAccountLink(row: AccountLinkRow): AccountLink {
  return {
    id: row.id, purpose: purposeSchema.parse(row.purpose), userId: row.user_id, tokenHash: row.token_hash, createdAt: row.created_at, createdBy: row.created_by,
    expiresAt: row.expires_at, endedAt: row.ended_at,
  };
}

export async function insertAccountLink(db: Db, link: Omit<AccountLink, "endedAt">): Promise<void> {
  await db
    .insertInto("account_link")
    .values({
      id: link.id, purpose: link.purpose, user_id: link.userId, token_hash: link.tokenHash, created_at: link.createdAt,
      created_by: link.createdBy, expires_at: link.expiresAt, ended_at: null,
    })
    .execute();
}

export async function findAccountLink(db: Db, purpose: LinkPurpose, tokenHash: string): Promise<AccountLink | null> {
  const row = await db.selectFrom("account_link").selectAll().where("token_hash", "=", tokenHash).where("purpose", "=", purpose).executeTakeFirst();
  return row ? toAccountLink(row) : null;
}

/** Ends a link; false when somebody else was first. */
export async function endAccountLink(db: Db, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("account_link").set({ ended_at: at }).where("id", "=", id).where("ended_at", "is", null).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends every link of a user that still works, for the given purposes; gives how many. */
export async function endAccountLinksOf(db: Db, userId: string, purposes: readonly LinkPurpose[], at: string): Promise<number> {
  const { numUpdatedRows } = await db.updateTable("account_link").set({ ended_at: at }).where("user_id", "=", userId).where("purpose", "in", purposes).where("ended_at", "is", null).executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ends the invitations of a user that somebody else than this one made. */
export async function endInvitationsByOthers(db: Db, userId: string, by: string, at: string): Promise<void> {
  await db.updateTable("account_link").set({ ended_at: at }).where("user_id", "=", userId).where("purpose", "=", "invitation").where("created_by", "!=", by).where("ended_at", "is", null).execute();
}

/** Ends every link that makes the first administrator. */
export async function endFirstRunLinks(db: Db, at: string): Promise<void> {
  await db.updateTable("account_link").set({ ended_at: at }).where("purpose", "=", "first-run").where("ended_at", "is", null).execute();
}

/** The users whose invitation still works, with the end of it. */
export async function openInvitations(db: Db, at: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("account_link").select(["user_id", "expires_at"]).where("purpose", "=", "invitation").where("ended_at", "is", null)
    .where("expires_at", ">", at).where("user_id", "is not", null).execute();
  return new Map(rows.map((row) => [row.user_id!, row.expires_at]));
}

/** Takes away links that have been of no use since an instant. */
export async function deleteOldAccountLinks(db: Db, before: string): Promise<void> {
  await db.deleteFrom("account_link").where("expires_at", "<", before).execute();
}
