import type { Cell, Row } from "exceljs";

import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { answerScaleKeySchema } from "~/domain/requirements/answer-type";
import { isPercent } from "~/domain/responses/read-number";
import { scaleLabel, yesNoLabel } from "~/i18n/answer-labels";
import type { Translate } from "~/i18n/translate";

import { cellText, setInertText } from "../inert-text";
import { columnNumber, questionText, templateNote } from "./layout";
import { markColours, type PrefilledRow } from "./prefill";
import { columnWidths as widths } from "./sheet-setup";
import { fill, heightFor, wrappedLines } from "./style";

/** Fills in what is known of a question: answer, explanation, evidence, mark and note. The row has been written blank. */
export function writePrefilledRow(row: Row, requirement: EditionRequirement, filled: PrefilledRow, edition: Edition, t: Translate): void {
  const answer = row.getCell(columnNumber("answer"));
  if (filled.answer && "typed" in filled.answer) setTyped(answer, requirement, filled.answer.typed);
  else if (filled.answer) setValue(answer, requirement, filled.answer.value, t);
  const comment = row.getCell(columnNumber("comment"));
  const evidence = row.getCell(columnNumber("evidence"));
  if (filled.comment !== "") setInertText(comment, filled.comment);
  if (filled.evidence !== "") setInertText(evidence, filled.evidence);
  row.height = Math.max(
    heightFor(wrappedLines(questionText(requirement), widths.question)),
    heightFor(wrappedLines(answer.text, widths.answer)),
    heightFor(wrappedLines(filled.comment, widths.comment)),
    heightFor(wrappedLines(filled.evidence, widths.evidence)),
    row.height,
  );
  if (filled.mark) {
    answer.fill = fill(markColours[filled.mark]);
    row.getCell(columnNumber("status")).value = { formula: statusFormula(row.number, requirement, filled, edition, t) };
  }
  if (filled.note !== null) {
    answer.note = { texts: [{ text: cellText(templateNote(t(`workbook.status.${filled.mark === "missing" || filled.mark === null ? "mandatory" : filled.mark}`), filled.note)) }] };
  }
}

/** An unclear answer, unclear as it was: a bare 0.5 for per cent, or 1 for yes, would say something else as a text. */
function setTyped(cell: Cell, { answer }: EditionRequirement, typed: string): void {
  const number = Number(typed);
  const bare = typed.trim() !== "" && String(number) === typed && number >= 0 && number <= 1;
  if (bare && (answer.type === "yesno" || (answer.type === "number" && isPercent(answer.unit)))) cell.value = number;
  else setInertText(cell, typed);
}

/** An answer in the form in which the template asks it: a label of the list, a number, a date. */
function setValue(cell: Cell, { answer }: EditionRequirement, value: string | number, t: Translate): void {
  switch (answer.type) {
    case "scale": {
      const key = answerScaleKeySchema.safeParse(value);
      if (key.success) cell.value = scaleLabel(t, key.data);
      else setInertText(cell, String(value));
      return;
    }
    case "yesno":
      if (value === "yes" || value === "no") cell.value = yesNoLabel(t, value);
      else setInertText(cell, String(value));
      return;
    case "number":
      // A share below 1 could be meant as per cent or as part of one; with its sign it says which.
      if (typeof value === "number" && !(isPercent(answer.unit) && value > 0 && value <= 1)) cell.value = value;
      else if (typeof value === "number") cell.value = `${String(value)} %`;
      else setInertText(cell, value);
      return;
    case "money":
      if (typeof value === "number") cell.value = value;
      else setInertText(cell, value);
      return;
    case "date":
      // Spreadsheets count a day too many before March 1900.
      if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && value >= "1900-03-01") cell.value = new Date(`${value}T00:00:00Z`);
      else setInertText(cell, String(value));
      return;
    case "text":
      setInertText(cell, String(value));
  }
}

/**
 * The status as long as the cell says something; an unclear answer counts as answered once it is one that the template
 * knows. Only the template's own words stand in the formula, never the vendor's.
 */
function statusFormula(row: number, requirement: EditionRequirement, { mark, answer }: PrefilledRow, edition: Edition, t: Translate): string {
  const cell = `$${String.fromCharCode(64 + columnNumber("answer"))}${row}`;
  const isUnclear = mark === "unclear";
  const open = t(`workbook.status.${requirement.mandatory ? "mandatory" : isUnclear && answer === null ? "unclear" : mark === "new" ? "new" : "open"}`);
  const answered = t("workbook.status.answered");
  const said = mark === "missing" || mark === "new" || mark === null ? `"${answered}"` : isUnclear ? corrected() : `"${t(`workbook.status.${mark}`)}"`;
  return `IF(LEN(TRIM(${cell}))=0,"${open}",${said})`;

  function corrected(): string {
    const unclear = `"${t("workbook.status.unclear")}"`;
    const known = knownAnswer(cell, requirement, edition, t);
    // A text that was put where none stood is an answer.
    if (known === null) return answer === null ? `"${answered}"` : unclear;
    return `IF(${known},"${answered}",${unclear})`;
  }
}

function knownAnswer(cell: string, { answer }: EditionRequirement, edition: Edition, t: Translate): string | null {
  const oneOf = (labels: string[]) => `OR(${labels.map((label) => `TRIM(${cell})="${label.replaceAll('"', '""')}"`).join(",")})`;
  switch (answer.type) {
    case "scale":
      return oneOf(edition.scale.map(({ key }) => scaleLabel(t, key)));
    case "yesno":
      return oneOf([yesNoLabel(t, "yes"), yesNoLabel(t, "no")]);
    case "number":
      if (isPercent(answer.unit)) return `AND(ISNUMBER(${cell}),OR(N(${cell})>1,N(${cell})<=0))`;
      return `ISNUMBER(${cell})`;
    case "money":
    case "date":
      return `ISNUMBER(${cell})`;
    case "text":
      return null;
  }
}
