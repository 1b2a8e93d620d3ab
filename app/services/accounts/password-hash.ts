import { hash, parseOptions, verify } from "@node-rs/argon2";
import type { Options } from "@node-rs/argon2";

import { normalisedPassword, passwordLength } from "~/domain/access/password";

/** Argon2id with more memory than OWASP's least (2024: 19 MiB, two passes), for which a sign-in can wait. */
const parameters = { memoryCost: 65_536, timeCost: 2, parallelism: 1, outputLen: 32 } satisfies Options;

/** The hash of a password, with parameters and salt, as one text. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisedPassword(password), parameters);
}

let nobodys: Promise<string> | null = null;

/**
 * Whether a password is the one of a hash. Without a hash a random one is checked, so that the time of an answer does not
 * tell whether there is such a user. `outdated`: right, but hashed under earlier parameters.
 */
export async function checkPassword(known: string | null, password: string): Promise<{ right: boolean; outdated: boolean }> {
  const against = known ?? (await (nobodys ??= hashPassword(crypto.randomUUID())));
  const right = (await verify(against, normalisedPassword(password.slice(0, passwordLength.most * 4)))) && known !== null;
  return { right, outdated: right && isOutdated(against) };
}

function isOutdated(known: string): boolean {
  const made = parseOptions(known);
  return Object.entries(parameters).some(([name, value]) => made[name as keyof typeof parameters] !== value);
}
