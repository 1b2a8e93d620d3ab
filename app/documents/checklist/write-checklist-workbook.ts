import ExcelJS, { type DataValidation, type Row, type Workbook } from "exceljs";

import type { Edition, EditionRequirement, EditionVendor } from "~/domain/edition/edition";
import { impacts, priorities } from "~/domain/intake/matrix";
import { isObjective } from "~/domain/respondents/checklist-form";
import type { OwnAnswer, OwnAnswers } from "~/domain/respondents/own-answer";
import { translator } from "~/i18n/translate";
import type { Translate } from "~/i18n/translate";

import { type Column, columnNumber, columns, headerRow, type QuestionSheet, questionSheets, questionText } from "../workbook/layout";
import { pageSetup, protect } from "../workbook/sheet-setup";
import { boxed, fill, font, headerText, heightFor, underlined, wrapped, wrappedLines } from "../workbook/style";
import type { Placement } from "../workbook/write-question-sheet";
import { packAlike, writeIdentity } from "../workbook/write-workbook";
import { checklistSteps, columnTitle, partColumns } from "./checklist-columns";

const widths: Readonly<Record<Column, number>> = { id: 6, code: 11, question: 60, mandatory: 3, answer: 12, unit: 11, comment: 15, evidence: 11, status: 44 };
const inputs = Object.values(partColumns);

/**
 * The checklist (.xlsx) for one respondent: a sheet per main function, a row per objective and wish, with what is in the
 * respondent's copy filled in. Same input, same bytes.
 */
export async function writeChecklistWorkbook(form: Edition, person: EditionVendor, answers: OwnAnswers): Promise<Uint8Array> {
  const t = translator(form.language);
  const workbook = new ExcelJS.Workbook();
  const made = new Date(form.publishedAt);
  Object.assign(workbook, {
    title: `${form.title} – ${person.name}`, subject: form.software, company: form.organisation, creator: t("workbook.creator"), lastModifiedBy: t("workbook.creator"),
    language: form.language, created: made, modified: made,
  });
  const sheets = questionSheets(form);
  await writeStart(workbook, form, person, t);
  const placements: Placement[] = [];
  for (const sheet of sheets) placements.push(...(await writeSheet(workbook, sheet, form, person, answers, t)));
  writeIdentity(workbook, form, person, placements, null, t);
  for (const worksheet of workbook.worksheets) {
    worksheet.headerFooter = {
      oddHeader: `&L&8${headerText(form.organisation)}&R&8${headerText(form.title)}`,
      oddFooter: `&L&8${headerText(`${form.code} · ${person.code}`)}&C&8${headerText(worksheet.name)}&R&8&P / &N`,
    };
  }
  return packAlike(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** The line with the codes that stands on top of every sheet; read back as that of a request is. */
export function personLine(t: Translate, form: Edition, person: EditionVendor): string {
  return `${t("checklist.reference", { edition: form.code, vendor: person.code })} · ${person.name}`;
}

async function writeStart(workbook: Workbook, form: Edition, person: EditionVendor, t: Translate): Promise<void> {
  const worksheet = workbook.addWorksheet(t("workbook.sheet.start"), { views: [{ state: "normal", showGridLines: false, activeCell: "B1" }], pageSetup: pageSetup(), headerFooter: {} });
  worksheet.columns = [{ width: 2 }, { width: 100 }];
  const lines: [text: string, size: number, bold: boolean][] = [
    [form.title, 20, true], [personLine(t, form, person), 11, false], [t("checklist.for", { name: person.name }), 13, true],
    ...checklistSteps(t).map((step, index): [string, number, boolean] => [`${index + 1}.  ${step}`, 11, false]),
  ];
  lines.forEach(([text, size, bold], index) => {
    const cell = worksheet.getCell(index < 2 ? index + 1 : index + 2, 2);
    cell.value = text;
    cell.font = font(size, index === 1 ? "quiet" : index === 0 ? "accent" : "ink", { bold });
    cell.alignment = wrapped;
    worksheet.getRow(Number(cell.row)).height = size > 11 ? size * 1.7 : heightFor(wrappedLines(text, 96), 15);
  });
  await protect(worksheet);
}

async function writeSheet(workbook: Workbook, sheet: QuestionSheet, form: Edition, person: EditionVendor, answers: OwnAnswers, t: Translate): Promise<Placement[]> {
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [{ state: "frozen", xSplit: 0, ySplit: headerRow, topLeftCell: `A${headerRow + 1}`, activeCell: `E${headerRow + 1}`, showGridLines: false, zoomScale: 100 }],
    pageSetup: pageSetup(`${headerRow}:${headerRow}`), headerFooter: {},
  });
  worksheet.columns = columns.map((column) => ({ width: widths[column], hidden: column === "id" || column === "mandatory" }));
  worksheet.getCell(1, 2).value = sheet.criterion.title;
  worksheet.getCell(1, 2).font = font(16, "accent", { bold: true });
  worksheet.getRow(1).height = 26;
  worksheet.getCell(2, 2).value = personLine(t, form, person);
  worksheet.getCell(2, 2).font = font(10, "quiet");
  const header = worksheet.getRow(headerRow);
  header.height = 34;
  for (const column of columns) {
    const cell = header.getCell(columnNumber(column));
    cell.value = columnTitle(t, column);
    cell.font = font(11, "white", { bold: true });
    cell.fill = fill("accent");
    cell.alignment = { vertical: "middle", wrapText: true };
  }
  const placements: Placement[] = [];
  sheet.rows.forEach((entry, index) => {
    const row = worksheet.getRow(headerRow + 1 + index);
    if (entry.kind === "group") writeBand(row, entry.title);
    else {
      writeRow(row, entry.requirement, answers.get(entry.requirement.id), t);
      placements.push({ requirement: entry.requirement, sheet: sheet.name, row: row.number });
    }
  });
  worksheet.pageSetup.printArea = `B1:I${headerRow + sheet.rows.length}`;
  await protect(worksheet);
  return placements;
}

function writeBand(row: Row, title: string): void {
  for (const column of columns.slice(1)) {
    row.getCell(columnNumber(column)).fill = fill("band");
    row.getCell(columnNumber(column)).border = underlined;
  }
  const cell = row.getCell(columnNumber("code"));
  cell.value = title;
  cell.font = font(11, "ink", { bold: true });
  cell.alignment = { vertical: "middle" };
  row.height = 21;
}

function writeRow(row: Row, requirement: EditionRequirement, answer: OwnAnswer | undefined, t: Translate): void {
  const cell = (column: Column) => row.getCell(columnNumber(column));
  for (const column of columns) {
    cell(column).font = font(10.5);
    cell(column).alignment = wrapped;
    if (column !== "id") cell(column).border = boxed;
  }
  cell("id").value = requirement.id;
  cell("code").value = requirement.code;
  cell("code").font = font(10.5, "quiet");
  cell("question").value = questionText(requirement);
  cell("mandatory").value = t("workbook.mandatory.no");
  const asked = isObjective(requirement) ? [partColumns.selected, partColumns.remark] : inputs;
  for (const column of asked) {
    cell(column).fill = fill("input");
    cell(column).protection = { locked: false };
    const options = optionsOf(column, t);
    if (options) cell(column).dataValidation = listOf(options, t);
  }
  if (answer) {
    const yesNo = (value: boolean | null) => (value === null ? null : t(`checklist.${value ? "yes" : "no"}`));
    cell(partColumns.selected).value = answer.selected ? yesNo(true) : null;
    cell(partColumns.remark).value = answer.remark || null;
    if (!isObjective(requirement)) {
      cell(partColumns.inUse).value = yesNo(answer.inUse);
      cell(partColumns.priority).value = answer.priority && t(`checklist.priority.${answer.priority}`);
      cell(partColumns.impact).value = answer.impact && t(`checklist.impact.${answer.impact}`);
    }
  }
  row.height = Math.max(heightFor(1), heightFor(wrappedLines(questionText(requirement), widths.question)));
}

function optionsOf(column: Column, t: Translate): string[] | null {
  if (column === partColumns.selected || column === partColumns.inUse) return [t("checklist.yes"), t("checklist.no")];
  if (column === partColumns.priority) return priorities.map((value) => t(`checklist.priority.${value}`));
  return column === partColumns.impact ? impacts.map((value) => t(`checklist.impact.${value}`)) : null;
}

function listOf(options: string[], t: Translate): DataValidation {
  // Only a warning: who types "x" or a word of its own is read too.
  return {
    type: "list", allowBlank: true, formulae: [`"${options.join(",")}"`], showErrorMessage: true, errorStyle: "warning",
    errorTitle: t("workbook.error.title"), error: t("checklist.listError", { options: options.join(", ") }),
  };
}
