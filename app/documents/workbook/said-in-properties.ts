import { type Damage, intact } from "./damage";
import { unescapeText } from "./read-sheet";
import { readXml } from "./read-xml";
import type { ZipArchive } from "./zip-archive";

/** Words that only a person writes into the properties of a file; the template leaves these empty. */
const written = new Set(["description", "keywords", "keyword", "category", "contentStatus"]);

/** What was written into the properties of a file, whichever part they are in. */
export function saidInProperties(archive: ZipArchive, damaged: Damage[]): string[] {
  const said: string[] = [];
  for (const part of ["docProps/core.xml", "meta.xml"]) {
    if (!archive.has(part)) continue;
    let text: string | null = null;
    intact(part, "properties", damaged, () => readXml(archive, part, {
      open(name) { text = written.has(name) ? "" : null; },
      text(more) { if (text !== null && text.length < longestProperty) text += more; },
      close() {
        if (text !== null && text.trim() !== "") said.push(unescapeText(text).trim());
        text = null;
      },
    }), undefined);
  }
  return said.slice(0, 100);
}

const longestProperty = 32_767;
