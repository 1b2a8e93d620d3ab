import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { refuse } from "./append-only";

/** How users prove who they are, links that let them in once, attempts that failed, and mail on its way. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("password")
    .addColumn("user_id", "text", (c) => c.primaryKey().references("app_user.id"))
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("account_link")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("purpose", "text", (c) => c.notNull().check(sql`purpose in ('first-run', 'invitation', 'reset', 'second-step')`))
    // Null only on a first run, when there is nobody yet.
    .addColumn("user_id", "text", (c) => c.references("app_user.id"))
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("ended_at", "text")
    .execute();
  await db.schema.createIndex("account_link_by_user_id").on("account_link").column("user_id").execute();
  // A link that was used or taken back stays so, and none ever changes whose it is or how long it holds.
  await refuse(
    db, engine, "account_link", "update",
    "new.id <> old.id or new.purpose <> old.purpose or coalesce(new.user_id, '') <> coalesce(old.user_id, '') or new.token_hash <> old.token_hash or new.expires_at <> old.expires_at or (old.ended_at is not null and coalesce(new.ended_at, '') <> old.ended_at)",
    "account_link can only be ended",
  );

  await db.schema
    .createTable("second_factor")
    .addColumn("user_id", "text", (c) => c.primaryKey().references("app_user.id"))
    // Encrypted under a key that is not in the database.
    .addColumn("secret", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    // Null until a first code proved that the app has the secret.
    .addColumn("confirmed_at", "text")
    // The 30-second step of the last code that was taken: none is taken twice.
    .addColumn("last_step", "integer", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("recovery_code")
    .addColumn("user_id", "text", (c) => c.notNull().references("app_user.id"))
    .addColumn("code_hash", "text", (c) => c.notNull())
    .addColumn("used_at", "text")
    .addPrimaryKeyConstraint("recovery_code_pk", ["user_id", "code_hash"])
    .execute();

  await db.schema
    .createTable("identity")
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("user_id", "text", (c) => c.notNull().references("app_user.id"))
    .addColumn("linked_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("identity_pk", ["issuer", "subject"])
    .execute();
  await db.schema.createIndex("identity_by_user_id").on("identity").column("user_id").execute();

  await db.schema
    .createTable("attempt")
    .addColumn("kind", "text", (c) => c.notNull())
    // A keyed hash of the account, address or link, so that the table names nobody.
    .addColumn("whose", "text", (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("last_at", "text", (c) => c.notNull())
    .addColumn("held_until", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("attempt_pk", ["kind", "whose"])
    .execute();

  await db.schema
    .createTable("outgoing_mail")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    // Whose lead may see it in the outbox; null when it belongs to no selection.
    .addColumn("selection_id", "text", (c) => c.references("selection.id"))
    .addColumn("user_id", "text", (c) => c.references("app_user.id"))
    .addColumn("recipient", "text", (c) => c.notNull())
    // Subject and text, encrypted as they may hold a link that lets somebody in; null once sent or no longer needed.
    .addColumn("content", "text")
    .addColumn("state", "text", (c) => c.notNull().check(sql`state in ('waiting', 'sent', 'failed', 'dropped')`))
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    // Not before this instant; while a process sends it, until when it is that process's.
    .addColumn("next_at", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("sent_at", "text")
    .addColumn("problem", "text")
    .execute();
  await db.schema.createIndex("outgoing_mail_by_state").on("outgoing_mail").columns(["state", "next_at"]).execute();
  await db.schema.createIndex("outgoing_mail_by_selection_id").on("outgoing_mail").column("selection_id").execute();
}
