import { requirementEditSchema, requirementSchema } from "~/domain/requirements/requirement";
import type { Requirement, RequirementEdit } from "~/domain/requirements/requirement";
import type { RequirementRecords } from "~/domain/requirements/resolve";

import type { Db } from "./schema";

/** What a selection keeps of its requirements: changes to those of the pack, and its own. */
export async function loadRequirementRecords(db: Db, selectionId: string): Promise<RequirementRecords> {
  const rows = await db
    .selectFrom("requirement")
    .selectAll()
    .where("selection_id", "=", selectionId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const edits = new Map<string, RequirementEdit>();
  const own: Requirement[] = [];
  for (const row of rows) {
    const content: unknown = JSON.parse(row.content);
    if (row.origin === "own") own.push(requirementSchema.parse(content));
    else edits.set(row.id, requirementEditSchema.parse(content));
  }
  return { edits, own };
}

/** Keeps what the lead changed on a requirement of the pack, in place of earlier changes. */
export async function saveRequirementEdit(db: Db, selectionId: string, id: string, edit: RequirementEdit): Promise<void> {
  await db
    .insertInto("requirement")
    .values({ selection_id: selectionId, id, origin: "pack", content: JSON.stringify(edit), position: 0 })
    .onConflict((conflict) => conflict.columns(["selection_id", "id"]).doUpdateSet((eb) => ({ content: eb.ref("excluded.content") })))
    .execute();
}

// SQLite takes at most 32,766 values in one statement.
const rowsAtOnce = 2000;

/** Keeps new requirements of the selection's own, at the end. Throws when an id is taken. */
export async function insertOwnRequirements(db: Db, selectionId: string, requirements: readonly Requirement[]): Promise<void> {
  const last = await db
    .selectFrom("requirement")
    .select((eb) => eb.fn.max("position").as("position"))
    .where("selection_id", "=", selectionId)
    .executeTakeFirst();
  const first = (last?.position ?? 0) + 1;
  const rows = requirements.map((requirement, index) => ({ selection_id: selectionId, id: requirement.id, origin: "own", content: JSON.stringify(requirement), position: first + index }));
  for (let start = 0; start < rows.length; start += rowsAtOnce) await db.insertInto("requirement").values(rows.slice(start, start + rowsAtOnce)).execute();
}

/** Keeps a new requirement of the selection's own, at the end. Throws when its id is taken. */
export function insertOwnRequirement(db: Db, selectionId: string, requirement: Requirement): Promise<void> {
  return insertOwnRequirements(db, selectionId, [requirement]);
}

/** Keeps what an own requirement says now; its place stays. */
export async function updateOwnRequirement(db: Db, selectionId: string, requirement: Requirement): Promise<void> {
  await db
    .updateTable("requirement")
    .set({ content: JSON.stringify(requirement) })
    .where("selection_id", "=", selectionId)
    .where("id", "=", requirement.id)
    .where("origin", "=", "own")
    .execute();
}

/** Takes a row away: a change goes back to what the pack says, an own requirement is gone. */
export async function deleteRequirementRecord(db: Db, selectionId: string, id: string): Promise<void> {
  await db.deleteFrom("requirement").where("selection_id", "=", selectionId).where("id", "=", id).execute();
}
