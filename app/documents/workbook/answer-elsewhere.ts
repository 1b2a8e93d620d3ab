import { foldText } from "~/domain/responses/fold-text";
import { type CellContent, contentText, readValue } from "~/domain/responses/read-value";

import { answerUnit, questionText } from "./layout";
import { isStatusFormula } from "./locate-columns";
import type { QuestionRow } from "./locate-questions";
import type { Note } from "./read-notes";
import type { Cell } from "./read-sheet";
import { mandatoryMarks, type TemplateTexts } from "./template-texts";

/** What may be the answer to a question whose own cell is blank: where it stands, as it was written, and its meaning. */
export interface ElsewhereAnswer {
  column: number;
  text: string;
  value: string | number;
}

/** A word or figure: a cross means another thing in every column. */
const sayable = /\p{L}{2}|\d/u;
const label = /^\s*(?:(?:ons|uw|our|your)\s+)?(?:antwoord|reactie|answer|response|reply)\s*[:=–-]\s*/iu;

/**
 * The one text in a question's row, beside its blank answer cell, that is an answer of the kind that is asked: in the column
 * for evidence, unit or status, in one of the vendor's own, in a note, or behind the question itself. Null where there is none,
 * or more than one.
 */
export function answerElsewhere({ row, columns, requirement }: QuestionRow, notes: readonly Note[], texts: TemplateTexts): ElsewhereAnswer | null {
  if (requirement.answer.type === "text" || columns.answer === undefined) return null;
  let found: ElsewhereAnswer | null = null;
  let several = false;
  const consider = (column: number, text: string, content: CellContent) => {
    const reading = sayable.test(text) ? readValue(content, requirement.answer, texts.values) : null;
    if (reading?.kind !== "understood") return;
    several ||= found !== null;
    found = { column, text, value: reading.value };
  };
  for (const cell of row.cells) if (mayHoldAnswer(cell, columns, requirement)) consider(cell.column, contentText(cell.content), cell.content);
  for (const note of notes) {
    const said = note.text.replace(/^[^\n:]{1,60}:\s*/u, "").trim();
    if (note.column === columns.answer) consider(note.column, said, { kind: "text", text: said });
  }
  const added = addedToQuestion({ row, columns, requirement });
  if (added !== null && label.test(added)) {
    const said = added.replace(label, "").trim();
    consider(columns.question!, said, { kind: "text", text: said });
  }
  return several ? null : found;
}

/** What a vendor wrote behind the text of a question in its cell; null where nothing or where that text is another. */
export function addedToQuestion({ row, columns, requirement }: Pick<QuestionRow, "row" | "columns" | "requirement">): string | null {
  const cell = row.cells.find(({ column }) => column === columns.question);
  const text = cell ? contentText(cell.content) : "";
  const printed = [questionText(requirement), requirement.text].find((each) => text.length > each.length && text.startsWith(each));
  const added = printed === undefined ? "" : text.slice(printed.length).trim();
  return added === "" ? null : added;
}

function mayHoldAnswer({ column, content, formula }: Cell, columns: QuestionRow["columns"], requirement: QuestionRow["requirement"]): boolean {
  if (column === columns.id || column === columns.code || column === columns.question || column === columns.answer || column === columns.comment) return false;
  if (content.kind === "error" || content.kind === "boolean" || isStatusFormula(formula)) return false;
  if (column === columns.evidence) return true;
  const text = foldText(contentText(content));
  if (column === columns.unit) return text !== foldText(answerUnit(requirement));
  // "Ja" says there that it is mandatory.
  if (column === columns.mandatory) return requirement.answer.type !== "yesno" && !mandatoryMarks(true).has(text) && !mandatoryMarks(false).has(text);
  // A figure in a column of the vendor's own can be anything.
  return column === columns.status || content.kind === "text" ? !/^[\d\s.,€$%+-]+$/.test(text) : content.kind === "number" && content.format === "date";
}
