import { contentPackSchema } from "~/domain/content/pack";
import type { ContentPack } from "~/domain/content/pack";

import { loadJson, storeJson } from "./payloads";
import type { Db } from "./schema";

/** A pack that is edited here. */
export interface PackDraft {
  pack: ContentPack;
  /** Id of the pack that it was copied from, or "file". */
  basedOn: string;
  version: number;
  changedAt: string;
  changedBy: string;
}

type Row = { content: string; based_on: string; version: number; changed_at: string; changed_by: string };

const toDraft = (row: Row): PackDraft => ({
  pack: contentPackSchema.parse(JSON.parse(row.content)), basedOn: row.based_on, version: row.version, changedAt: row.changed_at, changedBy: row.changed_by,
});

export async function listPackDrafts(db: Db): Promise<PackDraft[]> {
  return (await db.selectFrom("pack_draft").selectAll().orderBy("pack_id").execute()).map(toDraft);
}

export async function findPackDraft(db: Db, packId: string): Promise<PackDraft | null> {
  const row = await db.selectFrom("pack_draft").selectAll().where("pack_id", "=", packId).executeTakeFirst();
  return row ? toDraft(row) : null;
}

export async function insertPackDraft(db: Db, { pack, basedOn }: Pick<PackDraft, "pack" | "basedOn">, at: string, by: string): Promise<void> {
  await db.insertInto("pack_draft").values({ pack_id: pack.id, content: JSON.stringify(pack), based_on: basedOn, version: 1, changed_at: at, changed_by: by }).execute();
}

export async function updatePackDraft(db: Db, pack: ContentPack, version: number, at: string, by: string): Promise<void> {
  await db.updateTable("pack_draft").set({ content: JSON.stringify(pack), version, changed_at: at, changed_by: by }).where("pack_id", "=", pack.id).execute();
}

export async function deletePackDraft(db: Db, packId: string): Promise<void> {
  await db.deleteFrom("pack_draft").where("pack_id", "=", packId).execute();
}

/** A version of a pack as it was published; it never changes. */
export interface PackVersion {
  packId: string;
  version: string;
  number: number;
  hash: string;
  publishedAt: string;
  publishedBy: string;
}

/** All published versions, of each pack the oldest first. */
export async function listPackVersions(db: Db): Promise<PackVersion[]> {
  const rows = await db.selectFrom("pack_version").selectAll().orderBy("pack_id").orderBy("number").execute();
  return rows.map((row) => ({ packId: row.pack_id, version: row.version, number: row.number, hash: row.content_hash, publishedAt: row.published_at, publishedBy: row.published_by }));
}

export async function insertPackVersion(db: Db, pack: ContentPack, number: number, at: string, by: string): Promise<void> {
  await db.insertInto("pack_version").values({ pack_id: pack.id, version: pack.version, number, content_hash: await storeJson(db, pack, at), published_at: at, published_by: by }).execute();
}

/** A pack as it was published. Throws when its content was erased, which nothing does. */
export async function loadPackVersion(db: Db, { hash }: Pick<PackVersion, "hash">): Promise<ContentPack> {
  const pack = await loadJson(db, hash, contentPackSchema);
  if (!pack) throw new Error(`the content pack ${hash} was erased`);
  return pack;
}
