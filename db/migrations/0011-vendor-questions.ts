import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly, refuse } from "./append-only";

/** Questions of vendors about a request, and the list of questions and answers that all of them read. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("question_period")
    .addColumn("round_id", "text", (c) => c.primaryKey().references("round.id"))
    .addColumn("closes_at", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("vendor_question")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.references("vendor.id"))
    .addColumn("channel", "text", (c) => c.notNull().check(sql`channel in ('link', 'mail', 'phone', 'meeting')`))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("asked_at", "text", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull())
    // What was asked, in the vendor's own words.
    .addColumn("text_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("draft_question", "text", (c) => c.notNull())
    .addColumn("draft_answer", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("dismissed_at", "text")
    .addColumn("dismissed_reason", "text")
    .addUniqueConstraint("vendor_question_number", ["round_id", "number"])
    .execute();

  await db.schema
    .createTable("published_question")
    .addColumn("question_id", "text", (c) => c.notNull().references("vendor_question.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("question", "text", (c) => c.notNull())
    .addColumn("answer", "text", (c) => c.notNull())
    .addColumn("published_at", "text", (c) => c.notNull())
    .addColumn("published_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("published_question_pk", ["question_id", "revision"])
    .addUniqueConstraint("published_question_number", ["round_id", "number", "revision"])
    .execute();

  await makeAppendOnly(db, engine, "published_question");
  // What was asked, by whom and when stays; only what the lead makes of it changes.
  await refuse(
    db, engine, "vendor_question", "update",
    "new.id <> old.id or new.round_id <> old.round_id or coalesce(new.vendor_id, '') <> coalesce(old.vendor_id, '') or new.channel <> old.channel or new.number <> old.number or new.asked_at <> old.asked_at or new.asked_by <> old.asked_by or new.text_hash <> old.text_hash",
    "vendor_question stays as it was asked",
  );
  await refuse(db, engine, "vendor_question", "delete", null, "vendor_question cannot be deleted");
}
