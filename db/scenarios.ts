import { z } from "zod";

import type { Scenario } from "~/domain/decision/robustness-view";

import type { Db } from "./schema";

const weightsSchema = z.record(z.string(), z.number().min(0));

/** All scenarios of a selection, oldest first, the removed ones too. */
export async function listScenarios(db: Db, selectionId: string): Promise<Scenario[]> {
  const rows = await db.selectFrom("scenario").selectAll().where("selection_id", "=", selectionId).orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id, editionId: row.edition_id, name: row.name, weights: weightsSchema.parse(JSON.parse(row.weights)),
    createdAt: row.created_at, createdBy: row.created_by, removed: row.removed_at !== null,
  }));
}

export async function insertScenario(db: Db, selectionId: string, scenario: Omit<Scenario, "removed">): Promise<void> {
  await db
    .insertInto("scenario")
    .values({
      id: scenario.id, selection_id: selectionId, edition_id: scenario.editionId, name: scenario.name, weights: JSON.stringify(scenario.weights),
      created_at: scenario.createdAt, created_by: scenario.createdBy, removed_at: null,
    })
    .execute();
}

/** Puts a scenario away (an instant) or brings it back (null); false where the selection has none of this id. */
export async function setScenarioRemoved(db: Db, selectionId: string, id: string, at: string | null): Promise<boolean> {
  const result = await db.updateTable("scenario").set({ removed_at: at }).where("selection_id", "=", selectionId).where("id", "=", id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
