import type { ContentItem } from "../content/pack";
import type { Priority } from "../requirements/requirement";
import type { Choices, Impact } from "./choices";

export const priorities = ["necessary", "desirable"] as const satisfies readonly Priority[];
export const impacts = ["low", "middle", "high"] as const satisfies readonly Impact[];

/** How many ticked wishes stand in each cell of priority × impact; wishes that lack one of the two are in none. */
export type PriorityImpactCounts = Record<Priority, Record<Impact, number>>;

/** Counts ticked wishes by priority and impact. */
export function priorityImpactCounts(wishes: readonly Pick<ContentItem, "id">[], choices: Choices): PriorityImpactCounts {
  const counts: PriorityImpactCounts = { necessary: { low: 0, middle: 0, high: 0 }, desirable: { low: 0, middle: 0, high: 0 } };
  for (const { id } of wishes) {
    const choice = choices.get(id);
    if (choice?.selected && choice.priority && choice.impact) counts[choice.priority][choice.impact] += 1;
  }
  return counts;
}
