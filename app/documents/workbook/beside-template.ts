import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";
import type { Reading } from "~/domain/responses/reading";

import { cellAddress } from "./cell-range";
import { answerUnit } from "./layout";
import { cellIn, type ColumnMap, isStatusFormula, textIn } from "./locate-columns";
import { isReference, type LocatedRow } from "./locate-questions";
import type { OpenedSheet } from "./open-sheet";
import { isOwnLine } from "./own-lines";
import { changedMark, changedUnit, type ReadQuestion } from "./question-cells";
import { type Cell, lostText } from "./read-sheet";
import { isTemplateText, type TemplateTexts } from "./template-texts";

/** One text where the template has no place for it. */
export type Beside = Reading["beside"][number];

/** Texts that are kept per workbook; real ones have a handful. */
const most = 10_000;

/** Keeps `found` within bounds. */
export function keepBeside(kept: Beside[], found: readonly Beside[]): void {
  for (const each of found) if (kept.length < most) kept.push(each);
}

function besideOf(sheet: string, cell: Cell): Beside {
  const shown = contentText(cell.content);
  return { sheet, cell: cellAddress(cell.row, cell.column), text: shown === "" ? (cell.formula ?? "") : shown };
}

const nothing: Beside[] = [];

/** What a vendor wrote in a question's row outside the cells for it. */
export function besideInQuestion(read: ReadQuestion, texts: TemplateTexts): readonly Beside[] {
  let found: Beside[] | null = null;
  for (const cell of read.row.row.cells) if (!isExpected(cell, read, texts)) (found ??= []).push(besideOf(read.row.sheet, cell));
  return found ?? nothing;
}

function isExpected(cell: Cell, { row: located, taken }: ReadQuestion, texts: TemplateTexts): boolean {
  const { columns: map, requirement, row } = located;
  const { column } = cell;
  if (taken.has(cell)) return true;
  // Of two cells in one place, as some programs leave behind, the first is read.
  if (column === map.question) return cell === cellIn(row, map, "question");
  if (column === map.answer) return cell === cellIn(row, map, "answer");
  if (column === map.comment) return cell === cellIn(row, map, "comment");
  if (column === map.evidence) return cell === cellIn(row, map, "evidence");
  if (column === map.status && isStatusFormula(cell.formula)) return true;
  const shown = contentText(cell.content);
  // What is lost is told of the part that held it.
  if ((shown === "" && cell.formula === null) || isLost(cell)) return true;
  if (column === map.id) return texts.byId.has(shown);
  if (column === map.code) return isReference(shown, requirement);
  if (column === map.unit) return shown === "" || (answerUnit(requirement) !== "" && changedUnit(located) === null);
  if (column === map.mandatory) {
    const changed = changedMark(located);
    return changed === null || changed === "";
  }
  return column === map.status && texts.statusMarks.has(foldText(shown));
}

function isUnit(text: string, texts: TemplateTexts): boolean {
  return text !== "" && [...texts.byId.values()].some((requirement) => answerUnit(requirement) === text);
}

function isLost({ content }: Cell): boolean {
  return content.kind === "error" && content.text === lostText;
}

/** Whether a text beside the template is said by an issue of its own: a changed mark or unit, an answer beside its cell. */
export function isToldAlready({ row, reading, elsewhere }: ReadQuestion, beside: Beside): boolean {
  const { mandatory, unit } = row.columns;
  const at = (column: number | undefined) => column !== undefined && beside.cell === cellAddress(row.row.number, column);
  if (at(elsewhere?.column)) return true;
  if (at(mandatory)) return changedMark(row) !== null;
  return at(unit) && changedUnit(row) !== null && (reading.kind !== "unclear" || reading.code === "unit-changed");
}

/** What stands in a row that is no question, apart from the template's own titles, instructions and figures. */
export function besideElsewhere(located: Exclude<LocatedRow, { kind: "question" }>, texts: TemplateTexts, titles: ReadonlySet<string>): Beside[] {
  const { row, sheet, columns: map } = located;
  // Among the answers nothing is the template's own, also where it looks like a label.
  const inputs = located.kind === "other" ? [map.answer, map.comment, map.evidence] : [];
  // On the start sheet of a prefilled workbook a status word stands beside the line that explains it.
  const explains = row.cells.some(({ content }) => isOwnLine(contentText(content)));
  // A label of the scale is the template's beside its meaning; elsewhere it is an answer.
  const legend = row.cells.some(({ content }) => texts.meanings.has(foldText(contentText(content))));
  const known = row.cells.map(({ content, column }) => {
    const text = contentText(content);
    const label = texts.headings.get(foldText(text));
    if (!legend && texts.values.scaleLabels.has(foldText(text))) return false;
    return (!inputs.includes(column) || (label !== undefined && map[label] === column)) && (isTemplateText(text, texts) || titles.has(text) || (explains && texts.statusMarks.has(foldText(text))));
  });
  const progress = row.cells.some(({ content }, index) => known[index] && texts.progress.has(foldText(contentText(content))));
  // Beside texts that are lost a mark or unit says no more than that a question stood here.
  const broken = row.cells.some(isLost);
  const isMark = (cell: Cell) => !inputs.includes(cell.column) && (texts.mandatoryMarks.has(foldText(contentText(cell.content))) || isUnit(contentText(cell.content), texts));
  const aboutVendor = row.cells.some(({ content }) => foldText(contentText(content)) === texts.vendorLabel);
  return row.cells
    .filter((cell, index) => {
      if (known[index] || isLost(cell) || (broken && isMark(cell))) return false;
      if (aboutVendor && known[index - 1]) return false;
      // Figures of the progress table, also where they were pasted as values.
      return !(progress && !inputs.includes(cell.column) && (cell.formula !== null || cell.content.kind === "number"));
    })
    .map((cell) => besideOf(sheet, cell))
    .filter(({ text }) => text !== "");
}

/**
 * The reference of a row that was filled in like a question but is none of the edition's, or null. Such a row holds an
 * answer under a reference or a question's text.
 */
export function unknownReference(row: LocatedRow["row"], map: ColumnMap, texts: TemplateTexts): string | null {
  const code = textIn(row, map, "code");
  const reference = code || textIn(row, map, "question");
  const answer = textIn(row, map, "answer");
  // "Naam", "Akkoord", "Totaal": who signs or adds up below a table asks nothing.
  if (!/\d/.test(code) && reference.length < shortestQuestion && !reference.includes("?")) return null;
  return reference !== "" && reference !== lostText && answer !== "" && !isTemplateText(reference, texts) && !texts.headings.has(foldText(answer)) ? reference : null;
}

/** Words that are shorter and no reference are a label. */
const shortestQuestion = 20;

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
