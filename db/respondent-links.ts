import type { Db } from "./schema";

/** A personal way in to one respondent's copy of the checklist. */
export interface RespondentLink {
  id: string;
  respondentId: string;
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export async function insertRespondentLink(db: Db, link: Omit<RespondentLink, "lastUsedAt" | "revokedAt"> & { createdBy: string }): Promise<void> {
  await db
    .insertInto("respondent_link")
    .values({
      id: link.id, respondent_id: link.respondentId, token_hash: link.tokenHash, created_at: link.createdAt, created_by: link.createdBy,
      expires_at: link.expiresAt, last_used_at: null, revoked_at: null,
    })
    .execute();
}

/** The link under the hash of a token, with the selection that it belongs to. */
export async function findRespondentLink(db: Db, tokenHash: string): Promise<(RespondentLink & { selectionId: string }) | null> {
  const row = await db
    .selectFrom("respondent_link").innerJoin("respondent", "respondent.id", "respondent_link.respondent_id")
    .selectAll("respondent_link").select("respondent.selection_id").where("token_hash", "=", tokenHash).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id, respondentId: row.respondent_id, tokenHash: row.token_hash, createdAt: row.created_at, expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at, revokedAt: row.revoked_at, selectionId: row.selection_id,
  };
}

/** The links of the respondents of a selection, newest first. */
export async function listRespondentLinks(db: Db, selectionId: string): Promise<RespondentLink[]> {
  const rows = await db
    .selectFrom("respondent_link").innerJoin("respondent", "respondent.id", "respondent_link.respondent_id")
    .selectAll("respondent_link").where("respondent.selection_id", "=", selectionId)
    .orderBy("respondent_link.created_at", "desc").orderBy("respondent_link.id").execute();
  return rows.map((row) => ({
    id: row.id, respondentId: row.respondent_id, tokenHash: row.token_hash, createdAt: row.created_at, expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at, revokedAt: row.revoked_at,
  }));
}

/** Takes back the links of a respondent that still hold, and gives their ids. */
export async function revokeRespondentLinks(db: Db, respondentId: string, at: string): Promise<string[]> {
  const rows = await db.selectFrom("respondent_link").select("id").where("respondent_id", "=", respondentId).where("revoked_at", "is", null).execute();
  await db.updateTable("respondent_link").set({ revoked_at: at }).where("respondent_id", "=", respondentId).where("revoked_at", "is", null).execute();
  return rows.map(({ id }) => id);
}

export async function markRespondentLinkUsed(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("respondent_link").set({ last_used_at: at }).where("id", "=", id).execute();
}
