import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly, refuse } from "./append-only";

/** Sealed bids and their opening by two people, texts hidden from those who judge, retention and erasure. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("bid_key")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.references("vendor.id"))
    .addColumn("wrapped", "text", (c) => c.notNull())
    .addColumn("master", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("sealed_payload")
    .addColumn("payload_hash", "text", (c) => c.primaryKey().references("payload.hash"))
    .addColumn("key_id", "text", (c) => c.notNull().references("bid_key.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('file', 'detail', 'report', 'answers', 'prices', 'attachment')`))
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("plain_hash", "text", (c) => c.notNull())
    .addColumn("plain_size", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addUniqueConstraint("sealed_payload_subject", ["kind", "subject"])
    .execute();

  await db.schema
    .createTable("reading_count")
    .addColumn("reading_id", "text", (c) => c.primaryKey().references("reading.id"))
    .addColumn("answered", "integer", (c) => c.notNull())
    .addColumn("asked", "integer", (c) => c.notNull())
    .addColumn("mandatory_missing", "integer", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("opening")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("subject", "text", (c) => c.notNull().check(sql`subject in ('bids', 'prices')`))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("edition_id", "text", (c) => c.notNull().references("edition.id"))
    .addColumn("report_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("minutes_hash", "text", (c) => c.references("payload.hash"))
    .addColumn("opened_at", "text", (c) => c.notNull())
    .addUniqueConstraint("opening_number", ["round_id", "subject", "number"])
    .execute();

  await db.schema
    .createTable("opening_confirmation")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("subject", "text", (c) => c.notNull().check(sql`subject in ('bids', 'prices')`))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("user_id", "text", (c) => c.notNull())
    .addColumn("detail_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("role", "text", (c) => c.notNull().check(sql`role in ('lead', 'evaluator', 'observer')`))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("void_at", "text")
    .addUniqueConstraint("opening_confirmation_number", ["round_id", "subject", "number"])
    .execute();

  await db.schema
    .createTable("opened_submission")
    .addColumn("submission_id", "text", (c) => c.notNull().references("submission.id"))
    .addColumn("subject", "text", (c) => c.notNull().check(sql`subject in ('bids', 'prices')`))
    .addColumn("opening_id", "text", (c) => c.notNull().references("opening.id"))
    .addPrimaryKeyConstraint("opened_submission_pk", ["submission_id", "subject"])
    .execute();

  await db.schema
    .createTable("redaction")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("submission_id", "text", (c) => c.notNull().references("submission.id"))
    .addColumn("requirement_id", "text", (c) => c.notNull())
    .addColumn("part", "text", (c) => c.notNull().check(sql`part in ('value', 'comment', 'evidence')`))
    .addColumn("text_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addUniqueConstraint("redaction_number", ["round_id", "number"])
    .execute();

  await db.schema
    .createTable("retention")
    .addColumn("selection_id", "text", (c) => c.primaryKey().references("selection.id"))
    .addColumn("months", "integer", (c) => c.notNull().check(sql`months between 1 and 360`))
    .addColumn("counts_from", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("erasure")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.references("selection.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('vendor', 'person')`))
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .execute();

  for (const [table, column] of [
    ["bid_key", "round_id"], ["sealed_payload", "key_id"], ["opening", "round_id"], ["opening_confirmation", "round_id"],
    ["redaction", "submission_id"], ["erasure", "selection_id"],
  ] as const) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }

  for (const table of ["sealed_payload", "reading_count", "opened_submission", "redaction", "erasure"]) await makeAppendOnly(db, engine, table);
  // A key may be wrapped anew, under another key of the installation; what it opens stays what it is.
  await refuse(
    db, engine, "bid_key", "update",
    "new.id <> old.id or new.round_id <> old.round_id or coalesce(new.vendor_id, '') <> coalesce(old.vendor_id, '') or new.created_at <> old.created_at",
    "bid_key can only be wrapped anew",
  );
  await refuse(db, engine, "bid_key", "delete", null, "bid_key cannot be deleted: what it seals would be lost");
  await refuse(
    db, engine, "opening", "update",
    "old.minutes_hash is not null or new.id <> old.id or new.round_id <> old.round_id or new.subject <> old.subject or new.number <> old.number or new.edition_id <> old.edition_id or new.report_hash <> old.report_hash or new.opened_at <> old.opened_at",
    "opening only gets its minutes, once",
  );
  await refuse(db, engine, "opening", "delete", null, "opening is append-only: it cannot be deleted");
  await refuse(
    db, engine, "opening_confirmation", "update",
    "old.void_at is not null or new.void_at is null or new.id <> old.id or new.round_id <> old.round_id or new.subject <> old.subject or new.number <> old.number or new.user_id <> old.user_id or new.detail_hash <> old.detail_hash or new.role <> old.role or new.at <> old.at",
    "opening_confirmation can only become void",
  );
  await refuse(db, engine, "opening_confirmation", "delete", null, "opening_confirmation is append-only: it cannot be deleted");
}
