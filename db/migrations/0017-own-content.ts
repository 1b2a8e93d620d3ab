import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly } from "./append-only";

/** Lists of requirements that are read, reasons that are given by hand, and packs that are edited here. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("requirement_import")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("file_name", "text", (c) => c.notNull())
    .addColumn("file_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("table_hash", "text", (c) => c.references("payload.hash"))
    .addColumn("refusal", "text")
    .addColumn("settings", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("result", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("requirement_import_selection").on("requirement_import").column("selection_id").execute();

  await db.schema
    .createTable("requirement_reason")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("requirement_id", "text", (c) => c.notNull())
    .addColumn("item_id", "text")
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("requirement_reason_key", ["selection_id", "requirement_id"])
    .execute();

  await db.schema
    .createTable("pack_draft")
    .addColumn("pack_id", "text", (c) => c.primaryKey())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("based_on", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("pack_version")
    .addColumn("pack_id", "text", (c) => c.notNull())
    .addColumn("version", "text", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("content_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("published_at", "text", (c) => c.notNull())
    .addColumn("published_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("pack_version_key", ["pack_id", "version"])
    .execute();
  await makeAppendOnly(db, engine, "pack_version");
}
