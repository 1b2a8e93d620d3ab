import { judgeKnockOuts } from "./knock-outs";
import { leafContributions, offerValuer } from "./offer-value";
import { tolerance } from "./tolerance";
import type { JudgedKnockOut, KnockOut, RankedOffer, Ranking, ScoredOffer, WeightNode } from "./types";
import { weighTree } from "./weight-tree";

/**
 * Ranks offers on a weight tree: additive value (weighted mean of values 0–100), competition ranking 1-2-2-4 on unrounded
 * values, equal within 1e-9. Offers that a knock-out excludes have no rank and take no part in the ranks of others; offers
 * with a null leaf that counts have bounds and a rank range instead of value and rank.
 *
 * @param tree the top-level criteria
 * @param offers their values per leaf on 0–100; ids differ
 * @throws WeightTreeError for a tree that is not sound, Error for a doubled offer
 */
export function rank(
  tree: readonly WeightNode[],
  offers: readonly ScoredOffer[],
  knockOuts: readonly (KnockOut | JudgedKnockOut)[],
): Ranking {
  const weighed = weighTree(tree);
  const valueOf = offerValuer(weighed);
  const seen = new Set<string>();

  const ranked = offers.map((offer): RankedOffer => {
    if (seen.has(offer.id)) throw new Error(`the offer "${offer.id}" occurs more than once`);
    seen.add(offer.id);
    const { total, nodes } = valueOf(offer.values);
    const { excluded, open } = judgeKnockOuts(offer, knockOuts);
    return withContributions({ id: offer.id, rank: null, rankRange: null, ...total, excluded, open, nodes }, () => leafContributions(weighed, offer.values));
  });

  return { offers: placeOffers(ranked), weights: weighed.weights };
}

/** Contributions are worked out when they are asked for: most of a ranking is never read leaf by leaf. */
function withContributions(offer: Omit<RankedOffer, "contributions">, workOut: () => RankedOffer["contributions"]): RankedOffer {
  let worked: RankedOffer["contributions"] | null = null;
  return Object.defineProperty(offer, "contributions", { enumerable: true, configurable: true, get: () => (worked ??= workOut()) }) as RankedOffer;
}

/** What decides the place of an offer; `open` and `excluded` only by whether they are empty. */
export type PlacedOffer = Pick<RankedOffer, "id" | "rank" | "rankRange" | "value" | "low" | "high" | "excluded" | "open">;

/** Gives offers with their values the ranks that `rank` describes, and sorts them. */
export function placeOffers<T extends PlacedOffer>(offers: T[]): T[] {
  const taking = offers.filter((offer) => offer.excluded.length === 0);
  for (const offer of taking) {
    offer.rank = rankAmong(offer, taking);
    offer.rankRange = rankRangeAmong(offer, taking);
  }
  return offers.sort(byRank);
}

/**
 * Ranks offers as `rank` does, of which none is excluded, without what each leaf and node adds: for ranking many times
 * over, where only the totals matter.
 */
export function rankTotals(tree: readonly WeightNode[], offers: readonly Pick<ScoredOffer, "id" | "values">[]): PlacedOffer[] {
  const { leaves, leafWeights } = weighTree(tree);
  return placeOffers(offers.map(({ id, values }): PlacedOffer => {
    let known = true;
    let [low, middle, high] = [0, 0, 0];
    for (let i = 0; i < leaves.length; i++) {
      const weight = leafWeights[i];
      const value = values.get(leaves[i]);
      if (typeof value === "number") {
        low += weight * value;
        middle += weight * value;
        high += weight * value;
      } else if (value) {
        low += weight * value.low;
        middle += (weight * (value.low + value.high)) / 2;
        high += weight * value.high;
      } else {
        high += weight * 100;
        if (weight > 0) known = false;
      }
    }
    return { id, rank: null, rankRange: null, value: known ? Math.min(middle, 100) : null, low: Math.min(low, 100), high: Math.min(high, 100), excluded: [], open: [] };
  }));
}

/** 1 + how many known values are greater; null while the offer's own is null. */
function rankAmong(offer: PlacedOffer, offers: readonly PlacedOffer[]): number | null {
  if (offer.value === null) return null;
  let above = 0;
  for (const other of offers) if (other.value !== null && other.value > offer.value + tolerance) above++;
  return 1 + above;
}

/**
 * Best rank: only those stand above that do so in any case, and that no open knock-out can still exclude. Worst rank: all
 * stand above that could.
 */
function rankRangeAmong(offer: PlacedOffer, offers: readonly PlacedOffer[]): [best: number, worst: number] {
  let certain = 0;
  let possible = 0;
  for (const other of offers) {
    if (other === offer) continue;
    if (other.low > offer.high + tolerance && other.open.length === 0) certain++;
    if (other.high > offer.low + tolerance) possible++;
  }
  return [1 + certain, 1 + possible];
}

/** Ranked first, then those without rank, then the excluded; ties by id, compared by code unit. */
function byRank(a: PlacedOffer, b: PlacedOffer): number {
  return place(a) - place(b) || middle(b) - middle(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Offers without a rank stand by the middle of what is possible for them; equal ranks stay together, by id. */
function middle(offer: PlacedOffer): number {
  return offer.rank === null ? (offer.low + offer.high) / 2 : 0;
}

function place(offer: PlacedOffer): number {
  if (offer.excluded.length > 0) return Number.MAX_SAFE_INTEGER;
  return offer.rank ?? Number.MAX_SAFE_INTEGER - 1;
}
