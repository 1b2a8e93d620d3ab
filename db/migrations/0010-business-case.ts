import type { Kysely } from "kysely";

/** The business case of a selection: one document, with a number that grows with every change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("business_case")
    .addColumn("selection_id", "text", (c) => c.primaryKey().references("selection.id"))
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .execute();
}
