import { levelCheckSchema } from "~/domain/phases/level-check";
import type { LevelCheck, LevelSubject } from "~/domain/phases/level-check";

import type { Db } from "./schema";

/** The checks that were made on one kind of subject, by the subject's id. */
export async function levelChecksOf(db: Db, selectionId: string, kind: LevelSubject["kind"]): Promise<Map<string, LevelCheck>> {
  const rows = await db.selectFrom("level_check").selectAll().where("selection_id", "=", selectionId).where("subject_kind", "=", kind).execute();
  return new Map(rows.map((row) => [row.subject_id, levelCheckSchema.parse(JSON.parse(row.content))]));
}

export async function saveLevelCheck(db: Db, selectionId: string, subject: LevelSubject, check: LevelCheck, at: string): Promise<void> {
  const row = { content: JSON.stringify(check), changed_at: at };
  await db
    .insertInto("level_check")
    .values({ selection_id: selectionId, subject_kind: subject.kind, subject_id: subject.id, ...row })
    .onConflict((conflict) => conflict.columns(["selection_id", "subject_kind", "subject_id"]).doUpdateSet(row))
    .execute();
}
