import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";

import { answerUnit, type Column, columns } from "./layout";
import type { Cell, Row } from "./read-sheet";
import type { TemplateTexts } from "./template-texts";

/** Where a sheet has the template's columns now; a column that is gone has no entry. */
export type ColumnMap = Partial<Record<Column, number>>;

/** The cell of a template column in a row. */
export function cellIn(row: Row, map: ColumnMap, column: Column): Cell | null {
  const number = map[column];
  if (number === undefined) return null;
  for (const cell of row.cells) if (cell.column === number) return cell;
  return null;
}

/** The text in a template column of a row, "" where it is blank. */
export function textIn(row: Row, map: ColumnMap, column: Column): string {
  return contentText(cellIn(row, map, column)?.content ?? null);
}

/** The columns, moved sideways together; what would leave the sheet has no entry. */
export function shiftedBy(map: ColumnMap, by: number): ColumnMap {
  return Object.fromEntries(Object.entries(map).map(([column, place]) => [column, place + by]).filter(([, place]) => (place as number) >= 1));
}

/** Columns by the headings in a row, or null when it does not hold at least three of them. */
export function headingColumns(row: Row, texts: TemplateTexts): ColumnMap | null {
  // Quick, for most rows: one with a question's id is no heading.
  const [first] = row.cells;
  if (first.content.kind === "text" && texts.byId.has(first.content.text)) return null;
  const map: ColumnMap = {};
  const reworded: [column: number, text: string][] = [];
  for (const { content, column: place } of row.cells) {
    if (content.kind !== "text" || content.text.length > 40) continue;
    const folded = foldText(content.text);
    const column = texts.headings.get(folded);
    if (column === undefined) reworded.push([place, folded]);
    else if (map[column] === undefined) map[column] = place;
  }
  if (Object.keys(map).length < 3) return null;
  // "Uw antwoord" is the heading "Antwoord", if no other column is.
  for (const [place, text] of reworded) {
    const column = [...texts.headings].find(([label, each]) => map[each] === undefined && label.length >= 4 && text.includes(label))?.[1];
    if (column) map[column] = place;
  }
  return filled(map, false);
}

/**
 * Adds columns that no sign was found of, where they must stand by the template: between two known ones that are as far
 * from each other as there, or at the end that is open.
 */
function filled(map: ColumnMap, openEnds: boolean): ColumnMap {
  const full = { ...map };
  const taken = new Set(Object.values(map));
  columns.forEach((column, index) => {
    if (full[column] !== undefined) return;
    const before = columns.slice(0, index).findLast((each) => map[each] !== undefined);
    const after = columns.slice(index + 1).find((each) => map[each] !== undefined);
    const fromBefore = before && (map[before] as number) + index - columns.indexOf(before);
    const fromAfter = after && (map[after] as number) - (columns.indexOf(after) - index);
    const place = fromBefore ?? fromAfter;
    if (place === undefined || place < 1 || taken.has(place)) return;
    // With nothing behind it, a place after the last known column may be the vendor's own column.
    if (fromBefore !== undefined && fromAfter !== undefined ? fromBefore === fromAfter : openEnds || before === undefined || column === "status") full[column] = place;
  });
  return full;
}

/** Columns of a sheet without headings, by what stands in them; null when no row says which question it is. */
export function columnsByRows(rows: readonly Row[], texts: TemplateTexts): ColumnMap | null {
  const hits = new Map<Column, Map<number, number>>();
  const hit = (column: Column, place: number) => {
    const places = hits.get(column) ?? new Map<number, number>();
    hits.set(column, places.set(place, (places.get(place) ?? 0) + 1));
  };
  for (const row of rows) {
    let requirement = undefined;
    for (const { content, column } of row.cells) {
      if (content.kind !== "text") continue;
      const text = content.text.trim();
      const byId = texts.byId.get(text);
      const byCode = byId ? undefined : texts.byCode.get(text.toUpperCase());
      const byText = byId || byCode || text.length < 10 ? undefined : texts.byText(text);
      if (byId) hit("id", column);
      else if (byCode) hit("code", column);
      else if (byText) hit("question", column);
      requirement ??= byId ?? byCode ?? byText;
    }
    if (!requirement) continue;
    const unit = answerUnit(requirement);
    for (const { content, column, formula } of row.cells) {
      const folded = foldText(contentText(content));
      if (texts.statusMarks.has(folded) || isStatusFormula(formula)) hit("status", column);
      else if (texts.mandatoryMarks.has(folded)) hit("mandatory", column);
      else if (unit !== "" && folded === foldText(unit)) hit("unit", column);
    }
  }
  if (!["id", "code", "question"].some((column) => hits.has(column as Column))) return null;
  const map: ColumnMap = {};
  const taken = new Set<number>();
  for (const column of columns) {
    const best = [...(hits.get(column) ?? [])].filter(([place]) => !taken.has(place)).sort((a, b) => b[1] - a[1])[0];
    if (!best) continue;
    map[column] = best[0];
    taken.add(best[0]);
  }
  return filled(map, true);
}

/** Whether a formula is the one that the template shows a question's status by. */
export function isStatusFormula(formula: string | null): boolean {
  return formula !== null && /^=\s*IF\s*\(\s*LEN\s*\(\s*TRIM\s*\(/i.test(formula);
}
