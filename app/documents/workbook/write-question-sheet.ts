import type { Cell, DataValidation, RichText, Row, Workbook, Worksheet } from "exceljs";

import type { Edition, EditionRequirement, EditionVendor } from "~/domain/edition/edition";
import { scaleLabel, yesNoLabel } from "~/i18n/answer-labels";
import type { Translate } from "~/i18n/translate";

import { answerUnit, type Column, columnNumber, columns, headerRow, type QuestionSheet, questionText, referenceLine } from "./layout";
import type { Prefill } from "./prefill";
import { columnWidths as widths, pageSetup, protect } from "./sheet-setup";
import { argb, boxed, fill, font, heightFor, underlined, wrapped, wrappedLines } from "./style";
import { writePrefilledRow } from "./write-prefilled-row";

const inputColumns: readonly Column[] = ["answer", "comment", "evidence"];

const letter = (column: Column): string => String.fromCharCode(64 + columnNumber(column));

/** Where the writer put each requirement: sheet and row. */
export type Placement = { requirement: EditionRequirement; sheet: string; row: number };

/** Writes one dimension's sheet, with what is filled in already, and returns where its questions stand. */
export async function writeQuestionSheet(
  workbook: Workbook, sheet: QuestionSheet, edition: Edition, vendor: EditionVendor, t: Translate, prefill: Prefill | null = null,
): Promise<Placement[]> {
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [{ state: "frozen", xSplit: 2, ySplit: headerRow, topLeftCell: `C${headerRow + 1}`, activeCell: `${letter("answer")}${headerRow + 1}`, showGridLines: false, zoomScale: 100 }],
    pageSetup: pageSetup(`${headerRow}:${headerRow}`),
    headerFooter: {},
  });
  worksheet.columns = columns.map((column) => ({ width: widths[column], hidden: column === "id" }));
  writeTop(worksheet, sheet, edition, vendor, t);

  const placements: Placement[] = [];
  sheet.rows.forEach((entry, index) => {
    const row = worksheet.getRow(headerRow + 1 + index);
    if (entry.kind === "group") writeBand(row, entry.title);
    else {
      writeQuestion(row, entry.requirement, edition, t);
      const filled = prefill?.rows.get(entry.requirement.id);
      if (filled) writePrefilledRow(row, entry.requirement, filled, edition, t);
      placements.push({ requirement: entry.requirement, sheet: sheet.name, row: row.number });
    }
  });

  const last = headerRow + sheet.rows.length;
  colourStatus(worksheet, last, t);
  worksheet.autoFilter = { from: { row: headerRow, column: columnNumber("code") }, to: { row: last, column: columnNumber("status") } };
  worksheet.pageSetup.printArea = `${letter("code")}1:${letter("status")}${last}`;
  await protect(worksheet);
  return placements;
}

function writeTop(worksheet: Worksheet, sheet: QuestionSheet, edition: Edition, vendor: EditionVendor, t: Translate): void {
  const title = worksheet.getCell(1, columnNumber("code"));
  title.value = sheet.criterion.title;
  title.font = font(16, "accent", { bold: true });
  worksheet.getRow(1).height = 26;
  const reference = worksheet.getCell(2, columnNumber("code"));
  reference.value = referenceLine(t, edition, vendor);
  reference.font = font(10, "quiet");
  worksheet.getRow(3).height = 6;

  const header = worksheet.getRow(headerRow);
  header.height = 22;
  for (const column of columns) {
    const cell = header.getCell(columnNumber(column));
    cell.value = t(`workbook.column.${column}`);
    cell.font = font(11, "white", { bold: true });
    cell.fill = fill("accent");
    cell.alignment = { vertical: "middle", wrapText: true };
  }
}

function writeBand(row: Row, title: string): void {
  for (const column of columns.slice(1)) {
    const cell = row.getCell(columnNumber(column));
    cell.fill = fill("band");
    cell.border = underlined;
  }
  const cell = row.getCell(columnNumber("code"));
  cell.value = title;
  cell.font = font(11, "ink", { bold: true });
  cell.alignment = { vertical: "middle" };
  row.height = 21;
}

function writeQuestion(row: Row, requirement: EditionRequirement, edition: Edition, t: Translate): void {
  const cell = (column: Column) => row.getCell(columnNumber(column));
  for (const column of columns) {
    cell(column).font = font(10.5);
    cell(column).alignment = wrapped;
    if (column !== "id") cell(column).border = boxed;
  }
  cell("id").value = requirement.id;
  cell("code").value = requirement.code;
  cell("code").font = font(10.5, "quiet");
  cell("question").value = requirement.note ? { richText: questionRuns(requirement.text, requirement.note) } : requirement.text;
  cell("mandatory").value = t(`workbook.mandatory.${requirement.mandatory ? "yes" : "no"}`);
  if (requirement.mandatory) cell("mandatory").font = font(10.5, "ink", { bold: true });
  else cell("mandatory").alignment = { ...wrapped, horizontal: "left" };
  cell("unit").value = answerUnit(requirement) || null;
  cell("unit").font = font(10.5, "quiet");

  for (const column of inputColumns) {
    cell(column).fill = fill("input");
    cell(column).protection = { locked: false };
  }
  formatAnswer(cell("answer"), requirement, edition);
  const validation = answerValidation(requirement, edition, t);
  if (validation) cell("answer").dataValidation = validation;

  const answered = t("workbook.status.answered");
  const open = t(`workbook.status.${requirement.mandatory ? "mandatory" : "open"}`);
  // Without a saved result, so that no program shows an old one before it has computed.
  cell("status").value = { formula: `IF(LEN(TRIM(${letter("answer")}${row.number}))>0,"${answered}","${open}")` };
  cell("status").font = font(10.5, "quiet");

  row.height = Math.max(
    heightFor(2),
    heightFor(wrappedLines(questionText(requirement), widths.question)),
    heightFor(wrappedLines(answerUnit(requirement), widths.unit)),
  );
}

function questionRuns(text: string, note: string): RichText[] {
  return [
    { text, font: font(10.5) },
    { text: `\n${note}`, font: font(9.5, "quiet", { italic: true }) },
  ];
}

function formatAnswer(cell: Cell, requirement: EditionRequirement, edition: Edition): void {
  switch (requirement.answer.type) {
    case "money":
      cell.numFmt = "#,##0.00";
      cell.alignment = { ...wrapped, horizontal: "right" };
      break;
    case "number":
      // The general format: "0.##" would show a lone separator behind whole numbers, and per cent typed into a general
      // cell is kept as per cent.
      cell.alignment = { ...wrapped, horizontal: "right" };
      break;
    case "date":
      cell.numFmt = edition.language === "nl" ? "dd-mm-yyyy" : "dd/mm/yyyy";
      cell.alignment = { ...wrapped, horizontal: "left" };
      break;
    case "scale":
    case "yesno":
    case "text":
      break;
  }
}

/**
 * What the program lets a vendor enter. Lists are strict, for there is a column beside them for everything else;
 * numbers and dates only warn, because programs with other regional settings refuse well-meant ones.
 */
function answerValidation(requirement: EditionRequirement, edition: Edition, t: Translate): DataValidation | undefined {
  const { answer } = requirement;
  const warn = { allowBlank: true, showErrorMessage: true, errorStyle: "warning", errorTitle: t("workbook.error.title") } as const;
  const list = (labels: string[]) => ({
    type: "list" as const, allowBlank: true, formulae: [`"${labels.join(",")}"`],
    showErrorMessage: true, errorStyle: "stop", errorTitle: t("workbook.error.title"), error: t("workbook.error.list"),
  });
  switch (answer.type) {
    case "scale":
      return list(edition.scale.map(({ key }) => scaleLabel(t, key)));
    case "yesno":
      return list([yesNoLabel(t, "yes"), yesNoLabel(t, "no")]);
    case "number":
    case "money": {
      const unit = answerUnit(requirement);
      return {
        ...warn, type: "decimal", operator: "between", formulae: [-1e15, 1e15], error: t("workbook.error.number"),
        showInputMessage: true, prompt: t(`workbook.prompt.${answer.type}`, { unit }),
      };
    }
    case "date":
      return {
        ...warn, type: "date", operator: "between", formulae: [new Date("1950-01-01T00:00:00Z"), new Date("2150-01-01T00:00:00Z")],
        error: t("workbook.error.date"), showInputMessage: true, prompt: t("workbook.prompt.date"),
      };
    case "text":
      return undefined;
  }
}

function colourStatus(worksheet: Worksheet, last: number, t: Translate): void {
  const first = `$${letter("status")}${headerRow + 1}`;
  const rule = (status: string, name: "done" | "warning", priority: number) => ({
    type: "expression" as const, priority, formulae: [`${first}="${status}"`], style: { font: { color: argb(name), bold: name === "warning" } },
  });
  const done = (["answered", "understood", "repaired"] as const).map((status) => t(`workbook.status.${status}`));
  const warning = (["mandatory", "unclear", "changed", "new"] as const).map((status) => t(`workbook.status.${status}`));
  worksheet.addConditionalFormatting({
    ref: `${letter("status")}${headerRow + 1}:${letter("status")}${last}`,
    rules: [...done.map((status) => rule(status, "done", 1)), ...warning.map((status) => rule(status, "warning", 1))].map((each, index) => ({ ...each, priority: index + 1 })),
  });
}
