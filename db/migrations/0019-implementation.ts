import type { Kysely } from "kysely";

/** The sheet for going live: pilot, training, rewards and periodic checks, as one text a selection. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("implementation")
    .addColumn("selection_id", "text", (c) => c.primaryKey().references("selection.id"))
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .execute();
}
