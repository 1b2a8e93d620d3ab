/** A closed interval on 0–100; low = high when the value is known. */
export interface Interval {
  low: number;
  high: number;
}

/** A node of the weight tree. Leaves have no children. Weights are not negative and relative to their siblings. */
export interface WeightNode {
  id: string;
  weight: number;
  children?: readonly WeightNode[];
}

/** A knock-out: the lowest value (0–100) of a leaf that does not exclude an offer. */
export interface KnockOut {
  leaf: string;
  atLeast: number;
}

/** The value of one offer on one leaf: known, between bounds, or null while there is none. */
export type LeafValue = number | Interval | null;

export type KnockOutState = "passed" | "open" | "failed";

/**
 * A knock-out judged beforehand on something other than the value, such as the place of an answer on its scale. Its leaf
 * need not be in the tree. An offer without a state is open.
 */
export interface JudgedKnockOut {
  leaf: string;
  /** By offer id. */
  states: ReadonlyMap<string, KnockOutState>;
}

/** Values by leaf: a map, or whatever looks up as one. A leaf without value counts as null. */
export type LeafValues = Pick<ReadonlyMap<string, LeafValue>, "get">;

export interface ScoredOffer {
  id: string;
  values: LeafValues;
  /** Leaves whose knock-out was waived for this offer, with a written reason elsewhere. */
  waived?: ReadonlySet<string>;
}

/** Value of a node for an offer: null with low and high while something below it is null. */
export interface NodeValue {
  value: number | null;
  low: number;
  high: number;
}

/** One offer in a ranking. Values, bounds and contributions are unrounded, on 0–100. */
export interface RankedOffer {
  id: string;
  /** Competition rank 1-2-2-4; null when excluded or while the value is null. */
  rank: number | null;
  /** Best and worst rank that what is still null or in a range allows; null when excluded. */
  rankRange: [best: number, worst: number] | null;
  value: number | null;
  low: number;
  high: number;
  /** Leaves whose knock-out even the best case falls short of. */
  excluded: string[];
  /** Leaves whose knock-out what is still null or in a range decides. */
  open: string[];
  /** Global weight × value per leaf; null where the leaf is null. They add up to the value. */
  contributions: Record<string, number | null>;
  /** Value of every inner node, the dimensions among them. */
  nodes: Record<string, NodeValue>;
}

export interface Ranking {
  /** Ranked first by rank, then those without rank, then the excluded; ties by id. */
  offers: RankedOffer[];
  /** Global weight of every node and leaf, 0–1; those of the leaves add up to 1. */
  weights: Record<string, number>;
}
