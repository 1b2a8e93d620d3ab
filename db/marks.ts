import type { EvaluatorMark } from "~/domain/committee/evaluator-mark";

import type { Db } from "./schema";

/** An evaluator's mark as it stands, or a version of it. */
export interface MarkVersion extends EvaluatorMark {
  evaluatorId: string;
  vendorId: string;
  requirementId: string;
  /** The submission whose answer was marked. */
  submissionId: string;
  /** 1, 2, … */
  number: number;
  /** Kept from a session that had not seen the version before it; does not count. */
  aside: boolean;
  at: string;
}

/** Which marks: of one evaluator, or of everybody; all of the round or those of one answer. */
export interface WhichMarks {
  evaluatorId?: string;
  vendorId?: string;
  requirementId?: string;
}

/** All versions of marks in a round, oldest first. */
export async function listMarkVersions(db: Db, roundId: string, which: WhichMarks = {}): Promise<MarkVersion[]> {
  let query = db.selectFrom("mark").selectAll().where("round_id", "=", roundId).orderBy("number");
  if (which.evaluatorId !== undefined) query = query.where("evaluator_id", "=", which.evaluatorId);
  if (which.vendorId !== undefined) query = query.where("vendor_id", "=", which.vendorId);
  if (which.requirementId !== undefined) query = query.where("requirement_id", "=", which.requirementId);
  return (await query.execute()).map((row) => ({
    evaluatorId: row.evaluator_id, vendorId: row.vendor_id, requirementId: row.requirement_id, submissionId: row.submission_id,
    number: row.number, mark: row.mark, confirms: row.confirms === 1, comment: row.comment, aside: row.aside === 1, at: row.at,
  }));
}

/** The version of each mark that counts: the last that is not aside. */
export async function listMarks(db: Db, roundId: string, which: WhichMarks = {}): Promise<MarkVersion[]> {
  const latest = new Map<string, MarkVersion>();
  for (const version of await listMarkVersions(db, roundId, which)) {
    if (!version.aside) latest.set(`${version.evaluatorId} ${version.vendorId} ${version.requirementId}`, version);
  }
  return [...latest.values()];
}

// SQLite takes at most 32,766 values in one statement.
const rowsAtOnce = 2000;

/** Adds versions of marks; each number is the one after the last of its mark, aside or not. */
export async function insertMarks(db: Db, roundId: string, marks: readonly (MarkVersion & { id: string })[]): Promise<void> {
  for (let start = 0; start < marks.length; start += rowsAtOnce) {
    await db
      .insertInto("mark")
      .values(marks.slice(start, start + rowsAtOnce).map((mark) => ({
        id: mark.id, round_id: roundId, evaluator_id: mark.evaluatorId, vendor_id: mark.vendorId, requirement_id: mark.requirementId,
        submission_id: mark.submissionId, number: mark.number, mark: mark.mark, confirms: Number(mark.confirms), comment: mark.comment,
        aside: Number(mark.aside), at: mark.at,
      })))
      .execute();
  }
}
