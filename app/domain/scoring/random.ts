/** Seeded random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A number in (0, 1), with steps of 2⁻³². */
  next(): number;
  /** Fills a list, or the stretch of it from `from` up to `to`, with `low + spread · u`, u as `next` gives it. */
  fill(numbers: Float64Array, from?: number, to?: number, low?: number, spread?: number): void;
}

const step = 2 ** -32;

/**
 * The generator xoshiro128** of Blackman and Vigna (2018; period 2¹²⁸ − 1), with its state drawn from the seed by
 * splitmix32. Not for secrets.
 *
 * @param seed a safe integer, also negative; all of its bits count
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is a whole number up to 2^53, not ${seed}`);
  let mixed = (Math.floor(seed / 2 ** 32) ^ 0x9e3779b9) | 0;
  const mix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let bits = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return bits ^ (bits >>> 15);
  };
  mixed = mix() ^ (seed | 0);
  // Splitmix gives 0 once in all its period, so never four times running: the one state that xoshiro cannot leave.
  const state = Int32Array.of(mix(), mix(), mix(), mix());

  const fill = (numbers: Float64Array, from = 0, to = numbers.length, low = 0, spread = 1) => {
    const scale = spread * step;
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    for (let i = from; i < to; i++) {
      const product = Math.imul(b, 5);
      const bits = Math.imul((product << 7) | (product >>> 25), 9);
      // The middle of a step, so that neither 0 nor 1 comes out.
      numbers[i] = low + ((bits >>> 0) + 0.5) * scale;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  };
  const stock = new Float64Array(256);
  let used = stock.length;
  return {
    fill,
    next: () => {
      if (used === stock.length) {
        fill(stock);
        used = 0;
      }
      return stock[used++];
    },
  };
}
