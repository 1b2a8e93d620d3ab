import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { backupSqlite, inspectBackup, replaceSqlite } from "~db/backup";
import type { RestoreRefusal } from "~db/backup";
import { engineOf, sqlitePath } from "~db/connection";

import { InputError } from "./input-error";

function requireSqlite(url: string): string {
  if (engineOf(url) !== "sqlite") throw new InputError("backup and restore work on SQLite files; for PostgreSQL use pg_dump and pg_restore");
  return sqlitePath(url);
}

/** Copies the database to a new file, also while the server runs. Throws `InputError` when a file is missing or in the way. */
export async function backupDatabase(url: string, to: string): Promise<{ from: string; to: string; auditRows: number }> {
  const from = requireSqlite(url);
  if (!existsSync(from)) throw new InputError(`there is no database ${from}; name one with --db`);
  if (existsSync(to)) throw new InputError(`${to} exists already; name a file that does not`);
  if (!existsSync(dirname(resolve(to)))) throw new InputError(`there is no folder ${dirname(resolve(to))}; make it first`);
  await backupSqlite(from, to);
  const check = await inspectBackup(to);
  if (!check.ok) throw new Error(`the backup ${to} does not verify: ${explain(check.refusal)}`);
  return { from, to, auditRows: check.auditRows };
}

/** Puts a backup in place of the database, after checking it whole. Throws `InputError` when it is refused; nothing is changed then. */
export async function restoreDatabase(url: string, backup: string, now: Date): Promise<{ to: string; kept: string | null; auditRows: number }> {
  const to = requireSqlite(url);
  if (!existsSync(backup)) throw new InputError(`there is no file ${backup}`);
  const check = await inspectBackup(backup);
  if (!check.ok) throw new InputError(`${backup}: ${explain(check.refusal)}; nothing was changed`);
  const replaced = await replaceSqlite(to, backup, now.toISOString().replace(/[:.]/g, "-"));
  if (!replaced.ok) throw new InputError(`${to}: ${explain(replaced.refusal)}; nothing was changed`);
  return { to, kept: replaced.kept, auditRows: check.auditRows };
}

function explain({ why, found }: RestoreRefusal): string {
  switch (why) {
    case "not-a-database":
      return `this is no SQLite database (${found})`;
    case "damaged":
      return `the database is damaged (${found})`;
    case "foreign":
      return `this is no Shortlist database${found ? ` (migrations found: ${found})` : ""}`;
    case "newer":
      return `the database was made by a newer Shortlist (${found}); update the program first`;
    case "audit-broken":
      return `the audit trail does not verify from row ${found} on`;
    case "in-use":
      return "the database is in use; stop the server first";
  }
}
