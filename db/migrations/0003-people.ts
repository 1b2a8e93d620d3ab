import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { refuse } from "./append-only";

/** Users, who they are in which selection, what they declared before seeing bids, and their sessions. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("app_user")
    .addColumn("id", "text", (c) => c.primaryKey())
    // Lower case; null once the person's data were erased.
    .addColumn("email", "text", (c) => c.unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull().check(sql`language in ('nl', 'en')`))
    .addColumn("administrator", "integer", (c) => c.notNull())
    .addColumn("may_create", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("disabled_at", "text")
    .execute();

  await db.schema
    .createTable("membership")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("user_id", "text", (c) => c.notNull().references("app_user.id"))
    .addColumn("role", "text", (c) => c.notNull().check(sql`role in ('lead', 'evaluator', 'observer', 'respondent')`))
    .addColumn("since", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("membership_pk", ["selection_id", "user_id", "role"])
    .execute();
  await db.schema.createIndex("membership_by_user_id").on("membership").column("user_id").execute();

  // Criteria that an evaluator judges; an evaluator without any judges all.
  await db.schema
    .createTable("assignment")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("user_id", "text", (c) => c.notNull().references("app_user.id"))
    .addColumn("criterion_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("assignment_pk", ["selection_id", "user_id", "criterion_id"])
    .execute();

  // The newest number of a user is what holds; earlier ones stay.
  await db.schema
    .createTable("declaration")
    .addColumn("selection_id", "text", (c) => c.notNull().references("selection.id"))
    .addColumn("user_id", "text", (c) => c.notNull().references("app_user.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull().check(sql`state in ('clear', 'conflict', 'admitted', 'excluded')`))
    // What the conflict is, or why the lead admits or excludes; as a payload, which can be erased.
    .addColumn("text_hash", "text", (c) => c.references("payload.hash"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("declaration_pk", ["selection_id", "user_id", "number"])
    .execute();
  await refuse(db, engine, "declaration", "update", null, "declaration is append-only: it cannot be updated");
  await refuse(db, engine, "declaration", "delete", null, "declaration is append-only: it cannot be deleted");

  await db.schema
    .createTable("session")
    // SHA-256 of the token that the browser holds.
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("user_id", "text", (c) => c.notNull().references("app_user.id"))
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("last_seen_at", "text", (c) => c.notNull())
    // How the browser calls itself, for the list of own sessions.
    .addColumn("agent", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("session_by_user_id").on("session").column("user_id").execute();
}
