import type { Edition } from "~/domain/edition/edition";
import { answeredInOldWording } from "~/domain/responses/old-wording";
import type { Answer } from "~/domain/responses/reading";
import { findEdition } from "~db/editions";
import type { Db } from "~db/schema";
import type { Submission } from "~db/submissions";

/** Per submission the requirements of the newest edition that it answers in the wording of an earlier one. */
export async function oldWordings(
  db: Db, selectionId: string, newest: Edition, submissions: readonly Submission[], answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>,
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const submission of submissions) {
    const answered = await findEdition(db, selectionId, submission.editionId);
    if (answered) found.set(submission.id, answeredInOldWording(answered, newest, answers.get(submission.id)?.values() ?? []));
  }
  return found;
}
