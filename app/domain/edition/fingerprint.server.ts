import { createHash } from "node:crypto";

import { canonicalJson } from "../canonical-json";
import type { Edition } from "./edition";

/** SHA-256 of bytes or UTF-8 text, as 64 lower-case hexadecimal digits. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

/** SHA-256 of the canonical JSON of a list, without ever having the whole of it as one text. */
export function listHash(list: readonly unknown[]): string {
  const hash = createHash("sha256").update("[");
  list.forEach((item, index) => hash.update(index === 0 ? canonicalJson(item) : `,${canonicalJson(item)}`));
  return hash.update("]").digest("hex");
}

/** The hash that an edition is known by: SHA-256 of its canonical JSON. */
export function editionHash(edition: Edition): string {
  return sha256(canonicalJson(edition));
}

/**
 * Text with everything taken out that programs change on the way: Unicode form, kinds of quotes, dashes and spaces,
 * letter case, punctuation at the ends.
 */
export function normaliseText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u201A\u201B\u2032]/g, "'")
    .replace(/[\u201C\u201D\u201E\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase()
    .replace(/[.;:]+$/, "");
}

/** By which a question is found again when its codes are gone: the first 16 digits of the normalised text's hash. */
export function textFingerprint(text: string): string {
  return sha256(normaliseText(text)).slice(0, 16);
}
