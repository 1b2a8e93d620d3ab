import type { Edition } from "~/domain/edition/edition";
import { languages } from "~/domain/language";
import type { ChecklistReading, ChecklistResult, UnclearCell, UnderstoodCell } from "~/domain/respondents/checklist-reading";
import { checklistParts } from "~/domain/respondents/checklist-reading";
import { isObjective } from "~/domain/respondents/checklist-form";
import { readChoice } from "~/domain/respondents/read-choice";
import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";
import { translator } from "~/i18n/translate";

import { refusalOfDamage } from "../workbook/damage";
import { type Beside, besideElsewhere, exportHabits, keepBeside } from "../workbook/beside-template";
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
import { checklistSteps, choiceLabels, columnTitle, partColumns } from "./checklist-columns";

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
  const [any] = forms;
  const own = forms.find(({ id }) => id === identity.editionId);
  const found = identity.editionCode ?? identity.editionId;
  if (!own && found !== null && found !== any!.code) return { ok: false, refusal: { code: "other-selection", found, expected: any!.code } };
  const readings = (own ? [own] : forms).map((form) => readFor(workbook, form, identity));
  const best = readings.reduce((most, one) => (weightOf(one) > weightOf(most) ? one : most));
  if (best.rows === 0) return { ok: false, refusal: { code: "no-questions", found: workbook.sheets.map(({ name }) => name).slice(0, 5).join(", "), expected: any!.code } };
  return { ok: true, reading: best.reading };
}

interface Read {
  rows: number;
  reading: ChecklistReading;
}

const weightOf = ({ rows, reading }: Read) => rows * 2 + reading.understood.length - reading.unclear.length - reading.beside.length;

function readFor(workbook: OpenedWorkbook, form: Edition, { vendor, vendorCode: respondent }: Identity): Read {
  const texts = checklistTexts(form, vendor?.name ?? "");
  const { added, titles } = exportHabits(workbook.sheets);
  const sheets = workbook.sheets.filter((sheet) => !isIdentitySheet(sheet) && !added.has(sheet));
  const located = locateQuestions(sheets, texts);
  const understood = new Map<string, UnderstoodCell>();
  const unclear: UnclearCell[] = [];
  const beside: Beside[] = [];
  const seen = new Set<string>();
  located.forEach((rows, index) => {
    const lookup = lookupIn(sheets[index]!);
    for (const row of rows) {
      if (row.kind !== "question") {
        keepBeside(beside, besideElsewhere(row, texts, titles));
        continue;
      }
      seen.add(row.requirement.id);
      readRow(row, lookup, texts, understood, unclear);
      keepBeside(beside, besideIn(row));
    }
  });
  return {
    rows: seen.size,
    reading: {
      respondent, understood: [...understood.values()], unclear, beside,
      absent: form.requirements.filter(({ id }) => !seen.has(id)).map(({ id }) => id),
    },
  };
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

/** Reads the cells of one row. What stands in a row that may be another's, or says otherwise than a row before, is offered. */
function readRow(row: QuestionRow, lookup: SheetLookup, texts: TemplateTexts, understood: Map<string, UnderstoodCell>, unclear: UnclearCell[]): void {
  const { requirement, columns: map } = row;
  const doubtful = row.conflict !== null || row.moved === "unclear";
  for (const part of checklistParts) {
    if (isObjective(requirement) && part !== "selected" && part !== "remark") continue;
    const cell = cellIn(row.row, map, partColumns[part]);
    const key = `${part} ${requirement.id}`;
    if (part === "remark") {
      const remark = [cellText(cell), ...(lookup.notes.get(row.row.number) ?? []).map(noteText)].filter((text) => text !== "").join("\n");
      const before = understood.get(key)?.value;
      if (remark !== "") understood.set(key, { item: requirement.id, part, value: before && before !== remark ? `${String(before)}\n${remark}` : remark });
      continue;
    }
    const read = readChoice(part, cell?.content ?? null, choiceLabels, texts.values);
    if (read.kind === "blank") continue;
    const at = { item: requirement.id, part, sheet: row.sheet, cell: cellAddress(row.row.number, map[partColumns[part]]!), found: contentText(cell!.content) };
    const before = understood.get(key);
    if (read.kind === "unclear") unclear.push({ ...at, likely: read.likely, why: "words" });
    else if (doubtful) unclear.push({ ...at, likely: read.value, why: "row" });
    else if (before && before.value !== read.value) unclear.push({ ...at, likely: read.value, why: "twice" });
    else understood.set(key, { item: requirement.id, part, value: read.value });
  }
}

/** What somebody wrote in a row outside the cells for it. */
function besideIn({ row, columns: map, sheet }: QuestionRow): Beside[] {
  const known = new Set(Object.values(map));
  return row.cells
    .filter(({ column, content }) => !known.has(column) && contentText(content) !== "")
    .map((cell) => ({ sheet, cell: cellAddress(cell.row, cell.column), text: contentText(cell.content) }));
}
