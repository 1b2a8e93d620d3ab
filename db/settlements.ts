import { z } from "zod";

import { choiceSchema } from "~/domain/intake/choices";
import { wishListSchema } from "~/domain/intake/wish-lists";
import type { ListMove } from "~/domain/intake/wish-lists";

import type { Db } from "./schema";

const choicesSchema = z.array(choiceSchema);

/** Choices that the lead settled where respondents differ, took over where they agree, or put back. */
export interface Settlement {
  id: string;
  number: number;
  kind: "settle" | "adopt" | "undo";
  /** Of an undo: what it takes back. */
  undoes: string | null;
  before: z.infer<typeof choicesSchema>;
  after: z.infer<typeof choicesSchema>;
  reason: string;
  at: string;
  by: string;
}

/** All settlements of a selection, oldest first. */
export async function listSettlements(db: Db, selectionId: string): Promise<Settlement[]> {
  const rows = await db.selectFrom("settlement").selectAll().where("selection_id", "=", selectionId).orderBy("number").execute();
  return rows.map((row) => ({
    id: row.id, number: row.number, kind: z.enum(["settle", "adopt", "undo"]).parse(row.kind), undoes: row.undoes,
    before: choicesSchema.parse(JSON.parse(row.before)), after: choicesSchema.parse(JSON.parse(row.after)), reason: row.reason, at: row.at, by: row.by,
  }));
}

export async function insertSettlement(db: Db, selectionId: string, settlement: Settlement): Promise<void> {
  const { before, after, ...row } = settlement;
  await db.insertInto("settlement").values({ selection_id: selectionId, ...row, before: JSON.stringify(before), after: JSON.stringify(after) }).execute();
}

/** Wishes that were put on another list by hand, by item id. */
export async function loadListMoves(db: Db, selectionId: string): Promise<Map<string, ListMove>> {
  const rows = await db.selectFrom("list_move").selectAll().where("selection_id", "=", selectionId).execute();
  return new Map(rows.map((row) => [row.item_id, { item: row.item_id, to: wishListSchema.parse(row.list), reason: row.reason, at: row.at, by: row.by }]));
}

/** Puts a wish on a list in place of where it was put before. */
export async function saveListMove(db: Db, selectionId: string, { item, to, reason, at, by }: ListMove): Promise<void> {
  const row = { list: to, reason, at, by };
  await db.insertInto("list_move").values({ selection_id: selectionId, item_id: item, ...row }).onConflict((conflict) => conflict.columns(["selection_id", "item_id"]).doUpdateSet(row)).execute();
}

export async function deleteListMove(db: Db, selectionId: string, item: string): Promise<void> {
  await db.deleteFrom("list_move").where("selection_id", "=", selectionId).where("item_id", "=", item).execute();
}
