import { walkCriteria } from "../content/pack";
import type { ContentPack } from "../content/pack";

/**
 * The weights that the chosen classes of system ask for, by criterion: over the classes the mean of what each asks for, or
 * of the pack's own weight where it says nothing; in whole numbers. Criteria of which no chosen class says anything are not
 * among them.
 */
export function proposedWeights(pack: Pick<ContentPack, "criteria" | "emphasis">, classes: readonly string[]): Map<string, number> {
  const asked = classes.flatMap((id) => (pack.emphasis?.[id] ? [pack.emphasis[id]] : []));
  const touched = walkCriteria(pack.criteria).filter(({ id }) => asked.some((weights) => id in weights));
  return new Map(touched.map(({ id, weight }) => [id, Math.round(asked.reduce((sum, weights) => sum + (weights[id] ?? weight), 0) / asked.length)]));
}
