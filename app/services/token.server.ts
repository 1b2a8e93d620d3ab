import { createHash, randomBytes } from "node:crypto";

/** A token that cannot be guessed, 256 bits in 43 characters that a URL can carry. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token, as it is kept: who reads the database cannot use what it holds. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
