/** A mark that an evaluator gave one vendor's answer to one requirement. */
export interface GivenMark {
  evaluator: string;
  requirement: string;
  vendor: string;
  mark: number;
}

/** What the committee agreed on. */
export interface ConsensusMark {
  requirement: string;
  vendor: string;
  mark: number;
}

/** The marks of a committee laid out flat, requirement by vendor by evaluator; NaN while there is none. */
export interface MarkMatrix {
  requirements: readonly string[];
  vendors: readonly string[];
  evaluators: readonly string[];
  marks: Float64Array;
  /** Requirement by evaluator: 1 where the evaluator has to mark it. Marks of others do not count. */
  assigned: Uint8Array;
  /** Requirement by vendor. */
  consensus: Float64Array;
}

/** What the committee makes of one answer. */
export interface SettledMark {
  /** The consensus mark; else the mean once it counts; else null. */
  mark: number | null;
  settledBy: "consensus" | "mean" | null;
  /** The lowest and highest mark given; null while there is none. */
  low: number | null;
  high: number | null;
  /** How many of those assigned have marked it. */
  given: number;
  of: number;
}

/**
 * Lays marks out for `settleMarks`. `assigned` says who has to mark each requirement; marks and consensus marks on
 * requirements or vendors that are not named, and marks of evaluators who are not assigned, are left out.
 */
export function markMatrix(
  assigned: ReadonlyMap<string, readonly string[]>,
  vendors: readonly string[],
  given: Iterable<GivenMark>,
  consensus: Iterable<ConsensusMark>,
): MarkMatrix {
  const requirements = [...assigned.keys()];
  const evaluators = [...new Set([...assigned.values()].flat())];
  const place = (ids: readonly string[]) => new Map(ids.map((id, index) => [id, index]));
  const [rows, columns, people] = [place(requirements), place(vendors), place(evaluators)];
  const matrix: MarkMatrix = {
    requirements, vendors, evaluators,
    marks: new Float64Array(requirements.length * vendors.length * evaluators.length).fill(NaN),
    assigned: new Uint8Array(requirements.length * evaluators.length),
    consensus: new Float64Array(requirements.length * vendors.length).fill(NaN),
  };
  for (const [requirement, ids] of assigned) {
    for (const id of ids) matrix.assigned[rows.get(requirement)! * evaluators.length + people.get(id)!] = 1;
  }
  for (const { evaluator, requirement, vendor, mark } of given) {
    const [r, v, e] = [rows.get(requirement), columns.get(vendor), people.get(evaluator)];
    if (r !== undefined && v !== undefined && e !== undefined) matrix.marks[(r * vendors.length + v) * evaluators.length + e] = mark;
  }
  for (const { requirement, vendor, mark } of consensus) {
    const [r, v] = [rows.get(requirement), columns.get(vendor)];
    if (r !== undefined && v !== undefined) matrix.consensus[r * vendors.length + v] = mark;
  }
  return matrix;
}

/** The marks of one vendor's answers by requirement, by vendor id: each is settled when it is looked up. */
export interface SettledMarks {
  get(vendor: string): { get(requirement: string): SettledMark | undefined } | undefined;
}

/**
 * The mark of every answer, by vendor and then by requirement: the consensus mark, or else the mean of what those assigned
 * gave once all of them have (or one, where one is enough), or else null. Nobody assigned: null.
 */
export function settleMarks(matrix: MarkMatrix, oneIsEnough: boolean): SettledMarks {
  const { requirements, vendors, evaluators, assigned } = matrix;
  const rows = new Map(requirements.map((id, row) => [id, row]));
  const of = requirements.map((_, r) => evaluators.reduce((sum, _who, e) => sum + assigned[r * evaluators.length + e], 0));
  return new Map(vendors.map((vendor, v) => [vendor, {
    get: (requirement: string) => {
      const r = rows.get(requirement);
      return r === undefined ? undefined : settledMark(matrix, r, v, of[r], oneIsEnough);
    },
  }]));
}

/** What the committee makes of one answer, `of` evaluators being assigned to it. */
function settledMark({ vendors, evaluators, marks, assigned, consensus }: MarkMatrix, r: number, v: number, of: number, oneIsEnough: boolean): SettledMark {
  const people = evaluators.length;
  const row = (r * vendors.length + v) * people;
  let given = 0;
  let sum = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let e = 0; e < people; e++) {
    const mark = marks[row + e];
    // NaN is the only number that is not itself.
    if (mark !== mark || assigned[r * people + e] === 0) continue;
    given++;
    sum += mark;
    if (mark < low) low = mark;
    if (mark > high) high = mark;
  }
  const agreed = consensus[r * vendors.length + v];
  const settled = agreed === agreed;
  const counts = given > 0 && (oneIsEnough || given === of);
  return {
    // A mean of equal marks must be that mark, whatever rounding does.
    mark: settled ? agreed : counts ? (low === high ? low : sum / given) : null,
    settledBy: settled ? "consensus" : counts ? "mean" : null,
    low: given > 0 ? low : null,
    high: given > 0 ? high : null,
    given, of,
  };
}
