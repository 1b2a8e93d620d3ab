import { z } from "zod";

import { pairwiseWeights, togetherJudged, type InconsistentJudgement } from "../scoring/ahp";
import { rankOrderCentroid, swingWeights } from "../scoring/weight-elicitation";
import type { WeightRow } from "./weight-rows";

/** A criterion whose parts can be judged; id null for the dimensions. */
export interface JudgedGroup {
  id: string | null;
  title: WeightRow["title"] | null;
  parts: { id: string; title: WeightRow["title"]; share: number }[];
}

/** Ways to come to weights beside setting them directly. */
export const weightMethods = ["order", "swing", "pairwise"] as const;
export const weightMethodSchema = z.enum(weightMethods);
export type WeightMethod = z.infer<typeof weightMethodSchema>;

const id = z.string().min(1).max(200);

/** What one person judges of the parts of a criterion. */
export const judgementSchema = z.discriminatedUnion("method", [
  /** The most important first; what stands together is alike. */
  z.object({ method: z.literal("order"), order: z.array(z.array(id).min(1)).min(1).max(50) }),
  /** What it is worth to go from the worst to the best on each, 0–100; the most valued has 100. */
  z.object({ method: z.literal("swing"), points: z.record(id, z.number().min(0).max(100)) }),
  /** How many times as important the first is as the second, on Saaty's scale. */
  z.object({ method: z.literal("pairwise"), judgements: z.array(z.object({ first: id, second: id, ratio: z.number().min(1 / 9).max(9) })).max(105) }),
]);
export type Judged = z.infer<typeof judgementSchema>;

/** The weights that judgements make together. */
export interface JudgedWeights {
  /** Shares 0–1 by part. */
  weights: Record<string, number>;
  /** Of pairwise comparison only: up to 0.10 the judgements agree with each other well enough. */
  consistencyRatio: number | null;
  mostInconsistent: InconsistentJudgement | null;
}

/** From this on, Saaty asks for the judgements to be looked at again. */
export const inconsistentFrom = 0.1;

/**
 * The weights that the judgements of one or more people make, by one method. Pairwise comparisons are put together by the
 * geometric mean of each judgement, points and places by the mean of the weights: there, one 0 must not outvote the rest.
 *
 * @param parts ids of all parts that are weighed
 * @throws RangeError where a judgement does not cover exactly these parts, or there is none
 */
export function judgedWeights(parts: readonly string[], people: readonly Judged[]): JudgedWeights {
  if (people.length === 0) throw new RangeError("nobody's judgements to make weights of");
  const pairwise = people.flatMap((judged) => (judged.method === "pairwise" ? [judged.judgements] : []));
  if (pairwise.length === people.length) {
    const { weights, consistencyRatio, mostInconsistent } = pairwiseWeights(parts, people.length === 1 ? pairwise[0] : togetherJudged(parts, pairwise));
    return { weights, consistencyRatio, mostInconsistent };
  }
  const each = people.map((judged) => weightsOf(parts, judged));
  const mean = (part: string) => each.reduce((sum, weights) => sum + weights[part], 0) / each.length;
  return { weights: Object.fromEntries(parts.map((part) => [part, mean(part)])), consistencyRatio: null, mostInconsistent: null };
}

function weightsOf(parts: readonly string[], judged: Judged): Record<string, number> {
  const weights = judged.method === "order" ? rankOrderCentroid(judged.order) : judged.method === "swing" ? swingWeights(judged.points) : pairwiseWeights(parts, judged.judgements).weights;
  const strangers = Object.keys(weights).filter((part) => !parts.includes(part));
  const missing = parts.filter((part) => !Object.hasOwn(weights, part));
  if (strangers.length > 0 || missing.length > 0) throw new RangeError(`expected a judgement of each of ${parts.join(", ")}; found ${Object.keys(weights).join(", ")}`);
  return weights;
}

/** The pairs to compare, each in the order of the parts. */
export function pairsOf(parts: readonly string[]): { first: string; second: string }[] {
  return parts.flatMap((first, i) => parts.slice(i + 1).map((second) => ({ first, second })));
}

/** The value of Saaty's scale (1/9 … 1 … 9) that is nearest to a ratio: what to suggest in place of an inconsistent judgement. */
export function nearestOnScale(ratio: number): number {
  const steps = [...[9, 8, 7, 6, 5, 4, 3, 2].map((n) => 1 / n), 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const distance = (step: number) => Math.abs(Math.log(step / ratio));
  return steps.reduce((best, step) => (distance(step) < distance(best) - 1e-12 ? step : best));
}
