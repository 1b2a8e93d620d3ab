import { keptBusinessCaseSchema } from "~/domain/business-case/business-case";
import type { KeptBusinessCase } from "~/domain/business-case/business-case";

import type { Db } from "./schema";

/** The business case of a selection as it is kept, what was taken out with it, and its version, which grows by 1 with every change; null while there is none. */
export async function findBusinessCase(db: Db, selectionId: string): Promise<{ content: KeptBusinessCase; version: number; changedAt: string; changedBy: string } | null> {
  const row = await db.selectFrom("business_case").selectAll().where("selection_id", "=", selectionId).executeTakeFirst();
  return row ? { content: keptBusinessCaseSchema.parse(JSON.parse(row.content)), version: row.version, changedAt: row.changed_at, changedBy: row.changed_by } : null;
}

export async function saveBusinessCase(db: Db, selectionId: string, content: KeptBusinessCase, version: number, at: string, by: string): Promise<void> {
  const row = { content: JSON.stringify(content), version, changed_at: at, changed_by: by };
  await db.insertInto("business_case").values({ selection_id: selectionId, ...row }).onConflict((conflict) => conflict.column("selection_id").doUpdateSet(row)).execute();
}
