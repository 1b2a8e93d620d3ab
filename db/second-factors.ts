import type { Db } from "./schema";

/** A user's second factor: a secret shared with an app that shows codes (TOTP). */
export interface SecondFactor {
  /** Encrypted. */
  secret: string;
  /** Null until a first code proved that the app has the secret; until then nobody is asked for one. */
  confirmedAt: string | null;
}

export async function findSecondFactor(db: Db, userId: string): Promise<SecondFactor | null> {
  const row = await db.selectFrom("second_factor").selectAll().where("user_id", "=", userId).executeTakeFirst();
  return row ? { secret: row.secret, confirmedAt: row.confirmed_at } : null;
}

/** Keeps a new secret that is yet to be confirmed, in place of an earlier one that was not. A confirmed one stays. */
export async function saveUnconfirmedFactor(db: Db, userId: string, secret: string, at: string): Promise<void> {
  await db
    .insertInto("second_factor").values({ user_id: userId, secret, created_at: at, confirmed_at: null, last_step: 0 })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ secret, created_at: at, last_step: 0 }).where("second_factor.confirmed_at", "is", null))
    .execute();
}

export async function confirmFactor(db: Db, userId: string, at: string): Promise<void> {
  await db.updateTable("second_factor").set({ confirmed_at: at }).where("user_id", "=", userId).execute();
}

/** Notes that a code of a 30-second step was used; false when a code of that step or a later one was before. */
export async function takeStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("second_factor").set({ last_step: step }).where("user_id", "=", userId).where("last_step", "<", step).executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteFactor(db: Db, userId: string): Promise<void> {
  await db.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  await db.deleteFrom("second_factor").where("user_id", "=", userId).execute();
}

export async function replaceRecoveryCodes(db: Db, userId: string, hashes: readonly string[]): Promise<void> {
  await db.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  await db.insertInto("recovery_code").values(hashes.map((code_hash) => ({ user_id: userId, code_hash, used_at: null }))).execute();
}

/** Uses up a recovery code; false when it is none, or was used before. */
export async function takeRecoveryCode(db: Db, userId: string, hash: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("recovery_code").set({ used_at: at }).where("user_id", "=", userId).where("code_hash", "=", hash).where("used_at", "is", null).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many recovery codes a user has left. */
export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const row = await db.selectFrom("recovery_code").select((of) => of.fn.countAll().as("count")).where("user_id", "=", userId).where("used_at", "is", null).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Ids of the users who have a confirmed second factor. */
export async function usersWithFactor(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom("second_factor").select("user_id").where("confirmed_at", "is not", null).execute();
  return new Set(rows.map((row) => row.user_id));
}
