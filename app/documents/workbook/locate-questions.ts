import type { EditionRequirement } from "~/domain/edition/edition";
import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";

import { type Column, columnNumber, columns } from "./layout";
import type { OpenedSheet } from "./open-workbook";
import type { Cell, Row } from "./read-sheet";
import { saysQuestion, type TemplateTexts } from "./template-texts";

/** Where a sheet has the template's columns now; a column that is gone has no entry. */
export type ColumnMap = Partial<Record<Column, number>>;

export type LocatedRow =
  | { kind: "question"; sheet: string; row: Row; columns: ColumnMap; requirement: EditionRequirement }
  | { kind: "heading"; sheet: string; row: Row; columns: ColumnMap }
  | { kind: "other"; sheet: string; row: Row; columns: ColumnMap };

/** The cell of a template column in a row. */
export function cellIn(row: Row, map: ColumnMap, column: Column): Cell | null {
  const number = map[column];
  return number === undefined ? null : (row.cells.find((cell) => cell.column === number) ?? null);
}

function textIn(row: Row, map: ColumnMap, column: Column): string {
  return contentText(cellIn(row, map, column)?.content ?? null);
}

/**
 * Says of each row of a sheet which question it is. Columns are found by their headings, which may stand anywhere and more
 * than once; without headings, by the column that holds ids or references.
 */
export function locateQuestions(sheet: OpenedSheet, texts: TemplateTexts): LocatedRow[] {
  let map: ColumnMap | null = null;
  return sheet.rows.map((row): LocatedRow => {
    const at = { sheet: sheet.name, row };
    if (map) {
      const requirement = questionOf(row, map, texts);
      if (requirement) return { kind: "question", ...at, columns: map, requirement };
    }
    const heading = headingColumns(row, texts);
    if (heading) {
      map = heading;
      return { kind: "heading", ...at, columns: map };
    }
    if (map) return { kind: "other", ...at, columns: map };
    // Rows above the heading, or a sheet that has lost it.
    const guessed = columnsByContent(row, texts);
    const requirement = guessed && questionOf(row, guessed, texts);
    return requirement ? { kind: "question", ...at, columns: guessed, requirement } : { kind: "other", ...at, columns: {} };
  });
}

/** Columns by the headings in a row, or null when it does not hold at least three of them. */
function headingColumns(row: Row, texts: TemplateTexts): ColumnMap | null {
  const map: ColumnMap = {};
  for (const cell of row.cells) {
    if (cell.content.kind !== "text" || cell.content.text.length > 40) continue;
    const column = texts.headings.get(foldText(cell.content.text));
    if (column && map[column] === undefined) map[column] = cell.column;
  }
  return Object.keys(map).length < 3 ? null : withRenamed(map);
}

/** Adds columns whose heading was changed: the ones that still stand between their neighbours. */
function withRenamed(map: ColumnMap): ColumnMap {
  const full = { ...map };
  const taken = new Set(Object.values(map));
  columns.forEach((column, index) => {
    if (full[column] !== undefined) return;
    const before = columns.slice(0, index).findLast((each) => map[each] !== undefined);
    const after = columns.slice(index + 1).find((each) => map[each] !== undefined);
    const place = before !== undefined
      ? (map[before] as number) + index - columns.indexOf(before)
      : (map[after as Column] as number) - (columns.indexOf(after as Column) - index);
    const fits = place >= 1 && !taken.has(place) && (after === undefined || place < (map[after] as number));
    // With nothing behind it, a place after the last known column may be the vendor's own column.
    if (fits && (after !== undefined || column === "status")) full[column] = place;
  });
  return full;
}

/** The template's columns from where a row holds an id or a reference. */
function columnsByContent(row: Row, texts: TemplateTexts): ColumnMap | null {
  for (const [column, known] of [["id", texts.byId], ["code", texts.byCode]] as const) {
    const cell = row.cells.find(({ content }) => content.kind === "text" && known.has(column === "id" ? content.text.trim() : content.text.trim().toUpperCase()));
    if (!cell) continue;
    const shift = cell.column - columnNumber(column);
    return Object.fromEntries(columns.map((each) => [each, columnNumber(each) + shift]).filter(([, place]) => (place as number) >= 1));
  }
  return null;
}

/**
 * The question that a row claims to be: by hidden id, by reference, by text. Where they differ – only some columns were
 * sorted, say – two that agree outvote the third, and otherwise that order decides.
 */
function questionOf(row: Row, map: ColumnMap, texts: TemplateTexts): EditionRequirement | null {
  const byId = texts.byId.get(textIn(row, map, "id"));
  const byCode = texts.byCode.get(textIn(row, map, "code").toUpperCase());
  if (byId && byId === byCode) return byId;
  const text = textIn(row, map, "question");
  const first = byId ?? byCode;
  if (first && (text === "" || saysQuestion(text, first))) return first;
  const byText = text === "" ? undefined : texts.byText(text);
  if (byCode && byCode === byText) return byCode;
  return first ?? byText ?? null;
}
