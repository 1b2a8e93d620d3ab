import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

import type { Engine } from "../connection";

/**
 * The last line of a backup: the engine, and size and SHA-256 of what stands before it. SQLite and pg_restore read a file
 * with it like one without. It is what finds a changed byte that is still a valid database.
 */
const pattern = /\n-- shortlist backup (sqlite|postgres) (\d+) ([0-9a-f]{64})\n$/;
const longest = 160;

export interface ClosingLine {
  engine: Engine;
  /** Bytes of the backup proper. */
  size: number;
  /** Whether the bytes before it are those that it was written for. */
  whole: boolean;
}

/** The closing line of a file, or null when it has none: it was not made by `backup`, or was cut off. */
export async function readClosingLine(path: string): Promise<ClosingLine | null> {
  const file = await open(path, "r");
  try {
    const { size: length } = await file.stat();
    const tail = Buffer.alloc(Math.min(longest, length));
    await file.read(tail, 0, tail.byteLength, length - tail.byteLength);
    const match = pattern.exec(tail.toString("latin1"));
    if (!match) return null;
    const [line, engine, announced, hash] = match;
    const size = length - line.length;
    return { engine: engine as Engine, size, whole: size === Number(announced) && (await hashOf(path, size)) === hash };
  } finally {
    await file.close();
  }
}

/**
 * Ends a backup that was written to `part`: adds the closing line, waits until all is on the disk, and gives it its name.
 * A file of that name is never half a backup, and one that is there already stays; gives false then.
 */
export async function closeBackup(part: string, to: string, engine: Engine): Promise<boolean> {
  const file = await open(part, "r+");
  try {
    const { size } = await file.stat();
    await file.write(`\n-- shortlist backup ${engine} ${size} ${await hashOf(part, size)}\n`, size);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(part, to);
    await rm(part);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EEXIST") return false;
    // Not every file system knows links.
    await rename(part, to);
  }
  await syncFolder(dirname(to));
  return true;
}

/** Waits until the names in a folder are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  // Windows cannot open folders, and needs no such thing.
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function hashOf(path: string, size: number): Promise<string> {
  const hash = createHash("sha256");
  if (size > 0) for await (const chunk of createReadStream(path, { end: size - 1 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
