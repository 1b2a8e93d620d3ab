import { fictionalValues, type Award } from "./award";
import { boundedWeights } from "./bounded-weights";
import { confidenceCounter, type ConfidenceCounter } from "./confidence";
import { judgePairs } from "./contested-pairs";
import { criterionValues, valueDrawer, type CriterionValues } from "./criterion-values";
import { seededRandom } from "./random";
import { rankCounter } from "./rank-counts";
import { centralWeights, describeRobustness, type Robustness } from "./robustness-result";
import type { ScoredOffer, WeightNode } from "./types";
import { blockSize, freeWeights, orderedWeights, type WeightSpace } from "./weight-space";
import { utilityKernel } from "./utility-kernel";
import { addUpDrawn, addUpFixed } from "./weighted-totals";
import { WeightTreeError, weightTreeProblems } from "./weight-tree";

/** What is known of the top-level weights: nothing, the order of the given ones, or ranges of shares (unnamed: 0–1). */
export type WeightKnowledge = "free" | "ordinal" | Readonly<Record<string, readonly [low: number, high: number]>>;

export interface RobustnessOptions {
  /** 1 or more. */
  samples: number;
  /** A whole number; the same seed gives the same result, digit for digit. */
  seed: number;
  weights: WeightKnowledge;
}

/** A computation that can be watched and broken off between steps; how it is cut into steps changes nothing. */
export interface RobustnessRun {
  /** Computes some samples more, and tells which share (0–1) of the work is done. */
  advance(samples: number): number;
  /** Computes what is left. */
  result(): Robustness;
}

/** As `startRobustness`, all at once. */
export function robustness(tree: readonly WeightNode[], offers: readonly ScoredOffer[], options: RobustnessOptions): Robustness {
  return startRobustness(tree, offers, options).result();
}

/**
 * SMAA-2 (Lahdelma and Salminen 2001): how the ranks come out over all weights of the top-level criteria that agree with
 * what is known of them, all equally likely, and over all values in their ranges, uniform and independent; null over
 * 0–100. Inside each top-level criterion the given weights hold. Rank = 1 + the number of offers with a greater value.
 *
 * Pairs in which one offer is ahead whatever the weights and values, or which are always equal (within 1e-9), are decided
 * beforehand and exactly; the others are sampled.
 *
 * @param offers those that take part: without the excluded
 * @throws WeightTreeError for a tree that is not sound, RangeError for options that make no sense
 */
export function startRobustness(tree: readonly WeightNode[], offers: readonly ScoredOffer[], options: RobustnessOptions): RobustnessRun {
  const problems = weightTreeProblems(tree);
  if (problems.length > 0) throw new WeightTreeError(problems);
  return startRobustnessOn(tree, criterionValues(tree, offers), options);
}

/** The values of an offer per top-level criterion, as JSON can hold them. */
export type SentOffer = Omit<CriterionValues, "low" | "high"> & { low: number[]; high: number[] };

/** Values per top-level criterion in a form that survives JSON, for `startRobustnessOn` elsewhere. */
export function sentOffers(offers: readonly CriterionValues[]): SentOffer[] {
  return offers.map(({ low, high, ...offer }) => ({ ...offer, low: [...low], high: [...high] }));
}

/**
 * As `startRobustness`, on the values per top-level criterion that it works with, which are small enough to be sent to
 * another thread or a browser.
 *
 * @param dimensions the top-level criteria of a sound tree
 * @param award decides instead of the total, from the quality that weights and values make and the prices
 */
export function startRobustnessOn(
  dimensions: readonly Pick<WeightNode, "id" | "weight">[],
  offers: readonly (CriterionValues | SentOffer)[],
  { samples, seed, weights: knowledge }: RobustnessOptions,
  award: Award | null = null,
): RobustnessRun {
  if (!Number.isSafeInteger(samples) || samples < 1) throw new RangeError(`samples are 1 or more, not ${samples}`);
  const sent = offers.map(({ low, high, ...offer }): CriterionValues => ({ ...offer, low: Float64Array.from(low), high: Float64Array.from(high) }));
  const taking = award?.kind === "award-on-value" ? fictionalValues(award, sent) : sent;
  const utility = award?.kind === "utility-index" ? utilityKernel(award, taking) : null;
  const criteria = dimensions.map((node) => node.id);
  const random = seededRandom(seed);
  const space = weightSpace(dimensions, knowledge);
  const pairs = utility ? utility.judge(judgePairs(taking, space)) : judgePairs(taking, space);
  const counter = rankCounter(taking.length, criteria.length, pairs.contested, pairs.above);
  const moves = taking.some(({ moving }) => moving.length > 0);
  const drawValues = valueDrawer(taking, criteria.length);
  const weights = new Float64Array(criteria.length * blockSize);
  const totals = new Float64Array(taking.length * blockSize);
  let sampled = 0;
  /** Comes after the ranks, for it takes the central weights. */
  let confidence: ConfidenceCounter | null = null;

  const step = (): void => {
    if (confidence) return confidence.add(random, drawValues);
    space.draw(random, weights);
    if (moves) addUpDrawn(totals, weights, drawValues(random), criteria.length);
    else addUpFixed(totals, weights, taking);
    const count = Math.min(blockSize, samples - sampled);
    utility?.settle(totals);
    counter.add(totals, weights, count);
    sampled += count;
    if (sampled === samples) confidence = (utility ? utility.confidence : confidenceCounter)(taking, centralWeights(counter.counts), samples);
  };
  const isDone = () => confidence?.left() === 0;
  return {
    advance(more) {
      for (let i = 0; i < more && !isDone(); i += blockSize) step();
      const left = samples - sampled + (confidence?.left() ?? (moves ? samples : 0));
      return 1 - left / (moves ? 2 * samples : samples);
    },
    result() {
      while (!isDone()) step();
      return describeRobustness(criteria, taking, samples, pairs, counter.counts, confidence!.shares());
    },
  };
}

function weightSpace(tree: readonly Pick<WeightNode, "id" | "weight">[], knowledge: WeightKnowledge): WeightSpace {
  if (knowledge === "free") return freeWeights(tree.length);
  if (knowledge === "ordinal") return orderedWeights(tree.map((node) => node.weight));
  const stranger = Object.keys(knowledge).find((id) => !tree.some((node) => node.id === id));
  if (stranger !== undefined) throw new RangeError(`no top-level criterion has the id "${stranger}"`);
  return boundedWeights(tree.map(({ id }) => (Object.hasOwn(knowledge, id) ? knowledge[id] : [0, 1])));
}
