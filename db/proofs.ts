import { rungSchema } from "~/domain/committee/evidence-ladder";
import type { Rung } from "~/domain/committee/evidence-ladder";

import type { Db } from "./schema";

/** Where an answer stands on the evidence ladder, or one version of that. */
export interface Proof {
  vendorId: string;
  requirementId: string;
  /** The submission whose answer this is about. */
  submissionId: string;
  number: number;
  rung: Rung;
  note: string;
  at: string;
  by: string;
}

/** All that was said of answers in a round, oldest first. */
export async function listProofs(db: Db, roundId: string): Promise<Proof[]> {
  const rows = await db.selectFrom("proof").selectAll().where("round_id", "=", roundId).orderBy("number").execute();
  return rows.map((row) => ({
    vendorId: row.vendor_id, requirementId: row.requirement_id, submissionId: row.submission_id, number: row.number,
    rung: rungSchema.parse(row.rung), note: row.note, at: row.at, by: row.by,
  }));
}

export async function insertProofs(db: Db, roundId: string, proofs: readonly (Proof & { id: string })[]): Promise<void> {
  if (proofs.length === 0) return;
  await db
    .insertInto("proof")
    .values(proofs.map((proof) => ({
      id: proof.id, round_id: roundId, vendor_id: proof.vendorId, requirement_id: proof.requirementId, submission_id: proof.submissionId,
      number: proof.number, rung: proof.rung, note: proof.note, at: proof.at, by: proof.by,
    })))
    .execute();
}
