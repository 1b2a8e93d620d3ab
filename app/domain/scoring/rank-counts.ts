import { blockSize } from "./weight-space";

/** Two offers of which either can be worth more. */
export type ContestedPair = readonly [first: number, second: number];

/** Counts over samples, while they grow. */
export interface RankCounts {
  /** By pair as given: in how many samples the first is worth more. */
  wins: Float64Array;
  /** How often offer o has rank 1 + r: at `o * offers + r`. */
  ranks: Float64Array;
  /** Sums of the weights, less those of the first sample, where offer o is first: at `o * criteria + c`; and of their squares. */
  weightSums: Float64Array;
  weightSquares: Float64Array;
  /** The weights of the first sample, so that the sums stay small and exact. */
  reference: Float64Array;
}

/** Samples are compared 32 at a time, a bit each; the first of them is the highest bit. Loops below spell these four out. */
const words = 4;
if (blockSize !== 32 * words) throw new Error("a block is four words of 32 samples");

/**
 * Makes the counter of ranks, which is the work of robustness. It compares every contested pair once a sample, keeps 32
 * outcomes in one number, and adds up outcomes as columns of bits, so that no rank is ever written down by itself.
 *
 * @param above by offer: how many are worth more whatever the weights and values
 */
export function rankCounter(offers: number, criteria: number, pairs: readonly ContestedPair[], above: readonly number[]) {
  const counts: RankCounts = {
    wins: new Float64Array(pairs.length),
    ranks: new Float64Array(offers * offers),
    weightSums: new Float64Array(offers * criteria),
    weightSquares: new Float64Array(offers * criteria),
    reference: new Float64Array(criteria),
  };
  const firsts = Int32Array.from(pairs, ([first]) => first);
  const seconds = Int32Array.from(pairs, ([, second]) => second);
  /** By pair and word: bits of the samples in which the first is worth more. */
  const outcomes = new Int32Array(pairs.length * words);
  const lost = lostPairs(offers, pairs);
  let started = false;

  return {
    counts,
    /**
     * Counts a block.
     *
     * @param values that of offer o in sample k at `o * blockSize + k`
     * @param weights that of criterion c in sample k at `c * blockSize + k`
     * @param samples how many of the block count: the first ones
     */
    add(values: Float64Array, weights: Float64Array, samples: number): void {
      if (!started) for (let c = 0; c < criteria; c++) counts.reference[c] = weights[c * blockSize];
      started = true;
      const valid = Int32Array.from({ length: words }, (_, word) => firstBits(samples - word * 32));
      compare(values, firsts, seconds, outcomes);
      countWins(outcomes, valid, counts.wins);
      for (let offer = 0; offer < offers; offer++) {
        for (let word = 0; word < words; word++) {
          addColumns(lost, offer, outcomes, word);
          const firstsHere = countRanks(lost, offer, valid[word], counts.ranks, offer * offers + above[offer]);
          if (above[offer] === 0) addWeights(counts, offer, criteria, weights, firstsHere, word * 32);
        }
      }
    },
  };
}

function compare(values: Float64Array, firsts: Int32Array, seconds: Int32Array, outcomes: Int32Array): void {
  for (let pair = 0; pair < firsts.length; pair++) {
    const f = firsts[pair] * blockSize;
    const s = seconds[pair] * blockSize;
    let bits0 = 0;
    let bits1 = 0;
    let bits2 = 0;
    let bits3 = 0;
    for (let k = 0; k < 32; k++) {
      bits0 = (bits0 << 1) | +(values[f + k] > values[s + k]);
      bits1 = (bits1 << 1) | +(values[f + k + 32] > values[s + k + 32]);
      bits2 = (bits2 << 1) | +(values[f + k + 64] > values[s + k + 64]);
      bits3 = (bits3 << 1) | +(values[f + k + 96] > values[s + k + 96]);
    }
    outcomes[pair * words] = bits0;
    outcomes[pair * words + 1] = bits1;
    outcomes[pair * words + 2] = bits2;
    outcomes[pair * words + 3] = bits3;
  }
}

function countWins(outcomes: Int32Array, valid: Int32Array, wins: Float64Array): void {
  for (let pair = 0; pair < wins.length; pair++) {
    for (let word = 0; word < words; word++) wins[pair] += bitCount(outcomes[pair * words + word] & valid[word]);
  }
}

/** Which outcomes put an offer below another, and room for adding them up. */
interface LostPairs {
  /** Those of offer o stand from `starts[o]` to `starts[o + 1]`. */
  starts: Int32Array;
  /** Where the outcome of the pair stands, and -1 to turn it around where the offer is the first of the pair. */
  places: Int32Array;
  turns: Int32Array;
  /** The number of lost pairs in binary, the bits of each power of two in a column: 32 samples side by side. */
  columns: Int32Array;
  /** By number of lost pairs: the samples that have it. */
  samples: Int32Array;
}

function lostPairs(offers: number, pairs: readonly ContestedPair[]): LostPairs {
  const perOffer = Array.from({ length: offers }, (): { place: number; turn: number }[] => []);
  pairs.forEach(([first, second], pair) => {
    perOffer[first].push({ place: pair * words, turn: -1 });
    perOffer[second].push({ place: pair * words, turn: 0 });
  });
  const starts = new Int32Array(offers + 1);
  perOffer.forEach((lost, offer) => (starts[offer + 1] = starts[offer] + lost.length));
  const planes = planesFor(Math.max(0, ...perOffer.map((lost) => lost.length)));
  return {
    starts,
    places: Int32Array.from(perOffer.flat(), ({ place }) => place),
    turns: Int32Array.from(perOffer.flat(), ({ turn }) => turn),
    columns: new Int32Array(planes),
    samples: new Int32Array(2 ** planes),
  };
}

/** How many binary digits a number up to this takes. */
function planesFor(most: number): number {
  return 32 - Math.clz32(most);
}

/** Adds up the pairs that an offer loses in 32 samples, two at a time with the carry in between as a full adder does. */
function addColumns({ starts, places, turns, columns }: LostPairs, offer: number, outcomes: Int32Array, word: number): void {
  const end = starts[offer + 1];
  const planes = planesFor(end - starts[offer]);
  columns.fill(0);
  let ones = 0;
  for (let i = starts[offer]; i < end; i += 2) {
    const a = outcomes[places[i] + word] ^ turns[i];
    const b = i + 1 < end ? outcomes[places[i + 1] + word] ^ turns[i + 1] : 0;
    const either = a ^ b;
    let carried = (a & b) | (ones & either);
    ones ^= either;
    for (let plane = 1; plane < planes; plane++) {
      const more = columns[plane] & carried;
      columns[plane] ^= carried;
      carried = more;
    }
  }
  if (planes > 0) columns[0] = ones;
}

/** Counts the ranks that the columns say, from the place of rank 1 + above; returns the samples in which nothing was lost. */
function countRanks({ starts, columns, samples }: LostPairs, offer: number, valid: number, ranks: Float64Array, place: number): number {
  const most = starts[offer + 1] - starts[offer];
  const planes = planesFor(most);
  samples[0] = valid;
  let size = 1;
  for (let plane = 0; plane < planes; plane++) {
    const bits = columns[plane];
    for (let lost = 0; lost < size; lost++) {
      samples[lost + size] = samples[lost] & bits;
      samples[lost] &= ~bits;
    }
    size *= 2;
  }
  for (let lost = 0; lost <= most; lost++) {
    const bits = samples[lost];
    if (bits !== 0) ranks[place + lost] += bitCount(bits);
  }
  return samples[0];
}

function addWeights(counts: RankCounts, offer: number, criteria: number, weights: Float64Array, bits: number, firstSample: number): void {
  const { weightSums, weightSquares, reference } = counts;
  while (bits !== 0) {
    const place = Math.clz32(bits);
    bits &= ~(0x80000000 >>> place);
    for (let c = 0; c < criteria; c++) {
      const difference = weights[c * blockSize + firstSample + place] - reference[c];
      weightSums[offer * criteria + c] += difference;
      weightSquares[offer * criteria + c] += difference * difference;
    }
  }
}

/** A word in which the first bits are set, all for 32 and more. */
function firstBits(count: number): number {
  if (count >= 32) return -1;
  return count <= 0 ? 0 : -1 << (32 - count);
}

function bitCount(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
