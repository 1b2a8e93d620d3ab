import { unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";

/** The earliest moment that a zip can hold, in local time as zip has it; the same in every time zone. */
const fixedDate = new Date(1980, 0, 1);

/**
 * Packs a zip (docx, xlsx) again with the same entries in the same order and one fixed date, so that equal content has
 * equal bytes. `change` may give other bytes for an entry. Throws when the bytes are no zip.
 */
export function withFixedDates(bytes: Uint8Array, change?: (name: string, content: Uint8Array) => Uint8Array): Uint8Array {
  const packed: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith("/")) continue;
    packed[name] = [change ? change(name, content) : content, { mtime: fixedDate, level: 6 }];
  }
  return zipSync(packed);
}
