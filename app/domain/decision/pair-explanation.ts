import type { Edition, EditionCriterion } from "../edition/edition";
import { tolerance } from "../scoring/tolerance";
import { rankedParts } from "./requirement-influence";
import type { RankedPart } from "./requirement-influence";
import type { EditionRankedOffer, EditionRanking } from "./types";

/** By how many points of the total one part puts the first offer above the second (−: below). */
export interface PartDifference<T> {
  part: T;
  /** Null while one of the two is not known; then between `low` and `high`. */
  points: number | null;
  low: number;
  high: number;
}

/** Why one offer stands above another: what each dimension and each requirement adds to the difference of their totals. */
export interface PairExplanation {
  first: EditionRankedOffer;
  second: EditionRankedOffer;
  /** The difference of the totals; the dimensions add up to it, and so do the requirements. */
  total: Omit<PartDifference<null>, "part">;
  dimensions: PartDifference<EditionCriterion>[];
  /** Those that differ or may, and the price where it counts in the total, largest first; ties by code. */
  requirements: PartDifference<RankedPart>[];
  /** Where the place is not decided by the total: by what instead, and what each offer has of it and costs; null where it is. */
  award: { kind: "utility-index" | "award-on-value"; currency: string; first: AwardScore; second: AwardScore } | null;
}

interface AwardScore {
  score: number | null;
  cost: number | null;
  /** By award on value, the amount that each dimension takes off the price; null while its value is unknown. */
  earned: { title: string; amount: number | null }[];
}

/** Compares two offers of a ranking, which may also be excluded. */
export function explainPair(edition: Edition, ranking: EditionRanking, first: EditionRankedOffer, second: EditionRankedOffer): PairExplanation {
  const dimensions = edition.criteria.flatMap((part): PartDifference<EditionCriterion>[] => {
    const weight = ranking.weights[part.id] ?? 0;
    const [a, b] = [first.nodes[part.id], second.nodes[part.id]];
    if (weight === 0 || !a || !b) return [];
    return [{ part, points: a.value === null || b.value === null ? null : weight * (a.value - b.value), low: weight * (a.low - b.high), high: weight * (a.high - b.low) }];
  });
  const requirements = rankedParts(edition).flatMap((part): PartDifference<RankedPart>[] => {
    const most = (ranking.weights[part.id] ?? 0) * 100;
    if (most === 0) return [];
    const [a, b] = [first.contributions[part.id] ?? null, second.contributions[part.id] ?? null];
    if (a !== null && b !== null) return Math.abs(a - b) <= tolerance ? [] : [{ part, points: a - b, low: a - b, high: a - b }];
    return [{ part, points: null, low: (a ?? 0) - (b ?? most), high: (a ?? most) - (b ?? 0) }];
  });
  const size = ({ points, low, high }: PartDifference<unknown>) => Math.round(Math.max(Math.abs(points ?? low), Math.abs(points ?? high)) * 1e9);
  const known = first.value !== null && second.value !== null;
  const kind = ranking.price?.kind;
  const worth = edition.price?.method.kind === "award-on-value" ? edition.price.method.worth : {};
  const earning = edition.criteria.filter(({ id }) => Object.hasOwn(worth, id) && worth[id] > 0);
  const scoreOf = ({ id, cost, nodes }: EditionRankedOffer): AwardScore => ({
    score: ranking.price?.scores[id] ?? null,
    cost: cost?.total ?? null,
    earned: earning.map(({ id, title }) => {
      const value = nodes[id]?.value ?? null;
      return { title, amount: value === null ? null : (worth[id] * value) / 100 };
    }),
  });
  return {
    first, second,
    award: edition.price && (kind === "utility-index" || kind === "award-on-value") ? { kind, currency: edition.price.currency, first: scoreOf(first), second: scoreOf(second) } : null,
    total: { points: known ? first.value! - second.value! : null, low: first.low - second.high, high: first.high - second.low },
    dimensions,
    requirements: requirements.sort((a, b) => size(b) - size(a) || (a.part.code < b.part.code ? -1 : 1)),
  };
}

/** Who is certainly better, by a difference or by its bounds: 1 the first, −1 the second, 0 neither; null while it can go either way. */
export function whoIsBetter({ points, low, high }: Pick<PartDifference<unknown>, "points" | "low" | "high">): 1 | -1 | 0 | null {
  if (points !== null) return points > tolerance ? 1 : points < -tolerance ? -1 : 0;
  return low > tolerance ? 1 : high < -tolerance ? -1 : null;
}

/** Those that put the first above, and those that put it below, largest first; what is not known takes no part. */
export function forAndAgainst<T>(parts: readonly PartDifference<T>[]): { pro: PartDifference<T>[]; contra: PartDifference<T>[] } {
  const sized = (sign: 1 | -1) =>
    parts.filter(({ points }) => points !== null && points * sign > tolerance).sort((a, b) => Math.round((b.points! - a.points!) * sign * 1e9));
  return { pro: sized(1), contra: sized(-1) };
}
