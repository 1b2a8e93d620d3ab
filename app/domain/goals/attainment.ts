import type { GoalContent, GoalFigure } from "./goal";

type Aim = Pick<GoalContent, "present" | "presentDate" | "target" | "date">;

/**
 * How much of the way from the present value to the target was covered: (actual − present) ÷ (target − present). 0 is
 * where it began, 1 the target, below 0 worse than it began. Null where one of them is not known or target = present.
 */
export function attainment({ present, target }: Pick<Aim, "present" | "target">, actual: number | null): number | null {
  if (present === null || target === null || actual === null || target === present) return null;
  // Adding 0 makes a negative zero, which would show as "-0%", an ordinary one.
  return (actual - present) / (target - present) + 0;
}

/**
 * How much of the way should be covered on a day, going evenly from the day of the present value to the date of the goal: 0
 * before, 1 after. Null where one of the two days is not known or the date is not the later one.
 */
export function plannedShare({ presentDate, date }: Pick<Aim, "presentDate" | "date">, day: string): number | null {
  if (presentDate === null || date === null || date <= presentDate) return null;
  const [start, end, at] = [presentDate, date, day].map((text) => Date.parse(`${text}T00:00:00Z`)) as [number, number, number];
  return Math.min(1, Math.max(0, (at - start) / (end - start)));
}

/** `due`: the date has passed and the target was not reached. `unknown`: no figure, or it cannot be told yet. */
export const goalStates = ["reached", "on-course", "behind", "due", "unknown"] as const;
export type GoalState = (typeof goalStates)[number];

export interface GoalEvaluation {
  /** The latest figure; null while there is none. */
  latest: GoalFigure | null;
  attainment: number | null;
  /** What should have been covered on the day of the latest figure. */
  planned: number | null;
  state: GoalState;
}

const tolerance = 1e-9;

/** How a goal does by its figures, as seen on a day. Computed from them, never kept. */
export function evaluateGoal(aim: Aim, figures: readonly GoalFigure[], today: string): GoalEvaluation {
  const latest = inOrder(figures).at(-1) ?? null;
  const share = attainment(aim, latest?.value ?? null);
  const planned = latest ? plannedShare(aim, latest.date) : null;
  return { latest, attainment: share, planned, state: stateOf(aim, share, planned, today) };
}

function stateOf({ date }: Aim, share: number | null, planned: number | null, today: string): GoalState {
  if (share === null) return "unknown";
  if (share >= 1 - tolerance) return "reached";
  if (date !== null && date < today) return "due";
  if (planned === null) return "unknown";
  return share >= planned - tolerance ? "on-course" : "behind";
}

/** Figures by date, oldest first. */
export function inOrder(figures: readonly GoalFigure[]): GoalFigure[] {
  return [...figures].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** How many goals stand in each state. */
export function countStates(states: readonly GoalState[]): Record<GoalState, number> {
  return Object.fromEntries(goalStates.map((state) => [state, states.filter((one) => one === state).length])) as Record<GoalState, number>;
}
