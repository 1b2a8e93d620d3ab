import type { AttemptKind, Attempts } from "~/domain/access/attempts";

import type { Db } from "./schema";

/** What is remembered of attempts of a kind under a key, with `count` as the version to write against. */
export async function findAttempts(db: Db, kind: AttemptKind, whose: string): Promise<Attempts | null> {
  const row = await db.selectFrom("attempt").selectAll().where("kind", "=", kind).where("whose", "=", whose).executeTakeFirst();
  return row ? { count: row.count, lastAt: Date.parse(row.last_at), heldUntil: Date.parse(row.held_until) } : null;
}

/** Writes what `before` became; false when another attempt was written meanwhile. */
export async function saveAttempts(db: Db, kind: AttemptKind, whose: string, before: Attempts | null, after: Attempts): Promise<boolean> {
  const values = { count: after.count, last_at: new Date(after.lastAt).toISOString(), held_until: new Date(after.heldUntil).toISOString() };
  if (!before) {
    const { numInsertedOrUpdatedRows } = await db.insertInto("attempt").values({ kind, whose, ...values }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable("attempt").set(values).where("kind", "=", kind).where("whose", "=", whose).where("count", "=", before.count)
    .where("last_at", "=", new Date(before.lastAt).toISOString()).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets the attempts of a kind under a key. */
export async function forgetAttempts(db: Db, kind: AttemptKind, whose: string): Promise<void> {
  await db.deleteFrom("attempt").where("kind", "=", kind).where("whose", "=", whose).execute();
}

/** Takes back one attempt of an instant, as it turned out to be none. A hold that a later one brought about stays. */
export async function takeBackAttempt(db: Db, kind: AttemptKind, whose: string, at: number): Promise<void> {
  const instant = new Date(at).toISOString();
  await db
    .updateTable("attempt")
    .set((of) => ({ count: of("count", "-", 1), held_until: of.case().when("last_at", ">", instant).then(of.ref("held_until")).else(of.ref("last_at")).end() }))
    .where("kind", "=", kind).where("whose", "=", whose).where("count", ">", 0).execute();
}

/** Takes away what was last touched before an instant. */
export async function deleteOldAttempts(db: Db, before: string): Promise<void> {
  await db.deleteFrom("attempt").where("last_at", "<", before).where("held_until", "<", before).execute();
}
