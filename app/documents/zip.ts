import { unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";

/** The earliest moment that a zip can hold, in local time as zip has it; the same in every time zone. */
const fixedDate = new Date(1980, 0, 1);

/**
 * Packs a zip (docx, xlsx) again with the same entries, what says its kind first and the others in the same order, and one
 * fixed date, so that equal content has equal bytes. `change` may give other bytes for an entry. Throws when the bytes are no zip.
 */
export function withFixedDates(bytes: Uint8Array, change?: (name: string, content: Uint8Array) => Uint8Array): Uint8Array {
  const packed: Zippable = {};
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/"));
  // By its first entry programs know a file for what it is.
  const first = (name: string) => (name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2);
  for (const [name, content] of entries.sort(([a], [b]) => first(a) - first(b))) {
    packed[name] = [change ? change(name, content) : content, { mtime: fixedDate, level: 6 }];
  }
  return zipSync(packed);
}
