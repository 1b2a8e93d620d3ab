import { tolerance } from "./tolerance";
import type { LeafValue, RankedOffer, Ranking, ScoredOffer, WeightNode } from "./types";
import { shares } from "./weight-tree";

/** How far the share of one criterion can go before another offer wins. All shares are 0–1 among siblings. */
export interface WeightStability {
  criterion: string;
  /** Its share now; always within the bounds. */
  weight: number;
  /** The closed interval of shares in which no offer is worth more than the winner. */
  lower: number;
  upper: number;
  /** Who takes over below `lower` and above `upper`, first by id; null where the share reaches 0 or 1. */
  challengerBelow: string | null;
  challengerAbove: string | null;
}

/** The bounds of a share, with who takes over beyond them. */
export type ShareBounds = Omit<WeightStability, "criterion" | "weight">;

/** What an offer's total is with the share of a criterion at 0 and at 1; straight in between. */
export interface JudgedLine {
  id: string;
  atZero: number;
  atOne: number;
}

/** Finds the bounds where something else than the total decides. The winner stands first among the lines. */
export type SharesJudge = (lines: readonly JudgedLine[], share: number) => ShareBounds;

/** What an offer is worth on a list of siblings; NaN where that is not known. */
interface OfferOnSiblings {
  id: string;
  /** Its total without what these siblings add to it. */
  outside: number;
  own: Float64Array;
  /** By sibling: what the others are worth together, in the ratio that they keep. */
  others: Float64Array;
}

/**
 * Weight-stability intervals of every node of the tree, parents first. As the share of a node moves, its siblings keep
 * their ratio (all zero: they share equally; none: [0, 1]) and everything else its share, so that the difference of two
 * offers is linear in the share and each bound is a crossing in closed form.
 *
 * Excluded offers take no part; winners that are tied count as one, the first by id. Empty while an offer's value is null
 * or nobody wins. A node is left out where its share decides whether a null counts that does not count now.
 *
 * @param offers the offers of the ranking, with their values
 * @param ranking what `rank` made of this tree and these offers; with a judge, the winner by what that judges in front
 * @param judge finds the bounds where not the total decides but something that follows from the totals
 */
export function weightStability(
  tree: readonly WeightNode[],
  offers: readonly ScoredOffer[],
  ranking: Pick<Ranking, "offers">,
  judge: SharesJudge | null = null,
): WeightStability[] {
  const values = new Map(offers.map((offer) => [offer.id, offer.values]));
  const taking = ranking.offers.filter((offer) => offer.excluded.length === 0);
  if (taking.length === 0 || taking.some((offer) => offer.value === null)) return [];
  const worth = (node: WeightNode, offer: RankedOffer): number =>
    (node.children ? offer.nodes[node.id].value : middle(values.get(offer.id)!.get(node.id))) ?? NaN;

  const intervals: WeightStability[] = [];
  const visit = (siblings: readonly WeightNode[], parentWeight: number) => {
    const siblingShares = shares(siblings.map((node) => node.weight));
    // The ranking has its first winner by id in front.
    const [winner, ...rivals] = taking.map((offer) =>
      onSiblings(offer, siblings.map((node) => worth(node, offer)), siblingShares, parentWeight),
    );
    siblings.forEach((node, i) => {
      const interval = intervalOf(i, siblingShares[i], parentWeight, winner, rivals, judge);
      if (interval) intervals.push({ criterion: node.id, weight: siblingShares[i], ...interval });
      if (node.children) visit(node.children, parentWeight * siblingShares[i]);
    });
  };
  visit(tree, 1);
  return intervals;
}

function middle(value: LeafValue | undefined): number | null {
  if (value === null || value === undefined) return null;
  return typeof value === "number" ? value : (value.low + value.high) / 2;
}

/** Sums from both sides give the others of every sibling at once, without subtracting what would leave only rounding. */
function onSiblings(offer: RankedOffer, worth: number[], siblingShares: readonly number[], parentWeight: number): OfferOnSiblings {
  const count = worth.length;
  const own = Float64Array.from(worth);
  const weighted = new Float64Array(count);
  const weight = new Float64Array(count);
  const plain = new Float64Array(count);
  const sweep = (from: number, to: number, step: number): number => {
    let weightedSum = 0;
    let weightSum = 0;
    let plainSum = 0;
    for (let i = from; i !== to; i += step) {
      weighted[i] += weightedSum;
      weight[i] += weightSum;
      plain[i] += plainSum;
      // What is not known matters only where it weighs something.
      if (siblingShares[i] > 0) weightedSum += siblingShares[i] * own[i];
      weightSum += siblingShares[i];
      plainSum += own[i];
    }
    return weightedSum;
  };
  const together = sweep(0, count, 1);
  sweep(count - 1, -1, -1);
  const others = weighted.map((sum, i) => (weight[i] > 0 ? sum / weight[i] : plain[i] / (count - 1)));
  // Under a parent that weighs nothing, nothing of this counts, known or not.
  const outside = offer.value! - (parentWeight > 0 ? parentWeight * together : 0);
  return { id: offer.id, outside, own, others };
}

/** The interval of one sibling, or null where something unknown would come to count. */
function intervalOf(
  i: number,
  share: number,
  parentWeight: number,
  winner: OfferOnSiblings,
  rivals: readonly OfferOnSiblings[],
  judge: SharesJudge | null,
): ShareBounds | null {
  const free = { lower: 0, upper: 1, challengerBelow: null, challengerAbove: null };
  if (parentWeight === 0 || winner.own.length === 1) return free;

  // By how much the winner is ahead of each rival with the share at 0 and at 1.
  const ahead = rivals.map((rival) => {
    const outside = winner.outside - rival.outside;
    return {
      id: rival.id,
      atZero: outside + parentWeight * (winner.others[i] - rival.others[i]),
      atOne: outside + parentWeight * (winner.own[i] - rival.own[i]),
    };
  });
  if ([winner, ...rivals].some(({ own, others }) => Number.isNaN(own[i] + others[i]))) return null;
  if (judge) {
    return judge([winner, ...rivals].map(({ id, outside, own, others }) => ({ id, atZero: outside + parentWeight * others[i], atOne: outside + parentWeight * own[i] })), share);
  }

  let { lower, upper }: { lower: number; upper: number } = free;
  for (const { atZero, atOne } of ahead) {
    const crossing = atZero / (atZero - atOne);
    // A rival that is tied now crosses here, wherever rounding puts the crossing.
    if (atZero < -tolerance) lower = Math.max(lower, Math.min(crossing, share));
    else if (atOne < -tolerance) upper = Math.min(upper, Math.max(crossing, share));
  }
  const challenger = (bound: number, beyond: "atZero" | "atOne"): string | null => {
    const there = ahead
      .filter((rival) => rival[beyond] < -tolerance && rival.atZero + bound * (rival.atOne - rival.atZero) <= tolerance)
      .map(({ id }) => id);
    return there.length === 0 ? null : there.reduce((first, id) => (id < first ? id : first));
  };
  return { lower, upper, challengerBelow: challenger(lower, "atZero"), challengerAbove: challenger(upper, "atOne") };
}
