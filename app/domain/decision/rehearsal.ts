import type { Edition } from "../edition/edition";
import { isRelative, priceValues, type PriceFunction } from "../scoring/price";
import { seededRandom, type Random } from "../scoring/random";
import { editionWeights } from "./edition-tree";
import { plausibleAnswers, quantiles, type Market, type PlausibleAnswers } from "./plausible-answers";

/**
 * A price that the lead wants to try beside the requirements, around 100, which is what an average bid asks: as a part of
 * the total (0–1, less than 1), or in an award method. `worth` is what full quality earns.
 */
export type RehearsedPrice =
  | { kind: "criterion"; share: number; by: PriceFunction }
  | { kind: "utility-index"; weight: number }
  | { kind: "award-on-value"; worth: number };

export interface RehearsalOptions {
  /** How many rounds are simulated. */
  rounds: number;
  /** Bids in each round, 2 or more. */
  bids: number;
  seed: number;
  market: Market;
  price: RehearsedPrice | null;
}

/** A kind of bid in the rounds that ask whether the middle can win. */
export interface BidProfile {
  kind: "middle" | "cheap" | "dear" | "specialist";
  /** The dimension that a specialist is strong in. */
  dimension: string | null;
  /** Share of the rounds that it wins, 0–1. */
  wins: number;
}

/** What a scoring model does with thousands of plausible bids. Shares are 0–1 of the rounds unless they say otherwise. */
export interface Rehearsal {
  options: RehearsalOptions;
  /** Empty where there is one dimension and no price, so that nothing is to be balanced. */
  profiles: BidProfile[];
  /**
   * A straw bid is absurdly cheap and hardly offers anything. `relative`: prices are valued against each other, so that it
   * can change the order of the others; how often it does, and how often who of them is first.
   */
  straw: { relative: boolean; order: number; first: number };
  /** By criterion, parents first: how often another bid would win if all bids were alike on it. */
  criteria: { id: string; decides: number }[];
  /** Scored requirements that by themselves never decided who won, of how many. */
  requirements: { never: number; of: number };
  mandatory: {
    /** How many requirements are mandatory. */
    of: number;
    /** Rounds in which no bid is left, and bids that are excluded. */
    nobody: number;
    excluded: number;
    /** By requirement id: share of the bids that it excludes, most first. */
    by: { id: string; excludes: number }[];
  };
  /** Points of the winner, and its lead on the second: medians over the rounds. */
  winner: { points: number; lead: number };
}

/** How much of an answer hangs on how strong the bid is; the rest is chance. */
const own = 0.5;

/**
 * Rehearses the scoring model of an edition before it is published, on bids whose answers follow `plausibleAnswers`: strong
 * bids tend to answer better, and everybody answers mandatory requirements with more care (the best of three tries). What
 * it says of scores is over all bids, excluded or not. The same seed gives the same result.
 *
 * @throws WeightTreeError for an edition with `weightProblems`, RangeError for options that make no sense
 */
export function rehearse(edition: Edition, options: RehearsalOptions): Rehearsal {
  const { rounds, bids, price } = options;
  if (!(Number.isSafeInteger(rounds) && rounds >= 1 && Number.isSafeInteger(bids) && bids >= 2)) throw new RangeError("expected 1 round and 2 bids at least");
  if (price?.kind === "criterion" && !(price.share >= 0 && price.share < 1)) throw new RangeError(`expected a price share of 0 or more and less than 1; found ${price.share}`);
  if (price?.kind === "award-on-value" && !(price.worth > 0)) throw new RangeError(`expected a worth of more than 0; found ${price.worth}`);
  const relative = price?.kind === "utility-index" || (price?.kind === "criterion" && isRelative(price.by));
  const model = modelOf(edition, options);
  const random = seededRandom(options.seed);
  const count = { straw: 0, strawFirst: 0, nobody: 0, excluded: 0 };
  const criteriaDecide = new Float64Array(model.criteria.length);
  const requirementDecides = new Float64Array(model.answers.length);
  const excludes = new Float64Array(model.answers.length);
  const points: number[] = [];
  const leads: number[] = [];

  for (let round = 0; round < rounds; round++) {
    const drawn = Array.from({ length: bids }, () => drawBid(model, random, { general: random.next(), along: null }));
    const prices = drawn.map(({ general }) => 100 * (0.7 + 0.4 * random.next() + 0.2 * general));
    const totals = totalsOf(model, drawn, prices);
    const winner = best(totals);
    const sorted = [...totals].sort((a, b) => b - a);
    points.push(price === null || price.kind === "criterion" ? sorted[0] : drawn[winner].quality);
    leads.push(sorted[0] - sorted[1]);

    for (let c = 0; c < model.criteria.length; c++) if (bestWithout(model, totals, drawn, prices, "criteria", c) !== winner) criteriaDecide[c]++;
    for (let r = 0; r < model.answers.length; r++) if (model.weights[r] > 0 && bestWithout(model, totals, drawn, prices, "points", r) !== winner) requirementDecides[r]++;

    const out = drawn.filter((bid) => bid.failed.length > 0);
    for (const { failed } of out) for (const r of failed) excludes[r]++;
    count.excluded += out.length;
    if (out.length === bids) count.nobody++;

    if (relative) {
      const straw = { ...drawBid(model, random, { general: 0.02, along: null }) };
      const beside = totalsOf(model, [...drawn, straw], [...prices, 0.4 * Math.min(...prices)]).slice(0, bids);
      if (order(beside) !== order(totals)) count.straw++;
      if (best(beside) !== winner) count.strawFirst++;
    }
  }

  const mandatory = model.answers.flatMap(({ requirement, passes }, r) => (passes ? [{ id: requirement.id, excludes: excludes[r] / (rounds * bids) }] : []));
  return {
    options,
    profiles: profilesOf(model, options),
    straw: { relative, order: count.straw / rounds, first: count.strawFirst / rounds },
    criteria: model.criteria.map((id, c) => ({ id, decides: criteriaDecide[c] / rounds })),
    requirements: { never: requirementDecides.filter((times, r) => times === 0 && model.weights[r] > 0).length, of: model.weights.filter((weight) => weight > 0).length },
    mandatory: { of: mandatory.length, nobody: count.nobody / rounds, excluded: count.excluded / (rounds * bids), by: mandatory.sort((a, b) => b.excludes - a.excludes) },
    winner: { points: median(points), lead: median(leads) },
  };
}

/** The edition laid out for drawing bids. */
interface Model {
  answers: PlausibleAnswers[];
  /** By requirement: its part of the total, 0–1. */
  weights: number[];
  /** Criteria that count, parents first, and by requirement the places of those above it. */
  criteria: string[];
  above: number[][];
  /** Dimensions that count, and by requirement the place of its own; -1 for one that does not count. */
  dimensions: string[];
  dimensionOf: number[];
  price: RehearsedPrice | null;
}

function modelOf(edition: Edition, { market, price }: RehearsalOptions): Model {
  const weights = editionWeights(edition);
  const criteria: string[] = [];
  const paths = new Map<string, number[]>();
  const visit = (nodes: Edition["criteria"], path: number[]) => {
    for (const { id, children } of nodes) {
      if (weights[id] === 0) continue;
      const here = [...path, criteria.push(id) - 1];
      paths.set(id, here);
      visit(children ?? [], here);
    }
  };
  visit(edition.criteria, []);
  const dimensions = edition.criteria.map(({ id }) => id).filter((id) => weights[id] > 0);
  const answers = edition.requirements.filter(({ weight, mandatory }) => weight > 0 || mandatory).map((requirement) => plausibleAnswers(edition, requirement, market));
  const above = answers.map(({ requirement }) => paths.get(requirement.criterion) ?? []);
  const quality = 1 - (price?.kind === "criterion" ? price.share : 0);
  return {
    answers, criteria, above, dimensions, price,
    weights: answers.map(({ requirement }) => quality * weights[requirement.id]),
    dimensionOf: above.map(([first]) => (first === undefined ? -1 : dimensions.indexOf(criteria[first]))),
  };
}

interface Bid {
  general: number;
  /** What each requirement, and each criterion, adds to the total. */
  points: Float64Array;
  criteria: Float64Array;
  quality: number;
  /** Places of the mandatory requirements that it fails. */
  failed: number[];
}

/** Draws the answers of a bid that is so strong, 0–1, overall, or along each dimension. */
function drawBid(model: Model, random: Random, { general, along }: { general: number; along: readonly number[] | null }): Bid {
  const strengths = along ?? model.dimensions.map(() => uniform(mixed(general, random.next())));
  const bid: Bid = { general, points: new Float64Array(model.answers.length), criteria: new Float64Array(model.criteria.length), quality: 0, failed: [] };
  for (let r = 0; r < model.answers.length; r++) {
    const { values, passes } = model.answers[r];
    const strength = model.dimensionOf[r] < 0 ? general : strengths[model.dimensionOf[r]];
    let at = uniform(mixed(strength, random.next()));
    if (passes) at = Math.cbrt(at);
    const place = Math.min(quantiles - 1, Math.floor(at * quantiles));
    if (passes && passes[place] === 0) bid.failed.push(r);
    if (model.weights[r] === 0) continue;
    const points = model.weights[r] * values[place];
    bid.points[r] = points;
    bid.quality += points;
    for (const c of model.above[r]) bid.criteria[c] += points;
  }
  return bid;
}

/** What decides, the highest first: the total, or the award on quality and price in points. */
function totalsOf({ price }: Model, bids: readonly Bid[], prices: readonly number[]): number[] {
  if (price?.kind === "utility-index") {
    const best = Math.max(...bids.map(({ quality }) => quality));
    const cheapest = Math.min(...prices);
    return bids.map(({ quality }, bid) => utility(quality, best, price.weight, prices[bid], cheapest));
  }
  if (price?.kind === "award-on-value") return bids.map(({ quality }, bid) => quality - (100 * prices[bid]) / price.worth);
  if (!price || price.share === 0) return bids.map(({ quality }) => quality);
  const values = priceValues(new Map(prices.map((one, bid) => [String(bid), one])), price.by);
  return bids.map(({ quality }, bid) => quality + price.share * values.get(String(bid))!);
}

/** Rounds of one bid of each kind: balanced, and strong in one thing at the cost of the others. */
function profilesOf(model: Model, { rounds, seed }: RehearsalOptions): BidProfile[] {
  const dimensions = model.dimensions.length;
  const even = (strength: number) => model.dimensions.map(() => strength);
  const kinds: { kind: BidProfile["kind"]; dimension: string | null; along: number[]; price: number }[] =
    model.price && !(model.price.kind === "criterion" && model.price.share === 0)
      ? [
          { kind: "cheap", dimension: null, along: even(0.15), price: 70 },
          { kind: "middle", dimension: null, along: even(0.5), price: 100 },
          { kind: "dear", dimension: null, along: even(0.85), price: 130 },
        ]
      : [
          { kind: "middle", dimension: null, along: even(0.5), price: 100 },
          ...model.dimensions.map((dimension, d) => ({
            // As strong as the middle one on average: what it has more here, it lacks elsewhere.
            kind: "specialist" as const, dimension, price: 100,
            along: model.dimensions.map((_, other) => (other === d ? 0.9 : Math.max(0, (0.5 * dimensions - 0.9) / (dimensions - 1)))),
          })),
        ];
  if (kinds.length < 3) return [];
  const random = seededRandom(seed);
  const wins = kinds.map(() => 0);
  for (let round = 0; round < rounds; round++) wins[best(totalsOf(model, kinds.map(({ along }) => drawBid(model, random, { general: 0.5, along })), kinds.map(({ price }) => price)))]++;
  return kinds.map(({ kind, dimension }, i) => ({ kind, dimension, wins: wins[i] / rounds }));
}

const mixed = (strength: number, chance: number) => own * strength + (1 - own) * chance;

/** From the mean of two uniform numbers to a uniform one: its distribution function. */
function uniform(mean: number): number {
  return mean < 0.5 ? 2 * mean * mean : 1 - 2 * (1 - mean) * (1 - mean);
}

/** The place of the greatest; the first of several that are alike but for rounding. */
function best(totals: readonly number[]): number {
  let place = 0;
  for (let i = 1; i < totals.length; i++) if (totals[i] > totals[place] + 1e-9) place = i;
  return place;
}

/** The place of the greatest without what one part adds. Called for every requirement of every round: nothing is allocated. */
function bestWithout({ price }: Model, totals: readonly number[], bids: readonly Bid[], prices: readonly number[], part: "criteria" | "points", at: number): number {
  if (price?.kind === "utility-index") return bestUtilityWithout(price.weight, bids, prices, part, at);
  let place = 0;
  let most = totals[0] - bids[0][part][at];
  for (let i = 1; i < totals.length; i++) {
    const total = totals[i] - bids[i][part][at];
    if (total <= most + 1e-9) continue;
    place = i;
    most = total;
  }
  return place;
}

function bestUtilityWithout(weight: number, bids: readonly Bid[], prices: readonly number[], part: "criteria" | "points", at: number): number {
  let [best, cheapest] = [-Infinity, Infinity];
  for (let i = 0; i < bids.length; i++) {
    best = Math.max(best, bids[i].quality - bids[i][part][at]);
    cheapest = Math.min(cheapest, prices[i]);
  }
  let [place, most] = [0, -Infinity];
  for (let i = 0; i < bids.length; i++) {
    const score = utility(bids[i].quality - bids[i][part][at], best, weight, prices[i], cheapest);
    if (score <= most + 1e-9) continue;
    place = i;
    most = score;
  }
  return place;
}

const utility = (quality: number, best: number, weight: number, price: number, cheapest: number) => (100 - (best - quality) * weight) * (cheapest / price);

/** The order as a text to compare. */
function order(totals: readonly number[]): string {
  return totals.map((_, i) => i).sort((a, b) => totals[b] - totals[a] || a - b).join(" ");
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}
