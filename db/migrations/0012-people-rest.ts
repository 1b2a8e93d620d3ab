import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { refuse } from "./append-only";

/** Texts that give way after an erasure although their rows are frozen, and changes of e-mail addresses that wait for their link. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("email_change")
    .addColumn("user_id", "text", (c) => c.primaryKey().references("app_user.id"))
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .execute();

  const ofRound = "(select r.selection_id from round r where r.id = old.round_id)";
  const ofClarification = "(select r.selection_id from round r join clarification c on c.round_id = r.id where c.id = old.clarification_id)";
  const ofReply = "(select r.selection_id from round r join clarification c on c.round_id = r.id join clarification_reply y on y.clarification_id = c.id where y.upload_id = old.upload_id)";
  const aboutAnswer = ["id", "round_id", "vendor_id", "requirement_id", "submission_id", "number", "at"];
  const frozen: { table: string; selection: string; columns: string[] }[] = [
    { table: "mark", selection: ofRound, columns: [...aboutAnswer, "evaluator_id", "mark", "confirms", "aside"] },
    { table: "consensus", selection: ofRound, columns: [...aboutAnswer, "mark", "by"] },
    { table: "proof", selection: ofRound, columns: [...aboutAnswer, "rung", "by"] },
    { table: "waiver", selection: ofRound, columns: ["id", "round_id", "vendor_id", "requirement_id", "number", "at", "by"] },
    { table: "price_decision", selection: ofRound, columns: ["id", "round_id", "vendor_id", "line_id", "number", "at", "by"] },
    { table: "clarification_decision", selection: ofReply, columns: ["upload_id", "outcome", "submission_id", "clarified", "at", "by"] },
    { table: "decision", selection: "old.selection_id", columns: ["id", "selection_id", "round_id", "number", "kind", "at", "by"] },
  ];
  for (const { table, selection, columns } of frozen) {
    await allow(db, engine, table);
    await refuse(db, engine, table, "update", `not ${erasedIn(selection)} or ${changed(columns)}`, `${table} is append-only: it cannot be updated`);
  }

  await allow(db, engine, "clarification_question");
  await refuse(
    db, engine, "clarification_question", "update",
    `(select c.sent_at is not null from clarification c where c.id = old.clarification_id) and (not ${erasedIn(ofClarification)} or ${changed(["id", "clarification_id", "position", "requirement_id"])})`,
    "clarification_question that was sent cannot change",
  );
  await allow(db, engine, "clarification");
  await refuse(
    db, engine, "clarification", "update",
    `(new.id <> old.id or new.round_id <> old.round_id or new.vendor_id <> old.vendor_id or new.created_at <> old.created_at or new.created_by <> old.created_by or (old.sent_at is not null and (new.sent_at is null or new.sent_at <> old.sent_at or new.number <> old.number or new.edition_id <> old.edition_id or new.due_at <> old.due_at or coalesce(new.about_id, '') <> coalesce(old.about_id, ''))) or old.withdrawn_at is not null) and (not ${erasedIn(ofRound)} or ${changed(["id", "round_id", "vendor_id", "created_at", "created_by", "number", "edition_id", "about_id", "due_at", "sent_at", "sent_by", "withdrawn_at", "withdrawn_by"])})`,
    "clarification that was sent can only be withdrawn",
  );
  await allow(db, engine, "scenario");
  await refuse(
    db, engine, "scenario", "update",
    `${changed(["id", "selection_id", "edition_id", "weights", "created_at", "created_by"])} or (new.name <> old.name and not ${erasedIn("old.selection_id")})`,
    "scenario can only be removed or restored",
  );
  // Names of vendors and of who confirmed stand in the report of an opening and in its minutes.
  await allow(db, engine, "opening");
  await refuse(
    db, engine, "opening", "update",
    `${changed(["id", "round_id", "subject", "number", "edition_id", "opened_at"])} or ((old.minutes_hash is not null or new.report_hash <> old.report_hash) and not ${erasedIn(ofRound)} and not exists (select 1 from erasure e where e.kind = 'person'))`,
    "opening only gets its minutes, once",
  );

  // A file that another vendor sent too stays; the answers of who was erased go all the same.
  await allow(db, engine, "answer", "delete");
  await refuse(
    db, engine, "answer", "delete",
    `(select p.bytes is not null from submission s join upload u on u.id = s.upload_id join payload p on p.hash = u.file_hash where s.id = old.submission_id) and not exists (select 1 from erasure e join submission s on s.vendor_id = e.subject where s.id = old.submission_id)`,
    "answer is append-only: it can go only after its file was erased",
  );
}

/** That material of a selection was erased: only then may what is frozen lose a text. */
const erasedIn = (selection: string) => `exists (select 1 from erasure e where e.selection_id = ${selection})`;

/** That any of some columns differs. */
const changed = (columns: readonly string[]) => `(${columns.map((column) => `new."${column}" is distinct from old."${column}"`).join(" or ")})`;

/** Takes away the trigger that refused an operation, so that another takes its place. */
async function allow(db: Kysely<unknown>, engine: Engine, table: string, operation: "update" | "delete" = "update"): Promise<void> {
  const name = `${table}_no_${operation}`;
  if (engine === "sqlite") {
    await sql.raw(`drop trigger ${name}`).execute(db);
    return;
  }
  await sql.raw(`drop trigger ${name} on ${table}`).execute(db);
  await sql.raw(`drop function ${name}()`).execute(db);
  if (operation === "delete") {
    await sql.raw(`drop trigger ${table}_no_truncate on ${table}`).execute(db);
    await sql.raw(`drop function ${table}_no_truncate()`).execute(db);
  }
}
