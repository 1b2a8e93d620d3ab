import { tableLimits } from "~/domain/import/table";
import type { TableSheet } from "~/domain/import/table";
import { contentText } from "~/domain/responses/read-value";

import type { OpenedSheet } from "./open-sheet";
import type { OpenedWorkbook } from "./opened-workbook";
import { tooMany } from "./refused-file";

/** The sheets of a workbook as plain cells: what a list of requirements is made from. */
export function readTables({ sheets }: OpenedWorkbook): TableSheet[] {
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (sheets.length > tableLimits.sheets) throw tooMany("sheets", sheets.length, tableLimits.sheets);
  if (rows > tableLimits.rows) throw tooMany("cells", rows, tableLimits.rows);
  return sheets.map((sheet) => ({
    name: sheet.name,
    visible: sheet.state === "visible",
    rows: sheet.rows.flatMap((row) => {
      const cells = row.cells
        .filter(({ column }) => column <= tableLimits.columns)
        .map(({ column, content }): [number, string] => [column, contentText(content).slice(0, tableLimits.cellCharacters)])
        .filter(([, text]) => text !== "");
      const shown = row.cells.flatMap(({ column, content }): [number, string][] => (content.kind === "number" && content.written !== undefined && column <= tableLimits.columns ? [[column, content.written]] : []));
      return cells.length > 0 ? [{ number: row.number, cells, ...(shown.length > 0 ? { shown } : {}) }] : [];
    }),
    hidden: hiddenOf(sheet),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({ top, left, bottom, right })),
  }));
}

const columns = Array.from({ length: tableLimits.columns }, (_, index) => index + 1);

/** The rows with content, and the columns, that are hidden. */
function hiddenOf({ hidden, rows }: OpenedSheet): TableSheet["hidden"] {
  if (!hidden || hidden.rows.length + hidden.columns.length === 0) return undefined;
  const hiddenRows = new Set(hidden.rows);
  return { rows: rows.map(({ number }) => number).filter((number) => hiddenRows.has(number)), columns: columns.filter((column) => hidden.columns.some(({ first, last }) => first <= column && column <= last)) };
}
