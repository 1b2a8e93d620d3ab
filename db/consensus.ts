import type { Db } from "./schema";

/** What the committee agreed on for one answer, or one version of it. */
export interface ConsensusVersion {
  vendorId: string;
  requirementId: string;
  submissionId: string;
  number: number;
  /** Null: taken back. */
  mark: number | null;
  reason: string;
  at: string;
  by: string;
}

/** All versions of consensus marks in a round, oldest first. */
export async function listConsensusVersions(db: Db, roundId: string): Promise<ConsensusVersion[]> {
  const rows = await db.selectFrom("consensus").selectAll().where("round_id", "=", roundId).orderBy("number").execute();
  return rows.map((row) => ({
    vendorId: row.vendor_id, requirementId: row.requirement_id, submissionId: row.submission_id, number: row.number, mark: row.mark,
    reason: row.reason, at: row.at, by: row.by,
  }));
}

export async function insertConsensus(db: Db, roundId: string, version: ConsensusVersion & { id: string }): Promise<void> {
  await db
    .insertInto("consensus")
    .values({
      id: version.id, round_id: roundId, vendor_id: version.vendorId, requirement_id: version.requirementId, submission_id: version.submissionId,
      number: version.number, mark: version.mark, reason: version.reason, at: version.at, by: version.by,
    })
    .execute();
}
