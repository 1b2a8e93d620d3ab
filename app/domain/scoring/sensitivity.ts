import { rank } from "./rank";
import { siblingShares, treeWithShares } from "./shares";
import { tolerance } from "./tolerance";
import type { ScoredOffer, WeightNode } from "./types";

/** What an offer is worth as one share goes from 0 to 1: a straight line. */
export interface SensitivityLine {
  id: string;
  atZero: number;
  atOne: number;
}

/** How the totals go with the share of one criterion among its siblings, which keep their ratio. */
export interface Sensitivity {
  criterion: string;
  /** The share now, 0–1. */
  share: number;
  /** In the order of the offers. */
  lines: SensitivityLine[];
  /** Who is first from where to where; the first by id where several are alike. */
  winners: { id: string; from: number; to: number }[];
}

/**
 * The lines of a sensitivity chart. Null while some value is not known at either end.
 *
 * @param offers those that take part: without the excluded
 * @param firstAlong who is first along the lines, where not the greatest total decides
 * @throws WeightTreeError for a tree that is not sound, RangeError for a criterion that it does not have
 */
export function sensitivity(tree: readonly WeightNode[], offers: readonly ScoredOffer[], criterion: string, firstAlong: (lines: readonly SensitivityLine[]) => Sensitivity["winners"] = winnersAlong): Sensitivity | null {
  const share = siblingShares(tree).get(criterion);
  if (share === undefined) throw new RangeError(`no criterion has the id "${criterion}"`);
  const valuesAt = (at: number) => new Map(rank(treeWithShares(tree, [{ id: criterion, share: at }]), offers, []).offers.map(({ id, value }) => [id, value]));
  const [zero, one] = [valuesAt(0), valuesAt(1)];
  const lines: SensitivityLine[] = [];
  for (const { id } of offers) {
    const atZero = zero.get(id)!;
    const atOne = one.get(id)!;
    if (atZero === null || atOne === null) return null;
    lines.push({ id, atZero, atOne });
  }
  return { criterion, share, lines, winners: firstAlong(lines) };
}

/** The upper edge of the lines, from left to right. */
export function winnersAlong(lines: readonly SensitivityLine[]): Sensitivity["winners"] {
  const slope = (line: SensitivityLine) => line.atOne - line.atZero;
  const winners: Sensitivity["winners"] = [];
  const better = (a: SensitivityLine, b: SensitivityLine, at: number) => {
    const difference = a.atZero + at * slope(a) - (b.atZero + at * slope(b));
    if (Math.abs(difference) > tolerance) return difference > 0;
    // Alike here: who is ahead from here on, and else the first by id.
    return Math.abs(slope(a) - slope(b)) > tolerance ? slope(a) > slope(b) : a.id < b.id;
  };
  let at = 0;
  let first = lines.length === 0 ? null : lines.reduce((best, line) => (better(line, best, 0) ? line : best));
  while (first !== null) {
    let next: SensitivityLine | null = null;
    let crossing = 1;
    for (const line of lines) {
      if (slope(line) <= slope(first) + tolerance) continue;
      const where = (first.atZero - line.atZero) / (slope(line) - slope(first));
      if (where >= 1 || where < at - tolerance) continue;
      if (next === null ? where < 1 : where < crossing - 1e-12 || (where <= crossing + 1e-12 && better(line, next, where))) {
        next = line;
        crossing = Math.max(at, where);
      }
    }
    winners.push({ id: first.id, from: at, to: next ? crossing : 1 });
    at = crossing;
    first = next;
  }
  return winners;
}
