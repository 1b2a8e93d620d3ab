import { phaseDecisionSchema, phaseWorkSchema } from "~/domain/phases/phase-work";
import type { PhaseDecision, PhaseWork } from "~/domain/phases/phase-work";
import { solutionSchema } from "~/domain/phases/solution";
import type { Solution } from "~/domain/phases/solution";

import type { Db } from "./schema";

/** What was done about the items of phases, by item id. */
export async function loadPhaseWork(db: Db, selectionId: string): Promise<Map<string, PhaseWork>> {
  const rows = await db.selectFrom("phase_work").selectAll().where("selection_id", "=", selectionId).execute();
  return new Map(rows.map((row) => [row.item_id, phaseWorkSchema.parse({ id: row.item_id, done: row.done === 1, owner: row.owner, due: row.due, note: row.note })]));
}

/** Writes work over what was there. */
export async function savePhaseWork(db: Db, selectionId: string, work: readonly PhaseWork[], at: string): Promise<void> {
  if (work.length === 0) return;
  await db
    .insertInto("phase_work")
    .values(work.map(({ id, done, ...rest }) => ({ selection_id: selectionId, item_id: id, done: Number(done), ...rest, changed_at: at })))
    .onConflict((conflict) =>
      conflict.columns(["selection_id", "item_id"]).doUpdateSet((eb) => ({
        done: eb.ref("excluded.done"), owner: eb.ref("excluded.owner"), due: eb.ref("excluded.due"), note: eb.ref("excluded.note"), changed_at: eb.ref("excluded.changed_at"),
      })),
    )
    .execute();
}

/** A line that stays when it is taken out, so that this can be undone. */
type Kept<L> = L & { removed: boolean };

/** The decisions of all phases in order, the removed ones too. */
export async function listPhaseDecisions(db: Db, selectionId: string): Promise<Kept<PhaseDecision>[]> {
  const rows = await db.selectFrom("phase_decision").selectAll().where("selection_id", "=", selectionId).orderBy("position").orderBy("id").execute();
  return rows.map((row) => ({ ...phaseDecisionSchema.parse({ id: row.id, ...(JSON.parse(row.content) as object) }), item: row.item_id, removed: row.removed_at !== null }));
}

export async function insertPhaseDecision(db: Db, selectionId: string, { id, item, ...content }: PhaseDecision, position: number): Promise<void> {
  await db.insertInto("phase_decision").values({ id, selection_id: selectionId, item_id: item, position, content: JSON.stringify(content), removed_at: null }).execute();
}

/** Writes a decision over what was there; one that was taken out comes back with that. */
export async function updatePhaseDecision(db: Db, selectionId: string, { id, text, by, on }: PhaseDecision): Promise<void> {
  await db.updateTable("phase_decision").set({ content: JSON.stringify({ text, by, on }), removed_at: null }).where("selection_id", "=", selectionId).where("id", "=", id).execute();
}

/** Takes a decision out (an instant) or brings it back (null). */
export async function setPhaseDecisionRemoved(db: Db, selectionId: string, id: string, at: string | null): Promise<void> {
  await db.updateTable("phase_decision").set({ removed_at: at }).where("selection_id", "=", selectionId).where("id", "=", id).execute();
}

/** What kind of system is looked for; null while nothing was said. */
export async function findSolution(db: Db, selectionId: string): Promise<Solution | null> {
  const row = await db.selectFrom("solution_choice").select("content").where("selection_id", "=", selectionId).executeTakeFirst();
  return row ? solutionSchema.parse(JSON.parse(row.content)) : null;
}

export async function saveSolution(db: Db, selectionId: string, solution: Solution, at: string): Promise<void> {
  const row = { content: JSON.stringify(solution), changed_at: at };
  await db.insertInto("solution_choice").values({ selection_id: selectionId, ...row }).onConflict((conflict) => conflict.column("selection_id").doUpdateSet(row)).execute();
}
