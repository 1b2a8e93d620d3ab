import type { Db } from "./schema";

/** Why a requirement is asked, as somebody said by hand. */
export interface GivenReason {
  requirementId: string;
  /** An item of the pack, such as a wish. */
  itemId: string | null;
  text: string;
}

export async function listReasons(db: Db, selectionId: string): Promise<GivenReason[]> {
  const rows = await db.selectFrom("requirement_reason").selectAll().where("selection_id", "=", selectionId).orderBy("requirement_id").execute();
  return rows.map((row) => ({ requirementId: row.requirement_id, itemId: row.item_id, text: row.text }));
}

/** Keeps a reason in place of the one before; without item and text it is taken away. */
export async function saveReason(db: Db, selectionId: string, { requirementId, itemId, text }: GivenReason, at: string, by: string): Promise<void> {
  if (itemId === null && text === "") {
    await db.deleteFrom("requirement_reason").where("selection_id", "=", selectionId).where("requirement_id", "=", requirementId).execute();
    return;
  }
  const row = { item_id: itemId, text, at, by };
  await db.insertInto("requirement_reason").values({ selection_id: selectionId, requirement_id: requirementId, ...row })
    .onConflict((conflict) => conflict.columns(["selection_id", "requirement_id"]).doUpdateSet(row)).execute();
}
