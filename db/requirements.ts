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
  await save(db, selectionId, id, "pack", edit, 0);
}

/** Keeps a requirement of the selection's own; a new one goes to the end. */
export async function saveOwnRequirement(db: Db, selectionId: string, requirement: Requirement): Promise<void> {
  const last = await db
    .selectFrom("requirement")
    .select((eb) => eb.fn.max("position").as("position"))
    .where("selection_id", "=", selectionId)
    .executeTakeFirst();
  await save(db, selectionId, requirement.id, "own", requirement, (last?.position ?? 0) + 1);
}

/** Takes a row away: a change goes back to what the pack says, an own requirement is gone. */
export async function deleteRequirementRecord(db: Db, selectionId: string, id: string): Promise<void> {
  await db.deleteFrom("requirement").where("selection_id", "=", selectionId).where("id", "=", id).execute();
}

async function save(db: Db, selectionId: string, id: string, origin: "pack" | "own", content: object, position: number) {
  await db
    .insertInto("requirement")
    .values({ selection_id: selectionId, id, origin, content: JSON.stringify(content), position })
    .onConflict((conflict) => conflict.columns(["selection_id", "id"]).doUpdateSet((eb) => ({ content: eb.ref("excluded.content") })))
    .execute();
}
