import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly, refuse } from "./append-only";

/** What the lead asks a vendor about its answers, what came back, and what was decided about it. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("clarification")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    // From here on null until it is sent.
    .addColumn("number", "integer")
    .addColumn("edition_id", "text", (c) => c.references("edition.id"))
    .addColumn("about_id", "text", (c) => c.references("submission.id"))
    .addColumn("due_at", "text")
    .addColumn("sent_at", "text")
    .addColumn("sent_by", "text")
    .addColumn("withdrawn_at", "text")
    .addColumn("withdrawn_by", "text")
    .addColumn("withdrawn_reason", "text")
    .addUniqueConstraint("clarification_number", ["round_id", "number"])
    .addCheckConstraint("clarification_sent", sql`sent_at is null or (number is not null and edition_id is not null and due_at is not null)`)
    .execute();

  await db.schema
    .createTable("clarification_question")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("clarification_id", "text", (c) => c.notNull().references("clarification.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("requirement_id", "text")
    .addColumn("text", "text", (c) => c.notNull())
    .addUniqueConstraint("clarification_question_once", ["clarification_id", "requirement_id"])
    .execute();

  await db.schema
    .createTable("clarification_reply")
    .addColumn("upload_id", "text", (c) => c.primaryKey().references("upload.id"))
    .addColumn("clarification_id", "text", (c) => c.notNull().references("clarification.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("late", "integer", (c) => c.notNull())
    .addUniqueConstraint("clarification_reply_number", ["clarification_id", "number"])
    .execute();

  await db.schema
    .createTable("clarification_decision")
    .addColumn("upload_id", "text", (c) => c.primaryKey().references("clarification_reply.upload_id"))
    .addColumn("outcome", "text", (c) => c.notNull().check(sql`outcome in ('taken', 'declined')`))
    .addColumn("submission_id", "text", (c) => c.references("submission.id").unique())
    .addColumn("clarified", "text", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .execute();

  for (const [table, column] of [["clarification", "round_id"], ["clarification_question", "clarification_id"], ["clarification_reply", "clarification_id"]] as const) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }

  for (const table of ["clarification_reply", "clarification_decision"]) await makeAppendOnly(db, engine, table);
  // Once it is sent, a clarification stays what the vendor was asked; it can only be withdrawn, once.
  await refuse(
    db, engine, "clarification", "update",
    `new.id <> old.id or new.round_id <> old.round_id or new.vendor_id <> old.vendor_id or new.created_at <> old.created_at or new.created_by <> old.created_by or (old.sent_at is not null and (new.sent_at is null or new.sent_at <> old.sent_at or new.number <> old.number or new.edition_id <> old.edition_id or new.due_at <> old.due_at or coalesce(new.about_id, '') <> coalesce(old.about_id, ''))) or old.withdrawn_at is not null`,
    "clarification that was sent can only be withdrawn",
  );
  await refuse(db, engine, "clarification", "delete", "old.sent_at is not null", "clarification that was sent cannot be deleted");
  for (const operation of ["update", "delete"] as const) {
    await refuse(
      db, engine, "clarification_question", operation, "(select c.sent_at is not null from clarification c where c.id = old.clarification_id)",
      "clarification_question that was sent cannot change",
    );
  }
}
