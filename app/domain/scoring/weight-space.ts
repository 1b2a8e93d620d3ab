import type { Random } from "./random";

/** How many samples are drawn at a time; a multiple of 32, small enough for the values of all offers to stay at hand. */
export const blockSize = 128;

/** The weights (shares of the top-level criteria, together 1) among which robustness looks, all equally likely. */
export interface WeightSpace {
  /** Draws a block: the weight of criterion c in sample k comes at `c * blockSize + k`. */
  draw(random: Random, weights: Float64Array): void;
  /** The greatest weighted sum of the given numbers, one a criterion, that weights in the space can make. */
  greatest(numbers: Float64Array): number;
}

/** All weights that add up to 1, all equally likely: exponential numbers, divided by their sum. */
export function freeWeights(count: number): WeightSpace {
  return {
    draw: (random, weights) => drawSimplex(random, weights, count),
    greatest: (numbers) => numbers.reduce((most, number) => Math.max(most, number)),
  };
}

/** Draws a block of weights that add up to 1: the first `count` rows of the list, which has no others. */
export function drawSimplex(random: Random, weights: Float64Array, count: number): void {
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
 * Weights in the order of importance of the given ones; equal ones have no order between them. These are a simplex of their own, whose corners share the weight equally among the
 * most important one, two, three …; criteria of equal weight take turns at random, which keeps every weight as likely.
 */
export function orderedWeights(given: readonly number[]): WeightSpace {
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
