import { decisionContentSchema } from "~/domain/outcome/decision";
import type { DecisionContent } from "~/domain/outcome/decision";

import { eraseUnshared } from "./payload-references";
import { loadJson, storeJson } from "./payloads";
import type { Db } from "./schema";

/** A decision on a selection, with who took it and when. */
export interface Decision extends DecisionContent {
  id: string;
  roundId: string;
  /** 1, 2, … within the selection. */
  number: number;
  at: string;
  by: string;
}

/** Keeps a decision and gives its number. */
export async function insertDecision(db: Db, selectionId: string, decision: Omit<Decision, "number">): Promise<number> {
  const last = await db.selectFrom("decision").select((eb) => eb.fn.max("number").as("number")).where("selection_id", "=", selectionId).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const { id, roundId, at, by } = decision;
  const content_hash = await storeJson(db, decisionContentSchema.parse(decision), at);
  await db.insertInto("decision").values({ id, selection_id: selectionId, round_id: roundId, number, kind: decision.kind, content_hash, at, by }).execute();
  return number;
}

/** The decisions on a selection, oldest first. */
export async function listDecisions(db: Db, selectionId: string): Promise<Decision[]> {
  const rows = await db.selectFrom("decision").selectAll().where("selection_id", "=", selectionId).orderBy("number").execute();
  return Promise.all(rows.map(async (row): Promise<Decision> => {
    const content = await loadJson(db, row.content_hash, decisionContentSchema);
    if (!content) throw new Error(`decision ${row.number} of selection ${selectionId} was erased`);
    return { ...content, id: row.id, roundId: row.round_id, number: row.number, at: row.at, by: row.by };
  }));
}

/** Puts another text in the place of that of a decision, possible after an erasure only. Gives the hashes of both. */
export async function replaceDecision(db: Db, decision: Decision, at: string): Promise<{ before: string; after: string }> {
  const { content_hash: before } = await db.selectFrom("decision").select("content_hash").where("id", "=", decision.id).executeTakeFirstOrThrow();
  const after = await storeJson(db, decisionContentSchema.parse(decision), decision.at);
  if (after === before) return { before, after };
  await eraseUnshared(db, [{ table: "decision", column: "content_hash", row: decision.id, hash: before }], at);
  await db.updateTable("decision").set({ content_hash: after }).where("id", "=", decision.id).execute();
  return { before, after };
}
