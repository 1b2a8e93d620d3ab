import { walkEditionCriteria, type Edition, type EditionCriterion, type EditionRequirement } from "../edition/edition";
import type { WeightNode } from "../scoring/types";
import { priceCriterionId, priceLeafId } from "../cost/price-sheet";
import { hasValueFunction } from "../requirements/answer-type";
import { globalWeights, weightTreeProblems } from "../scoring/weight-tree";

/** What keeps an edition from being ranked, for the check before publication. */
export type EditionWeightProblem =
  /** Everything that is scored under this criterion weighs 0, so nothing says how it counts; null for the top level. */
  | { code: "all-zero"; criterion: string | null; title: string | null }
  /** No requirement of the edition has a weight. */
  | { code: "nothing-scored" }
  /** A weight that is negative or not finite, on a criterion (code null) or a requirement. */
  | { code: "not-a-weight"; id: string; requirement: string | null }
  /** An id that more than one criterion or requirement has. */
  | { code: "double-id"; id: string }
  /** The requirement hangs under no criterion of the tree, or under one that has criteria of its own. */
  | { code: "no-leaf-criterion"; requirement: string; criterion: string }
  /** The requirement has a weight, but neither an answer that can be put on 0–100 nor a committee that does so. */
  | { code: "no-value"; requirement: string }
  /** By award on value the dimension is worth something, but nothing in it is scored, so that nobody can earn it. */
  | { code: "worth-unscored"; criterion: string; title: string | null };

/** A requirement with a weight is scored; one of weight 0 is asked for information, or only as a knock-out. */
export function isScored(requirement: EditionRequirement): boolean {
  return requirement.weight > 0;
}

/**
 * The weight tree of an edition: its scored requirements as leaves under their criterion. Criteria without scored
 * requirements fall away, so that their share goes to their siblings; a price criterion has its total as its one leaf.
 *
 * By award on value a dimension weighs what it is worth: its weight says nothing there, also where it is 0.
 *
 * @param by "weights": as the weights were set, whatever the award method
 */
export function editionTree(edition: Edition, by: "what-counts" | "weights" = "what-counts"): WeightNode[] {
  const scored = new Map<string, WeightNode[]>();
  for (const requirement of edition.requirements) {
    if (!isScored(requirement)) continue;
    const leaf = { id: requirement.id, weight: requirement.weight };
    const siblings = scored.get(requirement.criterion);
    if (siblings) siblings.push(leaf);
    else scored.set(requirement.criterion, [leaf]);
  }
  const prune = (criteria: readonly EditionCriterion[]): WeightNode[] =>
    criteria.flatMap((criterion) => {
      if (isPriceCriterion(edition, criterion)) return [{ id: criterion.id, weight: criterion.weight, children: [{ id: priceLeafId, weight: 1 }] }];
      const children = [...prune(criterion.children ?? []), ...(scored.get(criterion.id) ?? [])];
      return children.length > 0 ? [{ id: criterion.id, weight: criterion.weight, children }] : [];
    });
  const tree = prune(edition.criteria);
  if (by === "weights" || !tree.some(({ id }) => (worthOf(edition, id) ?? 0) > 0)) return tree;
  return tree.map((node) => ({ ...node, weight: worthOf(edition, node.id)! }));
}

/** What meeting a dimension in full takes off the price, by award on value; null under any other method. */
function worthOf({ price }: Edition, dimension: string): number | null {
  if (price?.method.kind !== "award-on-value") return null;
  const { worth } = price.method;
  return Object.hasOwn(worth, dimension) ? worth[dimension] : 0;
}

/** Whether a criterion is the price, valued from the price sheet instead of by requirements. */
export function isPriceCriterion(edition: Edition, criterion: EditionCriterion): boolean {
  return criterion.id === priceCriterionId && edition.price?.method.kind === "criterion";
}

/**
 * Global weight (0–1) of every criterion and requirement of an edition: 0 for what is not scored. Throws
 * `WeightTreeError` for an edition with `weightProblems`.
 */
export function editionWeights(edition: Edition): Record<string, number> {
  return withUnscored(edition, globalWeights(editionTree(edition)));
}

/** Adds the criteria and requirements of an edition that its tree leaves out, with weight 0. */
export function withUnscored(edition: Edition, weights: Readonly<Record<string, number>>): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { id } of walkEditionCriteria(edition.criteria)) all[id] = weights[id] ?? 0;
  for (const { id } of edition.requirements) all[id] = weights[id] ?? 0;
  if (weights[priceLeafId] !== undefined) all[priceLeafId] = weights[priceLeafId];
  return all;
}

/** Everything that keeps an edition from being ranked; publication refuses an edition that has any. */
export function weightProblems(edition: Edition): EditionWeightProblem[] {
  const problems: EditionWeightProblem[] = [];
  const criteria = walkEditionCriteria(edition.criteria);
  const titles = new Map(criteria.map(({ id, title }) => [id, title]));
  const leafCriteria = new Set(criteria.filter(({ children }) => !children?.length).map(({ id }) => id));

  for (const id of doubled([...criteria, ...edition.requirements].map((part) => part.id))) {
    problems.push({ code: "double-id", id });
  }
  for (const criterion of criteria) {
    if (!isWeight(criterion.weight)) problems.push({ code: "not-a-weight", id: criterion.id, requirement: null });
  }
  for (const requirement of edition.requirements) {
    const { id, code, criterion, weight } = requirement;
    if (!isWeight(weight)) problems.push({ code: "not-a-weight", id, requirement: code });
    if (!leafCriteria.has(criterion)) problems.push({ code: "no-leaf-criterion", requirement: code, criterion });
    if (isScored(requirement) && requirement.valuedBy !== "committee" && !hasValueFunction(requirement.answer)) {
      problems.push({ code: "no-value", requirement: code });
    }
  }
  const tree = editionTree(edition);
  const worth = edition.price?.method.kind === "award-on-value" && tree.length > 0 ? edition.price.method.worth : {};
  for (const [id, amount] of Object.entries(worth)) {
    if (amount > 0 && !tree.some((node) => node.id === id)) problems.push({ code: "worth-unscored", criterion: id, title: titles.get(id) ?? null });
  }
  for (const problem of weightTreeProblems(tree)) {
    if (problem.code === "empty") problems.push({ code: "nothing-scored" });
    if (problem.code === "all-zero") {
      const title = problem.node === null ? null : (titles.get(problem.node) ?? null);
      problems.push({ code: "all-zero", criterion: problem.node, title });
    }
  }
  return problems;
}

function isWeight(weight: number): boolean {
  return weight >= 0 && Number.isFinite(weight);
}

function doubled(ids: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}
