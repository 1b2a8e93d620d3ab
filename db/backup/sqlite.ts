import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, truncateSync } from "node:fs";
import { copyFile, open } from "node:fs/promises";
import { dirname } from "node:path";

import SqliteDatabase from "better-sqlite3";

import { connect, connectReadonly, openSqlite } from "../connection";
import { migrate } from "../migrate";
import { closeBackup, readClosingLine, syncFolder } from "./closing-line";
import { appliedMigrations, inspectContent, refusal, versionRefusal } from "./inspect";
import type { Inspection, RestoreRefusal } from "./inspect";

function removeSqlite(path: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}

/**
 * Copies a database, also while it is in use, into a file that did not exist (SQLite's online backup). Gives false when
 * the name was taken meanwhile.
 */
export async function backupSqlite(from: string, to: string): Promise<boolean> {
  const part = `${to}.part-${process.pid}`;
  removeSqlite(part);
  try {
    const database = openSqlite(from);
    try {
      await database.backup(part);
    } finally {
      database.close();
    }
    // The copy is one file: without this it would want a write-ahead log beside it as soon as somebody opens it.
    const copy = new SqliteDatabase(part);
    copy.pragma("journal_mode = DELETE");
    copy.close();
    return await closeBackup(part, to, "sqlite");
  } finally {
    removeSqlite(part);
  }
}

/**
 * Checks that a backup is a whole Shortlist database whose audit chain verifies, of a version that this program knows. A
 * plain copy of a database, without the closing line of a backup, passes only where `plain` allows it.
 */
export async function inspectSqlite(path: string, options: { plain?: boolean } = {}): Promise<Inspection> {
  const start = Buffer.alloc(16);
  const file = openSync(path, "r");
  readSync(file, start, 0, 16, 0);
  closeSync(file);
  if (start.toString("latin1", 0, 5) === "PGDMP") return refusal("other-engine", "PostgreSQL");
  const inspection = await inspectDatabase(path);
  if (!inspection.ok) return inspection;
  const line = await readClosingLine(path);
  if (line === null) return options.plain ? inspection : refusal("unclosed", "");
  if (line.engine !== "sqlite") return refusal("other-engine", "PostgreSQL");
  return line.whole ? inspection : refusal("damaged", "its bytes are not those that its last line was written for");
}

async function inspectDatabase(path: string): Promise<Inspection> {
  try {
    const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
    try {
      const integrity = database.pragma("integrity_check", { simple: true });
      if (integrity !== "ok") return refusal("damaged", String(integrity));
    } finally {
      database.close();
    }
    const db = connectReadonly(path);
    try {
      const applied = await appliedMigrations(db);
      return versionRefusal(applied) ?? (await inspectContent(db, applied!.at(-1)!));
    } finally {
      await db.destroy();
    }
  } catch (error) {
    const { code = "" } = error as { code?: string };
    if (code.startsWith("SQLITE_NOTADB")) return refusal("not-a-database", messageOf(error));
    return refusal("damaged", messageOf(error));
  }
}

/**
 * Puts a checked backup in place of a database, brought up to date. What was there is kept beside it under the name that
 * is given back, or null when there was nothing. Refuses while another process has the database open. What goes in place
 * is a copy that is checked once more, so that no change of the backup meanwhile can slip in.
 */
export async function replaceSqlite(target: string, backup: string, stamp: string): Promise<{ ok: true; kept: string | null } | { ok: false; refusal: RestoreRefusal }> {
  const incoming = `${target}.restoring`;
  removeSqlite(incoming);
  try {
    const line = await readClosingLine(backup);
    await copyFile(backup, incoming);
    if (line) truncateSync(incoming, line.size);
    const again = await inspectDatabase(incoming);
    if (!again.ok) return again;
    const db = connect(incoming);
    try {
      await migrate(db, "sqlite");
    } finally {
      await db.destroy();
    }
    await syncFile(incoming);
    if (!existsSync(target)) {
      renameSync(incoming, target);
      await syncFolder(dirname(target));
      return { ok: true, kept: null };
    }
    if (isInUse(target)) return refusal("in-use", target);
    const kept = `${target}.before-restore-${stamp}`;
    for (const suffix of ["", "-wal", "-shm"]) if (existsSync(target + suffix)) renameSync(target + suffix, kept + suffix);
    renameSync(incoming, target);
    await syncFolder(dirname(target));
    return { ok: true, kept };
  } finally {
    removeSqlite(incoming);
  }
}

/** Whether another process has a database open. One that is beyond opening is nobody's: a backup is what it needs. */
function isInUse(path: string): boolean {
  try {
    const database = new SqliteDatabase(path, { timeout: 0 });
    try {
      // An exclusive lock in this mode is refused while any other connection is open.
      database.pragma("locking_mode = EXCLUSIVE");
      database.exec("begin exclusive; commit");
      database.pragma("journal_mode = DELETE");
    } finally {
      database.close();
    }
    return false;
  } catch (error) {
    const { code = "" } = error as { code?: string };
    if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") return true;
    if (["SQLITE_NOTADB", "SQLITE_CORRUPT"].some((known) => code.startsWith(known))) return false;
    throw error;
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync();
  await file.close();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
