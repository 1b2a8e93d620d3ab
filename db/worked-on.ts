import { sql } from "kysely";

import type { Db } from "./schema";

/** The table that says whether something was done at a place of work, and where it may have been taken out again. */
const tables = [
  ["goals", "goal", "removed_at"], ["gaps", "gap", "removed_at"], ["preconditions", "precondition", "removed_at"], ["risks", "risk", "removed_at"], ["swot", "swot_entry", "removed_at"],
  ["roles", "project_member", "removed_at"], ["respondents", "respondent", "withdrawn_at"], ["business-case", "business_case", null], ["solution", "solution_choice", null],
  ["implementation", "implementation", null], ["requirements", "requirement", null], ["weights", "criterion_weight", null], ["request", "edition", null], ["decision", "decision", null],
] as const;

/** The places of work of a selection at which something was done, the checklist among them; which questions were answered apart. */
export async function findWorkedOn(db: Db, selectionId: string): Promise<{ places: Set<string>; questions: string[] }> {
  const parts = tables.map(([place, table, gone]) => {
    const stands = gone === null ? sql`` : sql` and ${sql.ref(gone)} is null`;
    return sql<{ place: string }>`select ${sql.lit(place)} as place where exists (select 1 from ${sql.table(table)} where selection_id = ${selectionId}${stands})`;
  });
  const ticked = sql<{ place: string }>`select 'intake' as place where exists (select 1 from intake_choice where selection_id = ${selectionId} and (selected = 1 or in_use is not null))`;
  const { rows } = await sql<{ place: string }>`${sql.join([...parts, ticked], sql` union all `)}`.execute(db);
  const answers = await db.selectFrom("readiness_answer").select("id").where("selection_id", "=", selectionId).where("removed_at", "is", null).execute();
  return { places: new Set(rows.map(({ place }) => place)), questions: answers.map(({ id }) => id) };
}
