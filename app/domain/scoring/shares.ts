import type { WeightNode } from "./types";
import { shares } from "./weight-tree";

/**
 * Shares of siblings when some of them are set and the others keep their ratio (all zero: they share equally). Shares that
 * are set come first to last, each with what the ones before it left at most; where all are set, the first not named last
 * gets what is left.
 *
 * @param weights the given weights of the siblings, by id
 * @param held the set shares, 0–1, the most important first
 */
export function sharesWith(weights: readonly { id: string; weight: number }[], held: readonly { id: string; share: number }[]): Map<string, number> {
  const result = new Map<string, number>();
  let left = 1;
  for (const { id, share } of held) {
    if (!weights.some((sibling) => sibling.id === id) || result.has(id)) continue;
    const taken = Math.min(left, Math.max(0, share));
    result.set(id, taken);
    left -= taken;
  }
  const rest = weights.filter(({ id }) => !result.has(id));
  if (rest.length === 0) {
    const last = [...result.keys()].at(-1);
    if (last !== undefined) result.set(last, result.get(last)! + left);
    return result;
  }
  const total = rest.reduce((sum, { weight }) => sum + weight, 0);
  for (const { id, weight } of rest) result.set(id, left * (total > 0 ? weight / total : 1 / rest.length));
  return result;
}

/** A tree with some of its shares set, everywhere in it, and the siblings of those in their ratio. */
export function treeWithShares(tree: readonly WeightNode[], held: readonly { id: string; share: number }[]): WeightNode[] {
  if (held.length === 0) return [...tree];
  const siblings = tree.some((node) => held.some(({ id }) => id === node.id))
    ? sharesWith(tree.map(({ id, weight }) => ({ id, weight })), held)
    : null;
  return tree.map((node) => ({
    ...node,
    weight: siblings?.get(node.id) ?? node.weight,
    ...(node.children ? { children: treeWithShares(node.children, held) } : {}),
  }));
}

/** A tree with other weights for some of its nodes. A group of siblings that would all weigh 0 keeps the given ones. */
export function treeWithWeights(tree: readonly WeightNode[], weights: Readonly<Record<string, number>>): WeightNode[] {
  const changed = tree.map((node): WeightNode => ({
    ...node,
    weight: Object.hasOwn(weights, node.id) ? weights[node.id] : node.weight,
    ...(node.children ? { children: treeWithWeights(node.children, weights) } : {}),
  }));
  return changed.some(({ weight }) => weight > 0) ? changed : changed.map((node, i) => ({ ...node, weight: tree[i].weight }));
}

/** The share of every node among its siblings, 0–1, by id. */
export function siblingShares(tree: readonly WeightNode[]): Map<string, number> {
  const all = new Map<string, number>();
  const visit = (nodes: readonly WeightNode[]) => {
    const parts = shares(nodes.map(({ weight }) => weight));
    nodes.forEach((node, i) => {
      all.set(node.id, parts[i]);
      if (node.children) visit(node.children);
    });
  };
  visit(tree);
  return all;
}
