import { hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { environment, EnvironmentError } from "./environment";
import type { Environment } from "./environment";

const keyBytes = 32;

/**
 * The key of 32 bytes for one purpose, the same at every start: HKDF-SHA256 from the secret of this installation. Keys of
 * different purposes tell nothing about each other. The secret comes from `SECRET_KEY`; without it from the file
 * `SECRET_KEY_FILE`, made at first use. Who loses the secret loses what was encrypted under it, so it belongs in a backup,
 * but not in the same place as the database. Throws `EnvironmentError` when the file is no secret or cannot be made.
 */
export function masterKey(purpose: string): Buffer {
  return keyFrom(installationSecret(), purpose);
}

/** The key for a purpose from a given secret. */
export function keyFrom(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "shortlist", purpose, keyBytes));
}

let known: Uint8Array | null = null;

function installationSecret(): Uint8Array {
  return (known ??= readSecret(environment()));
}

/** The secret of an installation as its settings say. A file that is missing is made, readable for its owner only. */
export function readSecret({ SECRET_KEY, SECRET_KEY_FILE }: Pick<Environment, "SECRET_KEY" | "SECRET_KEY_FILE">): Uint8Array {
  if (SECRET_KEY !== undefined) return Buffer.from(SECRET_KEY, "base64");
  const path = resolve(SECRET_KEY_FILE);
  const secret = Buffer.from(readKeyFile(path) ?? makeKeyFile(path), "base64");
  if (secret.length !== keyBytes) {
    throw new EnvironmentError(`${path} holds no key: found ${secret.length} bytes, expected ${keyBytes} in base64. Put the right file back from a backup; a new key opens nothing that was encrypted under the old one.`);
  }
  return secret;
}

function readKeyFile(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new EnvironmentError(`The key file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}). Make it readable for the account that Shortlist runs under, or set SECRET_KEY.`);
  }
}

/** Makes the file whole or not at all: of two processes that start together both must end up with one key. */
function makeKeyFile(path: string): string {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, `${randomBytes(keyBytes).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
    chmodSync(draft, 0o600);
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    throw new EnvironmentError(`The key file ${path} cannot be made (${(error as NodeJS.ErrnoException).code}). Set SECRET_KEY to 32 random bytes in base64, or SECRET_KEY_FILE to a place that can be written.`);
  }
  return readFileSync(path, "utf8").trim();
}
