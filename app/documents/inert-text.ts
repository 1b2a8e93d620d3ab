import type { Cell } from "exceljs";

/**
 * Text that came from somebody else, on its way into a spreadsheet or a CSV file. There it must stay the text it is: a
 * program that makes a formula of it would run in the reader's name. Every export uses these functions and no others.
 */

/** Most characters that a cell of a workbook can hold. */
export const cellCharacters = 32_767;

/** What programs may drop before a formula: white space, quotes and what is invisible. */
const dropped = "\\s'\"\\u0000-\\u001F\\u007F\\u00AD\\u200B-\\u200F\\u2060\\uFEFF";
/** How formulas begin; the full-width signs count as the plain ones where Chinese, Japanese or Korean is set. */
const signs = "=+\\-@＝＋－＠";
const begins = new RegExp(`^[${dropped}]*[${signs}]|^[\\t\\r\\n]`, "u");
const sign = new RegExp(`[${signs}]`, "u");
/** What may stand between two cells when a program takes another separator than was written: quotes count for nothing then. */
const between = new RegExp(`[${dropped},;|]+`, "gu");

/** Whether a program could make a formula of a text when it opens it from CSV or when somebody edits its cell. */
export function looksLikeFormula(text: string): boolean {
  return begins.test(text);
}

/** A text as a cell of a workbook holds it: what looks like an escape is escaped itself, and never more than fits. */
export function cellText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4}_)/g, "_x005F_x$1").slice(0, cellCharacters);
}

/**
 * Puts a text into a cell as a text. The cell is a string, so no program works it out; one that begins like a formula also
 * gets the format of text, so that it stays one when somebody edits the cell.
 */
export function setInertText(cell: Cell, text: string): void {
  cell.value = cellText(text);
  if (looksLikeFormula(text)) cell.numFmt = "@";
}

/**
 * One line of a CSV file, without its line end. An apostrophe stands before what begins like a formula, at the start of a
 * text or behind a separator or line end in it: programs show or drop it but never work out what follows. Numbers are
 * written with a point, null as nothing.
 *
 * @param separator ";" where the comma separates decimals, as in Dutch programs
 */
export function csvLine(cells: readonly (string | number | null)[], separator: "," | ";" = ","): string {
  return cells.map((cell) => (typeof cell === "string" ? csvText(cell) : cell === null ? "" : String(cell))).join(separator);
}

function csvText(text: string): string {
  const within = text.replace(between, (run, at: number) => (/[,;|\t\r\n]/.test(run) && sign.test(text.charAt(at + run.length)) ? `${run}'` : run));
  const inert = looksLikeFormula(text) ? `'${within}` : within;
  return `"${inert.replaceAll('"', '""')}"`;
}
