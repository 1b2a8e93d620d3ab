import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { refuse } from "./append-only";

/** What-if variants of a ranking, people's judgements of importance, and how the weights in force came about. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("scenario")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("edition_id", "text", (c) => c.notNull().references("edition.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("weights", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("removed_at", "text")
    .execute();
  await db.schema.createIndex("scenario_by_selection").on("scenario").column("selection_id").execute();
  // A scenario is what was shown under its name: it can be put away and brought back, never made into another.
  await refuse(
    db, engine, "scenario", "update",
    "new.id <> old.id or new.selection_id <> old.selection_id or new.edition_id <> old.edition_id or new.name <> old.name or new.weights <> old.weights or new.created_at <> old.created_at or new.created_by <> old.created_by",
    "scenario can only be removed or restored",
  );

  await db.schema
    .createTable("weight_judgement")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("person_id", "text", (c) => c.notNull())
    // The criterion whose parts are judged; empty for the dimensions.
    .addColumn("criterion_id", "text", (c) => c.notNull())
    .addColumn("method", "text", (c) => c.notNull().check(sql`method in ('order', 'swing', 'pairwise')`))
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("weight_judgement_pk", ["selection_id", "person_id", "criterion_id", "method"])
    .execute();

  await db.schema
    .createTable("weighting")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("criterion_id", "text", (c) => c.notNull())
    .addColumn("method", "text", (c) => c.notNull().check(sql`method in ('order', 'swing', 'pairwise')`))
    .addColumn("people", "integer", (c) => c.notNull())
    .addColumn("consistency_ratio", "double precision")
    .addColumn("adopted_at", "text", (c) => c.notNull())
    .addColumn("adopted_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("weighting_pk", ["selection_id", "criterion_id"])
    .execute();
}
