import type { EditionAnswer, EditionRequirement } from "~/domain/edition/edition";
import { contentText } from "~/domain/responses/read-value";
import type { Issue } from "~/domain/responses/reading";

import { cellAddress } from "./cell-range";
import { answerUnit, type Column } from "./layout";
import { cellIn, type QuestionRow } from "./locate-questions";
import { cellText, changedMark, changedUnit, inputColumns, noteText, type ReadQuestion } from "./question-cells";
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

/** What there is to say of a row whatever its answer: what was changed in the question, formulas, notes, merged cells. */
export function questionIssues(read: ReadQuestion): Issue[] {
  const { row } = read;
  const { requirement } = row;
  const issues: Issue[] = [];
  const warn = (code: Issue["code"], cell: string | null, found: string, expected?: string) =>
    issues.push({ severity: "warning", code, sheet: row.sheet, cell, requirement: requirement.id, found, ...(expected === undefined ? {} : { expected }) });
  const address = (column: Column) => (row.columns[column] === undefined ? null : cellAddress(row.row.number, row.columns[column]));

  const text = contentText(cellIn(row.row, row.columns, "question")?.content ?? null);
  if (row.conflict === null && text !== "" && !saysQuestion(text, requirement)) warn("question-changed", address("question"), text, requirement.code);
  if (row.conflict !== null && read.reading.kind !== "unclear") warn("question-conflict", address("question"), row.conflict, requirement.code);
  const mark = changedMark(row);
  if (mark !== null) warn("mandatory-changed", address("mandatory"), mark, requirement.code);
  const unit = changedUnit(row);
  if (unit !== null && read.reading.kind !== "unclear") warn("unit-changed", address("unit"), unit, answerUnit(requirement));
  if (row.moved !== null && read.reading.kind !== "unclear") warn("row-shifted", address("answer"), read.written, requirement.code);
  for (const column of inputColumns) {
    const cell = column === "answer" ? read.cell : cellIn(row.row, row.columns, column);
    if (cell?.formula) warn("formula", cellAddress(cell.row, cell.column), cell.formula);
  }
  for (const { column, cell } of read.shared) {
    if (column !== "answer" || read.reading.kind !== "unclear") warn("merged-cells", address(column), cellText(cell), requirement.code);
  }
  for (const note of read.notes) warn("cell-note", cellAddress(note.row, note.column), noteText(note));
  return issues;
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
export function valueIssues({ row, reading, written, shared }: ReadQuestion): Issue[] {
  const { requirement } = row;
  const answerType = requirement.answer.type;
  if (reading.kind === "blank") return requirement.mandatory ? [missing(requirement, answerPlace(row))] : [];
  if (reading.kind !== "unclear") return [];
  const issue = (found: string, expected: string, more: Partial<Issue> = {}): Issue[] =>
    [{ severity: "error", code: reading.code, ...answerPlace(row), found, expected, ...more, ...offer(reading.likely) }];
  switch (reading.code) {
    case "question-conflict":
      return issue(row.conflict ?? "", requirement.code, { answerType });
    case "row-shifted":
      return issue(written, requirement.code, { answerType });
    case "unit-changed":
      return issue(changedUnit(row) ?? "", answerUnit(requirement), { answerType });
    case "merged-cells":
      return issue(cellText(shared.find(({ column }) => column === "answer")?.cell ?? null), requirement.code, { answerType });
    default:
      return issue(written, expectedAnswer(requirement.answer));
  }
}

export function missing(requirement: EditionRequirement, place: Pick<Issue, "sheet" | "cell">): Issue {
  return { severity: "error", code: "missing-mandatory", ...place, requirement: requirement.id, expected: requirement.code };
}
