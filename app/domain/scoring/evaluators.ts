/** What one evaluator gave one vendor's answer to one requirement; a mark not given yet is left out, never 0. */
export interface EvaluatorMark {
  /** Id of the person. */
  evaluator: string;
  requirement: string;
  vendor: string;
  /** On the edition's scale of marks, 0–10 unless it says otherwise. */
  mark: number;
}

/** How one evaluator marks, beside the others. It is shown, never applied. */
export interface EvaluatorProfile {
  evaluator: string;
  marks: number;
  mean: number;
  /**
   * Severity: by how much the marks lie above (+, lenient) or below (−, strict) the mean of the others' marks for the same
   * answers; null where nobody else marked any of them.
   */
  severity: number | null;
  /** Standard deviation of the own marks (n − 1): whether the whole scale is used; null for fewer than two. */
  spread: number | null;
}

/** One answer as several people marked it. */
export interface MarkedAnswer {
  requirement: string;
  vendor: string;
  marks: { evaluator: string; mark: number }[];
  lowest: number;
  highest: number;
  mean: number;
}

/** The marks by answer, in the order in which the answers first occur. Throws RangeError for a second mark of one person. */
export function markedAnswers(marks: readonly EvaluatorMark[]): MarkedAnswer[] {
  const answers = new Map<string, MarkedAnswer>();
  for (const { evaluator, requirement, vendor, mark } of marks) {
    const key = JSON.stringify([requirement, vendor]);
    const answer = answers.get(key);
    if (!answer) {
      answers.set(key, { requirement, vendor, marks: [{ evaluator, mark }], lowest: mark, highest: mark, mean: mark });
      continue;
    }
    if (answer.marks.some((other) => other.evaluator === evaluator)) {
      throw new RangeError(`"${evaluator}" marked the answer of "${vendor}" to "${requirement}" more than once`);
    }
    answer.marks.push({ evaluator, mark });
    answer.lowest = Math.min(answer.lowest, mark);
    answer.highest = Math.max(answer.highest, mark);
    answer.mean += (mark - answer.mean) / answer.marks.length;
  }
  return [...answers.values()];
}

/** How every evaluator marks, in the order in which they first occur. */
export function evaluatorProfiles(marks: readonly EvaluatorMark[]): EvaluatorProfile[] {
  const own = new Map<string, number[]>();
  const differences = new Map<string, number[]>();
  for (const { evaluator, mark } of marks) own.set(evaluator, [...(own.get(evaluator) ?? []), mark]);
  for (const answer of markedAnswers(marks)) {
    const count = answer.marks.length;
    if (count < 2) continue;
    for (const { evaluator, mark } of answer.marks) {
      const others = (answer.mean * count - mark) / (count - 1);
      differences.set(evaluator, [...(differences.get(evaluator) ?? []), mark - others]);
    }
  }
  return [...own].map(([evaluator, given]) => {
    const apart = differences.get(evaluator);
    return { evaluator, marks: given.length, mean: mean(given), severity: apart ? mean(apart) : null, spread: deviation(given) };
  });
}

/** How far two values are apart: as ranks among all values given (ordinal), or as numbers (interval). */
export type AgreementMetric = "nominal" | "ordinal" | "interval";

/**
 * Krippendorff's alpha: the agreement of any number of people on any number of things, some of which they may have passed
 * over. 1: they agree throughout, 0: no better than chance, below 0: worse. From 0.800 it counts as reliable, from 0.667 as
 * good enough for tentative conclusions. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
 *
 * @param units by thing judged, the values that it was given
 * @returns null where nothing was judged twice, and where all values are the same, which says nothing about agreement
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], metric: AgreementMetric): number | null {
  const pairable = units.filter((values) => values.length > 1);
  const counts = new Map<number, number>();
  for (const value of pairable.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()].sort((a, b) => a - b);
  if (values.length < 2) return null;
  const difference = squaredDifference(values, counts, metric);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);

  let observed = 0;
  for (const unit of pairable) {
    let sum = 0;
    for (const one of unit) for (const other of unit) sum += difference(one, other);
    observed += sum / (unit.length - 1);
  }
  let expected = 0;
  for (const one of values) for (const other of values) expected += counts.get(one)! * counts.get(other)! * difference(one, other);
  return 1 - ((total - 1) * observed) / expected;
}

function squaredDifference(values: readonly number[], counts: ReadonlyMap<number, number>, metric: AgreementMetric): (a: number, b: number) => number {
  switch (metric) {
    case "nominal":
      return (a, b) => (a === b ? 0 : 1);
    case "interval":
      return (a, b) => (a - b) ** 2;
    case "ordinal": {
      // How many values were given up to the middle of each: their distance counts the ranks in between.
      const middles = new Map<number, number>();
      let below = 0;
      for (const value of values) {
        middles.set(value, below + counts.get(value)! / 2);
        below += counts.get(value)!;
      }
      return (a, b) => (middles.get(a)! - middles.get(b)!) ** 2;
    }
  }
}

/** What the committee is agreed on, and who stands out. */
export interface EvaluatorAnalysis {
  profiles: EvaluatorProfile[];
  /** Krippendorff's alpha over all answers; null where it cannot be told. */
  agreement: { ordinal: number | null; interval: number | null };
  /** By evaluator left out: what the ranking then is. */
  without: { evaluator: string; ranks: Record<string, number | null> }[];
}

/**
 * Severity, spread and agreement of evaluators, and the ranks without each of them.
 *
 * @param ranksWith the ranks by vendor that marks make; called once for every evaluator
 */
export function analyseEvaluators(
  marks: readonly EvaluatorMark[],
  ranksWith: (marks: readonly EvaluatorMark[]) => Record<string, number | null>,
): EvaluatorAnalysis {
  const units = markedAnswers(marks).map((answer) => answer.marks.map(({ mark }) => mark));
  const profiles = evaluatorProfiles(marks);
  return {
    profiles,
    agreement: { ordinal: krippendorffAlpha(units, "ordinal"), interval: krippendorffAlpha(units, "interval") },
    without: profiles.map(({ evaluator }) => ({ evaluator, ranks: ranksWith(marks.filter((mark) => mark.evaluator !== evaluator)) })),
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function deviation(numbers: readonly number[]): number | null {
  if (numbers.length < 2) return null;
  const middle = mean(numbers);
  return Math.sqrt(numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / (numbers.length - 1));
}
