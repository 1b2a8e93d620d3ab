import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

import type { Inspection, RestoreRefusal } from "~db/backup/inspect";
import { backupPostgres, ClientProgramError, dropBeside, replacePostgres, restoreBeside } from "~db/backup/postgres";
import { backupSqlite, inspectSqlite, replaceSqlite } from "~db/backup/sqlite";
import { engineOf, sqlitePath } from "~db/connection";
import type { Engine } from "~db/connection";

import { withoutSecret } from "./environment";
import { InputError } from "./input-error";

/** A backup that was made; `auditRows` is null for PostgreSQL, whose dump is checked whole only when it is restored. */
export interface MadeBackup {
  from: string;
  to: string;
  auditRows: number | null;
}

/**
 * Copies the database to a new file, also while the server runs. The file appears under its name only when all of it is on
 * the disk. Throws `InputError` when a file or program is missing or in the way.
 */
export async function backupDatabase(url: string, to: string): Promise<MadeBackup> {
  const taken = () => new InputError(`${to} exists already; name a file that does not`);
  if (existsSync(to)) throw taken();
  if (!existsSync(dirname(resolve(to)))) throw new InputError(`there is no folder ${dirname(resolve(to))}; make it first`);
  if (engineOf(url) === "postgres") {
    if (!(await withClient(() => backupPostgres(url, to)))) throw taken();
    return { from: shown(url), to, auditRows: null };
  }
  const from = sqlitePath(url);
  if (!existsSync(from)) throw new InputError(`there is no database ${from}; name one with --db`);
  if (!(await backupSqlite(from, to))) throw taken();
  const check = await inspectSqlite(to);
  if (!check.ok) throw new Error(`the backup ${to} does not verify: ${explain(check.refusal, "sqlite")}`);
  return { from, to, auditRows: check.auditRows };
}

/**
 * Puts a backup in place of the database, after checking it whole, and brings it up to date. `plain` also takes a copy of an
 * SQLite database that `backup` did not make. Throws `InputError` when it is refused; nothing is changed then.
 */
export async function restoreDatabase(
  url: string, backup: string, now: Date, options: { plain?: boolean } = {},
): Promise<{ to: string; kept: string | null; auditRows: number }> {
  if (!existsSync(backup)) throw new InputError(`there is no file ${backup}`);
  const engine = engineOf(url);
  const accepted = (inspection: Inspection) => {
    if (!inspection.ok) throw new InputError(`${backup}: ${explain(inspection.refusal, engine)}; nothing was changed`);
    return inspection.auditRows;
  };
  if (engine === "sqlite") {
    const to = sqlitePath(url);
    const auditRows = accepted(await inspectSqlite(backup, options));
    const replaced = await replaceSqlite(to, backup, now.toISOString().replace(/[:.]/g, "-"));
    if (!replaced.ok) throw new InputError(`${to}: ${explain(replaced.refusal, engine)}; nothing was changed`);
    return { to, kept: replaced.kept, auditRows };
  }
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 17);
  const { name, inspection } = await withClient(() => restoreBeside(url, backup, stamp));
  const auditRows = accepted(inspection);
  let done = false;
  try {
    const replaced = await replacePostgres(url, name!, stamp);
    if (!replaced.ok) throw new InputError(`${shown(url)}: ${explain(replaced.refusal, engine)}; nothing was changed`);
    done = true;
    return { to: shown(url), kept: replaced.kept, auditRows };
  } finally {
    if (!done) await dropBeside(url, name!);
  }
}

function shown(url: string): string {
  return withoutSecret("DATABASE_URL", url);
}

/** What PostgreSQL's programs say is for whoever gave the command. */
async function withClient<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ClientProgramError) throw new InputError(error.message);
    throw error;
  }
}

function explain({ why, found }: RestoreRefusal, engine: Engine): string {
  switch (why) {
    case "not-a-database":
      return engine === "sqlite" ? `this is no SQLite database (${found})` : `this is no backup of a PostgreSQL database (${found})`;
    case "damaged":
      return `the backup is damaged (${found})`;
    case "unclosed":
      return "its last line is missing: it was cut off, changed by another program, or not made by the backup command (an untouched copy of an SQLite database is taken with --plain)";
    case "other-engine":
      return `this is a backup of a ${found} database, and DATABASE_URL or --db names one of the other kind`;
    case "foreign":
      return `this is no Shortlist database${found ? ` (migrations found: ${found})` : ""}`;
    case "newer":
      return `the database was made by a newer Shortlist (${found}); update the program first`;
    case "audit-broken":
      return `the audit trail does not verify from row ${found} on`;
    case "in-use":
      return "the database is in use; stop the server first";
    case "not-allowed":
      return "the account of the database may not make a database to check the backup in; let it (alter role … createdb), or restore with an account that may";
  }
}
