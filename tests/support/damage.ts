import ExcelJS from "exceljs";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";

/** A cell as damages move it about: text, number, day number, or a formula without result. */
export type GridCell = null | string | number | { day: number } | { formula: string };
export interface GridSheet {
  name: string;
  state: "visible" | "veryHidden";
  rows: GridCell[][];
}

/** The cells of a workbook's sheets, from A1 on. */
export async function gridOf(bytes: Uint8Array): Promise<GridSheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook.worksheets.map((sheet) => ({
    name: sheet.name,
    state: sheet.state === "visible" ? "visible" : "veryHidden",
    rows: Array.from({ length: sheet.rowCount }, (_, row) => Array.from({ length: sheet.columnCount }, (_, column) => gridCell(sheet.getCell(row + 1, column + 1)))),
  }));
}

function gridCell(cell: ExcelJS.Cell): GridCell {
  if (cell.isMerged && cell.master !== cell) return null;
  if (cell.formula) return { formula: cell.formula };
  if (cell.value instanceof Date) return { day: cell.value.getTime() / 86_400_000 + 25_569 };
  return typeof cell.value === "number" ? cell.value : cell.text || null;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** A small workbook with the cells; one place writes it, so that thousands can be made in a test. */
export function workbookOf(sheets: readonly GridSheet[]): Uint8Array {
  const cellXml = (cell: GridCell, address: string): string => {
    if (cell === null) return "";
    if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
    if (typeof cell === "string") return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    return "day" in cell ? `<c r="${address}" s="1"><v>${cell.day}</v></c>` : `<c r="${address}"><f>${escaped(cell.formula)}</f></c>`;
  };
  const parts: Record<string, Uint8Array> = {
    "[Content_Types].xml": strToU8("<Types/>"),
    "_rels/.rels": strToU8('<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    "xl/styles.xml": strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    "xl/workbook.xml": strToU8(`<workbook><sheets>${sheets.map(({ name, state }, index) => `<sheet name="${escaped(name)}" state="${state}" sheetId="${index + 1}" r:id="s${index}"/>`).join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships><Relationship Id="styles" Type="http://x/styles" Target="styles.xml"/>${sheets.map((_, index) => `<Relationship Id="s${index}" Type="http://x/worksheet" Target="s${index}.xml"/>`).join("")}</Relationships>`),
  };
  sheets.forEach(({ rows }, index) => {
    const rowsXml = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`)).join("")}</row>`).join("");
    parts[`xl/s${index}.xml`] = strToU8(`<worksheet><sheetData>${rowsXml}</sheetData></worksheet>`);
  });
  return zipSync(parts, { level: 1 });
}

/** One thing that is done to a workbook on its way. Places are drawn from 0 to 1, and fitted to the sheet. */
export type Damage =
  | { kind: "sort" | "insert-row" | "delete-row" | "copy-sheet" | "rename-sheet" | "move-sheet" | "delete-header"; sheet: number; at: number }
  | { kind: "insert-column"; sheet: number; at: number; text: string }
  | { kind: "delete-column"; sheet: number; column: "id" | "code" | "question" | "mandatory" | "unit" | "status" }
  | { kind: "note-beside"; sheet: number; at: number; text: string }
  | { kind: "labels"; sheet: number; how: keyof typeof wear }
  | { kind: "blank-column"; sheet: number; column: "id" | "code" | "question" }
  | { kind: "move-column"; sheet: number; column: "id" | "code" | "answer" | "comment" | "status"; at: number }
  | { kind: "rename-heading"; sheet: number; column: "code" | "question" | "answer" | "comment"; text: string }
  | { kind: "titles" | "sort-without-ids" | "figures-as-text" | "under-another" | "shift-cells"; sheet: number; at: number }
  | { kind: "no-identity" }
  | { kind: "values-only" };

/** What typing, copying and other programs do to a label without changing its meaning. */
const wear = {
  upper: (text: string) => text.toUpperCase(),
  lower: (text: string) => text.toLowerCase(),
  spaced: (text: string) => `  ${text}\u00A0`,
  decomposed: (text: string) => text.normalize("NFD"),
  quoted: (text: string) => `“${text}”`,
  stopped: (text: string) => `${text}.`,
  invisible: (text: string) => `\u200B${text}\uFEFF`,
} as const;

const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const sheet = fc.nat({ max: 7 });
const note = fc.constantFrom("intern: navragen", "zie bijlage 3", "prijs volgt", "€ 1.200 per jaar", "nvt?").chain((text) => fc.nat(999).map((n) => `${text} #${n}`));

/** Whether damages leave nothing but ids that stand with the answers of others: that no reader can know. */
function leavesOnlyWrongIds(steps: readonly Damage[]): boolean {
  const without = (name: "code" | "question") => steps.some((step) => (step.kind === "blank-column" || step.kind === "delete-column") && step.column === name);
  return steps.some(({ kind }) => kind === "sort-without-ids") && without("code") && without("question");
}

/** Up to six damages, one after the other. */
export const damages: fc.Arbitrary<Damage[]> = fc.array(fc.oneof(
  fc.record({ kind: fc.constantFrom("sort" as const, "insert-row" as const, "delete-row" as const, "copy-sheet" as const, "rename-sheet" as const, "move-sheet" as const, "delete-header" as const), sheet, at: place }),
  fc.record({ kind: fc.constant("insert-column" as const), sheet, at: place, text: note }),
  fc.record({ kind: fc.constant("delete-column" as const), sheet, column: fc.constantFrom("id" as const, "code" as const, "question" as const, "mandatory" as const, "unit" as const, "status" as const) }),
  fc.record({ kind: fc.constant("note-beside" as const), sheet, at: place, text: note }),
  fc.record({ kind: fc.constant("labels" as const), sheet, how: fc.constantFrom(...(Object.keys(wear) as (keyof typeof wear)[])) }),
  fc.record({ kind: fc.constant("blank-column" as const), sheet, column: fc.constantFrom("id" as const, "code" as const, "question" as const) }),
  fc.record({ kind: fc.constant("move-column" as const), sheet, column: fc.constantFrom("id" as const, "code" as const, "answer" as const, "comment" as const, "status" as const), at: place }),
  fc.record({ kind: fc.constant("rename-heading" as const), sheet, column: fc.constantFrom("code" as const, "question" as const, "answer" as const, "comment" as const), text: fc.constantFrom("Uw reactie", "Nr.", "Response", "ANTWOORD:", "Toelichting leverancier", "") }),
  fc.record({ kind: fc.constantFrom("titles" as const, "sort-without-ids" as const, "figures-as-text" as const, "under-another" as const, "shift-cells" as const), sheet, at: place }),
  fc.constantFrom<Damage>({ kind: "no-identity" }, { kind: "values-only" }),
), { minLength: 1, maxLength: 6 }).filter((steps) => !leavesOnlyWrongIds(steps));

/** Heading of a column in the Dutch template, by which a damage finds it wherever it is now. */
const headings = { id: "Id", code: "Kenmerk", question: "Eis of vraag", mandatory: "Verplicht", unit: "Eenheid", status: "Status", answer: "Antwoord", comment: "Toelichting" };

/** A figure or date as people and programs write it as text. */
function figureText(cell: GridCell, at: number): GridCell {
  if (typeof cell === "number") {
    const decimals = Number.isInteger(cell) ? 0 : 2;
    const [dutch, english] = ["nl-NL", "en-GB"].map((locale) => cell.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
    return [dutch, english, `€ ${dutch}`, ` ${dutch}\u00A0`, `EUR ${english}`][Math.floor(at * 5)];
  }
  if (cell === null || typeof cell !== "object" || !("day" in cell)) return cell;
  const day = new Date((cell.day - 25_569) * 86_400_000);
  const [iso, dutch] = [day.toISOString().slice(0, 10), new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "UTC" }).format(day)];
  return [iso, dutch, iso.split("-").reverse().join("-"), iso.split("-").reverse().join("/"), dutch.toUpperCase()][Math.floor(at * 5)];
}

/** The sheets after a damage; `labels` are the answers that may be worn. */
export function damaged(sheets: readonly GridSheet[], damage: Damage, labels: ReadonlySet<string>): GridSheet[] {
  if (damage.kind === "no-identity") return sheets.filter(({ name }) => name !== "_shortlist");
  if (damage.kind === "values-only") {
    return sheets.filter(({ state }) => state === "visible").map((each) => ({ ...each, rows: each.rows.map((row) => row.map((cell) => (cell !== null && typeof cell === "object" && "formula" in cell ? null : cell))) }));
  }
  // The start sheet and the hidden one keep their cells.
  const own = sheets.filter(({ name, state }) => state === "visible" && name !== "Start");
  if (own.length === 0) return [...sheets];
  const target = own[damage.sheet % own.length];
  const put = (changed: GridSheet): GridSheet[] => sheets.map((each) => (each === target ? changed : each));
  const { rows } = target;
  const top = Math.max(0, rows.findIndex((row) => row.includes(headings.answer)) + 1);
  const columnOf = (name: keyof typeof headings) => (top === 0 ? -1 : rows[top - 1].indexOf(headings[name]));
  const rowAt = (at: number) => top + Math.floor(at * Math.max(1, rows.length - top));
  switch (damage.kind) {
    case "sort": {
      const turn = Math.floor(damage.at * Math.max(1, rows.length - top));
      return put({ ...target, rows: [...rows.slice(0, top), ...rows.slice(top + turn).reverse(), ...rows.slice(top, top + turn)] });
    }
    case "insert-row":
      return put({ ...target, rows: rows.toSpliced(rowAt(damage.at), 0, []) });
    case "delete-row":
      return put({ ...target, rows: rows.toSpliced(rowAt(damage.at), 1) });
    case "delete-header":
      return top === 0 ? [...sheets] : put({ ...target, rows: rows.toSpliced(top - 1, 1) });
    case "copy-sheet":
      return [...sheets, { ...target, name: `${target.name.slice(0, 20)} (${sheets.length})` }];
    case "rename-sheet":
      return put({ ...target, name: `Blad${sheets.length}${sheets.indexOf(target)}` });
    case "move-sheet":
      return sheets.filter((each) => each !== target).toSpliced(Math.floor(damage.at * sheets.length), 0, target);
    case "insert-column": {
      const column = Math.floor(damage.at * 10);
      return put({ ...target, rows: rows.map((row, index) => [...row.slice(0, column), ...(row.length < column ? Array<null>(column - row.length).fill(null) : []), index === top ? damage.text : null, ...row.slice(column)]) });
    }
    case "delete-column": {
      const column = columnOf(damage.column);
      return column < 0 ? [...sheets] : put({ ...target, rows: rows.map((row) => row.toSpliced(column, 1)) });
    }
    case "note-beside": {
      const row = rowAt(damage.at);
      return put({ ...target, rows: rows.map((cells, index) => (index === row ? [...cells, ...Array<null>(Math.max(0, 12 - cells.length)).fill(null), damage.text] : cells)) });
    }
    case "blank-column": {
      const column = columnOf(damage.column);
      return column < 0 ? [...sheets] : put({ ...target, rows: rows.map((row, index) => (index < top ? row : row.map((cell, at) => (at === column ? null : cell)))) });
    }
    case "move-column": {
      const column = columnOf(damage.column);
      const widest = Math.max(...rows.map((row) => row.length));
      const moved = (row: GridCell[]) => [...row, ...Array<null>(widest - row.length).fill(null)].toSpliced(column, 1).toSpliced(Math.floor(damage.at * widest), 0, row[column] ?? null);
      return column < 0 ? [...sheets] : put({ ...target, rows: rows.map(moved) });
    }
    case "rename-heading": {
      const column = columnOf(damage.column);
      return column < 0 ? [...sheets] : put({ ...target, rows: rows.map((row, index) => (index === top - 1 ? row.with(column, damage.text || null) : row)) });
    }
    case "titles":
      return put({ ...target, rows: [...Array.from({ length: 1 + Math.floor(damage.at * 8) }, () => []), ...rows] });
    case "sort-without-ids": {
      const column = columnOf("id");
      const below = rows.slice(top);
      const turn = Math.floor(damage.at * Math.max(1, below.length));
      const turned = [...below.slice(turn), ...below.slice(0, turn)];
      return column < 0 ? [...sheets] : put({ ...target, rows: [...rows.slice(0, top), ...turned.map((row, index) => (row.length > column ? row.with(column, below[index][column] ?? null) : row))] });
    }
    case "figures-as-text": {
      const column = columnOf("answer");
      return column < 0 ? [...sheets] : put({ ...target, rows: rows.map((row, index) => (index < top ? row : row.map((cell, at) => (at === column ? figureText(cell, damage.at) : cell)))) });
    }
    case "under-another": {
      const other = own[(own.indexOf(target) + 1) % own.length];
      if (other === target) return [...sheets];
      const both = { ...target, rows: [...rows, ...(damage.at < 0.5 ? [[]] : []), ...other.rows] };
      return sheets.filter((each) => each !== other).map((each) => (each === target ? both : each));
    }
    case "shift-cells": {
      const row = rowAt(damage.at);
      const column = 1 + (Math.floor(damage.at * 97) % 8);
      return put({ ...target, rows: rows.map((cells, index) => (index === row && cells.length > column ? cells.toSpliced(column, 0, null) : cells)) });
    }
    case "labels": {
      const column = columnOf("answer");
      const worn = (cell: GridCell) => (typeof cell === "string" && labels.has(cell) ? wear[damage.how](cell) : cell);
      return put({ ...target, rows: rows.map((row, index) => (index < top ? row : row.map((cell, at) => (at === column ? worn(cell) : cell)))) });
    }
  }
}
