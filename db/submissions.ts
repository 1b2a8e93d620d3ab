import { sql } from "kysely";

import { cleanText } from "~/domain/clean-text";
import { answerSchema } from "~/domain/responses/reading";
import type { Answer } from "~/domain/responses/reading";

import { isPostgres } from "./connection";
import type { Db, SubmissionRow } from "./schema";

export interface Submission {
  id: string;
  roundId: string;
  editionId: string;
  vendorId: string;
  uploadId: string;
  readingId: string;
  number: number;
  late: boolean;
  acceptedAt: string;
}

function toSubmission(row: SubmissionRow): Submission {
  return {
    id: row.id, roundId: row.round_id, editionId: row.edition_id, vendorId: row.vendor_id, uploadId: row.upload_id,
    readingId: row.reading_id, number: row.number, late: row.late === 1, acceptedAt: row.accepted_at,
  };
}

/** Keeps a submission with its answers; gives its number within round and vendor (1, 2, …). */
export async function insertSubmission(
  db: Db,
  submission: Omit<Submission, "number"> & { selectionId: string; acceptedBy: string },
  answers: readonly Answer[],
): Promise<number> {
  const last = await db
    .selectFrom("submission").select((eb) => eb.fn.max("number").as("number"))
    .where("round_id", "=", submission.roundId).where("vendor_id", "=", submission.vendorId).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await db
    .insertInto("submission")
    .values({
      id: submission.id, selection_id: submission.selectionId, round_id: submission.roundId, edition_id: submission.editionId,
      vendor_id: submission.vendorId, upload_id: submission.uploadId, reading_id: submission.readingId, number,
      late: Number(submission.late), accepted_at: submission.acceptedAt, accepted_by: submission.acceptedBy,
    })
    .execute();
  await insertAnswers(db, submission.id, answers);
  return number;
}

/** Answers that go in with one statement: enough to be quick, few enough that their text stays small. */
const answersAtOnce = 250;

/**
 * Adds answers to a submission: with it, or once they were opened. They go in as JSON, which takes a fraction of the time and
 * memory that a statement with a parameter for each of their fields does.
 */
export async function insertAnswers(db: Db, submissionId: string, answers: readonly Answer[]): Promise<void> {
  for (let start = 0; start < answers.length; start += answersAtOnce) {
    const rows = JSON.stringify(answers.slice(start, start + answersAtOnce).map(({ requirement, value, comment, evidence }) => [
      requirement, value === null ? null : JSON.stringify(typeof value === "string" ? cleanText(value) : value), cleanText(comment), cleanText(evidence),
    ]));
    const each = isPostgres(db) ? sql`json_array_elements(${rows}::json) as each(value)` : sql`json_each(${rows}) as each`;
    await sql`
      insert into answer (submission_id, requirement_id, value, comment, evidence)
      select ${submissionId}, each.value->>0, each.value->>1, each.value->>2, each.value->>3 from ${each}`.execute(db);
  }
}

/** All submissions of a round in order; the last of a vendor is the one that counts. */
export async function listSubmissions(db: Db, roundId: string): Promise<Submission[]> {
  const rows = await db.selectFrom("submission").selectAll().where("round_id", "=", roundId).orderBy("vendor_id").orderBy("number").execute();
  return rows.map(toSubmission);
}

/** The submission of each vendor that counts: the last accepted one. */
export async function currentSubmissions(db: Db, roundId: string): Promise<Map<string, Submission>> {
  return new Map((await listSubmissions(db, roundId)).map((submission) => [submission.vendorId, submission]));
}

/** Answers of submissions, to all requirements or to some, by submission id and requirement id. */
export async function loadAnswers(db: Db, submissionIds: readonly string[], requirementIds?: readonly string[]): Promise<Map<string, Map<string, Answer>>> {
  const bySubmission = new Map<string, Map<string, Answer>>(submissionIds.map((id) => [id, new Map()]));
  if (submissionIds.length === 0 || requirementIds?.length === 0) return bySubmission;
  let query = db.selectFrom("answer").selectAll().where("submission_id", "in", [...submissionIds]);
  if (requirementIds) query = query.where("requirement_id", "in", [...requirementIds]);
  for (const row of await query.execute()) {
    const answer = answerSchema.parse({
      requirement: row.requirement_id,
      value: row.value === null ? null : (JSON.parse(row.value) as unknown),
      comment: row.comment,
      evidence: row.evidence,
    });
    bySubmission.get(row.submission_id)!.set(row.requirement_id, answer);
  }
  return bySubmission;
}
