import { sql } from "kysely";
import type { Kysely } from "kysely";

import type { Engine } from "../connection";

/** SQL that takes away UPDATE and DELETE (and TRUNCATE) from a table, by trigger, on either engine. */
export async function makeAppendOnly(db: Kysely<unknown>, engine: Engine, table: string): Promise<void> {
  await refuse(db, engine, table, "update", null, `${table} is append-only: it cannot be updated`);
  await refuse(db, engine, table, "delete", null, `${table} is append-only: it cannot be deleted`);
}

/**
 * Refuses an operation on a table by trigger, always or while `condition` holds. The condition is SQL over `old` and
 * `new` that both engines read.
 */
export async function refuse(
  db: Kysely<unknown>,
  engine: Engine,
  table: string,
  operation: "update" | "delete",
  condition: string | null,
  message: string,
): Promise<void> {
  const name = `${table}_no_${operation}`;
  if (engine === "sqlite") {
    const when = condition ? `when ${condition}` : "";
    await sql
      .raw(`create trigger ${name} before ${operation} on ${table} ${when} begin select raise(abort, '${message}'); end`)
      .execute(db);
    return;
  }
  const row = operation === "update" ? "new" : "old";
  const body = condition ? `if ${condition} then raise exception '${message}'; end if;` : `raise exception '${message}';`;
  await sql
    .raw(`create function ${name}() returns trigger language plpgsql as $$ begin ${body} return ${row}; end $$`)
    .execute(db);
  await sql.raw(`create trigger ${name} before ${operation} on ${table} for each row execute function ${name}()`).execute(db);
  if (operation === "delete") {
    await sql
      .raw(`create function ${table}_no_truncate() returns trigger language plpgsql as $$ begin raise exception '${table} cannot be truncated'; end $$`)
      .execute(db);
    await sql
      .raw(`create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function ${table}_no_truncate()`)
      .execute(db);
  }
}
