import type { Edition, EditionCriterion, EditionRequirement } from "../edition/edition";
import type { NodeValue } from "../scoring/types";
import type { EditionRankedOffer, EditionRanking } from "./types";

/** What one criterion adds to an offer's total; a row of the tree, parents before children. */
export interface CriterionContribution {
  criterion: EditionCriterion;
  /** 0 for the dimensions. */
  depth: number;
  /** Global weight, 0–1. */
  weight: number;
  /** On 0–100. */
  value: NodeValue;
  /** Points of the total: weight × value; null while the value is, then between `low` and `high`. */
  points: number | null;
  low: number;
  high: number;
}

/** The criteria that count, with what each adds to an offer's total. Those of one depth under one parent add up to it. */
export function criterionContributions(edition: Edition, ranking: EditionRanking, offer: EditionRankedOffer): CriterionContribution[] {
  const walk = (criteria: readonly EditionCriterion[], depth: number): CriterionContribution[] =>
    criteria.flatMap((criterion) => {
      const weight = ranking.weights[criterion.id] ?? 0;
      const value = offer.nodes[criterion.id];
      if (weight === 0 || !value) return [];
      const points = value.value === null ? null : weight * value.value;
      return [{ criterion, depth, weight, value, points, low: weight * value.low, high: weight * value.high }, ...walk(criterion.children ?? [], depth + 1)];
    });
  return walk(edition.criteria, 0);
}

/** A requirement with the points of the total that it gives an offer, and those that it leaves behind. */
export interface RequirementPoints {
  requirement: EditionRequirement;
  points: number;
  missed: number;
}

/**
 * The requirements that give an offer most, and those on which it leaves most behind; ties by code, unknown values take no
 * part. No requirement is both: strong is what has at least the value that the offer has on average, weak what has less.
 */
export function strongestAndWeakest(
  edition: Edition,
  ranking: EditionRanking,
  offer: EditionRankedOffer,
  most: number,
): { strongest: RequirementPoints[]; weakest: RequirementPoints[] } {
  const known = edition.requirements.flatMap((requirement): RequirementPoints[] => {
    const points = offer.contributions[requirement.id] ?? null;
    return points === null ? [] : [{ requirement, points, missed: (ranking.weights[requirement.id] ?? 0) * 100 - points }];
  });
  // What differs by rounding only is equal, so that its order does not hang on the order of additions.
  const step = (points: number) => Math.round(points * 1e9);
  const top = (items: readonly RequirementPoints[], by: "points" | "missed") =>
    items
      .filter((item) => step(item[by]) > 0)
      .sort((a, b) => step(b[by]) - step(a[by]) || (a.requirement.code < b.requirement.code ? -1 : 1))
      .slice(0, most);
  const all = known.reduce((sum, { points, missed }) => ({ points: sum.points + points, most: sum.most + points + missed }), { points: 0, most: 0 });
  const average = all.most === 0 ? 0 : all.points / all.most;
  const isStrong = ({ points, missed }: RequirementPoints) => step(points) >= step(average * (points + missed));
  return { strongest: top(known.filter(isStrong), "points"), weakest: top(known.filter((item) => !isStrong(item)), "missed") };
}
