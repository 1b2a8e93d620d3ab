import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** No install and build takes longer; a lock older than this is left over, whatever process has its number now. */
const oldestMinutes = 30;

/**
 * Runs `work` while this process alone holds the lock, which is a folder; waits while another living process holds it.
 * A lock whose processes are gone is taken over.
 * @template T
 * @param {string} folder
 * @param {(holder: number) => void} waiting called once, when there is someone to wait for
 * @param {(alsoHeldBy: (pid: number) => void) => Promise<T>} work may name a child process: while that still runs, the
 *   lock stands, even when this process was killed
 * @returns {Promise<T>}
 */
export async function oneAtATime(folder, waiting, work) {
  let said = false;
  while (!take(folder)) {
    const holder = livingHolder(folder);
    if (holder !== null && !said) {
      waiting(holder);
      said = true;
    }
    await sleep(holder === null ? 10 : 250);
  }
  const letGo = () => clear(folder);
  process.once("exit", letGo);
  try {
    return await work((pid) => {
      writeFileSync(join(folder, "next"), `${process.pid} ${pid}`);
      renameSync(join(folder, "next"), join(folder, "pids"));
    });
  } finally {
    process.off("exit", letGo);
    letGo();
  }
}

/**
 * The folder gets its content before its name, so that nobody ever sees a lock without a holder.
 * @param {string} folder
 */
function take(folder) {
  const mine = `${folder}.${process.pid}`;
  rmSync(mine, { recursive: true, force: true });
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, "pids"), `${process.pid}`);
  try {
    renameSync(mine, folder);
    return true;
  } catch {
    rmSync(mine, { recursive: true, force: true });
    return false;
  }
}

/**
 * The process to wait for; null when the lock is free by now, or was left over and has been cleared away.
 * @param {string} folder
 */
function livingHolder(folder) {
  const content = read(folder);
  if (content === null) return null;
  const holder = content.pids.find(lives);
  if (holder !== undefined && content.minutes < oldestMinutes) return holder;
  clear(folder, content.text);
  return null;
}

/**
 * Takes the lock away in one move: a folder that is emptied in place could be taken by another halfway.
 * @param {string} folder
 * @param {string} [expected] only with this content: since it was read, another may have cleared it and taken it anew
 */
function clear(folder, expected) {
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
    if (expected !== undefined && read(aside)?.text !== expected) renameSync(aside, folder);
  } catch {
    // Cleared by another: nothing is left to do.
  }
  rmSync(aside, { recursive: true, force: true });
}

/** @param {string} folder */
function read(folder) {
  const file = join(folder, "pids");
  try {
    const text = readFileSync(file, "utf8");
    return { text, pids: text.split(" ").map(Number), minutes: (Date.now() - statSync(file).mtimeMs) / 60_000 };
  } catch {
    return null;
  }
}

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
