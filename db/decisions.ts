import { decisionContentSchema } from "~/domain/outcome/decision";
import type { DecisionContent } from "~/domain/outcome/decision";

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
