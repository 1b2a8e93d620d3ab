import type { EditionAnswer, EditionRequirement } from "~/domain/edition/edition";
import { contentText, type UnclearCode } from "~/domain/responses/read-value";
import { type Issue, unsavedFormula } from "~/domain/responses/reading";

import { cellAddress } from "./cell-range";
import { answerUnit, type Column } from "./layout";
import { cellIn, textIn } from "./locate-columns";
import type { QuestionRow } from "./locate-questions";
import { addedToQuestion } from "./answer-elsewhere";
import { cellText, changedMark, changedUnit, inputColumns, noteText, type ReadQuestion } from "./question-cells";
import { lostText } from "./read-sheet";
import { saysQuestion } from "./template-texts";

/** Longest likely meaning that can be offered for confirmation. */
const longestLikely = 1000;

/**
 * What an issue expects, for `issueMessage`: the answer type, and behind a space its unit or currency, if any.
 */
export function expectedAnswer(answer: EditionAnswer): string {
  switch (answer.type) {
    case "number":
      return answer.unit ? `number ${answer.unit}` : "number";
    case "money":
      return `money ${answer.currency}`;
    default:
      return answer.type;
  }
}

/** Where a line through the words means something. */
const struckColumns = ["question", ...inputColumns] as const;

/** What there is to say of a row whatever its answer: what was changed in the question, formulas, notes, merged cells. */
export function questionIssues(read: ReadQuestion): Issue[] {
  const { row, reading } = read;
  const { requirement } = row;
  const issues: Issue[] = [];
  const text = textIn(row.row, row.columns, "question");
  if (text !== "" && text !== lostText && text !== row.conflict && !saysQuestion(text, requirement)) {
    // Behind a long question a message would not show what was added.
    const added = addedToQuestion(row);
    issues.push(warning("question-changed", row, "question", added === null ? text : `… ${added}`, requirement.code));
  }
  // What makes the answer unclear is told with the answer.
  const unclear = reading.kind === "unclear";
  if (row.conflict !== null && !unclear) issues.push(warning("question-conflict", row, "question", row.conflict, requirement.code));
  const mark = changedMark(row);
  if (mark !== null) issues.push(warning("mandatory-changed", row, "mandatory", mark, requirement.code));
  const unit = unclear ? null : changedUnit(row);
  if (unit !== null) issues.push(warning("unit-changed", row, "unit", unit, answerUnit(requirement)));
  if (row.moved !== null && !unclear) issues.push(warning("row-shifted", row, "answer", read.written, requirement.code));
  for (const column of inputColumns) {
    const cell = column === "answer" ? read.cell : cellIn(row.row, row.columns, column);
    if (cell?.formula) issues.push(warning("formula", row, cell, cell.formula, contentText(cell.content) === "" ? unsavedFormula : undefined));
    // In the answer it is told as what makes that unclear.
    if (column !== "answer" && cell?.content.kind === "error") issues.push(warning("error-cell", row, cell, cell.content.text, "text"));
  }
  for (const column of struckColumns) {
    const cell = column === "answer" ? read.cell : cellIn(row.row, row.columns, column);
    if (!cell?.struck || (column === "answer" && reading.kind === "unclear" && reading.code === "struck-through")) continue;
    issues.push(warning("struck-through", row, cell, cell.struck.text, requirement.code));
  }
  for (const { column, cell } of read.shared) {
    if (column !== "answer" || !unclear) issues.push(warning("merged-cells", row, column, cellText(cell), requirement.code));
  }
  for (const note of read.notes) issues.push(warning("cell-note", row, note, noteText(note)));
  return issues;
}

/** A warning about a cell of a question's row, or about where it has a column of the template. */
function warning(code: Issue["code"], { sheet, row, columns, requirement }: QuestionRow, at: Column | { row: number; column: number }, found: string, expected?: string): Issue {
  const place = typeof at === "string" ? { row: row.number, column: columns[at] } : at;
  const cell = place.column === undefined ? null : cellAddress(place.row, place.column);
  return { severity: "warning", code, sheet, cell, requirement: requirement.id, found, ...(expected === undefined ? {} : { expected }) };
}

/** Where a row's answer stands, or should. */
export function answerPlace({ row, columns, sheet, requirement }: QuestionRow): Pick<Issue, "sheet" | "cell" | "requirement"> {
  return { sheet, cell: columns.answer === undefined ? null : cellAddress(row.number, columns.answer), requirement: requirement.id };
}

/** A likely meaning as an issue offers it, if it can be confirmed. */
export function offer(likely: string | number | undefined): Pick<Issue, "likely"> {
  return likely === undefined || (typeof likely === "string" && likely.length > longestLikely) ? {} : { likely };
}

/** Issues about the value that was read: unclear, or missing where it is mandatory. */
export function valueIssues(read: ReadQuestion): Issue[] {
  const { row, reading } = read;
  const { requirement } = row;
  if (reading.kind === "blank") {
    const nowhere: Issue[] = row.columns.answer === undefined ? [{ severity: "error", code: "answer-not-found", ...answerPlace(row), expected: requirement.code }] : [];
    return requirement.mandatory ? [...nowhere, missing(requirement, answerPlace(row))] : nowhere;
  }
  if (reading.kind !== "unclear") return [];
  const place = read.elsewhere ? { ...answerPlace(row), cell: cellAddress(row.row.number, read.elsewhere.column) } : answerPlace(row);
  return [{ severity: "error", code: reading.code, ...place, ...unclearAbout(read, reading.code), ...offer(reading.likely) }];
}

function unclearAbout({ row, cell, written, shared, elsewhere }: ReadQuestion, code: UnclearCode): Pick<Issue, "found" | "expected" | "answerType"> {
  const { requirement } = row;
  const answerType = requirement.answer.type;
  switch (code) {
    case "question-conflict":
      return { found: row.conflict ?? "", expected: requirement.code, answerType };
    case "struck-through":
      return { found: cell?.struck?.text ?? written, expected: requirement.code, answerType };
    case "answer-in-comment":
      return { found: cellText(cellIn(row.row, row.columns, "comment")), expected: requirement.code, answerType };
    case "answer-elsewhere":
      return { found: elsewhere?.text ?? "", expected: requirement.code, answerType };
    case "row-shifted":
    case "answers-shifted":
      return { found: written, expected: requirement.code, answerType };
    case "unit-changed":
      return { found: changedUnit(row) ?? "", expected: answerUnit(requirement), answerType };
    case "merged-cells":
      return { found: cellText(shared.find(({ column }) => column === "answer")?.cell ?? null), expected: requirement.code, answerType };
    default:
      return { found: written, expected: expectedAnswer(requirement.answer) };
  }
}

export function missing(requirement: EditionRequirement, place: Pick<Issue, "sheet" | "cell">): Issue {
  return { severity: "error", code: "missing-mandatory", ...place, requirement: requirement.id, expected: requirement.code };
}
