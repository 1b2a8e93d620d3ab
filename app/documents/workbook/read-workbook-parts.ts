import { fixedDigits } from "./fixed-digits";
import { readingLimits } from "./reading-limits";
import { type NumberFormat, unescapeText } from "./read-sheet";
import { attribute, notWellFormed, readXml } from "./read-xml";
import { isOn, type Struck, StruckRuns } from "./struck-text";
import { tooMany } from "./refused-file";
import type { ZipArchive } from "./zip-archive";

/** A relation of a part: the last word of its type, and its target, as a name in the archive unless it is outside of it. */
export interface Relation {
  type: string;
  target: string;
  external: boolean;
}
export type Relations = ReadonlyMap<string, Relation>;
export const noRelations: Relations = new Map();

/** The name of the part with a part's relations ("" for those of the package). */
export function relationsPart(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** Relations of a part, added to `relations`; none when the file has none. */
export function readRelations(archive: ZipArchive, part: string, relations = new Map<string, Relation>()): Relations {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const name = relationsPart(part);
  if (!archive.has(name)) return relations;
  readXml(archive, name, {
    open(element, attributes) {
      if (element !== "Relationship") return;
      const external = attributes.TargetMode === "External";
      const target = attributes.Target ?? "";
      relations.set(attributes.Id ?? "", { type: (attributes.Type ?? "").split("/").at(-1) ?? "", target: external ? target : partNamed(archive, resolve(folder, target.replaceAll("\\", "/"))), external });
      if (relations.size > readingLimits.extras) throw tooMany("relations", relations.size, readingLimits.extras);
    },
  });
  return relations;
}

/** The name of a part that a relation leads to; some programs escape it as in an address. */
function partNamed(archive: ZipArchive, name: string): string {
  if (archive.has(name) || !name.includes("%")) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

export type SheetState = "visible" | "hidden" | "veryHidden";

/** Sheets by name and relation, in order, and which day numbers count from. */
export interface SheetList {
  sheets: { name: string; state: SheetState; relation: string }[];
  date1904: boolean;
}

export function readSheetList(archive: ZipArchive, part: string, list: SheetList): void {
  const { sheets } = list;
  readXml(archive, part, {
    open(element, attributes) {
      if (element === "workbookPr") list.date1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
      if (element !== "sheet") return;
      const state = attributes.state === "hidden" || attributes.state === "veryHidden" ? attributes.state : "visible";
      sheets.push({ name: unescapeText(attributes.name ?? ""), state, relation: attribute(attributes, "id") ?? "" });
      if (sheets.length > readingLimits.sheets) throw tooMany("sheets", sheets.length, readingLimits.sheets);
    },
  });
}

/**
 * Adds the texts that cells refer to by number to `strings`; the runs of rich text are joined, phonetic hints left out. Those
 * with words that are struck through go into `struck`. Of a part that is cut off the texts before the damage are kept.
 */
export function readSharedStrings(archive: ZipArchive, part: string, struck: Map<number, Struck>, strings: string[]): void {
  const runs = new StruckRuns();
  let text = "";
  let characters = 0;
  let inText = false;
  let inPhonetic = false;
  let inItem = false;
  const keep = (written: string) => {
    strings.push(unescapeText(written));
    characters += written.length;
    if (strings.length > readingLimits.sharedStrings) throw tooMany("texts", strings.length, readingLimits.sharedStrings);
    if (characters > readingLimits.characters) throw tooMany("characters", characters, readingLimits.characters);
  };
  readXml(archive, part, {
    usual: {
      // A text without formatting.
      pattern: /<si><t(?: xml:space="preserve")?>([^<&\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]*)<\/t><\/si>/g,
      take(match) {
        // Without the end of the text before, every number behind it would mean another text.
        if (inItem) throw notWellFormed(part);
        keep(match[1]);
      },
    },
    open(element, attributes) {
      if (element === "si") {
        if (inItem) throw notWellFormed(part);
        inItem = true;
        text = "";
        runs.begin();
      } else if (element === "t") inText = !inPhonetic;
      else if (element === "rPh") inPhonetic = true;
      else runs.open(element, attributes);
    },
    text(more) {
      if (!inText) return;
      text += runs.text(more);
    },
    close(element) {
      if (element === "t") inText = false;
      else if (element === "rPh") inPhonetic = false;
      else if (element === "si") {
        inItem = false;
        if (runs.struck) struck.set(strings.length, runs.struck);
        keep(text);
      }
    },
  });
}

const formats = { general: { kind: "general" }, date: { kind: "date" }, month: { kind: "month" }, percent: { kind: "percent" } } as const;

/** Number formats that every program knows by number (ECMA-376 part 1, 18.8.30). */
function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return formats.percent;
  if (id === 17) return formats.month;
  // "0" and "0.00"; those beside them set thousands apart.
  if (id === 1 || id === 2) return withDigits(formats.general, id === 1 ? "0" : "0.00");
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? formats.date : formats.general;
}

/** Kind of a number format code, by what is left without quoted text, escapes and conditions; and the text that it shows. */
function customFormat(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  const [first] = /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])*/s.exec(code) ?? [""];
  const shows = [...first.matchAll(/"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|([$€£¥])|_.|\*.|\[[^\]]*\]/gs)]
    .map(([, quoted, escaped, currency, sign]) => quoted ?? escaped ?? currency ?? sign ?? "").join("").replace(/^[\s()-]+|[\s()-]+$/g, "");
  if (/general|standa/i.test(bare)) return shows === "" ? formats.general : { kind: "general", shows };
  if (bare.includes("%")) return formats.percent;
  if (/[ymdhs]/i.test(bare)) return /[dhs]/i.test(bare) ? formats.date : formats.month;
  return withDigits(shows === "" ? formats.general : { kind: "general", shows }, code);
}

function withDigits(format: NumberFormat, code: string): NumberFormat {
  const digits = fixedDigits(code);
  return digits ? { ...format, digits } : format;
}

/** How each cell style shows numbers, by style index. Those that strike their cell through go into `struck`. */
export function readNumberFormats(archive: ZipArchive, part: string, struck: Set<number>): NumberFormat[] {
  const custom = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  const struckFonts = new Set<number>();
  let fonts = 0;
  let inFonts = false;
  let inCellStyles = false;
  readXml(archive, part, {
    open(element, attributes) {
      if (element === "numFmt") custom.set(Number(attributes.numFmtId), customFormat(attributes.formatCode ?? ""));
      else if (element === "cellXfs") inCellStyles = true;
      else if (element === "fonts") inFonts = true;
      else if (element === "font" && inFonts) fonts += 1;
      else if (element === "strike" && inFonts && isOn(attributes)) struckFonts.add(fonts - 1);
      else if (element === "xf" && inCellStyles) {
        if (struckFonts.has(Number(attributes.fontId))) struck.add(styles.length);
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(custom.get(id) ?? builtInFormat(id));
      }
    },
    close(element) {
      if (element === "cellXfs") inCellStyles = false;
      else if (element === "fonts") inFonts = false;
    },
  });
  return styles;
}
