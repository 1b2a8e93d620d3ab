import type { Db } from "./schema";
import { toUser } from "./users";
import type { User } from "./users";

/** A browser in which somebody is signed in. `id` is the SHA-256 of the token that the browser holds. */
export interface Session {
  id: string;
  userId: string;
  createdAt: string;
  expiresAt: string;
  lastSeenAt: string;
  agent: string;
}

export async function insertSession(db: Db, session: Session): Promise<void> {
  await db
    .insertInto("session")
    .values({
      id: session.id, user_id: session.userId, created_at: session.createdAt, expires_at: session.expiresAt,
      last_seen_at: session.lastSeenAt, agent: session.agent,
    })
    .execute();
}

/** The session under the hash of a token with its user, while it holds at an instant and the account is open. */
export async function findSession(db: Db, id: string, at: string): Promise<{ session: Session; user: User } | null> {
  const row = await db
    .selectFrom("session").innerJoin("app_user", "app_user.id", "session.user_id").selectAll("app_user")
    .select(["session.created_at as begun_at", "session.expires_at", "session.last_seen_at", "session.agent"])
    .where("session.id", "=", id).where("session.expires_at", ">", at).where("app_user.disabled_at", "is", null).executeTakeFirst();
  if (!row) return null;
  return {
    user: toUser(row),
    session: { id, userId: row.id, createdAt: row.begun_at, expiresAt: row.expires_at, lastSeenAt: row.last_seen_at, agent: row.agent },
  };
}

/** The sessions of a user that hold at an instant, having been used since another. */
export async function listSessions(db: Db, userId: string, at: string, usedSince: string): Promise<Session[]> {
  const rows = await db.selectFrom("session").selectAll().where("user_id", "=", userId).where("expires_at", ">", at).where("last_seen_at", ">", usedSince).execute();
  return rows.map((row) => ({ id: row.id, userId: row.user_id, createdAt: row.created_at, expiresAt: row.expires_at, lastSeenAt: row.last_seen_at, agent: row.agent }));
}

/** Notes that a session is in use. */
export async function touchSession(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("session").set({ last_seen_at: at }).where("id", "=", id).where("last_seen_at", "<", at).execute();
}

/** Ends a session of a user; false when there was none. */
export async function deleteSession(db: Db, id: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("session").where("id", "=", id).where("user_id", "=", userId).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends all sessions of a user. */
export async function deleteSessionsOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom("session").where("user_id", "=", userId).execute();
}

/** Takes away sessions that are over at an instant, or were not used since another. */
export async function deleteOldSessions(db: Db, at: string, usedSince: string): Promise<void> {
  await db.deleteFrom("session").where((where) => where.or([where("expires_at", "<=", at), where("last_seen_at", "<=", usedSince)])).execute();
}
