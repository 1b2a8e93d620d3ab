import { z } from "zod";

import type { AnswerPart } from "~/domain/responses/answer-difference";
import type { Answer } from "~/domain/responses/reading";

import { loadJson, storeJson } from "./payloads";
import type { Db } from "./schema";

const textSchema = z.object({ text: z.string() });

/** A text that those who judge read in place of the vendor's own. */
export interface Redaction {
  submissionId: string;
  requirementId: string;
  part: AnswerPart;
  text: string;
}

export async function insertRedaction(db: Db, redaction: Redaction & { id: string; roundId: string; at: string; by: string }): Promise<void> {
  const { id, roundId, submissionId, requirementId, part, text, at, by } = redaction;
  const last = await db.selectFrom("redaction").select((eb) => eb.fn.max("number").as("number")).where("round_id", "=", roundId).executeTakeFirst();
  await db
    .insertInto("redaction")
    .values({ id, round_id: roundId, submission_id: submissionId, requirement_id: requirementId, part, text_hash: await storeJson(db, { text, redaction: id }, at), number: (last?.number ?? 0) + 1, at, by })
    .execute();
}

/** What holds of each text that was covered: the last word on it. */
export async function listRedactions(db: Db, roundId: string): Promise<Redaction[]> {
  const rows = await db.selectFrom("redaction").selectAll().where("round_id", "=", roundId).orderBy("number").execute();
  const latest = new Map(rows.map((row) => [`${row.submission_id} ${row.requirement_id} ${row.part}`, row]));
  return Promise.all([...latest.values()].map(async (row) => ({
    submissionId: row.submission_id, requirementId: row.requirement_id, part: row.part as AnswerPart,
    text: (await loadJson(db, row.text_hash, textSchema))?.text ?? "",
  })));
}

/** Answers by submission and requirement with the covered texts in place of the vendors' own. The originals stay as they are. */
export function withRedactions(answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>, redactions: readonly Redaction[]): Map<string, Map<string, Answer>> {
  const covered = new Map([...answers].map(([submission, given]) => [submission, new Map(given)]));
  for (const { submissionId, requirementId, part, text } of redactions) {
    const answer = covered.get(submissionId)?.get(requirementId);
    if (answer) covered.get(submissionId)!.set(requirementId, { ...answer, [part]: text });
  }
  return covered;
}
