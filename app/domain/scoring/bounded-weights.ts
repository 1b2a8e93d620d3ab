import { seededRandom, type Random } from "./random";
import { blockSize, drawSimplex, type WeightSpace } from "./weight-space";

/** Shares such as 0.7 + 0.2 + 0.1 miss 1 by a rounding error; ranges narrower than this are a single share. */
const rounding = 1e-12;

/**
 * Weights within ranges that add up to 1, all equally likely.
 *
 * Drawn by exact rejection, not by a walk. Where a fair share of the simplex lies within the ranges, from the simplex.
 * Otherwise as independent exponential numbers of one rate, cut off to their ranges: their density depends on their sum
 * alone, so given that the sum is 1 they are uniform. All but the widest are drawn; the widest is what is left of 1, and is
 * accepted as often as its own density says. The rate is free; the one for which the expected sum is 1 accepts some 0.4/√n
 * of the draws at least, however narrow the ranges are.
 *
 * @throws RangeError for a range that is no share 0 ≤ low ≤ high ≤ 1, and where no weights fit
 */
export function boundedWeights(ranges: readonly (readonly [low: number, high: number])[]): WeightSpace {
  const { lows, highs } = tightened(ranges);
  const widths = lows.map((low, c) => highs[c] - low);
  const open = widths.map((_, c) => c).filter((c) => widths[c] > rounding).sort((a, b) => widths[a] - widths[b]);
  return { draw: drawerOf(lows, highs, open), greatest: (numbers) => greatest(numbers, lows, highs) };
}

/** The ranges, cut down to the shares that some weights in all of them have. */
function tightened(ranges: readonly (readonly [number, number])[]): { lows: number[]; highs: number[] } {
  for (const [low, high] of ranges) {
    if (!(low >= 0 && low <= high && high <= 1)) throw new RangeError(`expected shares 0 ≤ low ≤ high ≤ 1; found [${low}, ${high}]`);
  }
  const lowest = ranges.reduce((sum, [low]) => sum + low, 0);
  const highest = ranges.reduce((sum, [, high]) => sum + high, 0);
  if (lowest > 1 + rounding) throw new RangeError(`the lowest shares add up to ${lowest}, more than 1`);
  if (highest < 1 - rounding) throw new RangeError(`the highest shares add up to ${highest}, less than 1`);
  const lows = ranges.map(([low, high]) => Math.max(low, Math.min(high, 1 - (highest - high))));
  const highs = ranges.map(([low, high]) => Math.min(high, Math.max(low, 1 - (lowest - low))));
  return { lows, highs };
}

function drawerOf(lows: readonly number[], highs: readonly number[], open: readonly number[]): WeightSpace["draw"] {
  const fixed = lows.reduce((sum, low, c) => (open.includes(c) ? sum : sum + low), 0);
  // As what each weight lies above its lowest share, or below its highest where the sum asks for much: what has to be
  // shared out is then at most half of the room, and small numbers stay exact.
  const widths = open.map((c) => highs[c] - lows[c]);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const room = 1 - fixed - open.reduce((sum, c) => sum + lows[c], 0);
  const fromAbove = room > all / 2;
  const drawOne = partsDrawer(widths, Math.max(0, fromAbove ? all - room : room));

  return (random, weights) => {
    for (let c = 0; c < lows.length; c++) weights.fill(lows[c], c * blockSize, (c + 1) * blockSize);
    for (let k = 0; k < blockSize; k++) {
      const parts = drawOne(random);
      for (let i = 0; i < open.length; i++) {
        const c = open[i];
        weights[c * blockSize + k] = fromAbove ? highs[c] - parts[i] : lows[c] + parts[i];
      }
    }
  };
}

/** Draws parts of a total, none greater than its width; the widths go up. The parts are overwritten by the next draw. */
type PartsDrawer = (random: Random) => Float64Array;

function partsDrawer(widths: readonly number[], total: number): PartsDrawer {
  if (widths.length === 0) return () => new Float64Array();
  if (widths.length === 1) return () => Float64Array.of(total);
  return shareOfSimplex(widths, total) > 0.2 ? simplexParts(widths, total) : exponentialParts(widths, total);
}

function fits(candidates: Float64Array, k: number, widths: readonly number[], total: number): boolean {
  for (let i = 0; i < widths.length; i++) if (candidates[i * blockSize + k] * total > widths[i]) return false;
  return true;
}

/** How much of the simplex lies within the widths, about: a thousand tries, always the same. */
function shareOfSimplex(widths: readonly number[], total: number): number {
  const random = seededRandom(0);
  const candidates = new Float64Array(widths.length * blockSize);
  let within = 0;
  const blocks = 8;
  for (let block = 0; block < blocks; block++) {
    drawSimplex(random, candidates, widths.length);
    for (let k = 0; k < blockSize; k++) if (fits(candidates, k, widths, total)) within++;
  }
  return within / (blocks * blockSize);
}

function simplexParts(widths: readonly number[], total: number): PartsDrawer {
  const candidates = new Float64Array(widths.length * blockSize);
  const parts = new Float64Array(widths.length);
  let next = blockSize;
  return (random) => {
    do {
      if (++next >= blockSize) {
        drawSimplex(random, candidates, widths.length);
        next = 0;
      }
    } while (!fits(candidates, next, widths, total));
    for (let i = 0; i < widths.length; i++) parts[i] = candidates[i * blockSize + next] * total;
    return parts;
  };
}

function exponentialParts(widths: readonly number[], total: number): PartsDrawer {
  const rate = rateFor(widths, total);
  const cuts = widths.map((width) => -Math.expm1(-rate * width));
  const parts = new Float64Array(widths.length);
  const last = widths.length - 1;
  return (random) => {
    for (;;) {
      let left = total;
      for (let i = 0; i < last && left >= 0; i++) {
        parts[i] = rate > 0 ? -Math.log(1 - random.next() * cuts[i]) / rate : random.next() * widths[i];
        left -= parts[i];
      }
      parts[last] = left;
      if (left >= 0 && left <= widths[last] && (rate === 0 || random.next() < Math.exp(-rate * left))) return parts;
    }
  };
}

/** The rate at which exponential numbers, cut off at these widths, are expected to add up to the total; 0: no slope. */
function rateFor(widths: readonly number[], total: number): number {
  const expected = (rate: number) =>
    widths.reduce((sum, width) => sum + (rate * width < 1e-4 ? width / 2 - (rate * width * width) / 12 : 1 / rate - width / Math.expm1(rate * width)), 0);
  if (widths.length === 0 || total <= 0) return 0;
  let below = 0;
  let above = widths.length / total;
  for (let step = 0; step < 60; step++) {
    const rate = (below + above) / 2;
    if (expected(rate) > total) below = rate;
    else above = rate;
  }
  // Where the slope hardly shows, none at all is as good, and exact.
  return above * Math.max(...widths) < 1e-4 ? 0 : above;
}

/** Everyone has the lowest share; what is left goes to the greatest numbers first. */
function greatest(numbers: Float64Array, lows: readonly number[], highs: readonly number[]): number {
  let left = 1 - lows.reduce((sum, low) => sum + low, 0);
  let sum = lows.reduce((total, low, c) => total + low * numbers[c], 0);
  for (const c of lows.map((_, i) => i).sort((a, b) => numbers[b] - numbers[a])) {
    const more = Math.min(left, highs[c] - lows[c]);
    if (more <= 0) continue;
    sum += more * numbers[c];
    left -= more;
  }
  return sum;
}
