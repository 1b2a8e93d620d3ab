import type { Workbook, Worksheet } from "exceljs";

import type { Edition, EditionVendor } from "~/domain/edition/edition";
import { pricesApart } from "~/domain/sealing/rules";
import { scaleLabel, scaleMeaning } from "~/i18n/answer-labels";
import { formatInstant } from "~/i18n/format";
import type { Translate } from "~/i18n/translate";

import type { Prefill } from "./prefill";
import { columnNumber, headerRow, type QuestionSheet, referenceLine, vendorName } from "./layout";
import { pageSetup, protect } from "./sheet-setup";
import { boxed, fill, font, heightFor, underlined, wrapped, wrappedLines } from "./style";

/** Column widths: a margin, labels, and the figures of the progress table. */
const widths = [2, 32, 14, 14, 18, 12, 24];
const lastColumn = "G";
const figuresWidth = widths.slice(2).reduce((sum, width) => sum + width, 0);

const facts = ["organisation", "request", "vendor", "deadline", "contact"] as const;
type Fact = (typeof facts)[number];
/** Status words of an answered question; a blank workbook has only the first. */
const answeredWords = ["answered", "understood", "repaired", "changed"] as const;
const steps = ["where", "choose", "explain", "mandatory", "return"] as const;

/** Label and text of the facts on the start sheet, in order. */
export function startFacts(t: Translate, edition: Edition, vendor: EditionVendor | null): { fact: Fact; label: string; text: string }[] {
  const text: Record<Fact, string> = {
    organisation: edition.organisation,
    request: `${t(`workbook.kind.${edition.kind}`)} ${edition.number} · ${edition.code}`,
    vendor: vendor ? `${vendorName(t, vendor)} (${vendor.code})` : "",
    deadline: formatInstant(edition.language, edition.deadline, edition.timeZone),
    contact: `${edition.contact.name}, ${edition.contact.email}`,
  };
  return facts.map((fact) => ({ fact, label: t(`workbook.fact.${fact}`), text: text[fact] }));
}

/** The instructions, in order. */
export function startSteps(t: Translate, edition: Edition): string[] {
  return steps.flatMap((step) => [...(step === "return" && pricesApart(edition) ? [t("workbook.step.pricesApart")] : []), t(`workbook.step.${step}`)]);
}

/** Writes the first sheet: what this is, how far it is, how to fill it in and what the answers mean. */
export async function writeStartSheet(
  workbook: Workbook, sheets: QuestionSheet[], edition: Edition, vendor: EditionVendor, t: Translate, prefill: Prefill | null = null,
): Promise<void> {
  const worksheet = workbook.addWorksheet(t("workbook.sheet.start"), {
    views: [{ state: "normal", showGridLines: false, activeCell: "B1" }], pageSetup: { ...pageSetup(), fitToHeight: 1 }, headerFooter: {},
  });
  worksheet.columns = widths.map((width) => ({ width }));

  worksheet.getCell("B1").value = edition.title;
  worksheet.getCell("B1").font = font(20, "accent", { bold: true });
  worksheet.getRow(1).height = 32;
  worksheet.getCell("B2").value = referenceLine(t, edition, vendor);
  worksheet.getCell("B2").font = font(11, "quiet");

  let row = 4;
  for (const { label, text } of startFacts(t, edition, vendor)) row = writePair(worksheet, row, label, text);
  if (prefill) row = writeExplanation(worksheet, row, prefill);
  row = writeProgress(worksheet, row + 1, sheets, t, prefill !== null);
  row = writeHeading(worksheet, row + 1, t("workbook.heading.steps"));
  for (const [index, text] of startSteps(t, edition).entries()) {
    worksheet.mergeCells(`B${row}:${lastColumn}${row}`);
    const cell = worksheet.getCell(`B${row}`);
    cell.value = `${index + 1}.  ${text}`;
    cell.font = font(11);
    cell.alignment = wrapped;
    worksheet.getRow(row).height = heightFor(wrappedLines(text, figuresWidth + widths[1] - 4), 15);
    row += 1;
  }
  if (edition.requirements.some((requirement) => requirement.answer.type === "scale")) {
    row = writeHeading(worksheet, row + 1, t("workbook.heading.scale"));
    for (const { key } of edition.scale) row = writePair(worksheet, row, scaleLabel(t, key), scaleMeaning(t, key));
  }
  worksheet.pageSetup.printArea = `B1:${lastColumn}${row - 1}`;
  await protect(worksheet);
}

function writeHeading(worksheet: Worksheet, row: number, text: string): number {
  const cell = worksheet.getCell(`B${row}`);
  cell.value = text;
  cell.font = font(13, "accent", { bold: true });
  worksheet.getRow(row).height = 22;
  return row + 1;
}

function writePair(worksheet: Worksheet, row: number, label: string, text: string): number {
  worksheet.mergeCells(`C${row}:${lastColumn}${row}`);
  worksheet.getCell(`B${row}`).value = label;
  worksheet.getCell(`B${row}`).font = font(11, "ink", { bold: true });
  worksheet.getCell(`C${row}`).value = text;
  worksheet.getCell(`C${row}`).font = font(11);
  for (const column of ["B", "C"]) {
    worksheet.getCell(`${column}${row}`).alignment = { wrapText: true, vertical: "middle" };
    worksheet.getCell(`${column}${row}`).border = underlined;
  }
  worksheet.getRow(row).height = heightFor(wrappedLines(text, figuresWidth), 15);
  return row + 1;
}

/** What is filled in already, and what the status words mean. */
function writeExplanation(worksheet: Worksheet, top: number, { start }: Prefill): number {
  let row = writeHeading(worksheet, top + 1, start.heading);
  for (const text of start.paragraphs) {
    worksheet.mergeCells(`B${row}:${lastColumn}${row}`);
    const cell = worksheet.getCell(`B${row}`);
    cell.value = text;
    cell.font = font(11);
    cell.alignment = wrapped;
    worksheet.getRow(row).height = heightFor(wrappedLines(text, figuresWidth + widths[1]), 15);
    row += 1;
  }
  for (const { label, text, colour } of start.marks) {
    row = writePair(worksheet, row, label, text);
    if (colour) worksheet.getCell(`B${row - 1}`).fill = fill(colour);
  }
  return row;
}

/** Quotes a sheet name for use in a formula. */
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

function writeProgress(worksheet: Worksheet, top: number, sheets: QuestionSheet[], t: Translate, prefilled: boolean): number {
  const head = writeHeading(worksheet, top, t("workbook.heading.progress"));
  const labels = (["dimension", "asked", "answered", "mandatoryOpen", "share"] as const).map((key) => t(`workbook.progress.${key}`));
  labels.forEach((label, index) => {
    const cell = worksheet.getCell(head, index + 2);
    cell.value = label;
    cell.font = font(11, "white", { bold: true });
    cell.alignment = { vertical: "middle", horizontal: index === 0 ? "left" : "right" };
  });
  for (let column = 2; column <= widths.length; column += 1) worksheet.getCell(head, column).fill = fill("accent");
  worksheet.getRow(head).height = 20;

  const first = head + 1;
  sheets.forEach((sheet, index) => {
    const row = first + index;
    const range = (column: "id" | "status") => {
      const letter = String.fromCharCode(64 + columnNumber(column));
      return `${quoted(sheet.name)}!$${letter}$${headerRow + 1}:$${letter}$${headerRow + sheet.rows.length}`;
    };
    const label = worksheet.getCell(row, 2);
    label.value = { text: sheet.criterion.title, hyperlink: `#${quoted(sheet.name)}!A1` };
    label.font = font(11, "accent", { underline: true });
    writeFigures(worksheet, row, [
      `COUNTA(${range("id")})`,
      (prefilled ? answeredWords : answeredWords.slice(0, 1)).map((word) => `COUNTIF(${range("status")},"${t(`workbook.status.${word}`)}")`).join("+"),
      `COUNTIF(${range("status")},"${t("workbook.status.mandatory")}")`,
    ]);
  });

  const total = first + sheets.length;
  worksheet.getCell(total, 2).value = t("workbook.progress.total");
  writeFigures(worksheet, total, ["C", "D", "E"].map((letter) => `SUM(${letter}${first}:${letter}${total - 1})`));
  for (let column = 2; column <= widths.length; column += 1) {
    const cell = worksheet.getCell(total, column);
    cell.fill = fill("band");
    cell.font = column === 7 ? font(8, "accent") : font(11, "ink", { bold: true });
  }
  return total + 1;
}

/** Asked, answered and mandatory open by formula, and from these the share that is done, as figure and as bar. */
function writeFigures(worksheet: Worksheet, row: number, formulas: string[]): void {
  const share = `IF(C${row}=0,0,D${row}/C${row})`;
  [...formulas, share, `REPT("█",ROUND(F${row}*20,0))`].forEach((formula, index) => { worksheet.getCell(row, 3 + index).value = { formula }; });
  worksheet.getCell(row, 6).numFmt = "0%";
  for (let column = 2; column <= widths.length; column += 1) {
    const cell = worksheet.getCell(row, column);
    cell.border = boxed;
    if (column > 2) cell.font = font(11);
    cell.alignment = { vertical: "middle", horizontal: column >= 3 && column <= 6 ? "right" : "left" };
    if (column >= 3 && column <= 5) cell.numFmt = "0";
  }
  worksheet.getCell(row, 7).font = font(8, "accent");
  worksheet.getRow(row).height = 18;
}
