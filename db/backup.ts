import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";

import SqliteDatabase from "better-sqlite3";

import { sha256 } from "~/domain/edition/fingerprint.server";

import { connect, connectReadonly, openSqlite } from "./connection";
import { migrate, migrationNames } from "./migrate";
import { verifyAudit } from "./audit";

function removeSqlite(path: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}

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

/** Hash of the first payload whose bytes are not what the hash says; null when all are, or when there is no such table. */
function firstChangedPayload(database: SqliteDatabase.Database): string | null {
  if (!database.prepare("select name from sqlite_master where name = 'payload'").get()) return null;
  const rows = database.prepare("select hash, bytes from payload where bytes is not null").iterate() as Iterable<{ hash: string; bytes: Buffer }>;
  for (const { hash, bytes } of rows) if (sha256(bytes) !== hash) return hash;
  return null;
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
      const changed = firstChangedPayload(database);
      if (changed) return refuse("damaged", `the content under ${changed} is not what its hash says`);
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
  removeSqlite(incoming);
  copyFileSync(backup, incoming);
  const db = connect(incoming);
  try {
    await migrate(db, "sqlite");
  } catch (error) {
    await db.destroy();
    removeSqlite(incoming);
    throw error;
  }
  await db.destroy();
  if (existsSync(target)) {
    try {
      const database = new SqliteDatabase(target, { timeout: 0 });
      // An exclusive lock in this mode is refused while any other connection is open.
      database.pragma("locking_mode = EXCLUSIVE");
      database.exec("begin exclusive; commit");
      database.pragma("journal_mode = DELETE");
      database.close();
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      // A database that is beyond opening is what a backup is for: it is put aside like any other.
      if (!["SQLITE_NOTADB", "SQLITE_CORRUPT"].some((known) => code.startsWith(known))) {
        removeSqlite(incoming);
        if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") return { ok: false, refusal: { why: "in-use", found: target } };
        throw error;
      }
    }
    kept = `${target}.before-restore-${stamp}`;
    for (const suffix of ["", "-wal", "-shm"]) if (existsSync(target + suffix)) renameSync(target + suffix, kept + suffix);
  }
  renameSync(incoming, target);
  return { ok: true, kept };
}
