import type { Criterion } from "../content/pack";
import { hasValueFunction } from "./answer-type";
import type { Requirement } from "./requirement";

/** A line of the weight tree as people set it. */
export interface WeightRow {
  id: string;
  kind: "criterion" | "requirement";
  depth: number;
  parent: string | null;
  title: { nl?: string; en?: string };
  weight: number;
  /** Part of its siblings' weight, 0–1; 0 where they are all 0. */
  share: number;
  /** Part of the total, 0–1. */
  globalShare: number;
  mandatory: boolean;
  /** Scored requirements below, itself included for a requirement. */
  requirements: number;
  /** The members below all weigh 0, so that nothing can be worked out. */
  problem: boolean;
  /** Nothing puts its answers on 0–100 (a figure without points, or a text that weighs nothing yet), so it has no weight here. */
  unscored: boolean;
}

/**
 * The tree over the requirements that are asked, parents before children. Criteria under which nothing is scored count
 * for nothing, so that they take no share from their siblings.
 */
export function weightRows(criteria: readonly Criterion[], requirements: readonly Requirement[]): WeightRow[] {
  const byCriterion = new Map<string, Requirement[]>();
  for (const requirement of requirements.filter((r) => r.asked)) {
    byCriterion.set(requirement.criterion, [...(byCriterion.get(requirement.criterion) ?? []), requirement]);
  }
  const scoredBelow = (node: Criterion): number =>
    node.children
      ? node.children.reduce((sum, child) => sum + scoredBelow(child), 0)
      : (byCriterion.get(node.id) ?? []).filter((r) => r.weight > 0).length;

  const rows: WeightRow[] = [];
  const visit = (nodes: readonly Criterion[], depth: number, parent: string | null, parentShare: number) => {
    const effective = (node: Criterion) => (scoredBelow(node) > 0 ? node.weight : 0);
    const sum = nodes.reduce((total, node) => total + effective(node), 0);
    for (const node of nodes) {
      const asked = byCriterion.get(node.id) ?? [];
      if (!node.children && asked.length === 0) continue;
      if (node.children && !node.children.some((child) => anyAsked(child, byCriterion))) continue;
      const share = sum > 0 ? effective(node) / sum : 0;
      const globalShare = parentShare * share;
      const members = node.children ? node.children.map(effective) : asked.map((r) => r.weight);
      const below = scoredBelow(node);
      rows.push({
        id: node.id, kind: "criterion", depth, parent, title: node.title, weight: node.weight, share, globalShare,
        mandatory: false, requirements: below, problem: below > 0 && members.every((weight) => weight === 0), unscored: below === 0,
      });
      if (node.children) visit(node.children, depth + 1, node.id, globalShare);
      const total = asked.reduce((t, r) => t + r.weight, 0);
      for (const requirement of asked) {
        const part = total > 0 ? requirement.weight / total : 0;
        rows.push({
          id: requirement.id, kind: "requirement", depth: depth + 1, parent: node.id, title: requirement.text, weight: requirement.weight,
          share: part, globalShare: globalShare * part, mandatory: requirement.mandatory, requirements: 1, problem: false,
          // A text starts without weight; that the committee marks it is decided where the requirement is changed.
          unscored: !hasValueFunction(requirement.answer) && requirement.weight === 0,
        });
      }
    }
  };
  visit(criteria, 0, null, 1);
  return rows;
}

/** Whether answers to a requirement get a value: by themselves or from the committee. */
export function isValued({ valuedBy, answer }: Pick<Requirement, "valuedBy" | "answer">): boolean {
  return valuedBy === "committee" || hasValueFunction(answer);
}

function anyAsked(node: Criterion, byCriterion: ReadonlyMap<string, Requirement[]>): boolean {
  return node.children ? node.children.some((child) => anyAsked(child, byCriterion)) : byCriterion.has(node.id);
}
