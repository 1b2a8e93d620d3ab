import { matrixProblems, scaleOf } from "./check-decision-matrix";
import { readDecisionMatrix, type DecisionMatrix, type MatrixCriterion, type MatrixProblem, type MatrixScore } from "./decision-matrix-schema";
import { rank } from "./rank";
import { robustness } from "./robustness";
import type { Robustness } from "./robustness-result";
import { weightStability, type WeightStability } from "./stability";
import type { KnockOut, LeafValue, RankedOffer, ScoredOffer } from "./types";

/** Why a decision matrix cannot be ranked: every problem found, each with its JSON path. */
export class DecisionMatrixError extends Error {
  override name = "DecisionMatrixError";
  constructor(readonly problems: readonly MatrixProblem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  }
}

/** What `rank FILE --json` prints; the shape is a contract. Values are unrounded, on 0–100. */
export interface RankOutput {
  ranking: Omit<RankedOffer, "nodes">[];
  /** A row for every criterion of the tree; empty while a value is null. */
  stability: WeightStability[];
  /** Only where the input asks for it. Excluded alternatives are in none of its lists. */
  robustness?: Robustness;
}

/** What robustness takes where the input does not say it. */
const defaults = { samples: 100_000, seed: 1, weights: "free" } as const;

/** Checks the input of `rank FILE`. Throws `DecisionMatrixError` with all its problems. */
export function parseDecisionMatrix(input: unknown): DecisionMatrix {
  const read = readDecisionMatrix(input);
  if ("problems" in read) throw new DecisionMatrixError(read.problems);
  const problems = matrixProblems(read.matrix);
  if (problems.length > 0) throw new DecisionMatrixError(problems);
  return read.matrix;
}

/** Ranks a decision matrix: the input of `rank FILE`, to its output. Throws `DecisionMatrixError` with all its problems. */
export function rankDecisionMatrix(input: unknown): RankOutput {
  const matrix = parseDecisionMatrix(input);
  const leaves = leavesOf(matrix.criteria);
  const offers = scoredOffers(matrix, leaves);
  const ranking = rank(matrix.criteria, offers, knockOutsOf(leaves));
  const output: RankOutput = {
    ranking: ranking.offers.map(({ id, rank, rankRange, value, low, high, excluded, open, contributions }) => ({
      id, rank, rankRange, value, low, high, excluded, open, contributions,
    })),
    stability: weightStability(matrix.criteria, offers, ranking),
  };
  if (matrix.robustness) {
    const excluded = new Set(ranking.offers.filter((offer) => offer.excluded.length > 0).map(({ id }) => id));
    const taking = offers.filter(({ id }) => !excluded.has(id));
    output.robustness = robustness(matrix.criteria, taking, { ...defaults, ...matrix.robustness });
  }
  return output;
}

/**
 * A score on 0–100: its place between the ends of the scale, from the other end where low is good. A range stays a range
 * (its ends change places where low is good), null stays null.
 */
function valueOfScore(score: MatrixScore, leaf: MatrixCriterion): LeafValue {
  if (score === null) return null;
  const { min, max } = scaleOf(leaf);
  const toValue = (n: number) => (100 * (leaf.direction === "min" ? max - n : n - min)) / (max - min);
  if (typeof score === "number") return toValue(score);
  const [low, high] = leaf.direction === "min" ? [score[1], score[0]] : score;
  return { low: toValue(low), high: toValue(high) };
}

function leavesOf(criteria: readonly MatrixCriterion[]): MatrixCriterion[] {
  return criteria.flatMap((criterion) => (criterion.children ? leavesOf(criterion.children) : [criterion]));
}

function scoredOffers(matrix: DecisionMatrix, leaves: readonly MatrixCriterion[]): ScoredOffer[] {
  return matrix.alternatives.map(({ id, scores }) => ({
    id,
    values: new Map(
      leaves.map((leaf) => [leaf.id, Object.hasOwn(scores, leaf.id) ? valueOfScore(scores[leaf.id], leaf) : null]),
    ),
  }));
}

function knockOutsOf(leaves: readonly MatrixCriterion[]): KnockOut[] {
  return leaves.flatMap(({ id, mandatory }) => (mandatory ? [{ leaf: id, atLeast: mandatory.atLeast }] : []));
}
