import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import { masterKey } from "../keys.server";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text (AES-256-GCM) under the installation's key for a purpose, bound to what it is about: put in another
 * row, it no longer opens.
 */
export function encryptText(purpose: string, about: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const encryption = createCipheriv(cipher, masterKey(purpose), nonce).setAAD(Buffer.from(about));
  const encrypted = Buffer.concat([encryption.update(text, "utf8"), encryption.final()]);
  return Buffer.concat([nonce, encryption.getAuthTag(), encrypted]).toString("base64url");
}

/** The text, or null when it was encrypted under another key, for another purpose, about something else, or was changed. */
export function decryptText(purpose: string, about: string, encrypted: string): string | null {
  const bytes = Buffer.from(encrypted, "base64url");
  if (bytes.length < nonceBytes + tagBytes) return null;
  try {
    const decryption = createDecipheriv(cipher, masterKey(purpose), bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decryption.update(bytes.subarray(nonceBytes + tagBytes)), decryption.final()]).toString("utf8");
  } catch {
    return null;
  }
}
