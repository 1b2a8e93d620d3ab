import { headingOf } from "./guess";
import type { ImportPlan, PlannedRow } from "./plan";
import type { ImportSettings } from "./settings";
import { columnName, columnsOf, shownCell } from "./table";
import type { TableSheet } from "./table";

/** The first rows of a sheet, to point at its heading. */
export const headRows = 12;
/** Rows of the preview on one page. */
export const rowsOnPage = 200;

const short = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

/** What the step of the sheets shows of one. */
export function headOf(sheet: TableSheet): { number: number; cells: string[] }[] {
  const columns = columnsOf(sheet).slice(0, 8);
  return sheet.rows.slice(0, headRows).map((row) => ({ number: row.number, cells: columns.map((column) => short(shownCell(row, column), 60)) }));
}

/** The columns of a sheet with their headings and what stands below them. */
export function columnChoices(sheet: TableSheet, settings: ImportSettings["sheets"][number]): { column: number; name: string; heading: string; samples: string[] }[] {
  const below = sheet.rows.filter((row) => row.number > settings.headerBottom);
  return columnsOf(sheet).map((column) => ({
    column, name: columnName(column), heading: short(headingOf(sheet, settings, column), 60),
    samples: [...new Set(below.map((row) => short(shownCell(row, column).trim(), 40)).filter(Boolean))].slice(0, 3),
  }));
}

export const rowFilters = ["all", "alike", "problems", "left"] as const;
export type RowFilter = (typeof rowFilters)[number];

const shownBy: Record<RowFilter, (row: PlannedRow) => boolean> = {
  all: () => true,
  alike: ({ alike }) => alike !== null,
  problems: ({ problems }) => problems.length > 0,
  left: ({ take }) => !take,
};

/** The rows of one page of the preview, and how many each filter has. */
export function shownRows({ rows, skipped, compared }: ImportPlan, filter: RowFilter, page: number) {
  const fitting = rows.filter(shownBy[filter]);
  const pages = Math.max(1, Math.ceil(fitting.length / rowsOnPage));
  const at = Math.min(Math.max(page, 1), pages);
  return {
    rows: fitting.slice((at - 1) * rowsOnPage, at * rowsOnPage),
    page: at,
    pages,
    compared,
    counts: Object.fromEntries(rowFilters.map((one) => [one, rows.filter(shownBy[one]).length])) as Record<RowFilter, number>,
    same: rows.filter(({ alike }) => alike?.likeness === 1).length,
    taken: rows.filter(({ take }) => take).length,
    empty: skipped.filter(({ kind }) => kind === "empty"),
    beside: skipped.filter(({ kind }) => kind === "no-text" || kind === "note"),
  };
}
