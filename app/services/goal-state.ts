import { itemsOfKind } from "~/domain/content/pack";
import type { ContentItem, ContentPack } from "~/domain/content/pack";
import { evaluateGoal } from "~/domain/goals/attainment";
import type { GoalEvaluation } from "~/domain/goals/attainment";
import { benefitsOf, emptyCondition } from "~/domain/goals/conditions";
import type { GoalCondition } from "~/domain/goals/conditions";
import { resolveGoals } from "~/domain/goals/goal";
import type { Goal, GoalFigure } from "~/domain/goals/goal";
import { missingSmart } from "~/domain/goals/smart";
import type { Choices } from "~/domain/intake/choices";
import { listGoalFigures, listGoalRecords, loadGoalConditions } from "~db/goals";
import type { Db } from "~db/schema";

/** A goal with what follows from it. */
export interface GoalView extends Goal {
  /** Main function of its objective; null for one of the organisation's own. */
  function: string | null;
  missing: ReturnType<typeof missingSmart>;
  /** What was measured, oldest first. */
  figures: GoalFigure[];
  evaluation: GoalEvaluation;
}

/** All that is known of the goals of a selection: what pages, documents and the evaluation show. */
export interface GoalState {
  goals: GoalView[];
  /** Put aside; each can be taken back. */
  aside: Goal[];
  conditions: (GoalCondition & { item: ContentItem })[];
  /** Per financial advantage the goals that lead to it. */
  benefits: { item: ContentItem; goals: string[] }[];
  /** Goals that lead to no financial advantage. */
  withoutBenefit: string[];
}

/** The goals of a selection as seen on a day (`YYYY-MM-DD`). */
export async function loadGoalState(db: Db, selectionId: string, pack: ContentPack, choices: Choices, today: string): Promise<GoalState> {
  const objectives = itemsOfKind(pack, "objective");
  const { goals, aside } = resolveGoals(objectives, (id) => choices.get(id)?.selected === true, await listGoalRecords(db, selectionId));
  const figures = await listGoalFigures(db, selectionId);
  const conditions = await loadGoalConditions(db, selectionId);
  const benefits = itemsOfKind(pack, "benefit");
  const { per, without } = benefitsOf(benefits, goals);
  const functionOf = new Map(objectives.map((objective) => [objective.id, objective.function ?? null]));
  return {
    goals: goals.map((goal) => {
      const measured = figures.get(goal.id) ?? [];
      return {
        ...goal, function: goal.objective === null ? null : (functionOf.get(goal.objective) ?? null),
        missing: missingSmart(goal), figures: measured, evaluation: evaluateGoal(goal, measured, today),
      };
    }),
    aside,
    conditions: itemsOfKind(pack, "goal-condition").map((item) => ({ ...(conditions.get(item.id) ?? emptyCondition), item })),
    benefits: per.map(({ benefit, goals: of }) => ({ item: benefits.find(({ id }) => id === benefit)!, goals: of })),
    withoutBenefit: without,
  };
}
