import type { Kysely } from "kysely";

/** The phases of a selection: what was done and decided in them, who takes part, and the sheets that belong to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("phase_work")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("item_id", "text", (c) => c.notNull())
    .addColumn("done", "integer", (c) => c.notNull())
    .addColumn("owner", "text", (c) => c.notNull())
    .addColumn("due", "text")
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("phase_work_key", ["selection_id", "item_id"])
    .execute();

  await db.schema
    .createTable("phase_decision")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("item_id", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("removed_at", "text")
    .execute();
  await db.schema.createIndex("phase_decision_selection").on("phase_decision").column("selection_id").execute();

  await db.schema
    .createTable("swot_entry")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("goal", "text")
    .addColumn("removed_at", "text")
    .execute();
  await db.schema.createIndex("swot_entry_selection").on("swot_entry").column("selection_id").execute();

  await db.schema
    .createTable("project_member")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("removed_at", "text")
    .execute();
  await db.schema.createIndex("project_member_selection").on("project_member").column("selection_id").execute();

  await db.schema
    .createTable("level_check")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("subject_kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("level_check_key", ["selection_id", "subject_kind", "subject_id"])
    .execute();

  await db.schema
    .createTable("solution_choice")
    .addColumn("selection_id", "text", (c) => c.primaryKey().references("selection.id"))
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .execute();
}
