import type { EditionRankedOffer, EditionRanking } from "../domain/decision/types";
import type { Edition } from "../domain/edition/edition";

/** What one dimension adds to an offer's total, in points: its global weight × its value. */
export interface DimensionShare {
  id: string;
  title: string;
  /** The most that the dimension can add: its global weight in points. */
  most: number;
  /** Null while something below it has no value. */
  points: number | null;
  low: number;
  high: number;
  /** Value of the dimension on 0–100, or null. */
  value: number | null;
  valueLow: number;
  valueHigh: number;
}

/** The dimensions of an edition that count, with what each adds to an offer's total. The points add up to the total. */
export function dimensionShares(edition: Edition, ranking: EditionRanking, offer: EditionRankedOffer): DimensionShare[] {
  return scoredDimensions(edition, ranking).map(({ id, title }) => {
    const weight = ranking.weights[id];
    const { value, low, high } = offer.nodes[id] ?? { value: null, low: 0, high: 100 };
    return {
      id, title, most: weight * 100,
      points: value === null ? null : weight * value, low: weight * low, high: weight * high,
      value, valueLow: low, valueHigh: high,
    };
  });
}

/** Top-level criteria with a weight, in the edition's order. */
export function scoredDimensions(edition: Edition, ranking: EditionRanking): { id: string; title: string }[] {
  return edition.criteria.filter(({ id }) => (ranking.weights[id] ?? 0) > 0);
}
