import { z } from "zod";

/** What of a list is read at most. Real questionnaires stay far below. */
export const tableLimits = { sheets: 100, rows: 5_000, columns: 60, cellCharacters: 20_000 } as const;

const position = z.int().min(1);

/** A sheet of a requirement list as plain cells; rows and columns count from 1, blank cells are left out. */
export const tableSheetSchema = z.object({
  name: z.string(),
  visible: z.boolean(),
  rows: z.array(z.object({
    number: position, cells: z.array(z.tuple([position, z.string()])),
    /** Numbers that show otherwise than they are: "1.10" for 1.1. */
    shown: z.array(z.tuple([position, z.string()])).optional(),
  })),
  /** Where any is: rows with content, and columns, that whoever made the list has hidden. */
  hidden: z.object({ rows: z.array(position), columns: z.array(position) }).optional(),
  merges: z.array(z.object({ top: position, left: position, bottom: position, right: position })),
});
export type TableSheet = z.infer<typeof tableSheetSchema>;
export type TableRow = TableSheet["rows"][number];

export const tableSchema = z.array(tableSheetSchema);

/** The text of a cell; empty where there is none. */
export function cellOf(row: TableRow | undefined, column: number | null): string {
  if (!row || column === null) return "";
  return row.cells.find(([at]) => at === column)?.[1] ?? "";
}

/** The text of a cell as it shows: of a number, with the digits that its format gives it. */
export function shownCell(row: TableRow | undefined, column: number | null): string {
  return row?.shown?.find(([at]) => at === column)?.[1] ?? cellOf(row, column);
}

/** Column letters as spreadsheet programs show them. */
export function columnName(column: number): string {
  let letters = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** The columns of a sheet that hold something, ascending. */
export function columnsOf(sheet: TableSheet): number[] {
  return [...new Set(sheet.rows.flatMap((row) => row.cells.map(([column]) => column)))].sort((a, b) => a - b);
}
