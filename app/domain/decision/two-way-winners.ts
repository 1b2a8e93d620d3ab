import { treeWithShares } from "../scoring/shares";
import type { WeightNode } from "../scoring/types";
import { rankWhatIf, type WhatIfModel } from "./what-if";

/** Who is first with two shares set to the middle of a cell. */
export interface TwoWayWinner {
  /** The lowest shares of the cell, 0–1. */
  first: number;
  second: number;
  /** Offer id; null while totals are unknown. */
  winner: string | null;
}

/**
 * Goes over two shares in steps and says who is first: of the same group only where they leave each other room.
 *
 * @param steps how many cells a side has
 */
export function twoWayWinners(model: WhatIfModel, tree: readonly WeightNode[], first: string, second: string, steps: number): TwoWayWinner[] {
  const siblings = areSiblings(tree, first, second);
  const cells: TwoWayWinner[] = [];
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const [a, b] = [(i + 0.5) / steps, (j + 0.5) / steps];
      if (siblings && a + b > 1) continue;
      const [best] = rankWhatIf({ ...model, tree: treeWithShares(tree, [{ id: first, share: a }, { id: second, share: b }]) }, {});
      cells.push({ first: i / steps, second: j / steps, winner: best && best.rank !== null ? best.id : null });
    }
  }
  return cells;
}

function areSiblings(tree: readonly WeightNode[], first: string, second: string): boolean {
  const has = (id: string) => tree.some((node) => node.id === id);
  return (has(first) && has(second)) || tree.some(({ children }) => children !== undefined && areSiblings(children, first, second));
}
