import { priceLineCode } from "~/domain/cost/price-sheet";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import type { VendorPrice, VendorPrices } from "~/domain/cost/vendor-prices";
import type { Edition } from "~/domain/edition/edition";
import { foldText } from "~/domain/responses/fold-text";
import { readNumberText } from "~/domain/responses/read-number";
import { contentText } from "~/domain/responses/read-value";
import type { Issue } from "~/domain/responses/reading";

import { cellAddress } from "./cell-range";
import type { OpenedSheet } from "./open-sheet";
import type { OpenedWorkbook } from "./opened-workbook";
import { isOwnLineId, isPriceSheet, ownLineId, priceColumn, priceColumns, priceHeadings, rhythmsByWord } from "./price-columns";
import type { PriceColumn } from "./price-columns";
import type { Cell, Row } from "./read-sheet";

/** What was understood of a price sheet. */
export interface PriceReading {
  /** One per line of the edition, then the lines that the vendor added. */
  prices: VendorPrices;
  issues: Issue[];
}

type Columns = Partial<Record<PriceColumn, number>>;

/**
 * The prices in a returned workbook: lines are found by their hidden ids, else by their codes, else by their texts; columns
 * by their headings, else by their places. A price that is not a number for certain stays null with what was typed, and two
 * rows that claim one line with different prices leave it null. Null when the edition asks no prices or there is no sheet.
 */
export function readPrices(workbook: OpenedWorkbook, edition: Edition): PriceReading | null {
  const sheet = edition.price;
  const found = sheet ? workbook.sheets.filter((each) => isPriceSheet(each, edition)) : [];
  if (!sheet || found.length === 0) return null;
  const issues: Issue[] = [];
  const read = new Map<string, { price: VendorPrice; at: { sheet: string; cell: string } }[]>();
  for (const opened of found) {
    const columns = columnsOf(opened, sheet);
    const ownHeading = { reached: 0 };
    for (const row of opened.rows) {
      const line = lineOf(row, columns, sheet, ownHeading);
      if (line === null) continue;
      const at = { sheet: opened.name, cell: cellAddress(row.number, columns.price ?? priceColumn("price")) };
      const price = priceIn(row, columns, line, edition, sheet);
      if (price) read.set(line, [...(read.get(line) ?? []), { price, at }]);
    }
  }
  const prices: VendorPrices = [];
  const codes = new Map(sheet.lines.map(({ id }, place) => [id, priceLineCode(place)]));
  for (const { id, optional } of sheet.lines) {
    const price = agreed(id, read.get(id) ?? [], codes.get(id)!, issues);
    prices.push(price ?? { line: id, unitPrice: null, remark: "" });
    if ((price?.unitPrice ?? null) === null && price?.typed === undefined && !optional) {
      const at = read.get(id)?.[0]?.at ?? { sheet: null, cell: null };
      issues.push({ severity: "error", code: "price-missing", ...at, expected: codes.get(id)! });
    }
  }
  for (const [id, rows] of read) {
    if (!isOwnLineId(id)) continue;
    const price = agreed(id, rows, `+${id.slice(4)}`, issues);
    if (price) prices.push(price);
  }
  return { prices, issues };
}

/** The price of a line from the rows that claim it, with what there is to say of it. */
function agreed(id: string, rows: readonly { price: VendorPrice; at: { sheet: string; cell: string } }[], code: string, issues: Issue[]): VendorPrice | null {
  const said = rows.filter(({ price }) => price.unitPrice !== null || price.typed !== undefined || price.remark !== "");
  const [first] = said.length > 0 ? said : rows;
  if (!first) return null;
  const values = new Set(said.filter(({ price }) => price.unitPrice !== null || price.typed !== undefined).map(({ price }) => price.typed ?? String(price.unitPrice)));
  if (values.size > 1) {
    for (const { at, price } of said) issues.push({ severity: "error", code: "price-double", ...at, found: price.typed ?? String(price.unitPrice ?? ""), expected: code });
    return { ...first.price, line: id, unitPrice: null, typed: [...values].join(" / ") };
  }
  if (first.price.typed !== undefined) issues.push({ severity: "error", code: "price-not-understood", ...first.at, found: first.price.typed, expected: code });
  else if (first.price.unitPrice !== null && first.price.unitPrice <= 0) issues.push({ severity: "warning", code: "price-not-above-zero", ...first.at, found: String(first.price.unitPrice), expected: code });
  return first.price;
}

/** Columns by the row of headings; where it is gone by the column of the ids, or else the template's own. */
function columnsOf(sheet: OpenedSheet, prices: PriceSheet): Columns {
  for (const { cells } of sheet.rows) {
    const columns: Columns = {};
    for (const { content, column } of cells) {
      const known = content.kind === "text" ? priceHeadings.get(foldText(content.text)) : undefined;
      if (known && columns[known] === undefined) columns[known] = column;
    }
    if (Object.keys(columns).length >= 3 && columns.price !== undefined) return { ...columns, id: idColumn(sheet, prices) ?? columns.id };
  }
  const shift = (idColumn(sheet, prices) ?? priceColumn("id")) - priceColumn("id");
  return Object.fromEntries(priceColumns.map((column) => [column, priceColumn(column) + shift]));
}

function idColumn(sheet: OpenedSheet, { lines }: PriceSheet): number | undefined {
  const ids = new Set(lines.map(({ id }) => id));
  for (const { cells } of sheet.rows) for (const { content, column } of cells) if (content.kind === "text" && (ids.has(content.text) || content.text === ownLineId(1))) return column;
  return undefined;
}

const cellAt = (row: Row, column: number | undefined): Cell | null => row.cells.find((cell) => cell.column === column) ?? null;
const textAt = (row: Row, column: number | undefined): string => contentText(cellAt(row, column)?.content ?? null);

/** The id of the line that a row is about; null for another row. */
function lineOf(row: Row, columns: Columns, { lines, ownLines }: PriceSheet, own: { reached: number }): string | null {
  const id = textAt(row, columns.id);
  if (lines.some((line) => line.id === id)) return id;
  if (isOwnLineId(id)) return id;
  const code = foldText(textAt(row, columns.code));
  const place = lines.findIndex((_, index) => foldText(priceLineCode(index)) === code);
  if (place >= 0) return lines[place].id;
  const added = /^\+(\d{1,2})$/.exec(textAt(row, columns.code))?.[1];
  if (added && Number(added) >= 1 && Number(added) <= ownLines) return ownLineId((own.reached = Number(added)));
  const text = foldText(textAt(row, columns.text));
  const named = text === "" ? [] : lines.filter((line) => foldText(line.text) === text);
  return named.length === 1 ? named[0].id : null;
}

/** What a row says of its line; null for an empty line of the vendor's own. */
function priceIn(row: Row, columns: Columns, line: string, edition: Edition, sheet: PriceSheet): VendorPrice | null {
  const number = (column: number | undefined, currency?: string): { value: number | null; typed?: string } => {
    const cell = cellAt(row, column);
    const text = contentText(cell?.content ?? null) || (cell?.formula ?? "");
    if (!cell || text === "") return { value: null };
    if (cell.content.kind === "number" && cell.content.format === "general") return { value: cell.content.number };
    if (cell.content.kind !== "text") return { value: null, typed: text };
    const reading = readNumberText(text, { language: edition.language, ...(currency ? { currency } : {}) });
    return reading.certain ? { value: reading.value } : { value: null, typed: text };
  };
  const { value, typed } = number(columns.price, sheet.currency);
  const price: VendorPrice = { line, unitPrice: value, ...(typed === undefined ? {} : { typed }), remark: textAt(row, columns.remark) };
  if (!isOwnLineId(line)) return price;
  const text = textAt(row, columns.text);
  const quantity = number(columns.quantity).value;
  if (text === "" && value === null && typed === undefined && quantity === null && price.remark === "") return null;
  return { ...price, own: { text, rhythm: rhythmsByWord.get(foldText(textAt(row, columns.rhythm))) ?? null, quantity, unit: textAt(row, columns.unit) } };
}
