import type { Cell, Workbook, Worksheet } from "exceljs";

import { setInertText } from "../inert-text";
import { pageSetup } from "../workbook/sheet-setup";
import { boxed, fill, font, headerText, heightFor, wrapped, wrappedLines } from "../workbook/style";
import { headRow } from "./matrix-plan";
import type { MatrixPlan, SheetKey } from "./matrix-plan";

/** Starts a sheet: its title, what it holds, and the headings of its columns. `frozen` columns stay in sight. */
export function startSheet(workbook: Workbook, plan: MatrixPlan, key: SheetKey, columns: readonly { header: string; width: number; right?: boolean }[], frozen: number): Worksheet {
  const { t, edition } = plan;
  const worksheet = workbook.addWorksheet(plan.name(key), {
    views: [{ state: "frozen", xSplit: frozen, ySplit: headRow, showGridLines: false, activeCell: `A${headRow + 1}` }],
    pageSetup: pageSetup(`${headRow}:${headRow}`),
  });
  worksheet.headerFooter = { oddHeader: `&L&8${headerText(edition.organisation)}&R&8${headerText(edition.title)}`, oddFooter: `&L&8${headerText(edition.code)}&C&8${headerText(plan.name(key))}&R&8&P / &N` };
  worksheet.columns = columns.map(({ width }) => ({ width }));
  worksheet.getCell("A1").value = t(`outcome.matrix.title.${key}`);
  worksheet.getCell("A1").font = font(16, "accent", { bold: true });
  worksheet.getRow(1).height = 26;
  setInertText(worksheet.getCell("A2"), `${edition.title} · ${edition.code}`);
  worksheet.getCell("A2").font = font(10, "quiet");
  worksheet.getCell("A3").value = t(`outcome.matrix.about.${key}`);
  worksheet.getCell("A3").font = font(10, "quiet");
  columns.forEach(({ header, right }, index) => {
    const cell = worksheet.getCell(headRow, index + 1);
    setInertText(cell, header);
    cell.font = font(10.5, "white", { bold: true });
    cell.fill = fill("accent");
    cell.alignment = { vertical: "middle", wrapText: true, horizontal: right ? "right" : "left" };
  });
  worksheet.getRow(headRow).height = 32;
  return worksheet;
}

/** Text that people see; what a vendor wrote is kept as text, never as a formula. */
export function putText(cell: Cell, text: string, look: { strong?: boolean; quiet?: boolean; indent?: number } = {}): void {
  if (text === "") cell.value = null;
  else setInertText(cell, text);
  cell.font = font(10.5, look.quiet ? "quiet" : "ink", { bold: look.strong ?? false });
  cell.alignment = { ...wrapped, indent: look.indent ?? 0 };
  cell.border = boxed;
}

/** A formula with the result that it had when the workbook was made, so that programs that do not compute show it too. */
export function putFormula(cell: Cell, formula: string, result: string | number | null, format: string, strong = false): void {
  cell.value = { formula, result: result ?? "" };
  cell.numFmt = format;
  cell.font = font(10.5, "ink", { bold: strong });
  cell.alignment = { vertical: "top", horizontal: typeof result === "string" && format === "@" ? "left" : "right" };
  cell.border = boxed;
}

/** Something that a reader may change to see what follows. */
export function putInput(cell: Cell, value: string | number | Date | null, format: string): void {
  cell.numFmt = format;
  if (typeof value === "string") setInertText(cell, value);
  else cell.value = value;
  cell.font = font(10.5);
  cell.fill = fill("input");
  cell.alignment = { ...wrapped, horizontal: typeof value === "number" ? "right" : "left" };
  cell.border = boxed;
}

/** Rows that show more lines than this are cut; the text stands in the cell. */
const mostLines = 12;

/**
 * Makes every row as high as its texts need: a row that was written keeps the height of one line until somebody opens it in
 * Excel, and other programs print texts over each other. A little narrower than the column, since fonts differ.
 */
export function fitRows(worksheet: Worksheet): void {
  for (let number = headRow; number <= worksheet.rowCount; number += 1) {
    const row = worksheet.getRow(number);
    let lines = 1;
    row.eachCell((cell, column) => {
      if (typeof cell.value !== "string" || !cell.alignment?.wrapText) return;
      const bold = cell.font?.bold ? 0.9 : 1;
      lines = Math.max(lines, wrappedLines(cell.value, ((worksheet.getColumn(column).width ?? 10) - 2 * (cell.alignment.indent ?? 0)) * 0.82 * bold));
    });
    row.height = Math.max(row.height ?? 0, heightFor(Math.min(lines, mostLines)));
  }
}

/** The look of a row that sums up the rows under it. */
export function bandRow(worksheet: Worksheet, row: number, columns: number): void {
  for (let column = 1; column <= columns; column += 1) worksheet.getCell(row, column).fill = fill("band");
}

export const formats = { points: "0.00", share: "0.00%", weight: "0.####", money: "#,##0.00", whole: "0", text: "@" } as const;
