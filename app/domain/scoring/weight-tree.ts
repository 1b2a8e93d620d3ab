import type { WeightNode } from "./types";

export type WeightProblemCode = "empty" | "not-a-weight" | "all-zero" | "double-id";

/** What is wrong with a weight tree, and where. */
export interface WeightTreeProblem {
  code: WeightProblemCode;
  /** Id of the node at fault, of the parent where all weights below it are 0 or it has no parts; null for the top level. */
  node: string | null;
  /** From the top-level list, e.g. [0, "children", 2, "weight"]. */
  path: (string | number)[];
  message: string;
}

export class WeightTreeError extends Error {
  override name = "WeightTreeError";
  constructor(readonly problems: readonly WeightTreeProblem[]) {
    super(problems.map((problem) => problem.message).join("; "));
  }
}

/**
 * A weight tree laid out flat for computing. Shares are normalised among siblings (0–1, they add up to 1); a global
 * weight is the product of the shares from the top to a node. Nodes stand parents first, -1 is the top as a parent.
 */
export interface WeighedTree {
  leaves: string[];
  leafShares: Float64Array;
  leafWeights: Float64Array;
  leafParents: Int32Array;
  nodes: string[];
  nodeShares: Float64Array;
  nodeParents: Int32Array;
  /** Global weight of every node and leaf, in tree order. */
  weights: Record<string, number>;
}

/** Normalised shares (0–1) of non-negative weights, of which at least one is not 0. */
export function shares(weights: readonly number[]): number[] {
  let total = sum(weights);
  if (Number.isFinite(total)) return weights.map((weight) => weight / total);
  const largest = Math.max(...weights);
  const scaled = weights.map((weight) => weight / largest);
  total = sum(scaled);
  return scaled.map((weight) => weight / total);
}

/** All that is wrong with a tree: negative or non-finite weights, siblings that are all 0, doubled ids, no parts at all. */
export function weightTreeProblems(tree: readonly WeightNode[]): WeightTreeProblem[] {
  const problems: WeightTreeProblem[] = [];
  const seen = new Set<string>();

  const check = (siblings: readonly WeightNode[], parent: WeightNode | null, path: (string | number)[]) => {
    const where = parent ? `"${parent.id}"` : "the top level";
    const report = (code: WeightProblemCode, node: string | null, at: (string | number)[], message: string) =>
      problems.push({ code, node, path: at, message });

    if (siblings.length === 0) report("empty", parent?.id ?? null, path, `${where} has no criteria`);
    siblings.forEach((node, i) => {
      if (!(node.weight >= 0 && Number.isFinite(node.weight))) {
        report("not-a-weight", node.id, [...path, i, "weight"], `the weight of "${node.id}" is ${node.weight}; expected 0 or more`);
      }
      if (seen.has(node.id)) report("double-id", node.id, [...path, i, "id"], `the id "${node.id}" occurs more than once`);
      seen.add(node.id);
      if (node.children) check(node.children, node, [...path, i, "children"]);
    });
    if (siblings.length > 0 && siblings.every((node) => node.weight === 0)) {
      report("all-zero", parent?.id ?? null, path, `all weights under ${where} are 0; at least one must be more`);
    }
  };
  check(tree, null, []);
  return problems;
}

/** Lays a tree out with its normalised shares and global weights. Throws `WeightTreeError` for a tree that is not sound. */
export function weighTree(tree: readonly WeightNode[]): WeighedTree {
  const problems = weightTreeProblems(tree);
  if (problems.length > 0) throw new WeightTreeError(problems);

  const leaves: string[] = [];
  const leafShares: number[] = [];
  const leafWeights: number[] = [];
  const leafParents: number[] = [];
  const nodes: string[] = [];
  const nodeShares: number[] = [];
  const nodeParents: number[] = [];
  const weights: Record<string, number> = {};

  const layOut = (siblings: readonly WeightNode[], parent: number, parentWeight: number) => {
    const siblingShares = shares(siblings.map((node) => node.weight));
    siblings.forEach((node, i) => {
      const weight = parentWeight * siblingShares[i];
      weights[node.id] = weight;
      if (node.children) {
        const index = nodes.push(node.id) - 1;
        nodeShares.push(siblingShares[i]);
        nodeParents.push(parent);
        layOut(node.children, index, weight);
      } else {
        leaves.push(node.id);
        leafShares.push(siblingShares[i]);
        leafWeights.push(weight);
        leafParents.push(parent);
      }
    });
  };
  layOut(tree, -1, 1);

  return {
    leaves,
    leafShares: Float64Array.from(leafShares),
    leafWeights: Float64Array.from(leafWeights),
    leafParents: Int32Array.from(leafParents),
    nodes,
    nodeShares: Float64Array.from(nodeShares),
    nodeParents: Int32Array.from(nodeParents),
    weights,
  };
}

/** Global weight (0–1) of every node and leaf, in tree order. Throws `WeightTreeError` for a tree that is not sound. */
export function globalWeights(tree: readonly WeightNode[]): Record<string, number> {
  return weighTree(tree).weights;
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
