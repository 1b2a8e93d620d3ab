import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import type { Context } from "~/services/context.server";
import { openContext } from "~/services/open-context";
import { InputError } from "~/services/input-error";

/** Prints one JSON document on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Says something to people, on standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The bytes of a file. Throws `InputError` naming it when it cannot be read. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new InputError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

export async function writeOutput(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

/** Runs work on the database of `--db` (or of the environment), which must exist, and closes it. */
export async function withDatabase<T>(url: string | undefined, work: (context: Context) => Promise<T>): Promise<T> {
  const context = await openContext(url, { mustExist: true });
  try {
    return await work(context);
  } finally {
    await context.db.destroy();
  }
}
