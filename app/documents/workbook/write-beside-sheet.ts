import type { Workbook } from "exceljs";

import { textFingerprint } from "~/domain/edition/fingerprint.server";
import type { Reading } from "~/domain/responses/reading";
import type { Translate } from "~/i18n/translate";

import { setInertText } from "../inert-text";
import { besideMark } from "./layout";
import { pageSetup } from "./sheet-setup";
import { boxed, fill, font, heightFor, wrapped, wrappedLines } from "./style";

const widths = [6, 26, 10, 110];

/**
 * The last sheet of a repaired workbook: texts that the template has no place for. A hidden column holds the fingerprint
 * of each, by which the reader knows them again and does not report them a second time.
 */
export function writeBesideSheet(workbook: Workbook, beside: Reading["beside"], t: Translate): void {
  const worksheet = workbook.addWorksheet(t("workbook.sheet.beside"), { views: [{ state: "frozen", ySplit: 4, showGridLines: false }], pageSetup: pageSetup("4:4"), headerFooter: {} });
  worksheet.columns = widths.map((width, index) => ({ width, hidden: index === 0 }));
  worksheet.getCell("A1").value = besideMark;
  worksheet.getCell("B1").value = t("workbook.sheet.beside");
  worksheet.getCell("B1").font = font(16, "accent", { bold: true });
  worksheet.mergeCells("B2:D2");
  worksheet.getCell("B2").value = t("workbook.repaired.beside.opening");
  worksheet.getCell("B2").font = font(11);
  worksheet.getCell("B2").alignment = wrapped;
  worksheet.getRow(2).height = heightFor(wrappedLines(t("workbook.repaired.beside.opening"), widths[1] + widths[2] + widths[3]), 15);
  (["sheet", "cell", "text"] as const).forEach((column, index) => {
    const cell = worksheet.getCell(4, index + 2);
    cell.value = t(`workbook.repaired.beside.${column}`);
    cell.font = font(11, "white", { bold: true });
    cell.fill = fill("accent");
  });
  beside.forEach(({ sheet, cell: address, text }, index) => {
    const row = worksheet.getRow(5 + index);
    row.getCell(1).value = textFingerprint(text);
    [sheet, address, text].forEach((value, column) => {
      const cell = row.getCell(column + 2);
      setInertText(cell, value);
      cell.font = font(10.5, column === 2 ? "ink" : "quiet");
      cell.alignment = wrapped;
      cell.border = boxed;
    });
    row.height = heightFor(wrappedLines(text, widths[3]));
  });
}
