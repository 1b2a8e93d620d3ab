import type { Refusal } from "~/domain/responses/reading";

import { type Damage, intact } from "./damage";
import { refuseUnlessWorkbook, zipOrText } from "./file-kind";
import { identityRows, identitySheetName } from "./layout";
import { openDelimited } from "./open-delimited";
import { isOpenDocument, openOds } from "./open-ods";
import { baseName, emptySheet, type OpenedSheet, openSheet, type SheetSource, soundRelations } from "./open-sheet";
import type { OpenedWorkbook } from "./opened-workbook";
import { readingLimits } from "./reading-limits";
import { readPersons } from "./read-notes";
import { readNumberFormats, readSharedStrings, readSheetList, relationsPart, type Relations, type SheetList } from "./read-workbook-parts";
import { isDamage, RefusedFile } from "./refused-file";
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

  const damaged: Damage[] = [];
  const main = [...soundRelations(archive, "", damaged).values()].find(({ type, external }) => type === "officeDocument" && !external)?.target ?? "xl/workbook.xml";
  if (!archive.has(main)) throw new RefusedFile("damaged", "part", main);
  const relations = soundRelations(archive, main, damaged);
  const list = soundList(archive, main, damaged);
  if (list.sheets.some(({ relation }) => !relations.has(relation)) && !archive.has(relationsPart(main))) damaged.push({ part: relationsPart(main), kind: "links", reason: "part" });
  const partOf = (type: string, kind: Damage["kind"]) => {
    const named = [...relations.values()].find((relation) => relation.type === type && !relation.external)?.target;
    const part = named ?? (damaged.length > 0 && archive.has(`xl/${type}.xml`) ? `xl/${type}.xml` : undefined);
    if (part === undefined || archive.has(part)) return part ?? null;
    damaged.push({ part, kind, reason: "part" });
    return null;
  };
  const strings = partOf("sharedStrings", "strings");
  const styles = partOf("styles", "styles");
  const persons = partOf("person", "part");
  const spent = { cells: 0, characters: 0, extras: 0, lost: 0 };
  const struck = { styles: new Set<number>(), strings: new Map<number, Struck>() };
  const source: SheetSource = {
    sharedStrings: strings ? soundStrings(archive, strings, struck.strings, damaged) : [],
    formats: styles ? intact(styles, "styles", damaged, () => readNumberFormats(archive, styles, struck.styles), []) : [],
    date1904: list.date1904,
    struck,
    spent,
    persons: persons ? intact(persons, "part", damaged, () => readPersons(archive, persons, spent), new Map<string, string>()) : new Map<string, string>(),
    shown: new Set(),
  };
  const unnamed = damaged.some(({ kind }) => kind === "list" || kind === "links") ? unnamedSheets(archive, relations, list) : [];
  const opened = [
    ...list.sheets.flatMap(({ name, state, relation }): OpenedSheet[] => {
      const target = relations.get(relation);
      // Which part is this sheet is not known any more; it is among those that are named after their parts.
      if (!target && unnamed.length > 0) return [];
      const part = target && !target.external && archive.has(target.target) ? target.target : null;
      // What is gone reads as empty: its questions are then reported as missing, and the part as damaged.
      if (part === null) return [emptySheet(name, state, [{ part: target?.target || name, kind: "sheet", reason: "part" }])];
      if (target?.type !== "worksheet") {
        return [{ ...emptySheet(name, state, []), objects: [{ kind: "picture", row: null, column: null, name: baseName(part), text: "" }] }];
      }
      return [openSheet(archive, part, { name, state }, source, name === identitySheetName && state !== "visible" ? identityRows : undefined)];
    }),
    ...unnamed.map((part) => openSheet(archive, part, { name: baseName(part), state: "visible" }, source)),
  ];
  if (spent.lost > 0 && !damaged.some(({ kind }) => kind === "strings")) damaged.push({ part: strings ?? "xl/sharedStrings.xml", kind: "strings", reason: "part" });
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

/** The list of sheets, those before the damage where it is cut off. Without any it is not known either how days are counted. */
function soundList(archive: ZipArchive, main: string, damaged: Damage[]): SheetList {
  const list: SheetList = { sheets: [], date1904: false };
  try {
    readSheetList(archive, main, list);
  } catch (error) {
    if (!isDamage(error) || error.refusal.found !== "xml" || list.sheets.length === 0) throw error;
    damaged.push({ part: main, kind: "list", reason: error.refusal.found });
  }
  return list;
}

/** The texts of cells, those before the damage where the part is cut off. */
function soundStrings(archive: ZipArchive, part: string, struck: Map<number, Struck>, damaged: Damage[]): string[] {
  const strings: string[] = [];
  try {
    readSharedStrings(archive, part, struck, strings);
  } catch (error) {
    if (!isDamage(error) || error.refusal.found === "dtd") throw error;
    damaged.push({ part, kind: "strings", reason: error.refusal.found });
    // Other bytes than were packed: no text is certain.
    if (error.refusal.found !== "xml") strings.length = 0;
  }
  return strings;
}

/** Parts with sheets that no sheet of the list is known to have. */
function unnamedSheets(archive: ZipArchive, relations: Relations, { sheets }: SheetList): string[] {
  const named = new Set(sheets.map(({ relation }) => relations.get(relation)?.target.toLowerCase()));
  return [...archive.names].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) && !named.has(name));
}

/** Pictures in cells hang under parts of their own. */
function markRichData(archive: ZipArchive, shown: Set<string>): void {
  for (const name of archive.names) {
    if (!/^xl\/richdata\/[^/]+\.xml$/.test(name)) continue;
    for (const { target } of soundRelations(archive, name, []).values()) shown.add(target.toLowerCase());
  }
}
