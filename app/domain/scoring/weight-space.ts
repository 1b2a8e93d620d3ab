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

/** All weights that add up to 1, all equally likely. */
export function freeWeights(count: number): WeightSpace {
  return {
    draw: (random, weights) => drawSimplex(random, weights, count),
    greatest: (numbers) => numbers.reduce((most, number) => Math.max(most, number)),
  };
}

/** Up to so many weights, sorting numbers is quicker than taking as many logarithms. */
const mostSorted = 6;

/**
 * Draws a block of weights that add up to 1: the first `count` rows of the list, which has no others. Few are the gaps that
 * uniform numbers leave between 0 and 1, many are exponential numbers divided by their sum; both are uniform.
 */
export function drawSimplex(random: Random, weights: Float64Array, count: number): void {
  if (count === 4) return drawFour(random, weights);
  if (count <= mostSorted) return drawGaps(random, weights, count);
  random.fill(weights);
  for (let i = 0; i < weights.length; i++) weights[i] = -Math.log(weights[i]);
  for (let k = 0; k < blockSize; k++) {
    let sum = 0;
    for (let at = k; at < weights.length; at += blockSize) sum += weights[at];
    const scale = 1 / sum;
    for (let at = k; at < count * blockSize; at += blockSize) weights[at] *= scale;
  }
}

/** Sorts the rows above each other, sample by sample, and takes the gaps. */
function drawGaps(random: Random, weights: Float64Array, count: number): void {
  const last = (count - 1) * blockSize;
  random.fill(weights, 0, last);
  for (let end = last - blockSize; end > 0; end -= blockSize) {
    for (let row = 0; row < end; row += blockSize) {
      for (let at = row; at < row + blockSize; at++) {
        const above = weights[at];
        const below = weights[at + blockSize];
        weights[at] = Math.min(above, below);
        weights[at + blockSize] = Math.max(above, below);
      }
    }
  }
  for (let k = 0; k < blockSize; k++) {
    let before = 0;
    for (let at = k; at < last; at += blockSize) {
      const here = weights[at];
      weights[at] = here - before;
      before = here;
    }
    weights[last + k] = 1 - before;
  }
}

/** As `drawGaps`, without going over the rows again and again: four dimensions are what most selections have. */
function drawFour(random: Random, weights: Float64Array): void {
  random.fill(weights, 0, 3 * blockSize);
  for (let k = 0; k < blockSize; k++) {
    const a = weights[k];
    const b = weights[k + blockSize];
    const c = weights[k + 2 * blockSize];
    const less = Math.min(a, b);
    const more = Math.max(a, b);
    const first = Math.min(less, c);
    const between = Math.max(less, c);
    const second = Math.min(between, more);
    const third = Math.max(between, more);
    weights[k] = first;
    weights[k + blockSize] = second - first;
    weights[k + 2 * blockSize] = third - second;
    weights[k + 3 * blockSize] = 1 - third;
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
