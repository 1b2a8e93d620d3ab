import { goalConditionSchema } from "~/domain/goals/conditions";
import type { GoalCondition } from "~/domain/goals/conditions";
import { goalContentSchema } from "~/domain/goals/goal";
import type { GoalContent, GoalFigure, GoalRecord } from "~/domain/goals/goal";

import { listKept, saveKept, setKeptRemoved } from "./kept-parts";
import type { Db } from "./schema";

/** What was filled in for goals, in the order in which they were first kept; what was put aside too. */
export async function listGoalRecords(db: Db, selectionId: string): Promise<GoalRecord[]> {
  return (await listKept(db, "goal", selectionId)).map(({ id, content, removed }) => ({ id, removed, content: goalContentSchema.parse(content) }));
}

/** Keeps a goal, and takes it back from aside. */
export function saveGoalRecord(db: Db, selectionId: string, id: string, content: GoalContent, at: string): Promise<void> {
  return saveKept(db, "goal", selectionId, id, content, at);
}

/** Puts a goal aside (an instant) or takes it back (null). */
export function setGoalRemoved(db: Db, selectionId: string, id: string, at: string | null): Promise<void> {
  return setKeptRemoved(db, "goal", selectionId, id, at);
}

/** What was measured of the goals of a selection, by goal, oldest first. */
export async function listGoalFigures(db: Db, selectionId: string): Promise<Map<string, GoalFigure[]>> {
  const rows = await db.selectFrom("goal_figure").selectAll().where("selection_id", "=", selectionId).orderBy("date").execute();
  const figures = new Map<string, GoalFigure[]>();
  for (const { goal_id, date, value, note } of rows) figures.set(goal_id, [...(figures.get(goal_id) ?? []), { date, value, note }]);
  return figures;
}

/** Keeps what a goal measured on a day, over what was kept for that day. */
export async function saveGoalFigure(db: Db, selectionId: string, goalId: string, { date, value, note }: GoalFigure, at: string): Promise<void> {
  const row = { value, note, changed_at: at };
  await db.insertInto("goal_figure").values({ selection_id: selectionId, goal_id: goalId, date, ...row })
    .onConflict((conflict) => conflict.columns(["selection_id", "goal_id", "date"]).doUpdateSet(row)).execute();
}

export async function deleteGoalFigure(db: Db, selectionId: string, goalId: string, date: string): Promise<void> {
  await db.deleteFrom("goal_figure").where("selection_id", "=", selectionId).where("goal_id", "=", goalId).where("date", "=", date).execute();
}

/** What was said of the conditions on the goals, by the item of the pack. */
export async function loadGoalConditions(db: Db, selectionId: string): Promise<Map<string, GoalCondition>> {
  const rows = await db.selectFrom("goal_condition").select(["item_id", "content"]).where("selection_id", "=", selectionId).execute();
  return new Map(rows.map((row) => [row.item_id, goalConditionSchema.parse(JSON.parse(row.content))]));
}

export async function saveGoalCondition(db: Db, selectionId: string, itemId: string, content: GoalCondition, at: string): Promise<void> {
  const row = { content: JSON.stringify(content), changed_at: at };
  await db.insertInto("goal_condition").values({ selection_id: selectionId, item_id: itemId, ...row })
    .onConflict((conflict) => conflict.columns(["selection_id", "item_id"]).doUpdateSet(row)).execute();
}
