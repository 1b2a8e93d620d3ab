import {
  jsonPath, type DecisionMatrix, type MatrixCriterion, type MatrixPath, type MatrixProblem, type MatrixRobustness, type MatrixScore,
} from "./decision-matrix-schema";
import { weightTreeProblems } from "./weight-tree";

type Report = (path: MatrixPath, message: string) => void;

/** All that is wrong with a matrix of the right shape: weights, ids, scales, scores, and ranges of robustness weights. */
export function matrixProblems(matrix: DecisionMatrix): MatrixProblem[] {
  const problems: MatrixProblem[] = [];
  const report: Report = (path, message) => problems.push({ path: jsonPath(path), message });

  for (const problem of weightTreeProblems(matrix.criteria)) {
    const hint = problem.code === "empty" ? "; leave children out where a criterion is scored itself" : "";
    report(["criteria", ...problem.path], problem.message + hint);
  }
  const leaves = new Map<string, MatrixCriterion>();
  const inner = new Set<string>();
  checkCriteria(matrix.criteria, ["criteria"], leaves, inner, report);
  checkAlternatives(matrix.alternatives, leaves, inner, report);
  if (matrix.robustness) checkRobustness(matrix.robustness, matrix.criteria, report);
  return problems;
}

/** The ends of a leaf's scale, 0–100 unless it says otherwise. */
export function scaleOf(leaf: MatrixCriterion): { min: number; max: number } {
  return leaf.scale ?? { min: 0, max: 100 };
}

function checkCriteria(
  criteria: readonly MatrixCriterion[],
  path: MatrixPath,
  leaves: Map<string, MatrixCriterion>,
  inner: Set<string>,
  report: Report,
): void {
  criteria.forEach((criterion, i) => {
    const at = [...path, i];
    if (criterion.children) {
      inner.add(criterion.id);
      for (const key of ["scale", "direction", "mandatory"] as const) {
        if (criterion[key] !== undefined) report([...at, key], `only a leaf has ${key}; "${criterion.id}" has children`);
      }
      checkCriteria(criterion.children, [...at, "children"], leaves, inner, report);
      return;
    }
    leaves.set(criterion.id, criterion);
    const { min, max } = scaleOf(criterion);
    if (min >= max) report([...at, "scale"], `min ${min} must be less than max ${max}`);
    else if (!Number.isFinite(100 * (max - min))) report([...at, "scale"], `${min} to ${max} is too wide to compute with`);
    const atLeast = criterion.mandatory?.atLeast;
    if (atLeast !== undefined && (atLeast < 0 || atLeast > 100)) {
      report(
        [...at, "mandatory", "atLeast"],
        `expected a value on 0–100, as it is after scale and direction; found ${atLeast}`,
      );
    }
  });
}

function checkAlternatives(
  alternatives: DecisionMatrix["alternatives"],
  leaves: ReadonlyMap<string, MatrixCriterion>,
  inner: ReadonlySet<string>,
  report: Report,
): void {
  const seen = new Map<string, number>();
  alternatives.forEach(({ id, scores }, i) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, i);
    else report(["alternatives", i, "id"], `the id "${id}" was already given to alternatives[${first}]`);

    for (const [key, score] of Object.entries(scores)) {
      const path = ["alternatives", i, "scores", key];
      const leaf = leaves.get(key);
      if (leaf) checkScore(score, leaf, path, report);
      else if (inner.has(key)) report(path, `"${key}" has children; only leaves are scored`);
      else report(path, `no criterion has the id "${key}"`);
    }
  });
}

function checkScore(score: MatrixScore, leaf: MatrixCriterion, path: MatrixPath, report: Report): void {
  if (score === null) return;
  const { min, max } = scaleOf(leaf);
  const off = (n: number) => n < min || n > max;
  if (typeof score === "number") {
    if (off(score)) report(path, `${score} is off the scale ${min} to ${max}`);
    return;
  }
  score.forEach((end, i) => {
    if (off(end)) report([...path, i], `${end} is off the scale ${min} to ${max}`);
  });
  if (score[0] > score[1]) report(path, `the range runs from low to high; found ${score[0]} before ${score[1]}`);
}

/** A sum without what rounding leaves behind its digits. */
const shown = (sum: number) => String(Number(sum.toPrecision(12)));

/** Ranges of weights are shares 0–1 of top-level criteria; unnamed ones are free. Some weights must fit in all of them. */
function checkRobustness(robustness: MatrixRobustness, criteria: readonly MatrixCriterion[], report: Report): void {
  const ranges = robustness.weights;
  if (ranges === undefined || typeof ranges === "string") return;
  const path = ["robustness", "weights"];
  const top = new Set(criteria.map((criterion) => criterion.id));
  let sound = true;
  for (const [id, [low, high]] of Object.entries(ranges)) {
    const problem = !top.has(id)
      ? `no top-level criterion has the id "${id}"`
      : low < 0 || high > 1 || low > high
        ? `expected a range of shares 0 ≤ low ≤ high ≤ 1; found [${low}, ${high}]`
        : null;
    if (problem) report([...path, id], problem);
    sound &&= problem === null;
  }
  if (!sound) return;
  // Shares such as 0.7 + 0.2 + 0.1 miss 1 by a rounding error; that must not make them impossible.
  const rounding = 1e-12;
  const lows = criteria.reduce((sum, { id }) => sum + (ranges[id]?.[0] ?? 0), 0);
  const highs = criteria.reduce((sum, { id }) => sum + (ranges[id]?.[1] ?? 1), 0);
  if (lows > 1 + rounding) report(path, `impossible: the lowest shares add up to ${shown(lows)}, more than 1`);
  if (highs < 1 - rounding) report(path, `impossible: the highest shares add up to ${shown(highs)}, less than 1`);
}
