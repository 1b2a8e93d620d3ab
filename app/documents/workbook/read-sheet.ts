import type { CellContent } from "~/domain/responses/read-value";

import { readingLimits } from "./reading-limits";
import { readXml } from "./read-xml";
import { RefusedFile } from "./refused-file";
import type { ZipArchive } from "./zip-archive";

/** A cell that holds something. Row and column count from 1. */
export interface Cell {
  row: number;
  column: number;
  content: CellContent;
  /** The formula, with "=", when the content is its saved result; content is an empty text when none was saved. */
  formula: string | null;
}

export interface Row {
  number: number;
  cells: Cell[];
}

export type NumberFormat = "general" | "date" | "percent";

/** What reading a sheet needs of the rest of the workbook. */
export interface SheetContext {
  sharedStrings: readonly string[];
  /** How a cell style shows numbers, by its index. */
  formats: readonly NumberFormat[];
  date1904: boolean;
  /** Counts over all sheets. */
  spent: { cells: number; characters: number };
}

/** A1 address. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** Undoes the escapes by which workbooks hold characters that XML cannot: "_x000D_". */
export function unescapeText(text: string): string {
  const plain = text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
  return plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
}

/**
 * Rows with content of one sheet, in the order of the file. Blank cells, however styled, cost nothing; what stands behind
 * the cells (validations, formats, pictures) is not parsed, nor are rows after the first `most`.
 */
export function readSheet(archive: ZipArchive, part: string, context: SheetContext, most = Infinity): Row[] {
  const rows: Row[] = [];
  let row: Row = { number: 0, cells: [] };
  let column = 0;
  let type = "";
  let style = 0;
  let value = "";
  let formula: string | null = null;
  /** Where characters go: a value, a formula, inline text, or nowhere. */
  let target: "value" | "formula" | null = null;
  let inPhonetic = false;
  let done = false;

  const endCell = () => {
    if (value === "" && formula === null) return;
    const content = cellContent(type, value, context.formats[style] ?? "general", context);
    if (content === null && formula === null) return;
    context.spent.cells += 1;
    if (context.spent.cells > readingLimits.cells) throw new RefusedFile("too-large", String(context.spent.cells), String(readingLimits.cells));
    row.cells.push({
      row: row.number, column, content: content ?? { kind: "text", text: "" }, formula: formula === null ? null : `=${unescapeText(formula)}`,
    });
  };

  readXml(archive, part, {
    done: () => done,
    open(name, attributes) {
      if (done) return;
      switch (name) {
        case "c": {
          column = columnOf(attributes.r) || column + 1;
          type = attributes.t ?? "n";
          style = attributes.s === undefined ? 0 : Number(attributes.s);
          value = "";
          formula = null;
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
          row = { number: Number(attributes.r) || row.number + 1, cells: [] };
          column = 0;
          break;
        case "rPh":
          inPhonetic = true;
          break;
      }
    },
    text(text) {
      if (target === null || done) return;
      context.spent.characters += text.length;
      if (context.spent.characters > readingLimits.characters) throw new RefusedFile("too-large", String(context.spent.characters), String(readingLimits.characters));
      if (target === "value") value += text;
      else formula += text;
    },
    close(name) {
      if (done) return;
      switch (name) {
        case "v":
        case "t":
        case "f":
          target = null;
          break;
        case "c":
          endCell();
          break;
        case "row":
          if (row.cells.length > 0) rows.push(row);
          done = rows.length >= most;
          break;
        case "rPh":
          inPhonetic = false;
          break;
        case "sheetData":
          done = true;
          break;
      }
    },
  });
  return rows;
}

/** Column number of an A1 address; 0 when there is none. */
function columnOf(address: string | undefined): number {
  if (address === undefined) return 0;
  let column = 0;
  for (let index = 0; index < address.length; index += 1) {
    const code = address.charCodeAt(index) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}

function cellContent(type: string, value: string, format: NumberFormat, context: SheetContext): CellContent | null {
  switch (type) {
    case "s": {
      const text = context.sharedStrings[Number(value)];
      return text ? { kind: "text", text } : null;
    }
    case "b":
      return { kind: "boolean", boolean: value.trim() === "1" || value.trim().toLowerCase() === "true" };
    case "e":
      return { kind: "error", text: value };
    case "n": {
      const number = value.trim() === "" ? NaN : Number(value);
      if (Number.isFinite(number)) return { kind: "number", number, format, date1904: context.date1904 };
      return value === "" ? null : { kind: "text", text: value };
    }
    default:
      // "str" and "inlineStr", and "d", an ISO date that is read as the text it is.
      return value === "" ? null : { kind: "text", text: unescapeText(value) };
  }
}
