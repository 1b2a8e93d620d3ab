import type { WeightStability } from "../scoring/stability";

/** A change of one weight after which another offer is first. */
export interface NearestChange {
  criterion: string;
  /** Shares among siblings, 0–1: now, and where the other takes over. */
  now: number;
  bound: number;
  side: "above" | "below";
  challenger: string;
}

/** The changes of one weight that come first to make another offer win, nearest first; ties in the order of the tree. */
export function nearestChanges(stability: readonly WeightStability[], isCounted: (criterion: string) => boolean = () => true): NearestChange[] {
  const changes = stability.filter(({ criterion }) => isCounted(criterion)).flatMap(({ criterion, weight, lower, upper, challengerBelow, challengerAbove }): NearestChange[] => [
    ...(challengerAbove === null ? [] : [{ criterion, now: weight, bound: upper, side: "above" as const, challenger: challengerAbove }]),
    ...(challengerBelow === null ? [] : [{ criterion, now: weight, bound: lower, side: "below" as const, challenger: challengerBelow }]),
  ]);
  const distance = ({ now, bound }: NearestChange) => Math.round(Math.abs(bound - now) * 1e12);
  return changes.sort((a, b) => distance(a) - distance(b));
}
