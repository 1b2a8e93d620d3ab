import { z } from "zod";

import type { Fields } from "../settle-edits";
import type { Goal } from "./goal";

/** How far a condition on the goals is met; null while nobody said. */
export const conditionAnswers = ["yes", "partly", "no"] as const;
export const goalConditionSchema = z.strictObject({ answer: z.enum(conditionAnswers).nullable().default(null), note: z.string().trim().max(5000).default("") });
export type GoalCondition = z.infer<typeof goalConditionSchema>;

export const emptyCondition: GoalCondition = goalConditionSchema.parse({});

/** Per financial advantage the goals that lead to it, and the goals that lead to none. */
export function benefitsOf(benefits: readonly { id: string }[], goals: readonly Goal[]): { per: { benefit: string; goals: string[] }[]; without: string[] } {
  const known = new Set(benefits.map(({ id }) => id));
  return {
    per: benefits.map(({ id }) => ({ benefit: id, goals: goals.filter((goal) => goal.benefits.includes(id)).map((goal) => goal.id) })),
    without: goals.filter((goal) => !goal.benefits.some((benefit) => known.has(benefit))).map(({ id }) => id),
  };
}

/** Conditions as fields that two people may change independently of each other. */
export function conditionFields(conditions: Readonly<Record<string, GoalCondition>>): Fields {
  return Object.fromEntries(Object.entries(conditions).flatMap(([id, { answer, note }]) => [[`${id}.answer`, answer], [`${id}.note`, note]]));
}
