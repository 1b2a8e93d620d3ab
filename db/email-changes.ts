import type { Db } from "./schema";

/** Another e-mail address that a user asked for, until the link that was sent there is used. */
export interface EmailChange {
  userId: string;
  email: string;
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
}

/** Keeps what a user asked for in place of what was asked before. */
export async function saveEmailChange(db: Db, { userId, email, tokenHash, createdAt, expiresAt }: EmailChange): Promise<void> {
  const values = { email, token_hash: tokenHash, created_at: createdAt, expires_at: expiresAt };
  await db.insertInto("email_change").values({ user_id: userId, ...values }).onConflict((conflict) => conflict.column("user_id").doUpdateSet(values)).execute();
}

export async function findEmailChange(db: Db, tokenHash: string): Promise<EmailChange | null> {
  const row = await db.selectFrom("email_change").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst();
  return row ? { userId: row.user_id, email: row.email, tokenHash: row.token_hash, createdAt: row.created_at, expiresAt: row.expires_at } : null;
}

/** Uses a change up by its token, or drops whatever a user asked for; false when there was none. */
export async function endEmailChange(db: Db, by: { tokenHash: string } | { userId: string }): Promise<boolean> {
  const query = db.deleteFrom("email_change");
  const { numDeletedRows } = await ("tokenHash" in by ? query.where("token_hash", "=", by.tokenHash) : query.where("user_id", "=", by.userId)).executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Takes away what was asked and never confirmed. */
export async function deleteOldEmailChanges(db: Db, before: string): Promise<void> {
  await db.deleteFrom("email_change").where("expires_at", "<", before).execute();
}
