import { z } from "zod";

import { declarationStates } from "~/domain/access/may";
import type { DeclarationState } from "~/domain/access/may";

import { loadJson, storeJson } from "./payloads";
import type { Db } from "./schema";

export type DeclaredState = Exclude<DeclarationState, "none">;

/** One step in what a member declared and what was decided on it. */
export interface DeclarationStep {
  userId: string;
  /** 1, 2, … within the member; the last one holds. */
  number: number;
  state: DeclaredState;
  /** What the conflict is, or why the lead admits or excludes; null for a declaration without a conflict, or once erased. */
  text: string | null;
  at: string;
  by: string;
}

const stateSchema = z.enum(declarationStates).exclude(["none"]);
const textSchema = z.object({ text: z.string() });

export async function insertDeclaration(db: Db, selectionId: string, step: Omit<DeclarationStep, "number">): Promise<void> {
  const { userId, state, text, at, by } = step;
  const last = await db
    .selectFrom("declaration").select((eb) => eb.fn.max("number").as("number")).where("selection_id", "=", selectionId).where("user_id", "=", userId).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  // With its place, so that erasing one text never takes an equal one along.
  const text_hash = text === null ? null : await storeJson(db, { text, of: [selectionId, userId, number] }, at);
  await db.insertInto("declaration").values({ selection_id: selectionId, user_id: userId, number, state, text_hash, at, by }).execute();
}

/** Everything that was declared and decided in a selection, in order; of one member where one is named. */
export async function listDeclarations(db: Db, selectionId: string, userId?: string): Promise<DeclarationStep[]> {
  const query = db.selectFrom("declaration").selectAll().where("selection_id", "=", selectionId).orderBy("at").orderBy("number");
  const rows = await (userId === undefined ? query : query.where("user_id", "=", userId)).execute();
  return Promise.all(rows.map(async (row) => ({
    userId: row.user_id, number: row.number, state: stateSchema.parse(row.state), at: row.at, by: row.by,
    text: row.text_hash === null ? null : ((await loadJson(db, row.text_hash, textSchema))?.text ?? null),
  })));
}
