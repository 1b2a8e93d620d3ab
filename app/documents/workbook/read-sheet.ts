import type { CellContent } from "~/domain/responses/read-value";

import { columnOf } from "./cell-range";
import { writtenWith } from "./fixed-digits";
import type { FixedDigits } from "./fixed-digits";
import { readingLimits } from "./reading-limits";
import { SheetTail, type SheetTailContent } from "./read-sheet-tail";
import { notWellFormed, readXml, type XmlListener } from "./read-xml";
import { markStruck, type Struck, type StruckParts, StruckRuns } from "./struck-text";
import { isDamage, tooMany } from "./refused-file";
import type { ZipArchive } from "./zip-archive";

/** A cell that holds something. Row and column count from 1. */
export interface Cell {
  row: number;
  column: number;
  content: CellContent;
  /** The formula, with "=" ("=…" where it is another cell's too), when the content is its saved result; content is an empty text when none was saved. */
  formula: string | null;
  /** What of it is struck through, where something is. */
  struck?: Struck;
}

export interface Row {
  number: number;
  cells: Cell[];
}

/** How a program shows a number, what it puts beside it, and with which digits, where those are fixed. */
export interface NumberFormat {
  kind: "general" | "date" | "month" | "percent";
  shows?: string;
  digits?: FixedDigits;
}

const general: NumberFormat = { kind: "general" };

/** What reading a sheet needs of the rest of the workbook. */
export interface SheetContext {
  sharedStrings: readonly string[];
  /** How a cell style shows numbers, by its index. */
  formats: readonly NumberFormat[];
  date1904: boolean;
  struck: StruckParts;
  /** Counts over all sheets; `lost` are cells whose shared text the file does not have. */
  spent: { cells: number; characters: number; extras: number; lost: number };
}

/** What a cell reads as whose text is lost. */
export const lostText = "#?";

/** What a sheet's own part says. */
export interface SheetPart extends SheetTailContent {
  /** Rows with content, in the order of the file. */
  rows: Row[];
  /** Cells that show a picture as their content. */
  pictureCells: { row: number; column: number }[];
  /** Rows and ranges of columns that are hidden. */
  hidden: HiddenParts;
  /** Where its part cannot be read any further: the first row that may lack something; null behind the rows; and why. Absent where it is whole. */
  cut?: { row: number | null; reason: string };
}

export interface HiddenParts {
  rows: readonly number[];
  columns: readonly { first: number; last: number }[];
}

/** Undoes the escapes by which workbooks hold characters that XML cannot: "_x000D_". */
export function unescapeText(text: string): string {
  const plain = text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
  return plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
}

/**
 * One sheet: rows with content, and what is said behind them of merged cells, links and objects. Blank cells, however
 * styled, cost nothing, nor do validations and formats. After the first `most` rows nothing is read.
 */
export function readSheet(archive: ZipArchive, part: string, context: SheetContext, most = Infinity): SheetPart {
  const rows: Row[] = [];
  const pictureCells: SheetPart["pictureCells"] = [];
  const hidden = { rows: [] as number[], columns: [] as { first: number; last: number }[] };
  const tail = new SheetTail(context.spent);
  let row: Row = { number: 0, cells: [] };
  let column = 0;
  let type = "";
  let style = 0;
  let value = "";
  let formula: string | null = null;
  let picture = false;
  /** Where characters go: a value, a formula, inline text, or nowhere. */
  let target: "value" | "formula" | null = null;
  let inPhonetic = false;
  let inCells = true;
  let done = false;
  /** What is open, by which it shows when the end of a row or cell is gone. */
  let inRow = false;
  let inCell = false;
  const runs = new StruckRuns();
  const { struck } = context;
  const anyStruck = struck.styles.size > 0 || struck.strings.size > 0;

  const spend = (characters: number) => {
    context.spent.characters += characters;
    if (context.spent.characters > readingLimits.characters) throw tooMany("characters", context.spent.characters, readingLimits.characters);
  };

  const endCell = () => {
    if (value === "" && formula === null) return;
    const content = cellContent(type, value, context.formats[style] ?? general, context);
    if (content === null && formula === null) return;
    context.spent.cells += 1;
    if (context.spent.cells > readingLimits.cells) throw tooMany("cells", context.spent.cells, readingLimits.cells);
    if (type === "s" && content?.kind === "text") spend(content.text.length);
    if (picture && value === "#VALUE!") pictureCells.push({ row: row.number, column });
    row.cells.push({
      row: row.number, column, content: content ?? { kind: "text", text: "" }, formula: formula === null ? null : `=${unescapeText(formula) || "…"}`,
    });
    if (anyStruck || type === "inlineStr") markStruck(row.cells[row.cells.length - 1], struck, { type, value, style, runs: type === "inlineStr" ? runs.struck : null });
  };

  const listener: XmlListener = {
    // One for each question, of no meaning for what was answered.
    ignored: ["conditionalFormatting", "dataValidations"],
    done: () => done,
    usual: {
      // A cell with a plain value, or a blank one that only has a style.
      pattern: /<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(s|n|b|str)")?(?:\/>|><v>([^<&\r\u0000-\u001F\uFFFE\uFFFF]*)<\/v><\/c>)/g,
      take(match) {
        if (done || !inCells) return;
        if (!inRow || inCell) throw notWellFormed(part);
        column = columnOf(match[1]) || column + 1;
        if (match[4] === undefined) return;
        type = match[3] ?? "n";
        style = match[2] === undefined ? 0 : Number(match[2]);
        value = match[4];
        formula = null;
        picture = false;
        spend(value.length);
        endCell();
      },
    },
    open(name, attributes) {
      if (done) return;
      if (!inCells) {
        tail.open(name, attributes);
        return;
      }
      switch (name) {
        case "c": {
          if (!inRow || inCell) throw notWellFormed(part);
          inCell = true;
          column = columnOf(attributes.r) || column + 1;
          type = attributes.t ?? "n";
          style = attributes.s === undefined ? 0 : Number(attributes.s);
          value = "";
          formula = null;
          // A value of a kind of its own, behind an error for programs that do not know it.
          picture = type === "e" && attributes.vm !== undefined;
          if (type === "inlineStr") runs.begin();
          break;
        }
        case "v":
        case "t":
          target = inPhonetic ? null : "value";
          break;
        case "f":
          target = "formula";
          formula = "";
          break;
        case "row":
          if (inRow) throw notWellFormed(part);
          inRow = true;
          row = { number: Number(attributes.r) || row.number + 1, cells: [] };
          column = 0;
          if (isOn(attributes.hidden)) hidden.rows.push(row.number);
          break;
        case "col":
          if (isOn(attributes.hidden)) hidden.columns.push({ first: Number(attributes.min), last: Number(attributes.max) });
          break;
        case "rPh":
          inPhonetic = true;
          break;
        case "r":
        case "strike":
        case "vertAlign":
          runs.open(name, attributes);
          break;
      }
    },
    text(text) {
      if (done) return;
      if (!inCells) tail.text(text);
      if (target === null) return;
      spend(text.length);
      if (target === "value") {
        value += type === "inlineStr" ? runs.text(text) : text;
      }
      else formula += text;
    },
    close(name) {
      if (done) return;
      if (!inCells) {
        tail.close(name);
        return;
      }
      switch (name) {
        case "v":
        case "t":
        case "f":
          target = null;
          break;
        case "c":
          inCell = false;
          endCell();
          break;
        case "row":
          inRow = false;
          if (row.cells.length > 0) rows.push(row);
          done = rows.length >= most;
          break;
        case "rPh":
          inPhonetic = false;
          break;
        case "sheetData":
          inCells = false;
          break;
      }
    },
  };
  try {
    readXml(archive, part, listener);
  } catch (error) {
    if (!isDamage(error) || error.refusal.found === "dtd") throw error;
    // Other bytes than were packed: no cell of it is certain.
    if (error.refusal.found !== "xml") return { rows: [], pictureCells: [], hidden: { rows: [], columns: [] }, ...new SheetTail(context.spent).content, cut: { row: 0, reason: error.refusal.found } };
    if (inRow && row.cells.length > 0) rows.push(row);
    return { rows, pictureCells, hidden, ...tail.content, cut: { row: !inCells ? null : inRow ? row.number : row.number + 1, reason: error.refusal.found } };
  }
  return { rows, pictureCells, hidden, ...tail.content };
}

const isOn = (value: string | undefined) => value === "1" || value === "true";

function cellContent(type: string, value: string, format: NumberFormat, context: SheetContext): CellContent | null {
  switch (type) {
    case "s": {
      const text = context.sharedStrings[Number(value)];
      // A text that the file does not have: what stood here is lost, which must not look as if nothing did.
      if (text === undefined) {
        context.spent.lost += 1;
        return { kind: "error", text: lostText };
      }
      return text === "" ? null : { kind: "text", text };
    }
    case "b":
      return { kind: "boolean", boolean: value.trim() === "1" || value.trim().toLowerCase() === "true" };
    case "e":
      return { kind: "error", text: value };
    case "n": {
      const number = value.trim() === "" ? NaN : Number(value);
      // "0x10" is a number to JavaScript alone.
      if (Number.isFinite(number) && !/[xXoObB]/.test(value)) {
        const content: CellContent = { kind: "number", number, format: format.kind, date1904: context.date1904 };
        if (format.shows !== undefined) content.shows = format.shows;
        const written = format.digits ? writtenWith(format.digits, number) : null;
        if (written !== null) content.written = written;
        return content;
      }
      return value === "" ? null : { kind: "text", text: value };
    }
    default:
      // "str" and "inlineStr", and "d", an ISO date that is read as the text it is.
      return value === "" ? null : { kind: "text", text: unescapeText(value) };
  }
}
