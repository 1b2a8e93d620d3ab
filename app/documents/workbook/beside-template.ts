import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";
import type { Reading } from "~/domain/responses/reading";

import { answerUnit, referencePatterns } from "./layout";
import { isOwnLine } from "./own-lines";
import { cellIn, type ColumnMap, type LocatedRow } from "./locate-questions";
import { type Cell, cellAddress } from "./read-sheet";
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

const same = (a: string, b: string): boolean => a === b || foldText(a) === foldText(b);

/** What a vendor wrote in a question's row outside the cells for it. */
export function besideInQuestion(located: Extract<LocatedRow, { kind: "question" }>, texts: TemplateTexts): Beside[] {
  const { row, columns: map, requirement, sheet } = located;
  const own = new Set([map.id, map.question, map.answer, map.comment, map.evidence]);
  const expected = (cell: Cell): boolean => {
    if (own.has(cell.column)) return true;
    if (cell.column === map.status && cell.formula !== null) return true;
    const shown = contentText(cell.content);
    if (cell.column === map.code) return same(shown, requirement.code);
    if (cell.column === map.unit) return same(shown, answerUnit(requirement));
    if (cell.column === map.status || cell.column === map.mandatory) return texts.marks.has(shown) || texts.marks.has(foldText(shown));
    return shown === "" && cell.formula === null;
  };
  return row.cells.filter((cell) => !expected(cell)).map((cell) => besideOf(sheet, cell));
}

/** What stands in a row that is no question, apart from the template's own titles, instructions and figures. */
export function besideElsewhere(located: Exclude<LocatedRow, { kind: "question" }>, texts: TemplateTexts): Beside[] {
  const { row, sheet, columns: map } = located;
  // Among the answers nothing is the template's own, also where it looks like a label.
  const inputs = located.kind === "other" ? [map.answer, map.comment, map.evidence] : [];
  // On the start sheet of a prefilled workbook a status word stands beside the line that explains it.
  const explains = row.cells.some(({ content }) => isOwnLine(contentText(content)));
  const known = row.cells.map(({ content, column }) => {
    const text = contentText(content);
    return !inputs.includes(column) && (isTemplateText(text, texts) || (explains && texts.marks.has(foldText(text))));
  });
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
  return texts.fixed.has(folded) || texts.headings.has(folded) || isOwnLine(text) || /^█+$/.test(folded) || referencePatterns.some((pattern) => pattern.test(text));
}

/**
 * The reference of a row that was filled in like a question but is none of the edition's, or null. Such a row holds an
 * answer under a reference or a question's text.
 */
export function unknownReference(row: LocatedRow["row"], map: ColumnMap, texts: TemplateTexts): string | null {
  const text = (column: "code" | "question" | "answer") => contentText(cellIn(row, map, column)?.content ?? null);
  const reference = text("code") || text("question");
  return reference !== "" && text("answer") !== "" && !isTemplateText(reference, texts) ? reference : null;
}
