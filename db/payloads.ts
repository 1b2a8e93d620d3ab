import type { z } from "zod";

import { canonicalJson } from "~/domain/canonical-json";
import { sha256 } from "~/domain/edition/fingerprint.server";

import type { Db } from "./schema";

/** Keeps bytes once, under their SHA-256, and gives that hash. Bytes that were erased and arrive again are kept again. */
export async function storePayload(db: Db, bytes: Uint8Array, mediaType: string, at: string): Promise<string> {
  const hash = sha256(bytes);
  await db
    .insertInto("payload")
    .values({ hash, media_type: mediaType, bytes, size: bytes.byteLength, created_at: at, erased_at: null })
    .onConflict((conflict) =>
      conflict
        .column("hash")
        .doUpdateSet((eb) => ({ bytes: eb.ref("excluded.bytes"), erased_at: null }))
        .where("payload.bytes", "is", null),
    )
    .execute();
  return hash;
}

/** Keeps data as canonical JSON and gives its hash. */
export function storeJson(db: Db, value: unknown, at: string): Promise<string> {
  return storePayload(db, new TextEncoder().encode(canonicalJson(value)), "application/json", at);
}

/** The bytes under a hash; null when they were erased. Throws when the hash is unknown. */
export async function loadPayload(db: Db, hash: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom("payload").select("bytes").where("hash", "=", hash).executeTakeFirst();
  if (!row) throw new Error(`payload ${hash} is missing from the database`);
  return row.bytes;
}

/** JSON under a hash, checked by a schema; null when it was erased. Throws when it does not fit the schema. */
export async function loadJson<S extends z.ZodType>(db: Db, hash: string, schema: S): Promise<z.output<S> | null> {
  const bytes = await loadPayload(db, hash);
  return bytes === null ? null : schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Takes the bytes away and leaves a tombstone with the hash, so that every chain over it still verifies. */
export async function erasePayload(db: Db, hash: string, at: string): Promise<void> {
  await db.updateTable("payload").set({ bytes: null, erased_at: at }).where("hash", "=", hash).where("erased_at", "is", null).execute();
}
