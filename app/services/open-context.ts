import { existsSync } from "node:fs";

import { connect, engineOf, sqlitePath } from "~db/connection";
import { migrate } from "~db/migrate";

import { contextOn } from "./context.server";
import type { Context } from "./context.server";
import { environment } from "./environment";
import { InputError } from "./input-error";

/**
 * A context on a database of its own, brought up to date. The caller ends it with `context.db.destroy()`. Throws
 * `InputError` when the file is no database, or does not exist although it must.
 */
export async function openContext(url = environment().DATABASE_URL, options: { mustExist?: boolean } = {}): Promise<Context> {
  const engine = engineOf(url);
  if (engine === "sqlite" && options.mustExist && !existsSync(sqlitePath(url))) {
    throw new InputError(`there is no database ${sqlitePath(url)}; name one with --db`);
  }
  try {
    const db = connect(url);
    await migrate(db, engine);
    return contextOn(db);
  } catch (error) {
    if ((error as { code?: string }).code === "SQLITE_NOTADB") throw new InputError(`${sqlitePath(url)} is no SQLite database`);
    throw error;
  }
}
