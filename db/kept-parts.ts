import type { Db } from "./schema";

/** Tables of parts of a selection that are one JSON document each. */
type KeptTable = "goal" | "gap" | "precondition" | "readiness_answer" | "readiness_action" | "risk";

/** What was kept, in the order in which it was first kept, what was removed too; `content` is still to be checked. */
export async function listKept(db: Db, table: KeptTable, selectionId: string): Promise<{ id: string; content: unknown; removed: boolean }[]> {
  const rows = await db.selectFrom(table).select(["id", "content", "removed_at"]).where("selection_id", "=", selectionId).orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => ({ id: row.id, content: JSON.parse(row.content) as unknown, removed: row.removed_at !== null }));
}

/** Keeps a part over what was kept of it, and takes it back where it was removed. */
export async function saveKept(db: Db, table: KeptTable, selectionId: string, id: string, content: unknown, at: string): Promise<void> {
  const row = { content: JSON.stringify(content), changed_at: at, removed_at: null };
  await db.insertInto(table).values({ selection_id: selectionId, id, created_at: at, ...row })
    .onConflict((conflict) => conflict.columns(["selection_id", "id"]).doUpdateSet(row)).execute();
}

/** Removes a part (an instant) or brings it back (null). */
export async function setKeptRemoved(db: Db, table: KeptTable, selectionId: string, id: string, at: string | null): Promise<void> {
  await db.updateTable(table).set({ removed_at: at }).where("selection_id", "=", selectionId).where("id", "=", id).execute();
}
