import { editionSchema } from "~/domain/edition/edition";
import type { Edition } from "~/domain/edition/edition";

import { loadJson, storeJson } from "./payloads";
import type { Db } from "./schema";

/** Freezes an edition: its content goes to a payload, its row refers to the hash. */
export async function insertEdition(db: Db, edition: Edition, publishedBy: string): Promise<void> {
  const content_hash = await storeJson(db, editionSchema.parse(edition), edition.publishedAt);
  await db
    .insertInto("edition")
    .values({
      id: edition.id, selection_id: edition.selectionId, round_id: edition.roundId, number: edition.number, code: edition.code,
      kind: edition.kind, language: edition.language, content_hash, published_at: edition.publishedAt, published_by: publishedBy,
    })
    .execute();
}

// Editions are frozen, so an edition parsed once stays right for the life of the process.
const editions = new Map<string, Edition>();
const remembered = 50;

async function load(db: Db, hash: string): Promise<Edition> {
  const known = editions.get(hash);
  if (known) return known;
  const edition = await loadJson(db, hash, editionSchema);
  if (!edition) throw new Error(`edition content ${hash} was erased`);
  if (editions.size >= remembered) editions.delete(editions.keys().next().value!);
  editions.set(hash, edition);
  return edition;
}

/** An edition of a selection by id; null when that selection has no such edition. */
export async function findEdition(db: Db, selectionId: string, id: string): Promise<Edition | null> {
  const row = await db.selectFrom("edition").select("content_hash").where("id", "=", id).where("selection_id", "=", selectionId).executeTakeFirst();
  return row ? load(db, row.content_hash) : null;
}

/** Where an edition belongs, by id or by its visible code, in whichever selection. */
export async function locateEdition(db: Db, by: { id: string } | { code: string }): Promise<{ id: string; selectionId: string; code: string } | null> {
  const query = db.selectFrom("edition").select(["id", "selection_id as selectionId", "code"]);
  const row = await ("id" in by ? query.where("id", "=", by.id) : query.where("code", "=", by.code)).executeTakeFirst();
  return row ?? null;
}

/** The editions of a round, oldest first. */
export async function listEditionContents(db: Db, roundId: string): Promise<Edition[]> {
  const rows = await db.selectFrom("edition").select("content_hash").where("round_id", "=", roundId).orderBy("number").execute();
  return Promise.all(rows.map((row) => load(db, row.content_hash)));
}

/** An edition in a list. */
export interface EditionSummary {
  id: string;
  number: number;
  code: string;
  kind: string;
  language: string;
  publishedAt: string;
  hash: string;
}

/** Editions of a round, newest first. */
export function listEditions(db: Db, roundId: string): Promise<EditionSummary[]> {
  return db
    .selectFrom("edition")
    .select(["id", "number", "code", "kind", "language", "published_at as publishedAt", "content_hash as hash"])
    .where("round_id", "=", roundId)
    .orderBy("number", "desc")
    .execute();
}
