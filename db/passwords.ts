import type { Db } from "./schema";

/** The hash of a user's password with its parameters, and since when it holds; null when the user has none. */
export async function findPassword(db: Db, userId: string): Promise<{ hash: string; changedAt: string } | null> {
  const row = await db.selectFrom("password").selectAll().where("user_id", "=", userId).executeTakeFirst();
  return row ? { hash: row.hash, changedAt: row.changed_at } : null;
}

export async function savePassword(db: Db, userId: string, hash: string, at: string): Promise<void> {
  await db
    .insertInto("password").values({ user_id: userId, hash, changed_at: at })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ hash, changed_at: at }))
    .execute();
}

/** The same password, hashed anew: not if it was changed meanwhile. */
export async function rehashPassword(db: Db, userId: string, from: string, to: string): Promise<void> {
  await db.updateTable("password").set({ hash: to }).where("user_id", "=", userId).where("hash", "=", from).execute();
}

/** Ids of the users who have a password. */
export async function usersWithPassword(db: Db): Promise<Set<string>> {
  return new Set((await db.selectFrom("password").select("user_id").execute()).map((row) => row.user_id));
}
