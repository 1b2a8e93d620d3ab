import type { Edition } from "~/domain/edition/edition";
import { languages } from "~/domain/language";
import type { ChecklistResult } from "~/domain/respondents/checklist-reading";
import { checklistParts } from "~/domain/respondents/checklist-reading";
import { isObjective } from "~/domain/respondents/checklist-form";
import { readChoice } from "~/domain/respondents/read-choice";
import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";
import { translator } from "~/i18n/translate";

import { refusalOfDamage } from "../workbook/damage";
import { type Beside, besideElsewhere, exportHabits } from "../workbook/beside-template";
import { cellAddress } from "../workbook/cell-range";
import { identify, type Identity, isIdentitySheet } from "../workbook/identify-workbook";
import { columns } from "../workbook/layout";
import { cellIn } from "../workbook/locate-columns";
import { locateQuestions } from "../workbook/locate-questions";
import type { QuestionRow } from "../workbook/locate-questions";
import { openWorkbook } from "../workbook/open-workbook";
import type { OpenedWorkbook } from "../workbook/opened-workbook";
import { cellText, lookupIn, noteText } from "../workbook/question-cells";
import type { SheetLookup } from "../workbook/question-cells";
import { templateTexts } from "../workbook/template-texts";
import type { TemplateTexts } from "../workbook/template-texts";
import { readInOwnForm } from "./choose-form";
import type { ReadAs } from "./choose-form";
import { checklistSteps, choiceLabels, columnTitle, partColumns } from "./checklist-columns";
import { GatheredCells } from "./gathered-cells";

/**
 * Reads a checklist that came back. `forms` are the same checklist in all languages: the one that it was made in is found
 * by its hidden sheet or else by what is understood most. Rows and columns are found as in a vendor's workbook: by hidden
 * id, reference and text, by headings in either language, wherever they stand now. What a stranger sent is read in a worker.
 */
export function readChecklist(bytes: Uint8Array, forms: readonly Edition[]): ChecklistResult {
  const opening = openWorkbook(bytes);
  if (!opening.ok) return opening;
  const damaged = refusalOfDamage(opening.workbook);
  return damaged ? { ok: false, refusal: damaged } : readOpened(opening.workbook, forms);
}

/** As `readChecklist`, of a workbook that is open. */
export function readOpened(workbook: OpenedWorkbook, forms: readonly Edition[]): ChecklistResult {
  const identity = identify(workbook);
  return readInOwnForm({ ...identity, respondent: identity.vendorCode }, forms, (form) => readFor(workbook, form, identity), (expected) => (
    { code: "no-questions", found: workbook.sheets.map(({ name }) => name).slice(0, 5).join(", "), expected }
  ));
}

function readFor(workbook: OpenedWorkbook, form: Edition, { vendor }: Identity): ReadAs {
  const texts = checklistTexts(form, vendor?.name ?? "");
  const { added, titles } = exportHabits(workbook.sheets);
  const sheets = workbook.sheets.filter((sheet) => !isIdentitySheet(sheet) && !added.has(sheet));
  const located = locateQuestions(sheets, texts);
  const cells = new GatheredCells();
  const seen = new Set<string>();
  located.forEach((rows, index) => {
    const lookup = lookupIn(sheets[index]!);
    for (const row of rows) {
      if (row.kind !== "question") {
        cells.keep(besideElsewhere(row, texts, titles));
        continue;
      }
      seen.add(row.requirement.id);
      readRow(row, lookup, texts, cells);
      cells.keep(besideIn(row));
    }
  });
  return { seen: seen.size, absent: form.requirements.filter(({ id }) => !seen.has(id)).map(({ id }) => id), cells };
}

/** The texts of the response workbook's template, with the headings and instructions of a checklist. */
function checklistTexts(form: Edition, name: string): TemplateTexts {
  const every = languages.map(translator);
  const texts = templateTexts(form, null);
  const fixed = every.flatMap((t) => [t("checklist.for", { name }), ...checklistSteps(t).map((step, index) => `${index + 1}.  ${step}`)]);
  return {
    ...texts,
    headings: new Map(every.flatMap((t) => columns.map((column) => [foldText(columnTitle(t, column)), column] as const))),
    fixed: new Set([...texts.fixed, ...fixed.map(foldText)]),
  };
}

/** Reads the cells of one row. */
function readRow(row: QuestionRow, lookup: SheetLookup, texts: TemplateTexts, cells: GatheredCells): void {
  const { requirement, columns: map } = row;
  const doubtful = row.conflict !== null || row.moved === "unclear";
  for (const part of checklistParts) {
    if (isObjective(requirement) && part !== "selected" && part !== "remark") continue;
    const column = partColumns[part];
    const cell = cellIn(row.row, map, column);
    const place = { sheet: row.sheet, cell: map[column] === undefined ? "" : cellAddress(row.row.number, map[column]) };
    if (part === "remark") {
      const remark = [cellText(cell), ...(lookup.notes.get(row.row.number) ?? []).map(noteText)].filter((text) => text !== "").join("\n");
      if (remark !== "") cells.remark(requirement.id, remark, place);
      continue;
    }
    const content = cell?.content ?? null;
    cells.choice({ item: requirement.id, part, ...place, found: contentText(content) }, readChoice(part, content, choiceLabels, texts.values), doubtful);
  }
}

/** What somebody wrote in a row outside the cells for it. */
function besideIn({ row, columns: map, sheet }: QuestionRow): Beside[] {
  const known = new Set(Object.values(map));
  return row.cells
    .filter(({ column, content }) => !known.has(column) && contentText(content) !== "")
    .map((cell) => ({ sheet, cell: cellAddress(cell.row, cell.column), text: contentText(cell.content) }));
}
