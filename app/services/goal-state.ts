import type { ContentPack } from "~/domain/content/pack";
import { goalState } from "~/domain/goals/goal-state";
import type { GoalState } from "~/domain/goals/goal-state";
import type { Choices } from "~/domain/intake/choices";
import { listGoalFigures, listGoalRecords, loadGoalConditions } from "~db/goals";
import type { Db } from "~db/schema";

/** The goals of a selection as seen on a day (`YYYY-MM-DD`). */
export async function loadGoalState(db: Db, selectionId: string, pack: ContentPack, choices: Choices, today: string): Promise<GoalState> {
  const sources = { records: await listGoalRecords(db, selectionId), figures: await listGoalFigures(db, selectionId), conditions: await loadGoalConditions(db, selectionId) };
  return goalState(pack, choices, sources, today);
}
