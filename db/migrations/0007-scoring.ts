import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";
import { makeAppendOnly } from "./append-only";

/** Marks of evaluators, what the committee agreed on, and how far answers have proved true: each append-only, the last counts. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  // What all three are about: one vendor's answer, as it stood in one submission.
  const aboutAnswer = (table: string) => db.schema
    .createTable(table)
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("round.id"))
    .addColumn("vendor_id", "text", (c) => c.notNull().references("vendor.id"))
    .addColumn("requirement_id", "text", (c) => c.notNull())
    .addColumn("submission_id", "text", (c) => c.notNull().references("submission.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull());

  await aboutAnswer("mark")
    .addColumn("evaluator_id", "text", (c) => c.notNull())
    .addColumn("mark", "double precision")
    .addColumn("confirms", "integer", (c) => c.notNull().check(sql`confirms in (0, 1)`))
    .addColumn("comment", "text", (c) => c.notNull())
    .addColumn("aside", "integer", (c) => c.notNull().check(sql`aside in (0, 1)`))
    .addUniqueConstraint("mark_number", ["round_id", "evaluator_id", "vendor_id", "requirement_id", "number"])
    .execute();
  await aboutAnswer("consensus")
    .addColumn("mark", "double precision")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addUniqueConstraint("consensus_number", ["round_id", "vendor_id", "requirement_id", "number"])
    .execute();
  await aboutAnswer("proof")
    .addColumn("rung", "text", (c) => c.notNull().check(sql`rung in ('claimed', 'evidenced', 'demonstrated', 'referenced', 'contractual')`))
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addUniqueConstraint("proof_number", ["round_id", "vendor_id", "requirement_id", "number"])
    .execute();
  for (const table of ["mark", "consensus", "proof"]) await makeAppendOnly(db, engine, table);
}
