/** One judgement of a pairwise comparison: the first is `ratio` times as important as the second (below 1: less). */
export interface Judgement {
  first: string;
  second: string;
  /** Above 0; Saaty's scale runs from 1/9 to 9. */
  ratio: number;
}

/** A judgement, with the ratio that the weights have, and by which factor (1 or more) the two differ. */
export interface InconsistentJudgement extends Judgement {
  fitting: number;
  factor: number;
}

export interface PairwiseWeights {
  /** By item, 0–1; they add up to 1. */
  weights: Record<string, number>;
  /** The principal eigenvalue: the number of items when all judgements agree, more as they do less. */
  lambdaMax: number;
  consistencyIndex: number;
  /** Index ÷ Saaty's random index: above 0.10 is a reason to look again. 0 for one or two items. */
  consistencyRatio: number;
  /** The judgement farthest from the weights that all judgements make; null when all agree. */
  mostInconsistent: InconsistentJudgement | null;
}

/**
 * Mean consistency index of random judgements of 0, 1, 2, … items: Saaty, The Analytic Hierarchy Process (1980). For one and
 * two items, which are always consistent, there is none.
 */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/** Saaty's random index ends here, and nobody judges more than a hundred pairs with care: then make groups. */
export const mostItems = randomIndex.length - 1;

/**
 * Weights from pairwise comparison (Saaty's AHP): the principal eigenvector of the matrix of judgements.
 *
 * @param items ids, 1 to 15
 * @param judgements every pair once, in either direction
 * @throws RangeError for too many items, and a judgement that is missing, double, of a stranger or not above 0
 */
export function pairwiseWeights(items: readonly string[], judgements: readonly Judgement[]): PairwiseWeights {
  const matrix = judgementMatrix(items, judgements);
  const count = items.length;
  const weights = principalEigenvector(matrix);
  // The mean of what each row makes of the weights: exact for the eigenvector, and even about what is left of rounding.
  const lambdaMax = matrix.reduce((sum, row, i) => sum + row.reduce((total, ratio, j) => total + ratio * weights[j], 0) / weights[i], 0) / count;
  const consistencyIndex = count > 2 ? Math.max(0, (lambdaMax - count) / (count - 1)) : 0;
  const weightOf = new Map(items.map((id, i) => [id, weights[i]]));
  return {
    weights: Object.fromEntries(weightOf),
    lambdaMax,
    consistencyIndex,
    consistencyRatio: count > 2 ? consistencyIndex / randomIndex[count] : 0,
    mostInconsistent: farthest(judgements, weightOf),
  };
}

/**
 * The judgements of several people as one: the geometric mean of each, the only mean that keeps a ratio and its opposite
 * in agreement. In the order and direction of the items.
 *
 * @param people what each of them judged: every pair once
 * @throws RangeError as `pairwiseWeights` does, and without people
 */
export function togetherJudged(items: readonly string[], people: readonly (readonly Judgement[])[]): Judgement[] {
  if (people.length === 0) throw new RangeError("nobody's judgements to put together");
  const matrices = people.map((judgements) => judgementMatrix(items, judgements));
  return items.flatMap((first, i) =>
    items.slice(i + 1).map((second, offset) => {
      const logarithms = matrices.map((matrix) => Math.log(matrix[i][i + 1 + offset]));
      return { first, second, ratio: Math.exp(logarithms.reduce((sum, logarithm) => sum + logarithm, 0) / people.length) };
    }),
  );
}

/** The reciprocal matrix: how many times as important the item of the row is as that of the column. */
function judgementMatrix(items: readonly string[], judgements: readonly Judgement[]): number[][] {
  if (items.length < 1 || items.length > mostItems) throw new RangeError(`expected 1 to ${mostItems} items to compare; found ${items.length}`);
  const places = new Map(items.map((id, i) => [id, i]));
  if (places.size < items.length) throw new RangeError("an item occurs more than once");
  const matrix = items.map((_, i) => items.map((_, j): number => (i === j ? 1 : 0)));
  for (const { first, second, ratio } of judgements) {
    const i = places.get(first);
    const j = places.get(second);
    const named = `"${first}" over "${second}"`;
    if (i === undefined || j === undefined || i === j) throw new RangeError(`${named}: expected two of the items`);
    if (matrix[i][j] !== 0) throw new RangeError(`${named} is judged more than once`);
    // Its opposite must be a number too.
    if (!(ratio > 0 && Number.isFinite(ratio) && Number.isFinite(1 / ratio))) throw new RangeError(`${named}: expected a ratio above 0; found ${ratio}`);
    matrix[i][j] = ratio;
    matrix[j][i] = 1 / ratio;
  }
  items.forEach((first, i) => {
    const missing = items.findIndex((_, j) => matrix[i][j] === 0);
    if (missing >= 0) throw new RangeError(`"${first}" over "${items[missing]}" is not judged yet`);
  });
  return matrix;
}

/** Squares the matrix until its columns agree; each step doubles the digits. The result adds up to 1. */
function principalEigenvector(matrix: readonly (readonly number[])[]): number[] {
  let power = matrix.map((row) => [...row]);
  let vector = normalised(power.map((row) => sum(row)));
  for (let step = 0; step < 64; step++) {
    const largest = Math.max(...power.flat());
    const scaled = power.map((row) => row.map((entry) => entry / largest));
    power = scaled.map((row) => scaled.map((_, j) => row.reduce((total, entry, k) => total + entry * scaled[k][j], 0)));
    const next = normalised(power.map((row) => sum(row)));
    const moved = Math.max(...next.map((weight, i) => Math.abs(weight - vector[i])));
    vector = next;
    if (moved < 1e-15) break;
  }
  return vector;
}

function farthest(judgements: readonly Judgement[], weights: ReadonlyMap<string, number>): InconsistentJudgement | null {
  let worst: InconsistentJudgement | null = null;
  for (const judgement of judgements) {
    const fitting = weights.get(judgement.first)! / weights.get(judgement.second)!;
    const factor = Math.max(judgement.ratio / fitting, fitting / judgement.ratio);
    if (factor > 1 + 1e-9 && factor > (worst?.factor ?? 1) + 1e-9) worst = { ...judgement, fitting, factor };
  }
  return worst;
}

function normalised(numbers: readonly number[]): number[] {
  const total = sum(numbers);
  return numbers.map((number) => number / total);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
