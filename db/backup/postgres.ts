import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

import { sql } from "kysely";

import { connect } from "../connection";
import { migrate } from "../migrate";
import type { Db } from "../schema";
import { closeBackup, readClosingLine } from "./closing-line";
import { appliedMigrations, inspectContent, refusal, versionRefusal } from "./inspect";
import type { Inspection, RestoreRefusal } from "./inspect";

/** Thrown when PostgreSQL's own client programs are missing or fail; the message is theirs. */
export class ClientProgramError extends Error {
  override name = "ClientProgramError";
}

/** Copies a database, also while it is in use, into a file that did not exist (pg_dump, custom format). Gives false when the name was taken meanwhile. */
export async function backupPostgres(url: string, to: string): Promise<boolean> {
  const part = `${to}.part-${process.pid}`;
  try {
    await client("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", `--file=${part}`], url);
    return await closeBackup(part, to, "postgres");
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Restores a backup into a database of its own beside the one of `url`, checks it there (whole, of a version that this
 * program knows, audit chain) and brings it up to date. Gives the name of that database, for `replacePostgres` or
 * `dropBeside`. A file without the closing line of a backup is not run: a dump can hold any statement.
 */
export async function restoreBeside(url: string, backup: string, stamp: string): Promise<{ name: string | null; inspection: Inspection }> {
  const start = Buffer.alloc(16);
  const file = await open(backup, "r");
  await file.read(start, 0, 16, 0);
  await file.close();
  const no = (why: RestoreRefusal["why"], found: string) => ({ name: null, inspection: refusal(why, found) });
  if (start.toString("latin1").startsWith("SQLite format 3")) return no("other-engine", "SQLite");
  if (!start.toString("latin1").startsWith("PGDMP")) return no("not-a-database", "it does not begin as pg_dump writes");
  const line = await readClosingLine(backup);
  if (line === null) return no("unclosed", "");
  if (!line.whole) return no("damaged", "its bytes are not those that its last line was written for");

  const name = `${databaseOf(url).slice(0, 30)}_restoring_${stamp}`;
  try {
    await asAdministrator(url, (admin) => sql`create database ${sql.id(name)} template template0 encoding 'UTF8'`.execute(admin));
  } catch (error) {
    if ((error as { code?: string }).code === "42501") return no("not-allowed", databaseOf(url));
    throw error;
  }
  const beside = besideUrl(url, name);
  try {
    await client("pg_restore", ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"], beside, { from: backup, bytes: line.size });
  } catch (error) {
    await dropBeside(url, name);
    if (error instanceof ClientProgramError) return no("damaged", error.message);
    throw error;
  }
  const db = connect(beside);
  let inspection: Inspection;
  try {
    const applied = await appliedMigrations(db);
    inspection = versionRefusal(applied) ?? (await inspectContent(db, applied!.at(-1)!));
    if (inspection.ok) await migrate(db, "postgres");
  } finally {
    await db.destroy();
  }
  if (inspection.ok) return { name, inspection };
  await dropBeside(url, name);
  return { name: null, inspection };
}

/** Takes away a database that `restoreBeside` made. */
export function dropBeside(url: string, name: string): Promise<void> {
  return asAdministrator(url, async (admin) => void (await sql`drop database if exists ${sql.id(name)}`.execute(admin)));
}

/**
 * Gives a restored database the name of the one of `url`, which is kept under the name that is given back (null when
 * there was none). Refuses, and changes nothing, while anybody is connected to it.
 */
export function replacePostgres(url: string, restored: string, stamp: string): Promise<{ ok: true; kept: string | null } | { ok: false; refusal: RestoreRefusal }> {
  const target = databaseOf(url);
  return asAdministrator(url, async (admin) => {
    const { rows: there } = await sql<{ n: number }>`select 1 as n from pg_database where datname = ${target}`.execute(admin);
    if (there.length === 0) {
      await sql`alter database ${sql.id(restored)} rename to ${sql.id(target)}`.execute(admin);
      return { ok: true, kept: null };
    }
    const { rows } = await sql<{ n: number }>`select 1 as n from pg_stat_activity where datname = ${target}`.execute(admin);
    if (rows.length > 0) return refusal("in-use", target);
    const kept = `${target.slice(0, 30)}_before_restore_${stamp}`;
    try {
      await sql`alter database ${sql.id(target)} rename to ${sql.id(kept)}`.execute(admin);
    } catch (error) {
      // Somebody connected just now.
      if ((error as { code?: string }).code === "55006") return refusal("in-use", target);
      throw error;
    }
    try {
      await sql`alter database ${sql.id(restored)} rename to ${sql.id(target)}`.execute(admin);
    } catch (error) {
      await sql`alter database ${sql.id(kept)} rename to ${sql.id(target)}`.execute(admin);
      throw error;
    }
    return { ok: true, kept };
  });
}

function databaseOf(url: string): string {
  const { pathname, username } = new URL(url);
  return decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username);
}

function besideUrl(url: string, name: string): string {
  const beside = new URL(url);
  beside.pathname = `/${encodeURIComponent(name)}`;
  return beside.href;
}

/** Does something on the server that concerns whole databases, from its maintenance database. */
async function asAdministrator<T>(url: string, work: (admin: Db) => Promise<T>): Promise<T> {
  const admin = connect(besideUrl(url, "postgres"));
  try {
    return await work(admin);
  } finally {
    await admin.destroy();
  }
}

/** Runs one of PostgreSQL's client programs on a database. The password goes by the environment: everybody sees arguments. */
async function client(program: "pg_dump" | "pg_restore", args: string[], url: string, input?: { from: string; bytes: number }): Promise<void> {
  const place = new URL(url);
  const password = decodeURIComponent(place.password);
  place.password = "";
  const child = spawn(program, [...args, `--dbname=${place.href}`], {
    env: { ...process.env, LC_ALL: "C", ...(password ? { PGPASSWORD: password } : {}) },
    stdio: [input ? "pipe" : "ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr!.on("data", (data: Buffer) => (said = `${said}${data.toString()}`.slice(0, 4_000)));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? new ClientProgramError(`${program} is missing; install PostgreSQL's client programs (Debian: apt-get install postgresql-client)`) : error));
    child.once("close", resolve);
  });
  // A program that refuses its input ends before it has read it; what it says is what counts.
  const fed = input ? pipeline(createReadStream(input.from, { end: input.bytes - 1 }), child.stdin!).catch(() => undefined) : Promise.resolve();
  const [code] = await Promise.all([ended, fed]);
  if (code !== 0) throw new ClientProgramError(said.trim().split("\n")[0] || `${program} ended with status ${code}`);
}
