import type { Refusal } from "~/domain/responses/reading";

import { refuseUnlessWorkbook, refuseUnlessZip } from "./file-kind";
import { identityRows, identitySheetName } from "./layout";
import { readingLimits } from "./reading-limits";
import { readSheet, type Row, type SheetContext } from "./read-sheet";
import { readNumberFormats, readRelations, readSharedStrings, readSheetList, type SheetState } from "./read-workbook-parts";
import { RefusedFile } from "./refused-file";
import { ZipArchive } from "./zip-archive";

export interface OpenedSheet {
  name: string;
  state: SheetState;
  /** Rows with content, in the order of the file. */
  rows: readonly Row[];
}

/** A returned workbook as cells with content; nothing in it was run or followed. */
export interface OpenedWorkbook {
  sheets: readonly OpenedSheet[];
  /** The file carries macros. */
  macros: boolean;
  /** The file refers to other files. */
  externalLinks: boolean;
}

export type Opening = { ok: true; workbook: OpenedWorkbook } | { ok: false; refusal: Refusal };

/**
 * Opens the bytes of a workbook (.xlsx or .xlsm) as other programs save it, within `readingLimits`. Anything that is not
 * a workbook, is locked, damaged or too large is refused by name. It takes as much time and memory as the file asks for
 * within these limits, so what a stranger sent is opened in a worker (`reading-pool.ts`).
 */
export function openWorkbook(bytes: Uint8Array): Opening {
  try {
    return { ok: true, workbook: open(bytes) };
  } catch (error) {
    if (error instanceof RefusedFile) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function open(bytes: Uint8Array): OpenedWorkbook {
  const megabytes = (n: number) => `${Math.ceil(n / 2 ** 20)} MB`;
  if (bytes.length > readingLimits.fileBytes) throw new RefusedFile("too-large", megabytes(bytes.length), megabytes(readingLimits.fileBytes));
  refuseUnlessZip(bytes);
  const archive = new ZipArchive(bytes);
  refuseUnlessWorkbook(archive.names, () => archive.text("mimetype"));

  const main = [...readRelations(archive, "").values()].find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  if (!archive.has(main)) throw new RefusedFile("damaged", "part");
  const relations = readRelations(archive, main);
  const partOf = (type: string) => {
    const part = [...relations.values()].find((relation) => relation.type === type)?.target;
    return part !== undefined && archive.has(part) ? part : null;
  };
  const { sheets, date1904 } = readSheetList(archive, main);
  const strings = partOf("sharedStrings");
  const styles = partOf("styles");
  const context: SheetContext = {
    sharedStrings: strings ? readSharedStrings(archive, strings) : [],
    formats: styles ? readNumberFormats(archive, styles) : [],
    date1904,
    spent: { cells: 0, characters: 0 },
  };
  return {
    sheets: sheets.map(({ name, state, relation }): OpenedSheet => {
      const target = relations.get(relation);
      // A sheet whose part is gone reads as empty; its questions are then reported as missing.
      const rows = name === identitySheetName && state !== "visible" ? identityRows : undefined;
      const readable = target?.type === "worksheet" && archive.has(target.target);
      return { name, state, rows: readable ? readSheet(archive, target.target, context, rows) : [] };
    }),
    macros: [...archive.names].some((name) => name.endsWith("vbaproject.bin")),
    externalLinks: [...archive.names].some((name) => name.startsWith("xl/externallinks/") && name.endsWith(".xml")),
  };
}
