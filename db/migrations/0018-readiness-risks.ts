import type { Kysely } from "kysely";

/** Answers about readiness with their actions, the risks, and the requirements that risks and needs led to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["readiness_answer", "readiness_action", "risk"]) {
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
    .createTable("requirement_link")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("origin_id", "text", (c) => c.notNull())
    .addColumn("requirement_id", "text", (c) => c.notNull())
    .addColumn("proposal", "text")
    .addColumn("asked", "integer", (c) => c.notNull())
    .addColumn("content", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("removed_at", "text")
    .addPrimaryKeyConstraint("requirement_link_pk", ["selection_id", "kind", "origin_id", "requirement_id"])
    .execute();
}
