import { tolerance } from "../scoring/tolerance";

/**
 * Whether the values of one requirement could change the order under the utility index, U = ((1 − (Qbest − Q) · N) ÷ P) ·
 * Pbest. U compares two offers by a sum that is a straight line in the highest quality, so that ends of intervals decide.
 */
export interface UtilityCase {
  /** By offer, in points of quality: what it has without this requirement, and what it earns on it now. */
  rest: readonly number[];
  points: readonly number[];
  /** The most that the requirement can add. */
  most: number;
  prices: readonly number[];
  /** N of the formula. */
  weight: number;
}

/** By how much offer `j` is above offer `k`, times a positive number, with these qualities (0–1) and this highest quality. */
function lead({ prices, weight }: UtilityCase, [j, ofJ]: readonly [number, number], [k, ofK]: readonly [number, number], best: number): number {
  const scale = Math.max(prices[j], prices[k]);
  return ((prices[k] - prices[j]) * (1 - best * weight) + weight * (prices[k] * ofJ - prices[j] * ofK)) / scale;
}

/** Whether some values 0–100 on the requirement put an offer first that is not, alone or with others. */
export function utilityFirst(one: UtilityCase): boolean {
  const { rest, points, most, weight } = one;
  const now = rest.map((value, i) => (value + points[i]) / 100);
  const bestNow = Math.max(...now);
  const isFirst = now.map((_, j) => now.every((_own, k) => k === j || lead(one, [j, now[j]], [k, now[k]], bestNow) >= -tolerance));
  if (isFirst.filter(Boolean).length > 1 && most > tolerance && weight > 0) return true;
  return rest.some((value, j) => !isFirst[j] && canLead(one, j, (value + most) / 100));
}

/** Whether offer `j`, with everything on the requirement, is above all others at some highest quality that one of them can have. */
function canLead(one: UtilityCase, j: number, own: number): boolean {
  const { rest, most } = one;
  const others = rest.map((_, k) => k).filter((k) => k !== j);
  const least = Math.max(own, ...others.map((k) => rest[k] / 100));
  // The highest quality is the offer's own or another's as it is, or that of an offer which earns something here too.
  return [null, ...others].some((raised) => {
    let [from, to] = [least, raised === null ? least : (rest[raised] + most) / 100];
    if (to < from) return false;
    for (const k of others) {
      const at = (best: number) => lead(one, [j, own], [k, k === raised ? best : rest[k] / 100], best);
      const [low, high] = [at(from), at(to)];
      if (low < -tolerance && high < -tolerance) return false;
      if (low >= -tolerance && high >= -tolerance) continue;
      const crossing = from + ((to - from) * low) / (low - high);
      if (low < 0) from = crossing;
      else to = crossing;
    }
    return from <= to + tolerance;
  });
}

/** Whether some values 0–100 on the requirement make two offers change places, or draw level. */
export function utilityOrder(one: UtilityCase): boolean {
  const { rest, points, most } = one;
  const now = rest.map((value, i) => (value + points[i]) / 100);
  const bestNow = Math.max(...now);
  return rest.some((_, j) => rest.some((_other, k) => {
    if (j === k || lead(one, [j, now[j]], [k, now[k]], bestNow) > tolerance) return false;
    const [own, other] = [(rest[j] + most) / 100, rest[k] / 100];
    const third = rest.filter((_value, i) => i !== j && i !== k);
    const least = Math.max(own, other, ...third.map((value) => value / 100));
    const highest = Math.max(least, ...third.map((value) => (value + most) / 100));
    return [least, highest].some((best) => lead(one, [j, own], [k, other], best) >= -tolerance);
  }));
}
