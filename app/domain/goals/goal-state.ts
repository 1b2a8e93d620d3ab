import { itemsOfKind } from "../content/pack";
import type { ContentItem, ContentPack } from "../content/pack";
import type { Guidance } from "../content/guidance";
import type { Choices } from "../intake/choices";
import type { Bilingual } from "../language";
import type { SwotKind } from "../phases/swot";
import type { PlanningPage } from "../planning-page";
import { evaluateGoal } from "./attainment";
import type { GoalEvaluation } from "./attainment";
import { benefitsOf, emptyCondition } from "./conditions";
import type { GoalCondition } from "./conditions";
import { resolveGoals } from "./goal";
import type { Goal, GoalFigure, GoalRecord } from "./goal";
import { missingSmart } from "./smart";

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

/** What is kept of goals. */
export interface GoalSources {
  records: readonly GoalRecord[];
  /** What was measured, by goal, oldest first. */
  figures: ReadonlyMap<string, GoalFigure[]>;
  conditions: ReadonlyMap<string, GoalCondition>;
}

/** The goals of a selection as seen on a day (`YYYY-MM-DD`). */
export function goalState(pack: ContentPack, choices: Choices, { records, figures, conditions }: GoalSources, today: string): GoalState {
  const objectives = itemsOfKind(pack, "objective");
  const { goals, aside } = resolveGoals(objectives, (id) => choices.get(id)?.selected === true, records);
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

/** The goals of a selection with what they rest on, for its pages. */
export interface GoalsView extends GoalState, PlanningPage {
  aim: Bilingual;
  /** Of objectives and wishes, by id. */
  texts: Record<string, Bilingual>;
  /** All wishes; the ticked ones can serve a goal. */
  wishes: { id: string; function: string | null; ticked: boolean }[];
  /** What of the starting point leads to a goal. */
  swot: { kind: SwotKind; text: string; goal: string }[];
  guidance: Guidance[];
}
