import type { WeightRow } from "./weight-rows";

/**
 * The rows of a weight tree with other weights: shares, counts and problems worked out anew, by the same rules as
 * `weightRows`, without the requirements themselves, so that a page can do it while one types. `weights` by id, not
 * negative; ids that it lacks keep theirs.
 */
export function reweigh(rows: readonly WeightRow[], weights: ReadonlyMap<string, number>): WeightRow[] {
  const weightOf = (row: WeightRow) => weights.get(row.id) ?? row.weight;
  const childrenOf = new Map<string | null, WeightRow[]>();
  for (const row of rows) childrenOf.set(row.parent, [...(childrenOf.get(row.parent) ?? []), row]);
  const scored = new Map<string, number>();
  const scoredBelow = (row: WeightRow): number => {
    const known = scored.get(row.id);
    if (known !== undefined) return known;
    const count = row.kind === "requirement"
      ? Number(weightOf(row) > 0)
      : (childrenOf.get(row.id) ?? []).reduce((sum, child) => sum + scoredBelow(child), 0);
    scored.set(row.id, count);
    return count;
  };
  // A criterion under which nothing is scored takes no share from its siblings.
  const effective = (row: WeightRow) => (scoredBelow(row) > 0 ? weightOf(row) : 0);
  const sums = new Map([...childrenOf].map(([parent, children]) => [parent, children.reduce((sum, child) => sum + effective(child), 0)]));

  const globalShares = new Map<string | null, number>([[null, 1]]);
  return rows.map((row) => {
    const sum = sums.get(row.parent) ?? 0;
    const share = sum > 0 ? effective(row) / sum : 0;
    const globalShare = (globalShares.get(row.parent) ?? 0) * share;
    globalShares.set(row.id, globalShare);
    const changed = { ...row, weight: weightOf(row), share, globalShare };
    if (row.kind === "requirement") return changed;
    const below = scoredBelow(row);
    return { ...changed, requirements: below, problem: below > 0 && (sums.get(row.id) ?? 0) === 0, unscored: below === 0 };
  });
}

/**
 * Whether everything directly below a parent (null: the dimensions) weighs 0 although something there could be scored,
 * so that the whole level counts for nothing.
 */
export function isAllZero(rows: readonly WeightRow[], parent: string | null): boolean {
  const members = rows.filter((row) => row.parent === parent && (row.kind === "criterion" || !row.unscored));
  return members.length > 0 && members.every((row) => row.weight === 0);
}
