import type { WeightKnowledge } from "../scoring/robustness";

/** What may be known of the weights of the dimensions. */
export const knowledgeKinds = ["free", "ordinal", "ranges"] as const;
export type KnowledgeKind = (typeof knowledgeKinds)[number];

/** The kind that a form field says, or "free". */
export function knowledgeKindOf(text: string | null): KnowledgeKind {
  return knowledgeKinds.find((kind) => kind === text) ?? "free";
}

/**
 * What the fields of a form say is known of the weights: `weights`, and `low.<id>` and `high.<id>` in percents. A bound
 * that is missing or no percentage does not bind; low and high change places where they are the wrong way round.
 */
export function knowledgeFrom(field: (name: string) => string | null, criteria: readonly string[]): WeightKnowledge {
  const kind = knowledgeKindOf(field("weights"));
  if (kind !== "ranges") return kind;
  const bound = (name: string, otherwise: number) => {
    const text = field(name)?.replace(",", ".").trim() ?? "";
    const percent = text === "" ? NaN : Number(text);
    return percent >= 0 && percent <= 100 ? percent / 100 : otherwise;
  };
  return Object.fromEntries(criteria.map((id) => {
    const [a, b] = [bound(`low.${id}`, 0), bound(`high.${id}`, 1)];
    return [id, [Math.min(a, b), Math.max(a, b)] as const];
  }));
}
