import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly, refuse } from "./append-only";

/** Colleagues who each fill in a copy of the checklist, what they say, and what the lead makes of it. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("respondent")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    // 1, 2, … within the selection; stands on paper and in workbooks.
    .addColumn("number", "integer", (c) => c.notNull())
    // Null for who comes in by a personal link.
    .addColumn("user_id", "text", (c) => c.references("app_user.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text")
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("last_saved_at", "text")
    .addColumn("done_at", "text")
    .addColumn("withdrawn_at", "text")
    .addUniqueConstraint("respondent_number", ["selection_id", "number"])
    .addUniqueConstraint("respondent_once", ["selection_id", "user_id"])
    .execute();

  await db.schema
    .createTable("respondent_link")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("respondent_id", "text", (c) => c.notNull().references("respondent.id"))
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("last_used_at", "text")
    .addColumn("revoked_at", "text")
    .execute();

  await db.schema
    .createTable("respondent_answer")
    .addColumn("respondent_id", "text", (c) => c.notNull().references("respondent.id"))
    .addColumn("item_id", "text", (c) => c.notNull())
    .addColumn("selected", "integer", (c) => c.notNull())
    .addColumn("in_use", "integer")
    .addColumn("priority", "text", (c) => c.check(sql`priority in ('necessary', 'desirable')`))
    .addColumn("impact", "text", (c) => c.check(sql`impact in ('low', 'middle', 'high')`))
    .addColumn("remark", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("respondent_answer_pk", ["respondent_id", "item_id"])
    .execute();

  // What the lead decided where respondents differ, or took over where they agree; the last of an item counts.
  await db.schema
    .createTable("settlement")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('settle', 'adopt', 'undo')`))
    // Of an undo: the settlement that it takes back.
    .addColumn("undoes", "text", (c) => c.references("settlement.id"))
    .addColumn("before", "text", (c) => c.notNull())
    .addColumn("after", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addUniqueConstraint("settlement_number", ["selection_id", "number"])
    .execute();

  // Wishes on another list than priority and impact say.
  await db.schema
    .createTable("list_move")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("item_id", "text", (c) => c.notNull())
    .addColumn("list", "text", (c) => c.notNull().check(sql`list in ('quickWins', 'inOrder', 'forLater')`))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("list_move_pk", ["selection_id", "item_id"])
    .execute();

  // Checklists that came back as a workbook: the file as it arrived, and each attempt at reading it.
  await db.schema
    .createTable("checklist_upload")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("respondent_id", "text", (c) => c.notNull().references("respondent.id"))
    .addColumn("file_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("detail_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("received_at", "text", (c) => c.notNull())
    .addColumn("received_by", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("checklist_reading")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("upload_id", "text", (c) => c.notNull().references("checklist_upload.id"))
    .addColumn("report_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("read_at", "text", (c) => c.notNull())
    .execute();

  for (const [table, column] of [["respondent_link", "respondent_id"], ["checklist_upload", "respondent_id"], ["checklist_reading", "upload_id"]] as const) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }

  for (const table of ["settlement", "checklist_upload", "checklist_reading"]) await makeAppendOnly(db, engine, table);
  // A link that was revoked stays so, and none ever changes whose it is or how long it holds.
  await refuse(
    db, engine, "respondent_link", "update",
    `new.id <> old.id or new.respondent_id <> old.respondent_id or new.token_hash <> old.token_hash or new.created_at <> old.created_at or new.created_by <> old.created_by or new.expires_at <> old.expires_at or (old.revoked_at is not null and (new.revoked_at is null or new.revoked_at <> old.revoked_at))`,
    "respondent_link can only be used or revoked",
  );
  await refuse(db, engine, "respondent_link", "delete", null, "respondent_link cannot be deleted, only revoked");
}
