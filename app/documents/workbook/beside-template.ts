import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";
import type { Reading } from "~/domain/responses/reading";

import { cellAddress } from "./cell-range";
import { answerUnit, referencePatterns } from "./layout";
import type { ColumnMap } from "./locate-columns";
import { isReference, type LocatedRow, textIn } from "./locate-questions";
import type { OpenedSheet } from "./open-sheet";
import { changedMark, type ReadQuestion } from "./question-cells";
import type { Cell } from "./read-sheet";
import { isStatusFormula } from "./locate-columns";
import type { TemplateTexts } from "./template-texts";

/** One text where the template has no place for it. */
export type Beside = Reading["beside"][number];

/** Texts that are kept per workbook; real ones have a handful. */
const most = 10_000;

/** Keeps `found` within bounds. */
export function keepBeside(kept: Beside[], found: Beside[]): void {
  for (const each of found) if (kept.length < most) kept.push(each);
}

function besideOf(sheet: string, cell: Cell): Beside {
  const shown = contentText(cell.content);
  return { sheet, cell: cellAddress(cell.row, cell.column), text: shown === "" ? (cell.formula ?? "") : shown };
}

/** What a vendor wrote in a question's row outside the cells for it. */
export function besideInQuestion({ row: located, taken }: ReadQuestion, texts: TemplateTexts): Beside[] {
  const { row, columns: map, requirement, sheet } = located;
  const own = new Set([map.id, map.question, map.answer, map.comment, map.evidence]);
  const expected = (cell: Cell): boolean => {
    if (own.has(cell.column) || taken.has(cell)) return true;
    const shown = contentText(cell.content);
    if (shown === "" && cell.formula === null) return true;
    if (cell.column === map.code) return isReference(shown, requirement);
    // Another unit or mark than was published is said as that.
    if (cell.column === map.unit) return answerUnit(requirement) !== "" || shown === "";
    if (cell.column === map.mandatory) return changedMark(located) === null || changedMark(located) === "";
    if (cell.column === map.status) return isStatusFormula(cell.formula) || texts.statusMarks.has(foldText(shown));
    return false;
  };
  return row.cells.filter((cell) => !expected(cell)).map((cell) => besideOf(sheet, cell));
}

/** Whether a text beside the template is said by an issue of its own: a changed mark. */
export function isChangedMark({ row }: ReadQuestion, beside: Beside): boolean {
  return row.columns.mandatory !== undefined && changedMark(row) !== null && beside.cell === cellAddress(row.row.number, row.columns.mandatory);
}

/** What stands in a row that is no question, apart from the template's own titles, instructions and figures. */
export function besideElsewhere(located: Exclude<LocatedRow, { kind: "question" }>, texts: TemplateTexts, titles: ReadonlySet<string>): Beside[] {
  const { row, sheet, columns: map } = located;
  // Among the answers nothing is the template's own, also where it looks like a label.
  const inputs = located.kind === "other" ? [map.answer, map.comment, map.evidence] : [];
  const known = row.cells.map(({ content, column }) => !inputs.includes(column) && (isTemplateText(contentText(content), texts) || titles.has(contentText(content))));
  const ofTemplate = known.includes(true);
  const aboutVendor = row.cells.some(({ content }) => foldText(contentText(content)) === texts.vendorLabel);
  return row.cells
    .filter((cell, index) => {
      if (known[index]) return false;
      if (aboutVendor && known[index - 1]) return false;
      // Figures of the progress table, also where they were pasted as values.
      return !(ofTemplate && (cell.formula !== null || cell.content.kind === "number"));
    })
    .map((cell) => besideOf(sheet, cell))
    .filter(({ text }) => text !== "");
}

function isTemplateText(text: string, texts: TemplateTexts): boolean {
  const folded = foldText(text);
  if (folded === "") return true;
  return texts.fixed.has(folded) || texts.headings.has(folded) || /^█+$/.test(folded) || referencePatterns.some((pattern) => pattern.test(text));
}

/**
 * The reference of a row that was filled in like a question but is none of the edition's, or null. Such a row holds an
 * answer under a reference or a question's text.
 */
export function unknownReference(row: LocatedRow["row"], map: ColumnMap, texts: TemplateTexts): string | null {
  const reference = textIn(row, map, "code") || textIn(row, map, "question");
  return reference !== "" && textIn(row, map, "answer") !== "" && !isTemplateText(reference, texts) ? reference : null;
}

/** What Numbers says on the sheet that it adds when it exports, and how it names a table that has no name. */
const numbersSummary = /(?:exported from|geëxporteerd (?:vanuit|uit)) (?:apple )?numbers/i;
const numbersTable = /^(?:table|tabel) \d+(?:-\d+)*$/i;

/** Sheets that the exporting program added, and titles that it put above the tables. */
export function exportHabits(sheets: readonly OpenedSheet[]): { added: ReadonlySet<OpenedSheet>; titles: ReadonlySet<string> } {
  const texts = ({ rows }: OpenedSheet) => rows.flatMap(({ cells }) => cells.map(({ content }) => contentText(content)));
  const added = sheets.filter((sheet) => sheet.rows.length <= 2 * sheets.length + 10 && texts(sheet).some((text) => numbersSummary.test(text)));
  if (added.length === 0) return { added: new Set(), titles: new Set() };
  const summary = new Set(added.flatMap(texts));
  return { added: new Set(added), titles: new Set([...sheets.map(({ name }) => name), ...summary, ...sheets.flatMap(texts).filter((text) => numbersTable.test(text))]) };
}
