import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly, refuse } from "./append-only";

/** Selections, their intake and requirements, editions, responses and the audit chain. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const bytes = engine === "sqlite" ? sql`blob` : sql`bytea`;

  await db.schema
    .createTable("payload")
    .addColumn("hash", "text", (c) => c.primaryKey())
    .addColumn("media_type", "text", (c) => c.notNull())
    .addColumn("bytes", bytes)
    .addColumn("size", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("erased_at", "text")
    .execute();

  await db.schema
    .createTable("selection")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("organisation", "text", (c) => c.notNull())
    .addColumn("pack_id", "text", (c) => c.notNull())
    .addColumn("pack_version", "text", (c) => c.notNull())
    .addColumn("pack_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("stage", "text", (c) => c.notNull().check(sql`stage in ('intake', 'rounds', 'decided', 'archived', 'cancelled')`))
    .addColumn("stage_reason", "text")
    .addColumn("example", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("intake_choice")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("item_id", "text", (c) => c.notNull())
    .addColumn("selected", "integer", (c) => c.notNull())
    .addColumn("in_use", "integer")
    .addColumn("priority", "text", (c) => c.check(sql`priority in ('necessary', 'desirable')`))
    .addColumn("impact", "text", (c) => c.check(sql`impact in ('low', 'middle', 'high')`))
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("intake_choice_pk", ["selection_id", "item_id"])
    .execute();

  await db.schema
    .createTable("requirement")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("origin", "text", (c) => c.notNull().check(sql`origin in ('pack', 'own')`))
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("requirement_pk", ["selection_id", "id"])
    .execute();

  await db.schema
    .createTable("criterion_weight")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("criterion_id", "text", (c) => c.notNull())
    .addColumn("weight", "double precision", (c) => c.notNull().check(sql`weight >= 0`))
    .addPrimaryKeyConstraint("criterion_weight_pk", ["selection_id", "criterion_id"])
    .execute();

  await db.schema
    .createTable("round")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("stage", "text", (c) =>
      c.notNull().check(sql`stage in ('drafting', 'published', 'closed', 'opened', 'scoring', 'consensus', 'concluded')`),
    )
    .addColumn("stage_reason", "text")
    .addColumn("null_counts_as", "double precision", (c) => c.check(sql`null_counts_as between 0 and 100`))
    .addColumn("draft", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addUniqueConstraint("round_number", ["selection_id", "number"])
    .execute();

  await db.schema
    .createTable("vendor")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("contact_name", "text", (c) => c.notNull())
    .addColumn("contact_email", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addUniqueConstraint("vendor_code", ["selection_id", "code"])
    .execute();

  await db.schema
    .createTable("offer")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("package", "text", (c) => c.notNull())
    .addColumn("withdrawn_at", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addUniqueConstraint("offer_vendor", ["round_id", "vendor_id"])
    .execute();

  await db.schema
    .createTable("edition")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull().unique())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("content_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("published_at", "text", (c) => c.notNull())
    .addColumn("published_by", "text", (c) => c.notNull())
    .addUniqueConstraint("edition_number", ["round_id", "number"])
    .execute();

  await db.schema
    .createTable("upload")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("file_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("detail_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("received_at", "text", (c) => c.notNull())
    .addColumn("received_by", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("reading")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("upload_id", "text", (c) => c.notNull().references("upload.id"))
    .addColumn("outcome", "text", (c) => c.notNull().check(sql`outcome in ('read', 'refused')`))
    .addColumn("edition_id", "text", (c) => c.references("edition.id"))
    .addColumn("vendor_id", "text", (c) => c.references("vendor.id"))
    .addColumn("report_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("read_at", "text", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addUniqueConstraint("reading_number", ["upload_id", "number"])
    .execute();

  await db.schema
    .createTable("submission")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("edition_id", "text", (c) => c.notNull().references("edition.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("upload_id", "text", (c) => c.notNull().references("upload.id").unique())
    .addColumn("reading_id", "text", (c) => c.notNull().references("reading.id").unique())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("late", "integer", (c) => c.notNull())
    .addColumn("accepted_at", "text", (c) => c.notNull())
    .addColumn("accepted_by", "text", (c) => c.notNull())
    .addUniqueConstraint("submission_number", ["round_id", "vendor_id", "number"])
    .execute();

  await db.schema
    .createTable("answer")
    .addColumn("submission_id", "text", (c) => c.notNull().references("submission.id"))
    .addColumn("requirement_id", "text", (c) => c.notNull())
    .addColumn("value", "text")
    .addColumn("comment", "text", (c) => c.notNull())
    .addColumn("evidence", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("answer_pk", ["submission_id", "requirement_id"])
    .execute();

  await db.schema
    .createTable("waiver")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("requirement_id", "text", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addUniqueConstraint("waiver_number", ["round_id", "number"])
    .execute();

  await db.schema
    .createTable("audit")
    .addColumn("seq", "integer", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("actor_id", "text", (c) => c.notNull())
    .addColumn("selection_id", "text")
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("detail_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("previous_hash", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull().unique())
    .execute();

  await db.schema
    .createTable("audit_head")
    .addColumn("id", "integer", (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();
  await sql`insert into audit_head (id, seq, hash) values (1, 0, ${"0".repeat(64)})`.execute(db);

  for (const [table, column] of [
    ["round", "selection_id"], ["vendor", "selection_id"], ["offer", "round_id"], ["edition", "selection_id"],
    ["upload", "selection_id"], ["reading", "upload_id"], ["submission", "selection_id"], ["audit", "selection_id"],
    ["waiver", "round_id"],
  ] as const) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }

  for (const table of ["edition", "upload", "reading", "submission", "waiver", "audit"]) await makeAppendOnly(db, engine, table);
  await refuse(db, engine, "answer", "update", null, "answer is append-only: it cannot be updated");
  // Answers go only with the file that they were read from, when that has been erased for privacy.
  await refuse(
    db, engine, "answer", "delete",
    `(select p.bytes is not null from submission s join upload u on u.id = s.upload_id join payload p on p.hash = u.file_hash where s.id = old.submission_id)`,
    "answer is append-only: it can go only after its file was erased",
  );
  await refuse(
    db, engine, "payload", "update",
    // Bytes go away, leaving the hash; or the same bytes arrive again and fill the gap.
    `new.hash <> old.hash or new.media_type <> old.media_type or new.size <> old.size or new.created_at <> old.created_at or not ((new.bytes is null and new.erased_at is not null) or (old.bytes is null and new.bytes is not null and new.erased_at is null))`,
    "payload can only be erased, leaving its hash",
  );
  await refuse(db, engine, "audit_head", "update", "new.id <> old.id or new.seq < old.seq or new.seq > old.seq + 1", "audit_head only moves on");
  await refuse(db, engine, "audit_head", "delete", null, "audit_head cannot be deleted");
  await refuse(db, engine, "payload", "delete", null, "payload cannot be deleted, only erased");
}
