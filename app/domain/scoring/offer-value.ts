import type { LeafValues, NodeValue } from "./types";
import type { WeighedTree } from "./weight-tree";

/** What one offer is worth on a tree: its total, and the value of every inner node. */
export interface OfferValue {
  total: NodeValue;
  nodes: Record<string, NodeValue>;
}

/** Sums of share × value while they grow, one place a node; kept between offers so that nothing is allocated per leaf. */
interface Sums {
  low: Float64Array;
  middle: Float64Array;
  high: Float64Array;
  unknown: Uint8Array;
}

/**
 * Makes the function that values offers on a tree: weighted means over the leaves, with bounds. A range counts by its
 * midpoint. A null leaf makes the value of every node above it null, and runs from 0 to 100 in the bounds, unless its
 * weight is 0: then it does not matter. Leaf values must lie on 0–100.
 */
export function offerValuer(tree: WeighedTree): (values: LeafValues) => OfferValue {
  const count = tree.nodes.length;
  const sums: Sums = {
    low: new Float64Array(count),
    middle: new Float64Array(count),
    high: new Float64Array(count),
    unknown: new Uint8Array(count),
  };

  return (values) => {
    sums.low.fill(0);
    sums.middle.fill(0);
    sums.high.fill(0);
    sums.unknown.fill(0);
    const { leaves, leafWeights, leafShares, leafParents } = tree;
    let low = 0;
    let middle = 0;
    let high = 0;
    let known = true;

    for (let i = 0; i < leaves.length; i++) {
      const weight = leafWeights[i];
      const value = values.get(leaves[i]);
      let leafLow: number;
      let leafMiddle: number;
      let leafHigh: number;
      if (typeof value === "number") {
        leafLow = leafMiddle = leafHigh = value;
      } else if (value) {
        leafLow = value.low;
        leafHigh = value.high;
        leafMiddle = (leafLow + leafHigh) / 2;
      } else {
        leafLow = leafMiddle = 0;
        leafHigh = 100;
        if (weight > 0) known = false;
        if (leafParents[i] >= 0 && leafShares[i] > 0) sums.unknown[leafParents[i]] = 1;
      }
      low += weight * leafLow;
      middle += weight * leafMiddle;
      high += weight * leafHigh;
      if (leafParents[i] >= 0) addTo(sums, leafParents[i], leafShares[i], leafLow, leafMiddle, leafHigh);
    }
    return { total: nodeValue(known, low, middle, high), nodes: valuesOfNodes(tree, sums) };
  };
}

/** What each leaf adds to the value of an offer: global weight × value, the middle of a range; null where a null leaf counts. */
export function leafContributions({ leaves, leafWeights }: WeighedTree, values: LeafValues): Record<string, number | null> {
  return Object.fromEntries(leaves.map((leaf, i) => {
    const value = values.get(leaf);
    const weight = leafWeights[i];
    if (typeof value === "number") return [leaf, weight * value];
    return [leaf, value ? (weight * (value.low + value.high)) / 2 : weight > 0 ? null : 0];
  }));
}

/** Carries the sums upwards, children before parents, and reads off the value of every node. */
function valuesOfNodes(tree: WeighedTree, sums: Sums): Record<string, NodeValue> {
  for (let i = tree.nodes.length - 1; i >= 0; i--) {
    const parent = tree.nodeParents[i];
    if (parent < 0) continue;
    addTo(sums, parent, tree.nodeShares[i], sums.low[i], sums.middle[i], sums.high[i]);
    if (sums.unknown[i] === 1 && tree.nodeShares[i] > 0) sums.unknown[parent] = 1;
  }
  const nodes: Record<string, NodeValue> = {};
  for (let i = 0; i < tree.nodes.length; i++) {
    nodes[tree.nodes[i]] = nodeValue(sums.unknown[i] === 0, sums.low[i], sums.middle[i], sums.high[i]);
  }
  return nodes;
}

function addTo(sums: Sums, node: number, share: number, low: number, middle: number, high: number): void {
  sums.low[node] += share * low;
  sums.middle[node] += share * middle;
  sums.high[node] += share * high;
}

/** Shares add up to 1 but for rounding, so a sum may end a hair above 100; it is brought back. */
function nodeValue(known: boolean, low: number, middle: number, high: number): NodeValue {
  return { value: known ? Math.min(middle, 100) : null, low: Math.min(low, 100), high: Math.min(high, 100) };
}
