import { useMemo, useState } from "react";

import { rankWhatIf, type WeightChanges, type WhatIfModel } from "~/domain/decision/what-if";
import { siblingShares, treeWithShares, treeWithWeights } from "~/domain/scoring/shares";
import type { WeightNode } from "~/domain/scoring/types";

/** A share that is held where it was put, while its siblings follow. */
export interface HeldShare {
  id: string;
  share: number;
}

/**
 * Other weights while somebody tries them: the last share that was moved is held (or the last two), its siblings keep
 * their ratio, and the offers are ranked again.
 *
 * @param base weights to start from beside the official ones: those of a scenario, or of a form that was sent
 */
export function useWhatIf(model: WhatIfModel, base: WeightChanges, most: 1 | 2) {
  const [all, setAll] = useState<readonly HeldShare[]>([]);
  const held = all.slice(0, most);
  const start = useMemo(() => treeWithWeights(model.tree, base), [model, base]);
  const tree = treeWithShares(start, held);
  const shares = siblingShares(tree);
  const official = useMemo(() => siblingShares(model.tree), [model]);
  const changed = new Set([...shares].filter(([id, share]) => Math.abs(share - official.get(id)!) > 1e-9).map(([id]) => id));
  return {
    start, tree, shares, official, held, changed,
    ranked: rankWhatIf({ ...model, tree }, {}),
    move: (id: string, share: number) => setAll((old) => [{ id, share }, ...old.filter((one) => one.id !== id)]),
    reset: () => setAll([]),
    /** The weights of every group in which something changed, as a scenario keeps them. */
    changes: (): WeightChanges => Object.fromEntries(groupsOf(tree).filter((group) => group.some(({ id }) => changed.has(id))).flat().map(({ id }) => [id, round(shares.get(id)!)])),
  };
}

function groupsOf(nodes: readonly WeightNode[]): (readonly WeightNode[])[] {
  return [nodes, ...nodes.flatMap(({ children }) => (children ? groupsOf(children) : []))];
}

const round = (share: number) => Math.round(share * 1e12) / 1e12;
