import type { Db } from "./schema";

/** The id of the user who is `subject` at a provider of identities; null when nobody was linked to it. */
export async function findIdentity(db: Db, issuer: string, subject: string): Promise<string | null> {
  const row = await db.selectFrom("identity").select("user_id").where("issuer", "=", issuer).where("subject", "=", subject).executeTakeFirst();
  return row?.user_id ?? null;
}

/** Links a user to who it is at a provider; the database refuses a second user. */
export async function insertIdentity(db: Db, identity: { issuer: string; subject: string; userId: string; linkedAt: string }): Promise<void> {
  await db.insertInto("identity").values({ issuer: identity.issuer, subject: identity.subject, user_id: identity.userId, linked_at: identity.linkedAt }).execute();
}

/** Whether a user was linked to a provider, or to one provider in particular. */
export async function hasIdentity(db: Db, userId: string, issuer?: string): Promise<boolean> {
  const row = await db
    .selectFrom("identity").select("user_id").where("user_id", "=", userId).$if(issuer !== undefined, (query) => query.where("issuer", "=", issuer!)).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Ids of the users who were linked to a provider. */
export async function usersWithIdentity(db: Db): Promise<Set<string>> {
  return new Set((await db.selectFrom("identity").select("user_id").execute()).map((row) => row.user_id));
}
