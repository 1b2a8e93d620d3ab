import type { Random } from "./random";
import type { ScoredOffer, WeightNode } from "./types";
import { blockSize } from "./weight-space";
import { shares } from "./weight-tree";

/** What an offer is worth on the top-level criteria when the weights inside each of them hold. */
export interface CriterionValues {
  id: string;
  /** By criterion, 0–100; alike where nothing below is in a range or null. */
  low: Float64Array;
  high: Float64Array;
  /** What is uniform between them: for each leaf in a range, its criterion and by how much it moves it. */
  moving: { criterion: number; spread: number }[];
}

/** Values per top-level criterion. A null leaf may be anything from 0 to 100; what weighs 0 inside its criterion is left out. */
export function criterionValues(tree: readonly WeightNode[], offers: readonly ScoredOffer[]): CriterionValues[] {
  const leaves: { id: string; criterion: number; weight: number }[] = [];
  const visit = (node: WeightNode, criterion: number, weight: number) => {
    if (weight === 0) return;
    if (!node.children) {
      leaves.push({ id: node.id, criterion, weight });
      return;
    }
    const parts = shares(node.children.map((child) => child.weight));
    node.children.forEach((child, i) => visit(child, criterion, weight * parts[i]));
  };
  tree.forEach((node, criterion) => visit(node, criterion, 1));

  return offers.map(({ id, values }) => {
    const offer: CriterionValues = { id, low: new Float64Array(tree.length), high: new Float64Array(tree.length), moving: [] };
    for (const { id: leaf, criterion, weight } of leaves) {
      const value = values.get(leaf) ?? { low: 0, high: 100 };
      const { low, high } = typeof value === "number" ? { low: value, high: value } : value;
      offer.low[criterion] += weight * low;
      offer.high[criterion] += weight * high;
      if (high > low) offer.moving.push({ criterion, spread: weight * (high - low) });
    }
    return offer;
  });
}

/** Draws values of a block of samples, in a list that the next draw overwrites. */
export type ValueDrawer = (random: Random) => Float64Array;

/** Makes the drawer of values: that of offer o on criterion c in sample k is at `(o * criteria + c) * blockSize + k`. */
export function valueDrawer(offers: readonly CriterionValues[], criteria: number): ValueDrawer {
  const values = new Float64Array(offers.length * criteria * blockSize);
  const chances = new Float64Array(blockSize);
  const rowOf = (o: number, c: number) => (o * criteria + c) * blockSize;
  const drawn: { row: number; from: number; spread: number; first: boolean }[] = [];
  offers.forEach(({ low, moving }, o) => {
    low.forEach((value, c) => values.fill(value, rowOf(o, c), rowOf(o, c) + blockSize));
    const seen = new Set<number>();
    for (const { criterion, spread } of moving) {
      drawn.push({ row: rowOf(o, criterion), from: low[criterion], spread, first: !seen.has(criterion) });
      seen.add(criterion);
    }
  });
  return (random) => {
    for (const { row, from, spread, first } of drawn) {
      if (first) {
        random.fill(values, row, row + blockSize, from, spread);
        continue;
      }
      random.fill(chances, 0, blockSize, 0, spread);
      for (let k = 0; k < blockSize; k++) values[row + k] += chances[k];
    }
    return values;
  };
}
