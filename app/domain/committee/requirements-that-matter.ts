import type { EditionRanking } from "../decision/types";
import type { Edition, EditionRequirement } from "../edition/edition";

/** A requirement with how much hangs on it. */
export interface WeighedRequirement {
  requirement: EditionRequirement;
  /** Global weight, 0–1. */
  weight: number;
  /** How far the offers lie apart on it, 0–1. */
  separation: number;
  /** Points of the total that hang on it: weight × separation × 100. */
  matters: number;
}

/**
 * The scored requirements by how much hangs on them: global weight × how far the values of the offers that are not
 * excluded lie apart. A value that is not known could be anything, so that a requirement with one separates fully. Ties
 * by weight, then by code.
 */
export function requirementsThatMatter(edition: Edition, ranking: EditionRanking): WeighedRequirement[] {
  const standing = ranking.offers.filter((offer) => offer.excluded.length === 0);
  const offers = standing.length > 0 ? standing : ranking.offers;
  const weighed = edition.requirements.flatMap((requirement): WeighedRequirement[] => {
    const weight = ranking.weights[requirement.id] ?? 0;
    if (weight === 0) return [];
    const values = offers.map(({ contributions }) => {
      const points = contributions[requirement.id] ?? null;
      return points === null ? null : points / weight;
    });
    const known = values.filter((value) => value !== null);
    const separation = known.length < values.length ? 1 : known.length === 0 ? 0 : (Math.max(...known) - Math.min(...known)) / 100;
    return [{ requirement, weight, separation, matters: weight * separation * 100 }];
  });
  const step = (number: number) => Math.round(number * 1e9);
  return weighed.sort((a, b) => step(b.matters) - step(a.matters) || step(b.weight) - step(a.weight) || (a.requirement.code < b.requirement.code ? -1 : 1));
}
