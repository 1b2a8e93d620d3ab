import { describe, expect, it } from "vitest";

import { boundedWeights } from "~/domain/scoring/bounded-weights";
import { seededRandom } from "~/domain/scoring/random";
import { blockSize, freeWeights, orderedWeights, type WeightSpace } from "~/domain/scoring/weight-space";

const samples = 25_600;

/** One list of weights a sample. */
function drawn(space: WeightSpace, criteria: number, count = samples): number[][] {
  const random = seededRandom(11);
  const weights = new Float64Array(criteria * blockSize);
  return Array.from({ length: count / blockSize }, () => {
    space.draw(random, weights);
    return Array.from({ length: blockSize }, (_, k) => Array.from({ length: criteria }, (_, c) => weights[c * blockSize + k]));
  }).flat();
}

/** The share of a simplex of this size in which no part passes its width: corners cut off, by inclusion and exclusion. */
function shareWithin(widths: readonly number[], size: number): number {
  const cut = (i: number, left: number, sign: number): number =>
    left <= 0 ? 0 : i === widths.length ? sign * (left / size) ** (widths.length - 1) : cut(i + 1, left, sign) + cut(i + 1, left - widths[i], -sign);
  return cut(0, size, 1);
}

describe("weights in ranges are uniform", () => {
  type Ranges = [low: number, high: number][];
  const cases: [what: string, ranges: Ranges][] = [
    ["some wide, some not", [[0.2, 0.5], [0.1, 0.4], [0, 1], [0, 1]]],
    ["near their lowest", [[0.3, 0.9], [0.2, 0.9], [0.45, 0.9]]],
    ["near their highest", [[0.1, 0.4], [0, 0.35], [0.05, 0.3]]],
    ["eight narrow ones", Array.from({ length: 8 }, () => [0.1, 0.15])],
    ["narrow ones of all kinds", [[0.1, 0.13], [0.2, 0.21], [0.05, 0.12], [0.3, 0.36], [0.15, 0.2], [0.02, 0.1], [0.02, 0.06], [0.03, 0.05]]],
    ["narrow ones, near their highest", [[0, 0.3], [0, 0.02], [0.1, 0.2], [0.1, 0.15], [0, 0.1], [0, 0.05], [0.2, 0.25]]],
  ];
  it.each(cases)("%s", (_what, ranges) => {
    const weights = drawn(boundedWeights(ranges), ranges.length);
    const size = 1 - ranges.reduce((sum, [low]) => sum + low, 0);
    const widths = ranges.map(([low, high]) => high - low);
    const whole = shareWithin(widths, size);
    const sound = (sample: number[]) =>
      Math.abs(sample.reduce((sum, weight) => sum + weight, -1)) < 1e-12 &&
      sample.every((weight, c) => weight >= ranges[c][0] - 1e-12 && weight <= ranges[c][1] + 1e-12);
    expect(weights.filter((sample) => !sound(sample))).toEqual([]);
    // How often one weight, and two at a time, stay below parts of their ranges; five standard errors are 0.016 at most.
    const check = (parts: number[]) => {
      const tops = widths.map((width, c) => width * parts[c]);
      const below = weights.filter((sample) => sample.every((weight, c) => parts[c] === 1 || weight <= ranges[c][0] + tops[c])).length;
      expect(Math.abs(below / samples - shareWithin(tops, size) / whole), parts.join(" ")).toBeLessThan(0.016);
    };
    ranges.forEach((_, c) => {
      for (const part of [0.2, 0.5, 0.8]) check(ranges.map((_, i) => (i === c ? part : 1)));
      check(ranges.map((_, i) => (i === c || i === (c + 1) % ranges.length ? 0.5 : 1)));
    });
  });

  it("where nothing is left to draw", () => {
    expect(drawn(boundedWeights([[0.7, 0.7], [0.2, 0.2], [0.1, 0.1]]), 3, blockSize)[5]).toEqual([0.7, 0.2, 0.1]);
    expect(drawn(boundedWeights([[0, 0.25], [0, 0.5], [0, 0.25]]), 3, blockSize)[5]).toEqual([0.25, 0.5, 0.25]);
    expect(drawn(boundedWeights([[0, 1]]), 1, blockSize)[5]).toEqual([1]);
  });
});

describe("the greatest weighted sum", () => {
  const numbers = Float64Array.of(10, -20, 30, 5);

  it("lies in a corner", () => {
    expect(freeWeights(4).greatest(numbers)).toBe(30);
    // In the order 1, 2, 3, 4: 10, −5, 20/3 or 25/4.
    expect(orderedWeights([4, 3, 2, 1]).greatest(numbers)).toBe(10);
    // Of 1 and 3 one may come before the other; then 2 and 4.
    expect(orderedWeights([2, 1, 2, 1]).greatest(numbers)).toBe(30);
    // −20, then with 30, 10 and 5 in turn: (30 − 20 + 10) ÷ 3.
    expect(orderedWeights([1, 2, 1, 1]).greatest(numbers)).toBeCloseTo(20 / 3, 12);
    // 0.1 each at least; of the other 0.6, 0.3 to 30 and the rest to 10.
    expect(boundedWeights([[0.1, 1], [0.1, 1], [0.1, 0.4], [0.1, 1]]).greatest(numbers)).toBeCloseTo(4 - 2 + 12 + 0.5, 12);
  });

  it("is never passed by weights that are drawn, and nearly reached", () => {
    for (const space of [freeWeights(4), orderedWeights([1, 2, 2, 1]), boundedWeights([[0, 0.6], [0.05, 0.3], [0, 0.5], [0.1, 1]])]) {
      const sums = drawn(space, 4).map((sample) => sample.reduce((sum, weight, c) => sum + weight * numbers[c], 0));
      const most = sums.reduce((a, b) => Math.max(a, b));
      expect(most).toBeLessThanOrEqual(space.greatest(numbers) + 1e-9);
      expect(most).toBeGreaterThan(space.greatest(numbers) - 3);
    }
  });
});

describe("random numbers", () => {
  it("spread evenly, without a pattern between neighbours", () => {
    const numbers = new Float64Array(100_000);
    seededRandom(2024).fill(numbers);
    const cells = Array<number>(100).fill(0);
    numbers.forEach((number, i) => {
      if (i > 0) cells[10 * Math.floor(10 * numbers[i - 1]) + Math.floor(10 * number)]++;
    });
    expect(numbers.every((number) => number > 0 && number < 1)).toBe(true);
    // 1,000 expected in each of ten by ten cells, with a standard deviation of 31.
    expect(Math.min(...cells)).toBeGreaterThan(860);
    expect(Math.max(...cells)).toBeLessThan(1140);
  });

  it("are the same for a seed, one by one or many at once", () => {
    const many = new Float64Array(10);
    seededRandom(5).fill(many);
    const single = seededRandom(5);
    expect(Array.from(many, () => single.next())).toEqual([...many]);
    expect(seededRandom(6).next()).not.toBe(many[0]);
    expect(seededRandom(5 + 2 ** 32).next()).not.toBe(many[0]);
  });
});
