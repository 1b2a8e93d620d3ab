import { languageSchema } from "~/domain/language";
import type { Language } from "~/domain/language";
import { ownAnswerSchema } from "~/domain/respondents/own-answer";
import type { OwnAnswer } from "~/domain/respondents/own-answer";

import { eraseUnshared } from "./payload-references";
import type { PayloadReference } from "./payload-references";
import type { Db, RespondentRow } from "./schema";

/** Somebody who fills in an own copy of the checklist. */
export interface Respondent {
  id: string;
  selectionId: string;
  number: number;
  /** Null for who comes in by a personal link. */
  userId: string | null;
  name: string;
  email: string | null;
  language: Language;
  lastSavedAt: string | null;
  /** Since when the copy is said to be finished. */
  doneAt: string | null;
  /** Since when it no longer counts. */
  withdrawnAt: string | null;
}

function toRespondent(row: RespondentRow): Respondent {
  return {
    id: row.id, selectionId: row.selection_id, number: row.number, userId: row.user_id, name: row.name, email: row.email,
    language: languageSchema.parse(row.language), lastSavedAt: row.last_saved_at, doneAt: row.done_at, withdrawnAt: row.withdrawn_at,
  };
}

/** Adds a respondent under the next number of the selection. */
export async function insertRespondent(
  db: Db, respondent: Pick<Respondent, "id" | "selectionId" | "userId" | "name" | "email" | "language"> & { createdAt: string; createdBy: string },
): Promise<void> {
  const last = await db.selectFrom("respondent").select((eb) => eb.fn.max("number").as("number")).where("selection_id", "=", respondent.selectionId).executeTakeFirst();
  await db
    .insertInto("respondent")
    .values({
      id: respondent.id, selection_id: respondent.selectionId, number: Number(last?.number ?? 0) + 1, user_id: respondent.userId, name: respondent.name,
      email: respondent.email, language: respondent.language, created_at: respondent.createdAt, created_by: respondent.createdBy,
      last_saved_at: null, done_at: null, withdrawn_at: null,
    })
    .execute();
}

export async function findRespondent(db: Db, selectionId: string, id: string): Promise<Respondent | null> {
  const row = await db.selectFrom("respondent").selectAll().where("selection_id", "=", selectionId).where("id", "=", id).executeTakeFirst();
  return row ? toRespondent(row) : null;
}

/** The copy that a user has in a selection; null before the first save. */
export async function findRespondentOfUser(db: Db, selectionId: string, userId: string): Promise<Respondent | null> {
  const row = await db.selectFrom("respondent").selectAll().where("selection_id", "=", selectionId).where("user_id", "=", userId).executeTakeFirst();
  return row ? toRespondent(row) : null;
}

/** All respondents of a selection by number, also withdrawn ones. */
export async function listRespondents(db: Db, selectionId: string): Promise<Respondent[]> {
  const rows = await db.selectFrom("respondent").selectAll().where("selection_id", "=", selectionId).orderBy("number").execute();
  return rows.map(toRespondent);
}

/** Names of respondents by id. */
export async function respondentNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("respondent").select(["id", "name"]).where("id", "in", [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The copies of the checklist that are a user's: by account, or by a personal link that went to the same address. */
export async function copiesOfPerson(db: Db, userId: string, email: string): Promise<string[]> {
  const rows = await db.selectFrom("respondent").select("id").where((eb) => eb.or([eb("user_id", "=", userId), eb(eb.fn<string>("lower", ["email"]), "=", email)])).execute();
  return rows.map(({ id }) => id);
}

/**
 * Takes name, address and remarks out of copies of the checklist, with the files that were sent and the links that open
 * them; what was ticked goes on counting, under no name. Gives how many files and links there were.
 */
export async function eraseCopies(db: Db, ids: readonly string[], at: string): Promise<{ files: number; links: number }> {
  if (ids.length === 0) return { files: 0, links: 0 };
  await db.updateTable("respondent").set({ name: "", email: null }).where("id", "in", ids).execute();
  await db.updateTable("respondent_answer").set({ remark: "" }).where("respondent_id", "in", ids).where("remark", "<>", "").execute();
  const links = await db.updateTable("respondent_link").set({ revoked_at: at }).where("respondent_id", "in", ids).where("revoked_at", "is", null).executeTakeFirst();
  const uploads = await db.selectFrom("checklist_upload").select(["id", "file_hash", "detail_hash"]).where("respondent_id", "in", ids).execute();
  const readings = await db
    .selectFrom("checklist_reading").innerJoin("checklist_upload", "checklist_upload.id", "checklist_reading.upload_id")
    .select(["checklist_reading.id", "report_hash"]).where("respondent_id", "in", ids).execute();
  // Somebody else may have sent the same bytes, such as a checklist that was left blank.
  await eraseUnshared(db, [
    ...uploads.flatMap(({ id, file_hash, detail_hash }): PayloadReference[] => [
      { table: "checklist_upload", column: "file_hash", row: id, hash: file_hash }, { table: "checklist_upload", column: "detail_hash", row: id, hash: detail_hash },
    ]),
    ...readings.map(({ id, report_hash }): PayloadReference => ({ table: "checklist_reading", column: "report_hash", row: id, hash: report_hash })),
  ], at);
  return { files: uploads.length, links: Number(links.numUpdatedRows) };
}

/** Whether somebody takes part in a selection as a respondent with a link. */
export async function isRespondentOf(db: Db, selectionId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("respondent").select("id").where("selection_id", "=", selectionId).where("id", "=", id).where("withdrawn_at", "is", null).executeTakeFirst();
  return row !== undefined;
}

/** Changes what holds of a respondent. */
export async function updateRespondent(
  db: Db, id: string, change: Partial<{ lastSavedAt: string; doneAt: string | null; withdrawnAt: string | null }>,
): Promise<void> {
  await db
    .updateTable("respondent")
    .set({
      ...(change.lastSavedAt === undefined ? {} : { last_saved_at: change.lastSavedAt }),
      ...(change.doneAt === undefined ? {} : { done_at: change.doneAt }),
      ...(change.withdrawnAt === undefined ? {} : { withdrawn_at: change.withdrawnAt }),
    })
    .where("id", "=", id).execute();
}

const toFlag = (value: boolean | null) => (value === null ? null : Number(value));

/** What respondents say, by respondent and item. */
export async function loadAnswers(db: Db, respondentIds: readonly string[]): Promise<Map<string, Map<string, OwnAnswer>>> {
  const all = new Map(respondentIds.map((id): [string, Map<string, OwnAnswer>] => [id, new Map()]));
  if (respondentIds.length === 0) return all;
  for (const row of await db.selectFrom("respondent_answer").selectAll().where("respondent_id", "in", [...respondentIds]).execute()) {
    all.get(row.respondent_id)!.set(row.item_id, ownAnswerSchema.parse({
      item: row.item_id, selected: row.selected === 1, inUse: row.in_use === null ? null : row.in_use === 1,
      priority: row.priority, impact: row.impact, remark: row.remark,
    }));
  }
  return all;
}

/** Writes answers over what was there. */
export async function saveAnswers(db: Db, respondentId: string, answers: readonly OwnAnswer[], at: string): Promise<void> {
  if (answers.length === 0) return;
  await db
    .insertInto("respondent_answer")
    .values(answers.map((answer) => ({
      respondent_id: respondentId, item_id: answer.item, selected: Number(answer.selected), in_use: toFlag(answer.inUse),
      priority: answer.priority, impact: answer.impact, remark: answer.remark, changed_at: at,
    })))
    .onConflict((conflict) => conflict.columns(["respondent_id", "item_id"]).doUpdateSet((eb) => ({
      selected: eb.ref("excluded.selected"), in_use: eb.ref("excluded.in_use"), priority: eb.ref("excluded.priority"),
      impact: eb.ref("excluded.impact"), remark: eb.ref("excluded.remark"), changed_at: eb.ref("excluded.changed_at"),
    })))
    .execute();
}
