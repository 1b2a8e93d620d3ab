import { mkdirSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

import { sql } from "kysely";

import { engineOf, sqlitePath } from "~db/connection";
import { migrationNames } from "~db/migrate";
import type { Db } from "~db/schema";

/** What must hold before the server can do its work, each `ok` or what is wrong in a word or two. */
export interface Readiness {
  database: "ok" | "unreachable";
  migrations: "ok" | "missing" | "newer" | "unknown";
  disk: "ok" | "not-writable";
}

/** How long the database gets to answer. */
const patienceMs = 3_000;

/** Whether the database answers, has every migration of this program and no other, and whether the folders that are written to can be. */
export async function readiness(db: Db, { url, backups, newId }: { url: string; backups: string | undefined; newId: () => string }): Promise<Readiness> {
  const folders = [...(engineOf(url) === "sqlite" ? [dirname(sqlitePath(url))] : []), ...(backups === undefined ? [] : [backups])];
  const [applied, writable] = await Promise.all([appliedMigrations(db), Promise.all(folders.map((folder) => canWrite(folder, newId())))]);
  const known = migrationNames();
  return {
    database: applied ? "ok" : "unreachable",
    migrations: !applied ? "unknown" : applied.some((name) => !known.includes(name)) ? "newer" : known.some((name) => !applied.includes(name)) ? "missing" : "ok",
    disk: writable.every(Boolean) ? "ok" : "not-writable",
  };
}

async function appliedMigrations(db: Db): Promise<string[] | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patienceMs)));
  const asked = sql<{ name: string }>`select name from kysely_migration`.execute(db).then(({ rows }) => rows.map(({ name }) => name), () => null);
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a block of bytes can be written to a folder and reaches the disk. */
async function canWrite(folder: string, id: string): Promise<boolean> {
  const path = join(folder, `.shortlist-ready-${id}`);
  try {
    mkdirSync(folder, { recursive: true });
    const file = await open(path, "wx", 0o600);
    try {
      await file.write(Buffer.alloc(65_536));
      await file.datasync();
    } finally {
      await file.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}
