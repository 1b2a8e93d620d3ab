import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly, refuse } from "./append-only";

/** Personal links through which a vendor answers without an account, and the attachments that vendors send. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("upload_link")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("last_used_at", "text")
    .addColumn("revoked_at", "text")
    .execute();

  await db.schema
    .createTable("attachment")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("link_id", "text", (c) => c.references("upload_link.id"))
    .addColumn("file_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("detail_hash", "text", (c) => c.notNull().references("payload.hash"))
    .addColumn("scan", "text", (c) => c.notNull().check(sql`scan in ('none', 'clean', 'found')`))
    .addColumn("received_at", "text", (c) => c.notNull())
    .execute();

  for (const table of ["upload_link", "attachment"]) await db.schema.createIndex(`${table}_by_round_id`).on(table).column("round_id").execute();

  await makeAppendOnly(db, engine, "attachment");
  // A link that was revoked stays so, and none ever changes whose it is or how long it holds.
  await refuse(
    db, engine, "upload_link", "update",
    `new.id <> old.id or new.round_id <> old.round_id or new.vendor_id <> old.vendor_id or new.token_hash <> old.token_hash or new.created_at <> old.created_at or new.created_by <> old.created_by or new.expires_at <> old.expires_at or (old.revoked_at is not null and (new.revoked_at is null or new.revoked_at <> old.revoked_at))`,
    "upload_link can only be used or revoked",
  );
  await refuse(db, engine, "upload_link", "delete", null, "upload_link cannot be deleted, only revoked");
}
