import type { GoalContent } from "./goal";

export const smartLetters = ["S", "M", "A", "R", "T"] as const;
export type SmartLetter = (typeof smartLetters)[number];

/** What a letter can lack: fields of a goal, or `change` where target and present value are the same. */
export type SmartLack = "title" | "measure" | "unit" | "present" | "target" | "change" | "owner" | "route" | "date";

/**
 * What a goal still lacks, letter by letter; empty for a SMART goal.
 *
 * - S, specific: it says in its own words what has to become different; the objective alone does not.
 * - M, measurable: a measure with its unit, what it is today and what it has to be, which differ.
 * - A, adaptable, as the guide has it: somebody owns it, who accepts it and can adjust it.
 * - R, realistic: there is a way to it, wishes that serve it or something else.
 * - T, time-bound: a date.
 */
export function missingSmart(goal: GoalContent): { letter: SmartLetter; lacks: SmartLack[] }[] {
  const lacks: Record<SmartLetter, (SmartLack | false)[]> = {
    S: [goal.title === "" && "title"],
    M: [
      goal.measure === "" && "measure", goal.unit === "" && "unit", goal.present === null && "present", goal.target === null && "target",
      goal.present !== null && goal.present === goal.target && "change",
    ],
    A: [goal.owner === "" && "owner"],
    R: [goal.wishes.length === 0 && goal.route === "" && "route"],
    T: [goal.date === null && "date"],
  };
  return smartLetters
    .map((letter) => ({ letter, lacks: lacks[letter].filter((lack) => lack !== false) }))
    .filter((one) => one.lacks.length > 0);
}
