import type { Db, UploadLinkRow } from "./schema";

/** A personal way in for one vendor in one round. */
export interface UploadLink {
  id: string;
  roundId: string;
  vendorId: string;
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

function toUploadLink(row: UploadLinkRow): UploadLink {
  return {
    id: row.id, roundId: row.round_id, vendorId: row.vendor_id, tokenHash: row.token_hash, createdAt: row.created_at,
    expiresAt: row.expires_at, lastUsedAt: row.last_used_at, revokedAt: row.revoked_at,
  };
}

export async function insertUploadLink(db: Db, link: Omit<UploadLink, "lastUsedAt" | "revokedAt"> & { createdBy: string }): Promise<void> {
  await db
    .insertInto("upload_link")
    .values({
      id: link.id, round_id: link.roundId, vendor_id: link.vendorId, token_hash: link.tokenHash, created_at: link.createdAt,
      created_by: link.createdBy, expires_at: link.expiresAt, last_used_at: null, revoked_at: null,
    })
    .execute();
}

/** The link under the hash of a token, with the selection that it belongs to. */
export async function findUploadLink(db: Db, tokenHash: string): Promise<(UploadLink & { selectionId: string }) | null> {
  const row = await db
    .selectFrom("upload_link").innerJoin("round", "round.id", "upload_link.round_id")
    .selectAll("upload_link").select("round.selection_id").where("token_hash", "=", tokenHash).executeTakeFirst();
  return row ? { ...toUploadLink(row), selectionId: row.selection_id } : null;
}

/** All links of a round, newest first. */
export async function listUploadLinks(db: Db, roundId: string): Promise<UploadLink[]> {
  const rows = await db.selectFrom("upload_link").selectAll().where("round_id", "=", roundId).orderBy("created_at", "desc").orderBy("id").execute();
  return rows.map(toUploadLink);
}

export async function revokeUploadLink(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("upload_link").set({ revoked_at: at }).where("id", "=", id).where("revoked_at", "is", null).execute();
}

export async function markUploadLinkUsed(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("upload_link").set({ last_used_at: at }).where("id", "=", id).execute();
}
