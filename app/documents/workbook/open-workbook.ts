import type { Refusal } from "~/domain/responses/reading";

import { refuseUnlessWorkbook, zipOrText } from "./file-kind";
import { identityRows, identitySheetName } from "./layout";
import { openDelimited } from "./open-delimited";
import { isOpenDocument, openOds } from "./open-ods";
import { baseName, emptySheet, intact, type OpenedSheet, openSheet, type SheetSource } from "./open-sheet";
import type { OpenedWorkbook } from "./opened-workbook";
import { readingLimits } from "./reading-limits";
import { readPersons } from "./read-notes";
import { noRelations, readNumberFormats, readRelations, readSharedStrings, readSheetList } from "./read-workbook-parts";
import { RefusedFile } from "./refused-file";
import { saidInProperties } from "./said-in-properties";
import type { Struck } from "./struck-text";
import { ZipArchive } from "./zip-archive";

export type Opening = { ok: true; workbook: OpenedWorkbook } | { ok: false; refusal: Refusal };

/**
 * Opens the bytes of a workbook (.xlsx or .xlsm, .ods, or one sheet as .csv) as other programs save it, within
 * `readingLimits`. Anything that is not a workbook, is locked, damaged or too large is refused by name. It takes as much time and memory as the file asks for
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
  if (zipOrText(bytes) === "text") return openDelimited(bytes);
  const archive = new ZipArchive(bytes);
  if (isOpenDocument(archive)) return openOds(archive);
  refuseUnlessWorkbook(archive.names, () => archive.text("mimetype"));

  const main = [...readRelations(archive, "").values()].find(({ type, external }) => type === "officeDocument" && !external)?.target ?? "xl/workbook.xml";
  if (!archive.has(main)) throw new RefusedFile("damaged", "part");
  const relations = readRelations(archive, main);
  const damaged: string[] = [];
  const partOf = (type: string) => {
    const part = [...relations.values()].find((relation) => relation.type === type && !relation.external)?.target;
    if (part === undefined || archive.has(part)) return part ?? null;
    damaged.push(part);
    return null;
  };
  const { sheets, date1904 } = readSheetList(archive, main);
  const strings = partOf("sharedStrings");
  const styles = partOf("styles");
  const persons = partOf("person");
  const spent = { cells: 0, characters: 0, extras: 0 };
  const struck = { styles: new Set<number>(), strings: new Map<number, Struck>() };
  const source: SheetSource = {
    sharedStrings: strings ? readSharedStrings(archive, strings, struck.strings) : [],
    formats: styles ? intact(styles, damaged, () => readNumberFormats(archive, styles, struck.styles), []) : [],
    date1904,
    struck,
    spent,
    persons: persons ? intact(persons, damaged, () => readPersons(archive, persons, spent), new Map<string, string>()) : new Map<string, string>(),
    shown: new Set(),
  };
  const opened = sheets.map(({ name, state, relation }): OpenedSheet => {
    const target = relations.get(relation);
    const part = target && !target.external && archive.has(target.target) ? target.target : null;
    // What is gone reads as empty: its questions are then reported as missing, and the part as damaged.
    if (part === null) return emptySheet(name, state, [target?.target || name]);
    if (target?.type !== "worksheet") {
      return { ...emptySheet(name, state, []), objects: [{ kind: "picture", row: null, column: null, name: baseName(part), text: "" }] };
    }
    return openSheet(archive, part, { name, state }, source, name === identitySheetName && state !== "visible" ? identityRows : undefined);
  });
  if (opened.some(({ objects }) => objects.some(({ name }) => name === "#VALUE!"))) markRichData(archive, source.shown);
  return {
    sheets: opened,
    macros: [...archive.names].some((name) => /vbaproject\.bin$|(?:^|\/)macrosheets\//.test(name)),
    externalLinks: [...archive.names].some((name) => /^xl\/(?:externallinks\/[^/]*\.xml|connections\.xml|querytables\/[^/]*)$/.test(name)),
    loose: [...archive.names].filter((name) => /^xl\/(?:media|embeddings|activex)\/[^/]+$/.test(name) && !name.endsWith(".xml") && !source.shown.has(name))
      .map((name) => ({ kind: name.startsWith("xl/media/") ? "picture" : "file", name: baseName(name) })),
    said: saidInProperties(archive, damaged),
    damaged,
  };
}

/** Pictures in cells hang under parts of their own. */
function markRichData(archive: ZipArchive, shown: Set<string>): void {
  for (const name of archive.names) {
    if (!/^xl\/richdata\/[^/]+\.xml$/.test(name)) continue;
    for (const { target } of intact(name, [], () => readRelations(archive, name), noRelations).values()) shown.add(target.toLowerCase());
  }
}
