import { rankAwarded, type Award } from "../scoring/award";
import { placeOffers, type PlacedOffer } from "../scoring/rank";
import { treeWithWeights } from "../scoring/shares";
import type { NodeValue, Ranking, ScoredOffer, WeightNode } from "../scoring/types";
import { weighTree } from "../scoring/weight-tree";

/** Other weights for criteria, by id; what is not named keeps its own. Relative to the siblings, as all weights are. */
export type WeightChanges = Readonly<Record<string, number>>;

/**
 * A ranking with the requirements under each criterion summed up, which is all that other weights of criteria need: a
 * thousand requirements become some twenty values an offer, so that a browser can rank again while a slider moves.
 */
export interface WhatIfModel {
  /** The criteria without their requirements. */
  tree: WeightNode[];
  /** Without the excluded. */
  offers: WhatIfOffer[];
  /** What decides instead of the total; null where the total does, "unknown" while a price is. */
  award: Award | "unknown" | null;
}

export interface WhatIfOffer {
  id: string;
  /** By criterion at the bottom of the tree. */
  values: Record<string, NodeValue>;
  /** A knock-out of it is still open. */
  open: boolean;
}

/** Sums up a ranking on the given tree. */
export function whatIfModel(tree: readonly WeightNode[], ranking: Pick<Ranking, "offers">, award: WhatIfModel["award"] = null): WhatIfModel {
  const bottom: string[] = [];
  const prune = (nodes: readonly WeightNode[]): WeightNode[] =>
    nodes.flatMap((node) => {
      if (!node.children) return [];
      const children = prune(node.children);
      if (children.length > 0) return [{ id: node.id, weight: node.weight, children }];
      bottom.push(node.id);
      return [{ id: node.id, weight: node.weight }];
    });
  const criteria = prune(tree);
  return {
    tree: criteria, award,
    offers: ranking.offers
      .filter((offer) => offer.excluded.length === 0)
      .map(({ id, nodes, open }) => ({ id, open: open.length > 0, values: Object.fromEntries(bottom.map((criterion) => [criterion, nodes[criterion]])) })),
  };
}

/** An offer ranked with other weights; `value` is its total, or the quality where an award method decides by `score`. */
export type WhatIfPlace = PlacedOffer & { score: number | null };

/** Ranks again with other weights of criteria. With none it gives the ranks and values that the ranking has. */
export function rankWhatIf(model: WhatIfModel, changes: WeightChanges): WhatIfPlace[] {
  const { award } = model;
  const offers = totalsWhatIf(model, changes);
  if (award === null) return placeOffers(offers).map((offer) => ({ ...offer, score: null }));
  if (award !== "unknown") return rankAwarded(award, offers);
  return offers.map((offer) => ({ ...offer, rank: null, rankRange: [1, offers.length], score: null }));
}

/** Ids of who is first whatever is still unknown, several where they are level; none while the first place is open. */
export function settledFirst(places: readonly WhatIfPlace[]): string[] {
  const leaders = places.filter(({ rank }) => rank === 1);
  return leaders.every(({ rankRange, open }) => rankRange?.[1] === 1 && open.length === 0) ? leaders.map(({ id }) => id) : [];
}

function totalsWhatIf(model: WhatIfModel, changes: WeightChanges): PlacedOffer[] {
  const { leaves, leafWeights } = weighTree(treeWithWeights(model.tree, changes));
  return model.offers.map(({ id, values, open }): PlacedOffer => {
    let known = true;
    let [low, middle, high] = [0, 0, 0];
    leaves.forEach((leaf, i) => {
      const weight = leafWeights[i];
      const value = values[leaf];
      if (value.value === null && weight > 0) known = false;
      low += weight * value.low;
      middle += weight * (value.value ?? 0);
      high += weight * value.high;
    });
    return {
      id, rank: null, rankRange: null, value: known ? Math.min(100, middle) : null, low: Math.min(100, low), high: Math.min(100, high),
      excluded: [], open: open ? [id] : [],
    };
  });
}

/** The offers of a model with their values per criterion, for the kernels that take such. */
export function criterionOffers({ offers }: WhatIfModel): ScoredOffer[] {
  return offers.map(({ id, values }) => ({ id, values: { get: (leaf) => values[leaf]?.value ?? null } }));
}
