import { type Damage, intact } from "./damage";
import { identityRows, identitySheetName } from "./layout";
import { emptySheet, type OpenedSheet } from "./open-sheet";
import type { OpenedWorkbook } from "./opened-workbook";
import { OdsListener, type OdsSheet } from "./read-ods-content";
import { readXml } from "./read-xml";
import { isDamage, RefusedFile } from "./refused-file";
import { saysSomething } from "./page-margins";
import { saidInProperties } from "./said-in-properties";
import type { ZipArchive } from "./zip-archive";

const content = "content.xml";
const manifest = "META-INF/manifest.xml";

/** Whether an archive is an OpenDocument file that holds a spreadsheet, by its own word or, without that, by its parts. */
export function isOpenDocument(archive: ZipArchive): boolean {
  if (archive.has("mimetype")) return /opendocument\.spreadsheet/.test(archive.text("mimetype"));
  return archive.has(content) && archive.has(manifest) && !archive.has("[content_types].xml");
}

/**
 * Opens an OpenDocument spreadsheet (.ods) as LibreOffice, Excel or Google Sheets save it, to the same cells as an Excel
 * workbook gives, within the same limits. Nothing in it is run or followed. One with a password is refused.
 */
export function openOds(archive: ZipArchive): OpenedWorkbook {
  if (archive.has("encrypted-package") || (archive.has(manifest) && archive.text(manifest).includes("encryption-data"))) throw new RefusedFile("encrypted");
  if (!archive.has(content)) throw new RefusedFile("damaged", "part");
  const listener = new OdsListener((name, hidden) => (name === identitySheetName && hidden ? identityRows : Infinity));
  const cut = cutOf(archive, listener);
  if (!listener.spreadsheet) throw cut ?? new RefusedFile("not-a-workbook", "zip");

  const damaged: Damage[] = [];
  for (const part of listener.shown) if (isInside(part) && !archive.has(part) && !hasFolder(archive, part)) intact(part, "part", damaged, () => { throw new RefusedFile("damaged", "part"); }, null);
  return {
    sheets: listener.sheets.map((sheet, index) => toSheet(sheet, cut !== null && index === listener.sheets.length - 1 ? [{ part: content, kind: "rows", reason: cut.refusal.found, row: (sheet.rows.at(-1)?.number ?? 0) + 1 }] : [])),
    macros: [...archive.names].some((name) => /^(?:basic\/(?!script-lc)|scripts\/)./.test(name)),
    externalLinks: listener.externalLinks,
    loose: [...archive.names].filter((name) => /^pictures\/[^/]+$/.test(name) && !listener.shown.has(name)).map((name) => ({ kind: "picture", name: name.slice(name.indexOf("/") + 1) })),
    said: [...saidInProperties(archive, damaged), ...marginsOf(archive, damaged)],
    damaged,
  };
}

/** Pictures and objects can lie outside the file; those are never looked for. */
function isInside(part: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:|^\/|^\.\./.test(part);
}

/** An embedded object is a folder of parts. */
function hasFolder(archive: ZipArchive, part: string): boolean {
  return [...archive.names].some((name) => name.startsWith(`${part}/`));
}

/** Reads the content; where it cannot be read to its end, what stands before that is kept, and why is told. */
function cutOf(archive: ZipArchive, listener: OdsListener): RefusedFile | null {
  try {
    readXml(archive, content, listener);
    return null;
  } catch (error) {
    if (isDamage(error) && error.refusal.found === "xml" && listener.sheets.length > 0) return error;
    throw error;
  }
}

function toSheet({ name, hidden, rows, merges, links, notes, objects }: OdsSheet, damaged: Damage[]): OpenedSheet {
  return { ...emptySheet(name, hidden ? "hidden" : "visible", damaged), rows, merges, links, notes, objects };
}

const pageParts = new Set(["header", "footer", "header-left", "footer-left", "header-first", "footer-first"]);

/** What stands in page headers and footers, apart from fields such as the number of the page. */
function marginsOf(archive: ZipArchive, damaged: Damage[]): string[] {
  const styles = "styles.xml";
  const said = new Set<string>();
  if (!archive.has(styles)) return [];
  let depth = 0;
  let fields = 0;
  let line: string | null = null;
  intact(styles, "properties", damaged, () => readXml(archive, styles, {
    open(name) {
      if (pageParts.has(name)) depth += 1;
      else if (depth > 0 && name === "p") line = "";
      else if (line !== null && name !== "span" && name !== "s") fields += 1;
      if (line !== null && name === "s") line += " ";
    },
    text(text) {
      if (line !== null && fields === 0 && line.length < longestLine) line += text;
    },
    close(name) {
      if (pageParts.has(name)) depth -= 1;
      else if (depth > 0 && name === "p") {
        if (line !== null && saysSomething(line)) said.add(line.trim());
        line = null;
        fields = 0;
      } else if (line !== null && name !== "span" && name !== "s") fields -= 1;
    },
  }), undefined);
  return [...said].slice(0, 100);
}

const longestLine = 32_767;
