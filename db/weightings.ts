import { judgementSchema } from "~/domain/requirements/weight-judgement";
import type { Judged, WeightMethod } from "~/domain/requirements/weight-judgement";
import { weightMethodSchema } from "~/domain/requirements/weight-judgement";

import type { Db } from "./schema";

/** What one person judged of the parts of a criterion; null is the top level. */
export interface StoredJudgement {
  personId: string;
  criterion: string | null;
  judged: Judged;
  changedAt: string;
}

/** How the weights of the parts of a criterion came about. */
export interface Weighting {
  criterion: string | null;
  method: WeightMethod;
  people: number;
  consistencyRatio: number | null;
  adoptedAt: string;
  adoptedBy: string;
}

// A key column holds no null; no criterion has an empty id.
const stored = (criterion: string | null) => criterion ?? "";
const read = (criterion: string) => criterion || null;

/** Everybody's judgements, by person and criterion. */
export async function listJudgements(db: Db, selectionId: string): Promise<StoredJudgement[]> {
  const rows = await db.selectFrom("weight_judgement").selectAll().where("selection_id", "=", selectionId)
    .orderBy("person_id").orderBy("criterion_id").orderBy("method").execute();
  return rows.map((row) => ({
    personId: row.person_id, criterion: read(row.criterion_id), judged: judgementSchema.parse(JSON.parse(row.content)), changedAt: row.changed_at,
  }));
}

/** Puts a person's judgement in place of the earlier one by that method. */
export async function saveJudgement(db: Db, selectionId: string, { personId, criterion, judged, changedAt }: StoredJudgement): Promise<void> {
  const content = JSON.stringify(judged);
  await db
    .insertInto("weight_judgement")
    .values({ selection_id: selectionId, person_id: personId, criterion_id: stored(criterion), method: judged.method, content, changed_at: changedAt })
    .onConflict((conflict) => conflict.columns(["selection_id", "person_id", "criterion_id", "method"]).doUpdateSet({ content, changed_at: changedAt }))
    .execute();
}

export async function listWeightings(db: Db, selectionId: string): Promise<Weighting[]> {
  const rows = await db.selectFrom("weighting").selectAll().where("selection_id", "=", selectionId).orderBy("criterion_id").execute();
  return rows.map((row) => ({
    criterion: read(row.criterion_id), method: weightMethodSchema.parse(row.method), people: row.people, consistencyRatio: row.consistency_ratio,
    adoptedAt: row.adopted_at, adoptedBy: row.adopted_by,
  }));
}

export async function saveWeighting(db: Db, selectionId: string, weighting: Weighting): Promise<void> {
  await deleteWeightings(db, selectionId, [weighting.criterion]);
  await db
    .insertInto("weighting")
    .values({
      selection_id: selectionId, criterion_id: stored(weighting.criterion), method: weighting.method, people: weighting.people,
      consistency_ratio: weighting.consistencyRatio, adopted_at: weighting.adoptedAt, adopted_by: weighting.adoptedBy,
    })
    .execute();
}

/** The weights under these criteria were set directly since; all of them where none are named. */
export async function deleteWeightings(db: Db, selectionId: string, criteria?: readonly (string | null)[]): Promise<void> {
  if (criteria?.length === 0) return;
  let query = db.deleteFrom("weighting").where("selection_id", "=", selectionId);
  if (criteria) query = query.where("criterion_id", "in", criteria.map(stored));
  await query.execute();
}
