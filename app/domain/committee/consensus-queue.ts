import type { EditionRanking } from "../decision/types";
import { awardScores } from "../scoring/award";
import type { Award } from "../scoring/award";
import { tolerance } from "../scoring/tolerance";
import type { SettledMark } from "./settle-marks";

/** An answer on which the marks differ. */
export interface Disagreement {
  requirement: string;
  vendor: string;
  settled: SettledMark & { low: number; high: number };
}

/** What the ranking would be with one mark for an answer. */
export interface SettledOutcome {
  mark: number;
  /** The offer's total (under an award method its quality), 0–100; where something of it is unknown, the middle of what is possible. */
  total: number;
  /** Its rank; null while the offer is excluded. */
  rank: number | null;
  /** Ids of the offers that would be first. */
  first: string[];
}

/** How much a disagreement can move the ranking: settled at the lowest and at the highest mark, all else as it is. */
export interface DisagreementEffect extends Disagreement {
  atLowest: SettledOutcome;
  atHighest: SettledOutcome;
  /** Points between the two totals. */
  points: number;
  /** Places that offers change together, between the one and the other. */
  places: number;
  /** Another offer, or one more or fewer, would be first. */
  movesFirst: boolean;
}

/**
 * The disagreements in the order in which they deserve the committee's time: those that decide who is first, then by the
 * places that offers change, then by points, those of excluded offers last; ties by requirement and vendor.
 *
 * Ranks are those of the offers that are not excluded, on totals; an offer whose total is not known stands at the middle
 * of what is possible for it, and the leaf in question at the middle of the scale while it has no mark.
 *
 * @param award decides instead of the totals, once all prices are known
 */
export function consensusQueue(ranking: EditionRanking, highest: number, disagreements: readonly Disagreement[], award: Award | null = null): DisagreementEffect[] {
  const totals = new Map(ranking.offers.map((offer) => [offer.id, offer.value ?? (offer.low + offer.high) / 2]));
  const offers = new Map(ranking.offers.map((offer) => [offer.id, offer]));
  const standing = ranking.offers.filter((offer) => offer.excluded.length === 0).map(({ id }) => id);

  const ranksWith = (vendor: string, total: number): Map<string, number> => {
    const qualities = new Map(standing.map((id) => [id, id === vendor ? total : totals.get(id)!]));
    const decides = award ? awardScores(award, qualities) : qualities;
    const sign = award?.kind === "award-on-value" ? -1 : 1;
    const of = (id: string) => sign * decides.get(id)!;
    return new Map(standing.map((id) => [id, 1 + standing.filter((other) => of(other) > of(id) + tolerance).length]));
  };

  const effects = disagreements.flatMap((disagreement): DisagreementEffect[] => {
    const { requirement, vendor, settled } = disagreement;
    const offer = offers.get(vendor);
    if (!offer) return [];
    const weight = ranking.weights[requirement] ?? 0;
    const without = totals.get(vendor)! - (offer.contributions[requirement] ?? weight * 50);
    const outcome = (mark: number) => {
      const total = without + (weight * 100 * mark) / highest;
      const ranks = ranksWith(vendor, total);
      return { ranks, said: { mark, total, rank: ranks.get(vendor) ?? null, first: standing.filter((id) => ranks.get(id) === 1) } };
    };
    const [lowest, topmost] = [outcome(settled.low), outcome(settled.high)];
    return [{
      ...disagreement,
      atLowest: lowest.said,
      atHighest: topmost.said,
      points: (weight * 100 * (settled.high - settled.low)) / highest,
      places: standing.reduce((sum, id) => sum + Math.abs(lowest.ranks.get(id)! - topmost.ranks.get(id)!), 0),
      movesFirst: lowest.said.first.join(" ") !== topmost.said.first.join(" "),
    }];
  });
  const outside = ({ atLowest }: DisagreementEffect) => Number(atLowest.rank === null);
  return effects.sort((a, b) =>
    Number(b.movesFirst) - Number(a.movesFirst) || b.places - a.places || outside(a) - outside(b) || inSteps(b.points) - inSteps(a.points) ||
    byText(a.requirement, b.requirement) || byText(a.vendor, b.vendor));
}

/** What differs by rounding only is equal. */
const inSteps = (points: number) => Math.round(points * 1e9);
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
