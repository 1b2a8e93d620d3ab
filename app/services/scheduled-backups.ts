import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { engineOf } from "~db/connection";

import { backupDatabase } from "./backup";

/** Where backups go, how often one is made and how many are kept. */
export interface BackupPlan {
  url: string;
  folder: string;
  /** Milliseconds. */
  every: number;
  keep: number;
}

/** What one look at the clock led to. */
export type BackupOutcome =
  | { made: string; removed: string[] }
  /** The last one is young enough, or another process is making one. */
  | { made: null; why: "not-due" | "elsewhere" };

/** A lock that is older than this was left by a process that was killed. */
const staleMs = 3 * 3_600_000;

/**
 * Makes a backup in the folder of the plan if one is due at `now`, and removes those that are more than are kept. Time is
 * cut into stretches of `every`, and a backup is named for the start of its own, so that several processes with one folder
 * make one between them; a lock file keeps them from working on it at once. Throws what goes wrong.
 */
export async function backupIfDue({ url, folder, every, keep }: BackupPlan, now: Date): Promise<BackupOutcome> {
  const extension = engineOf(url) === "sqlite" ? "db" : "dump";
  const start = new Date(Math.floor(now.getTime() / every) * every);
  const name = `shortlist-${start.toISOString().slice(0, 19).replaceAll(":", "-")}Z.${extension}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (existsSync(join(folder, name))) return { made: null, why: "not-due" };
  const lock = join(folder, ".shortlist-backup.lock");
  if (!(await takeLock(lock, now))) return { made: null, why: "elsewhere" };
  try {
    // Another process may have made it between the look and the lock.
    if (existsSync(join(folder, name))) return { made: null, why: "not-due" };
    await backupDatabase(url, join(folder, name));
    return { made: name, removed: await removeOld(folder, extension, keep) };
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(path: string, now: Date): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, "wx", 0o600);
      await file.write(now.toISOString());
      await file.close();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== "EEXIST") throw error;
      const taken = Date.parse(await readFile(path, "utf8").catch(() => ""));
      // Just being written by somebody else, or young enough.
      if (Number.isNaN(taken) || now.getTime() - taken < staleMs) return false;
      await rm(path, { force: true });
    }
  }
  return false;
}

/** Removes all but the newest; files that do not bear the name of a scheduled backup are nobody's business here. */
async function removeOld(folder: string, extension: string, keep: number): Promise<string[]> {
  const pattern = new RegExp(`^shortlist-\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z\\.${extension}$`);
  const backups = (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  const old = backups.slice(0, Math.max(0, backups.length - keep));
  for (const name of old) await rm(join(folder, name), { force: true });
  return old;
}
