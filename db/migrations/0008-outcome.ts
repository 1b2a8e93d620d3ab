import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly } from "./append-only";

/** Prices that vendors stated, what the lead decided on them, the language of letters, and the decisions of a selection. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("offer_price")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("edition_id", "text", (c) => c.notNull().references("edition.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("upload_id", "text", (c) => c.references("upload.id"))
    .addColumn("content_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addUniqueConstraint("offer_price_number", ["round_id", "vendor_id", "number"])
    .execute();

  await db.schema
    .createTable("price_decision")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("line_id", "text", (c) => c.notNull())
    .addColumn("unit_price", "double precision")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addUniqueConstraint("price_decision_number", ["round_id", "number"])
    .execute();

  await db.schema
    .createTable("decision")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('shortlist', 'award', 'no-award', 'cancel', 'withdraw')`))
    .addColumn("content_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addUniqueConstraint("decision_number", ["selection_id", "number"])
    .execute();

  await db.schema.alterTable("offer").addColumn("language", "text", (c) => c.check(sql`language in ('nl', 'en')`)).execute();

  for (const [table, column] of [["offer_price", "round_id"], ["price_decision", "round_id"], ["decision", "selection_id"]] as const) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }
  for (const table of ["offer_price", "price_decision", "decision"]) await makeAppendOnly(db, engine, table);
}
