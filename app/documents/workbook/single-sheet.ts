import type { Edition } from "~/domain/edition/edition";
import type { Issue } from "~/domain/responses/reading";

import { questionSheets } from "./layout";

/**
 * What there is to say of a file that can hold one sheet only, such as a .csv: which sheets of the workbook its questions
 * are of, and which are not in it. None where one sheet is all there is.
 */
export function singleSheetIssues(edition: Edition, found: ReadonlyMap<string, unknown>): Issue[] {
  const sheets = questionSheets(edition).map(({ name, rows }) => ({ name, found: rows.some((row) => row.kind === "question" && found.has(row.requirement.id)) }));
  const absent = sheets.filter((sheet) => !sheet.found).map(({ name }) => name);
  const there = sheets.filter((sheet) => sheet.found).map(({ name }) => name);
  if (absent.length === 0) return [];
  return [{ severity: "warning", code: "single-sheet", sheet: null, cell: null, found: there.join(", "), expected: absent.join(", ") }];
}
