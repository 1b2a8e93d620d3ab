import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";

import SqliteDatabase from "better-sqlite3";

import { connect, connectReadonly, openSqlite } from "./connection";
import { migrate, migrationNames } from "./migrate";
import { verifyAudit } from "./audit";

/** Why a file cannot be restored from, or a database not be replaced. */
export type RestoreRefusal =
  | { why: "not-a-database"; found: string }
  | { why: "damaged"; found: string }
  | { why: "foreign"; found: string }
  | { why: "newer"; found: string }
  | { why: "audit-broken"; found: string }
  | { why: "in-use"; found: string };

/** Copies a database, also while it is in use, into a file that did not exist (SQLite's online backup). */
export async function backupSqlite(from: string, to: string): Promise<void> {
  const database = openSqlite(from);
  try {
    await database.backup(to);
  } finally {
    database.close();
  }
  // The copy is one file: without this it would want a write-ahead log beside it as soon as somebody opens it.
  const copy = new SqliteDatabase(to);
  copy.pragma("journal_mode = DELETE");
  copy.close();
}

/** Checks that a file is a whole Shortlist database whose audit chain verifies, of a version that this program knows. */
export async function inspectBackup(path: string): Promise<{ ok: true; auditRows: number; version: string } | { ok: false; refusal: RestoreRefusal }> {
  const refuse = (why: RestoreRefusal["why"], found: string) => ({ ok: false as const, refusal: { why, found } });
  let applied: string[];
  try {
    const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
    try {
      const integrity = database.pragma("integrity_check", { simple: true });
      if (integrity !== "ok") return refuse("damaged", String(integrity));
      const table = database.prepare("select name from sqlite_master where name = 'kysely_migration'").get();
      if (!table) return refuse("foreign", "");
      applied = (database.prepare("select name from kysely_migration order by name").all() as { name: string }[]).map((row) => row.name);
    } finally {
      database.close();
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    return refuse(code === "SQLITE_CORRUPT" ? "damaged" : "not-a-database", error instanceof Error ? error.message : String(error));
  }
  const known = migrationNames();
  if (applied.length === 0 || !known.includes(applied[0])) return refuse("foreign", applied.join(", "));
  const newer = applied.filter((name) => !known.includes(name));
  if (newer.length > 0) return refuse("newer", newer.join(", "));
  const db = connectReadonly(path);
  try {
    const audit = await verifyAudit(db);
    if (audit.broken) return refuse("audit-broken", `${audit.broken.seq}`);
    return { ok: true, auditRows: audit.rows, version: applied[applied.length - 1] };
  } finally {
    await db.destroy();
  }
}

/**
 * Puts a checked backup in place of a database. What was there is kept beside it under the name that is given back, or
 * null when there was nothing. Refuses while another process has the database open.
 */
export async function replaceSqlite(target: string, backup: string, stamp: string): Promise<{ ok: true; kept: string | null } | { ok: false; refusal: RestoreRefusal }> {
  let kept: string | null = null;
  const incoming = `${target}.restoring`;
  copyFileSync(backup, incoming);
  const db = connect(incoming);
  try {
    await migrate(db, "sqlite");
  } finally {
    await db.destroy();
  }
  if (existsSync(target)) {
    try {
      const database = new SqliteDatabase(target, { timeout: 0 });
      // An exclusive lock in this mode is refused while any other connection is open.
      database.pragma("locking_mode = EXCLUSIVE");
      database.exec("begin exclusive; commit");
      database.pragma("journal_mode = DELETE");
      database.close();
    } catch (error) {
      rmSync(incoming);
      const code = (error as { code?: string }).code ?? "";
      if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") return { ok: false, refusal: { why: "in-use", found: target } };
      throw error;
    }
    kept = `${target}.before-restore-${stamp}`;
    renameSync(target, kept);
  }
  renameSync(incoming, target);
  return { ok: true, kept };
}
