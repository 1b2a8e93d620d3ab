import { sql } from "kysely";

import type { Db } from "./schema";

/**
 * What people wrote about vendors in rows that never change. After an erasure, and only then, the database lets these
 * texts go (migration 0012); everything else of the rows stays.
 */
const aboutVendor = [["mark", "comment"], ["consensus", "reason"], ["proof", "note"], ["waiver", "reason"], ["price_decision", "reason"]] as const;

const roundsOf = (selectionId: string) => sql<string>`(select id from round where selection_id = ${selectionId})`;

/** Takes away what was written about a vendor, what it was asked, and what prices of it were taken to be. Gives the ids of its clarifications. */
export async function eraseTextsAbout(db: Db, selectionId: string, vendorId: string): Promise<string[]> {
  for (const [table, column] of aboutVendor) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = '' where vendor_id = ${vendorId} and ${sql.ref(column)} <> '' and round_id in ${roundsOf(selectionId)}`.execute(db);
  }
  await db.updateTable("price_decision").set({ unit_price: null }).where("vendor_id", "=", vendorId).where("unit_price", "is not", null).execute();
  const asked = (await db.selectFrom("clarification").select("id").where("vendor_id", "=", vendorId).execute()).map(({ id }) => id);
  if (asked.length === 0) return asked;
  await db.updateTable("clarification_question").set({ text: "" }).where("clarification_id", "in", asked).where("text", "<>", "").execute();
  await db.updateTable("clarification").set({ withdrawn_reason: "" }).where("id", "in", asked).where("withdrawn_reason", "<>", "").execute();
  const replies = (await db.selectFrom("clarification_reply").select("upload_id").where("clarification_id", "in", asked).execute()).map(({ upload_id }) => upload_id);
  if (replies.length > 0) await db.updateTable("clarification_decision").set({ reason: "" }).where("upload_id", "in", replies).where("reason", "<>", "").execute();
  return asked;
}

/** Texts of a selection that may name a vendor although they are about something else: table, key, column, and which rows. */
const mayName = (selectionId: string) => {
  const ofRound = sql`round_id in ${roundsOf(selectionId)}`;
  const asked = sql`(select id from clarification where ${ofRound})`;
  return [
    ...aboutVendor.map(([table, column]) => ({ table, key: "id", column, where: ofRound })),
    { table: "clarification_question", key: "id", column: "text", where: sql`clarification_id in ${asked}` },
    { table: "clarification", key: "id", column: "withdrawn_reason", where: ofRound },
    { table: "clarification_decision", key: "upload_id", column: "reason", where: sql`upload_id in (select upload_id from clarification_reply where clarification_id in ${asked})` },
    { table: "scenario", key: "id", column: "name", where: sql`selection_id = ${selectionId}` },
    { table: "round", key: "id", column: "stage_reason", where: sql`selection_id = ${selectionId}` },
    { table: "selection", key: "id", column: "stage_reason", where: sql`id = ${selectionId}` },
  ];
};

/** Covers names in whatever else people wrote in a selection. */
export async function coverTexts(db: Db, selectionId: string, cover: (text: string) => string): Promise<void> {
  for (const { table, key, column, where } of mayName(selectionId)) {
    const { rows } = await sql<{ key: string; text: string }>`select ${sql.ref(key)} as "key", ${sql.ref(column)} as "text" from ${sql.table(table)} where ${sql.ref(column)} <> '' and ${where}`.execute(db);
    for (const row of rows) {
      const text = cover(row.text);
      if (text !== row.text) await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${text} where ${sql.ref(key)} = ${row.key}`.execute(db);
    }
  }
}
