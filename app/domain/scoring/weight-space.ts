import type { Random } from "./random";
import { boundedWeights } from "./bounded-weights";

/** How many samples are drawn at a time; a multiple of 32, small enough for the values of all offers to stay at hand. */
export const blockSize = 128;

/** The weights (shares of the top-level criteria, together 1) among which robustness looks, all equally likely. */
export interface WeightSpace {
  /** Draws a block: the weight of criterion c in sample k comes at `c * blockSize + k`. */
  draw(random: Random, weights: Float64Array): void;
  /** The greatest weighted sum of the given numbers, one a criterion, that weights in the space can make. */
  greatest(numbers: Float64Array): number;
}

/** What is known of the weights: nothing, their order of importance, or ranges of shares (who is not named: 0–1). */
export type WeightKnowledge = "free" | "ordinal" | Readonly<Record<string, readonly [low: number, high: number]>>;

/**
 * The weights that agree with what is known of them.
 *
 * @param given the weights now; `ordinal` takes its order from them, with no order between equal ones
 * @throws RangeError for ranges in which no weights fit, or of a criterion that is not there
 */
export function weightSpace(criteria: readonly string[], given: readonly number[], known: WeightKnowledge): WeightSpace {
  if (known === "free") return freeWeights(criteria.length);
  if (known === "ordinal") return orderedWeights(given);
  const stranger = Object.keys(known).find((id) => !criteria.includes(id));
  if (stranger !== undefined) throw new RangeError(`no top-level criterion has the id "${stranger}"`);
  const ranges = criteria.map((id) => (Object.hasOwn(known, id) ? known[id] : ([0, 1] as const)));
  return boundedWeights(ranges);
}

/** All of the simplex: exponential numbers, divided by their sum. */
function freeWeights(count: number): WeightSpace {
  return {
    draw: (random, weights) => drawSimplex(random, weights, count),
    greatest: (numbers) => numbers.reduce((most, number) => Math.max(most, number)),
  };
}

function drawSimplex(random: Random, weights: Float64Array, count: number): void {
  random.fill(weights);
  for (let i = 0; i < weights.length; i++) weights[i] = -Math.log(weights[i]);
  for (let k = 0; k < blockSize; k++) {
    let sum = 0;
    for (let at = k; at < weights.length; at += blockSize) sum += weights[at];
    const scale = 1 / sum;
    for (let at = k; at < count * blockSize; at += blockSize) weights[at] *= scale;
  }
}

/**
 * Weights in an order of importance. These are a simplex of their own, whose corners share the weight equally among the
 * most important one, two, three …; criteria of equal weight take turns at random, which keeps every weight as likely.
 */
function orderedWeights(given: readonly number[]): WeightSpace {
  const order = given.map((_, c) => c).sort((a, b) => given[b] - given[a]);
  /** Stretches of the order in which the given weights are equal. */
  const levels: [from: number, to: number][] = [];
  order.forEach((c, place) => {
    if (place > 0 && given[order[place - 1]] === given[c]) levels[levels.length - 1][1] = place + 1;
    else levels.push([place, place + 1]);
  });
  const turns = [...order];
  const sorted = new Float64Array(order.length);

  const draw = (random: Random, weights: Float64Array) => {
    drawSimplex(random, weights, order.length);
    for (let k = 0; k < blockSize; k++) {
      let weight = 0;
      for (let place = order.length - 1; place >= 0; place--) {
        weight += weights[place * blockSize + k] / (place + 1);
        sorted[place] = weight;
      }
      for (const [from, to] of levels) {
        for (let place = to - 1; place > from; place--) {
          const other = from + Math.floor(random.next() * (place - from + 1));
          [turns[place], turns[other]] = [turns[other], turns[place]];
        }
      }
      for (let place = 0; place < order.length; place++) weights[turns[place] * blockSize + k] = sorted[place];
    }
  };
  /** The best corner: what comes first in the order, and of equals the greatest first. */
  const greatest = (numbers: Float64Array): number => {
    let sum = 0;
    let most = -Infinity;
    let count = 0;
    for (const [from, to] of levels) {
      const level = order.slice(from, to).map((c) => numbers[c]).sort((a, b) => b - a);
      for (const number of level) {
        sum += number;
        most = Math.max(most, sum / ++count);
      }
    }
    return most;
  };
  return { draw, greatest };
}
