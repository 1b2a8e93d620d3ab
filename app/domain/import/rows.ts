import type { SheetSettings } from "./settings";
import { cellOf, shownCell } from "./table";
import type { TableRow, TableSheet } from "./table";
import { isReference, numbersOf } from "./words";

/** A row of a list as it stands: a requirement, or what is none. */
export interface ListRow {
  sheet: string;
  number: number;
  kind: "requirement" | "heading" | "note" | "empty" | "no-text";
  /** What stands in the columns that were chosen. */
  cells: { text: string; reference: string; group: string; priority: string; mandatory: string; note: string; answer: string; weight: string };
  /** The longest text in the row: the title of a heading. */
  title: string;
  /** Headings that it stands under, outermost first. */
  path: string[];
}

/** A heading is no longer than this, an explanation between the rows is. */
const headingLength = 120;

interface Shape {
  columns: SheetSettings["columns"];
  /** Columns that most rows fill beside their text: a row without any of them is no requirement. */
  structured: number[];
}

/** The rows of a sheet below its heading, up to the last one with content, with what each is. */
export function listRows(sheet: TableSheet, settings: SheetSettings): ListRow[] {
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
  const filled = sheet.rows.filter((row) => row.number > settings.headerBottom && row.cells.some(([, text]) => text.trim() !== ""));
  const last = filled.at(-1)?.number ?? 0;
  const shape = shapeOf(filled, settings);
  const rows: ListRow[] = [];
  for (let number = settings.headerBottom + 1; number <= last; number += 1) {
    const row = byNumber.get(number);
    const cells = cellsOf(sheet, row, settings, byNumber);
    rows.push({ sheet: sheet.name, number, cells, title: titleOf(row), path: [], kind: kindOf(sheet, row, cells, shape, filled) });
  }
  return withPaths(closingNotes(signatures(rows)));
}

function shapeOf(filled: readonly TableRow[], { columns }: SheetSettings): Shape {
  const withText = filled.filter((row) => cellOf(row, columns.text).trim() !== "");
  const candidates = [columns.priority, columns.mandatory, columns.weight, columns.answer].filter((column) => column !== null);
  const structured = candidates.filter((column) => withText.filter((row) => cellOf(row, column).trim() !== "").length >= withText.length * 0.6);
  return { columns, structured };
}

function cellsOf(sheet: TableSheet, row: TableRow | undefined, { columns }: SheetSettings, byNumber: ReadonlyMap<number, TableRow>): ListRow["cells"] {
  const read = (column: number | null) => cellOf(row, column).trim();
  return {
    text: read(columns.text), reference: shownCell(row, columns.reference).trim(), priority: read(columns.priority), mandatory: read(columns.mandatory),
    note: read(columns.note), answer: read(columns.answer), weight: read(columns.weight), group: mergedText(sheet, row, columns.group, byNumber),
  };
}

/** A group that is merged over several rows stands in the first of them only. */
function mergedText(sheet: TableSheet, row: TableRow | undefined, column: number | null, byNumber: ReadonlyMap<number, TableRow>): string {
  const own = cellOf(row, column).trim();
  if (own !== "" || column === null || !row) return own;
  const merge = sheet.merges.find(({ top, bottom, left, right }) => top < row.number && row.number <= bottom && left <= column && column <= right);
  return merge ? cellOf(byNumber.get(merge.top), merge.left).trim() : "";
}

function kindOf(sheet: TableSheet, row: TableRow | undefined, cells: ListRow["cells"], { columns, structured }: Shape, all: readonly TableRow[]): ListRow["kind"] {
  const filled = row?.cells.filter(([, text]) => text.trim() !== "") ?? [];
  if (filled.length === 0) return "empty";
  const [first, firstText] = filled[0];
  const across = sheet.merges.some(({ top, bottom, left, right }) => top === row!.number && bottom === top && left === first && right - left >= 2);
  const alone = filled.every(([column]) => column === columns.text || column === columns.reference || column === columns.group);
  if (across && filled.length === 1) return titleOrNote(firstText);
  if (cells.text === "") {
    const title = filled.length <= 2 && alone && !isReference(firstText) && firstText.trim().length > 1;
    // "3   Security": the number in its own column, the title in the next one that is not that of texts.
    const numbered = filled.length === 2 && isReference(firstText) && filled[1][1].trim().length > 2 && filled[1][0] < (columns.text ?? 0);
    if (title || numbered || (filled.length === 1 && first < (columns.text ?? 0) && !isReference(firstText))) return titleOrNote(filled.at(-1)![1]);
    return "no-text";
  }
  if (columns.group !== null && cells.group !== "" && !across) return "requirement";
  const missing = structured.length > 0 && structured.every((column) => cellOf(row, column).trim() === "");
  const sentence = /[.?!:;]$/.test(cells.text);
  if (alone && missing && cells.text.length <= headingLength && !sentence) return "heading";
  if (alone && missing && cells.reference === "" && columns.reference !== null) return "note";
  if (alone && structured.length === 0 && !sentence && holdsNext(row!, cells, columns, all)) return "heading";
  return "requirement";
}

function titleOrNote(text: string): "heading" | "note" {
  return text.trim().length > headingLength || /^(?:toelichting|let op|nb|note|opmerking|instructie|instruction|please|\*|\()/i.test(text.trim()) ? "note" : "heading";
}

/** Whether the reference of the next row lies within that of this one: "2" and then "2.1". */
function holdsNext(row: TableRow, cells: ListRow["cells"], columns: SheetSettings["columns"], all: readonly TableRow[]): boolean {
  const own = numbersOf(cells.reference || cells.text);
  const next = all.find(({ number }) => number > row.number);
  const following = next ? numbersOf(shownCell(next, columns.reference) || cellOf(next, columns.text)) : null;
  return own !== null && following !== null && following.length > own.length && own.every((value, index) => following[index] === value);
}

/** Behind the last numbered row of a list that numbers nearly all: where to sign, and the like. */
function signatures(rows: ListRow[]): ListRow[] {
  const wanted = rows.filter(({ kind }) => kind === "requirement");
  const numbered = wanted.filter(({ cells }) => cells.reference !== "");
  if (numbered.length < wanted.length * 0.9) return rows;
  const last = rows.lastIndexOf(numbered.at(-1)!);
  return rows.map((row, index) => (index > last && row.kind === "requirement" ? { ...row, kind: "note" } : row));
}

/** Headings under which nothing follows are notes at the bottom. */
function closingNotes(rows: ListRow[]): ListRow[] {
  const last = rows.map(({ kind }) => kind).lastIndexOf("requirement");
  return rows.map((row, index) => (index > last && row.kind === "heading" ? { ...row, kind: "note" } : row));
}

function titleOf(row: TableRow | undefined): string {
  const texts = row?.cells.map(([, text]) => text.replace(/\s+/g, " ").trim()) ?? [];
  return [...texts].sort((a, b) => b.length - a.length)[0] ?? "";
}

/** How deep a heading lies: by its number where it has one ("2" 1, "2.1" 2), else null. */
function depthOf(reference: string, title: string): number | null {
  return (numbersOf(reference) ?? numbersOf(title))?.length ?? null;
}

function withPaths(rows: ListRow[]): ListRow[] {
  let stack: { depth: number; title: string }[] = [];
  let afterHeading = false;
  return rows.map((row) => {
    if (row.kind === "heading") {
      const { title } = row;
      const numbered = depthOf(row.cells.reference, title);
      // Without numbers, a heading right below another lies in it; any other takes the place of the last one.
      const depth = numbered ?? (afterHeading ? (stack.at(-1)?.depth ?? 0) + 1 : (stack.at(-1)?.depth ?? 1));
      stack = [...stack.filter((one) => one.depth < depth), { depth, title }];
      afterHeading = true;
      return { ...row, path: stack.map((one) => one.title) };
    }
    if (row.kind === "requirement") afterHeading = false;
    const path = stack.map((one) => one.title);
    return { ...row, path: row.cells.group !== "" && row.cells.group !== path.at(-1) ? [...path, row.cells.group.replace(/\s+/g, " ")] : path };
  });
}
