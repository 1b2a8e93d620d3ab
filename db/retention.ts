import type { Db } from "./schema";

/** How long the material of a selection is kept. */
export interface Retention {
  months: number;
  /** Day from which the term counts, e.g. "2026-06-01". */
  countsFrom: string;
}

export async function findRetention(db: Db, selectionId: string): Promise<Retention | null> {
  const row = await db.selectFrom("retention").selectAll().where("selection_id", "=", selectionId).executeTakeFirst();
  return row ? { months: row.months, countsFrom: row.counts_from } : null;
}

export async function setRetention(db: Db, selectionId: string, { months, countsFrom }: Retention, at: string): Promise<void> {
  await db
    .insertInto("retention").values({ selection_id: selectionId, months, counts_from: countsFrom, changed_at: at })
    .onConflict((conflict) => conflict.column("selection_id").doUpdateSet({ months, counts_from: countsFrom, changed_at: at }))
    .execute();
}
