import { z } from "zod";

import { projectMemberSchema, projectRoles } from "~/domain/phases/project-roles";
import type { ProjectMember } from "~/domain/phases/project-roles";
import { swotKinds, swotTextSchema } from "~/domain/phases/swot";
import type { SwotEntry } from "~/domain/phases/swot";

import type { Db } from "./schema";

/** A line of a sheet with its place in the order; taken out it stays, so that this can be undone. */
type Kept<L> = L & { order: number; removed: boolean };

/** Strengths, weaknesses, opportunities and threats in order, the removed ones too. */
export async function listSwot(db: Db, selectionId: string): Promise<Kept<SwotEntry>[]> {
  const rows = await db.selectFrom("swot_entry").selectAll().where("selection_id", "=", selectionId).orderBy("position").orderBy("id").execute();
  return rows.map((row) => ({ ...swotTextSchema.parse(row), kind: z.enum(swotKinds).parse(row.kind), order: row.position, removed: row.removed_at !== null }));
}

export async function insertSwotEntry(db: Db, selectionId: string, { id, kind, text, goal }: SwotEntry, order: number): Promise<void> {
  await db.insertInto("swot_entry").values({ id, selection_id: selectionId, kind, position: order, text, goal, removed_at: null }).execute();
}

/** Writes an entry over what was there; one that was taken out comes back with that. */
export async function updateSwotEntry(db: Db, selectionId: string, { id, text, goal }: SwotEntry): Promise<void> {
  await db.updateTable("swot_entry").set({ text, goal, removed_at: null }).where("selection_id", "=", selectionId).where("id", "=", id).execute();
}

export async function setSwotOrder(db: Db, selectionId: string, id: string, order: number): Promise<void> {
  await db.updateTable("swot_entry").set({ position: order }).where("selection_id", "=", selectionId).where("id", "=", id).execute();
}

/** Everybody with a role in the project, in order, the removed ones too. */
export async function listProjectMembers(db: Db, selectionId: string): Promise<Kept<ProjectMember>[]> {
  const rows = await db.selectFrom("project_member").selectAll().where("selection_id", "=", selectionId).orderBy("position").orderBy("id").execute();
  return rows.map((row) => ({
    ...projectMemberSchema.parse({ id: row.id, ...(JSON.parse(row.content) as object) }), role: z.enum(projectRoles).parse(row.role), order: row.position, removed: row.removed_at !== null,
  }));
}

export async function insertProjectMember(db: Db, selectionId: string, { id, role, ...content }: ProjectMember, order: number): Promise<void> {
  await db.insertInto("project_member").values({ id, selection_id: selectionId, role, position: order, content: JSON.stringify(content), removed_at: null }).execute();
}

/** Writes a member over what was there; one that was taken out comes back with that. */
export async function updateProjectMember(db: Db, selectionId: string, { id, name, position, phases }: ProjectMember): Promise<void> {
  await db.updateTable("project_member").set({ content: JSON.stringify({ name, position, phases }), removed_at: null }).where("selection_id", "=", selectionId).where("id", "=", id).execute();
}

/** Takes a line out of a sheet (an instant) or brings it back (null). */
export async function setSheetLineRemoved(db: Db, sheet: "swot_entry" | "project_member", selectionId: string, id: string, at: string | null): Promise<void> {
  await db.updateTable(sheet).set({ removed_at: at }).where("selection_id", "=", selectionId).where("id", "=", id).execute();
}
