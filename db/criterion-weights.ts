import type { Db } from "./schema";

/** Weights that the lead set, by criterion id; criteria that are not in it keep the pack's weight. */
export async function loadCriterionWeights(db: Db, selectionId: string): Promise<Map<string, number>> {
  const rows = await db.selectFrom("criterion_weight").selectAll().where("selection_id", "=", selectionId).execute();
  return new Map(rows.map((row) => [row.criterion_id, row.weight]));
}

export async function saveCriterionWeights(db: Db, selectionId: string, weights: ReadonlyMap<string, number>): Promise<void> {
  if (weights.size === 0) return;
  await db
    .insertInto("criterion_weight")
    .values([...weights].map(([criterion_id, weight]) => ({ selection_id: selectionId, criterion_id, weight })))
    .onConflict((conflict) =>
      conflict.columns(["selection_id", "criterion_id"]).doUpdateSet((eb) => ({ weight: eb.ref("excluded.weight") })),
    )
    .execute();
}
