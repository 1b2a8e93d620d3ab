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
