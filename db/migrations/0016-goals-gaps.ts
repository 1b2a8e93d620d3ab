import type { Kysely } from "kysely";

/** Goals with what was measured of them, the conditions on them, gaps and preconditions: only what somebody filled in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["goal", "gap", "precondition"]) {
    await db.schema
      .createTable(table)
      .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
      .addColumn("id", "text", (c) => c.notNull())
      .addColumn("content", "text", (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("changed_at", "text", (c) => c.notNull())
      .addColumn("removed_at", "text")
      .addPrimaryKeyConstraint(`${table}_pk`, ["selection_id", "id"])
      .execute();
  }

  await db.schema
    .createTable("goal_figure")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("goal_id", "text", (c) => c.notNull())
    .addColumn("date", "text", (c) => c.notNull())
    .addColumn("value", "double precision", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("goal_figure_pk", ["selection_id", "goal_id", "date"])
    .execute();

  await db.schema
    .createTable("goal_condition")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("item_id", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("goal_condition_pk", ["selection_id", "item_id"])
    .execute();
}
