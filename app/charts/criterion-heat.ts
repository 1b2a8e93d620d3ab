import type { EditionRanking } from "../domain/decision/types";
import type { Edition, EditionCriterion } from "../domain/edition/edition";
import type { HeatMapRow } from "./heat-map";

/** The rows of a heat map: every criterion that counts, with the value of each offer in the order of the ranking. */
export function criterionHeat(edition: Edition, ranking: EditionRanking): HeatMapRow[] {
  const walk = (criteria: readonly EditionCriterion[], depth: number): HeatMapRow[] =>
    criteria.flatMap(({ id, title, children }) => {
      const weight = ranking.weights[id] ?? 0;
      if (weight === 0) return [];
      const cells = ranking.offers.map((offer) => offer.nodes[id] ?? { value: null, low: 0, high: 100 });
      return [{ id, title, depth, weight, cells }, ...walk(children ?? [], depth + 1)];
    });
  return walk(edition.criteria, 0);
}
