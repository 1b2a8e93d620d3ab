import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

import { canonicalJson } from "../canonical-json";
import { UserError } from "../user-error";

const algorithm = "aes-256-gcm";
/** First bytes of everything that is sealed in this form, so that a later form can be told from it. */
const mark = Buffer.from("SLB1");
const nonceBytes = 12;
const tagBytes = 16;

/** What a sealed thing is tied to: moved to another vendor, upload or round it does not open. */
export type Binding = Readonly<Record<string, string | null>>;

/**
 * Seals bytes with AES-256-GCM under a key of 32 bytes: mark, nonce (12 random bytes, new every time), tag (16), cipher
 * text. The binding is authenticated, not stored.
 */
export function seal(plain: Uint8Array, key: Uint8Array, binding: Binding): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(canonicalJson(binding)));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([mark, nonce, cipher.getAuthTag(), text]);
}

/** Opens what `seal` made; null when the bytes, the key or the binding are not those it was sealed with. */
export function unseal(sealed: Uint8Array, key: Uint8Array, binding: Binding): Uint8Array | null {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < mark.length + nonceBytes + tagBytes || !bytes.subarray(0, mark.length).equals(mark)) return null;
  const nonce = bytes.subarray(mark.length, mark.length + nonceBytes);
  const tag = bytes.subarray(mark.length + nonceBytes, mark.length + nonceBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(canonicalJson(binding)));
  decipher.setAuthTag(tag);
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(mark.length + nonceBytes + tagBytes)), decipher.final()]);
    return new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength);
  } catch {
    return null;
  }
}

/** A key of one vendor in one round as it is stored: wrapped by the key of the installation, of which it knows the name. */
export interface WrappedKey {
  /** Base64. */
  wrapped: string;
  /** Name of the key that wraps it; see `keyName`. */
  master: string;
}

/** A name by which a key is known without telling it: 16 digits of a hash of it. */
export function keyName(master: Uint8Array): string {
  return createHash("sha256").update("name of a key\0").update(master).digest("hex").slice(0, 16);
}

/** A new random key, and its wrapped form. */
export function newWrappedKey(master: Uint8Array, binding: Binding): { key: Uint8Array } & WrappedKey {
  const key = new Uint8Array(randomBytes(32));
  return { key, ...wrapKey(key, master, binding) };
}

export function wrapKey(key: Uint8Array, master: Uint8Array, binding: Binding): WrappedKey {
  return { wrapped: Buffer.from(seal(key, master, binding)).toString("base64"), master: keyName(master) };
}

/**
 * Throws `UserError` "bid-key" when it was wrapped by another key than this one, and "bid-key-damaged" when it was changed.
 */
export function unwrapKey({ wrapped, master: name }: WrappedKey, master: Uint8Array, binding: Binding): Uint8Array {
  const found = keyName(master);
  if (found !== name) throw new UserError("bid-key", { expected: name, found });
  const key = unseal(Buffer.from(wrapped, "base64"), master, binding);
  if (key === null) throw new UserError("bid-key-damaged");
  return key;
}
