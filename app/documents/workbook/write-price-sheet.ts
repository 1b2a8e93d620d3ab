import ExcelJS from "exceljs";
import type { Cell, Row, Workbook, Worksheet } from "exceljs";

import { priceLineCode, priceRhythms, timesAYear } from "~/domain/cost/price-sheet";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import type { VendorPrice, VendorPrices } from "~/domain/cost/vendor-prices";
import type { Edition, EditionVendor } from "~/domain/edition/edition";
import { editionHash } from "~/domain/edition/fingerprint.server";
import { priceMethodText, priceTermsText } from "~/i18n/price-sheet-text";
import { translator } from "~/i18n/translate";
import type { Translate } from "~/i18n/translate";

import { withFixedDates } from "../zip";
import { identityMark, identitySheetName, referenceLine, templateNote, workbookFormat } from "./layout";
import { markColours } from "./prefill";
import type { Prefill } from "./prefill";
import { cellText } from "../inert-text";
import { ownLineId, priceColumn, priceHeadRow, priceMark } from "./price-columns";
import type { PriceColumn } from "./price-columns";
import { pageSetup, protect } from "./sheet-setup";
import { boxed, fill, font, headerText, heightFor, wrapped, wrappedLines } from "./style";

const widths: Readonly<Record<PriceColumn, number>> = { id: 6, code: 8, text: 48, rhythm: 14, quantity: 11, unit: 16, price: 18, amount: 18, remark: 40 };
const letter = (column: PriceColumn) => String.fromCharCode(64 + priceColumn(column));

/** Adds the price sheet of an edition to a workbook, blank or with prices in their place. Does nothing for an edition without one. */
export async function addPriceSheet(workbook: Workbook, edition: Edition, vendor: EditionVendor, prices: VendorPrices = [], marks: Prefill["priceMarks"] = new Map(), notes: string[] = []): Promise<void> {
  const sheet = edition.price;
  if (!sheet) return;
  const t = translator(edition.language);
  const worksheet = workbook.addWorksheet(t("outcome.workbook.sheet"), {
    views: [{ state: "frozen", xSplit: 2, ySplit: priceHeadRow, showGridLines: false, activeCell: `${letter("price")}${priceHeadRow + 1}` }],
    pageSetup: pageSetup(`${priceHeadRow}:${priceHeadRow}`),
  });
  worksheet.columns = (Object.keys(widths) as PriceColumn[]).map((column) => ({ width: widths[column], hidden: column === "id" }));
  writeTop(worksheet, edition, sheet, vendor, notes, t);
  const stated = new Map(prices.map((price) => [price.line, price]));
  let row = priceHeadRow;
  sheet.lines.forEach((line, place) => {
    const cells = startRow(worksheet, (row += 1), line.id, priceLineCode(place));
    put(cells("text"), line.optional ? `${line.text} (${t("outcome.price.optional")})` : line.text);
    put(cells("rhythm"), t(`outcome.price.rhythm.${line.rhythm}`));
    put(cells("quantity"), line.quantity, "#,##0.##");
    put(cells("unit"), line.unit);
    writePrice(cells, stated.get(line.id), row, line.rhythm === "once" ? "1" : String(timesAYear[line.rhythm]), sheet, t);
    const marked = marks.get(line.id);
    if (marked) {
      cells("price").fill = fill(markColours[marked.mark]);
      cells("price").note = { texts: [{ text: cellText(templateNote(t(`workbook.status.${marked.mark === "missing" ? "mandatory" : marked.mark}`), marked.note)) }] };
    }
    worksheet.getRow(row).height = heightFor(Math.max(1, wrappedLines(line.text, widths.text)));
  });
  if (sheet.ownLines > 0) {
    put(worksheet.getCell(row += 1, priceColumn("text")), t("outcome.workbook.ownHeading"));
    for (const column of Object.keys(widths) as PriceColumn[]) if (column !== "id") worksheet.getCell(row, priceColumn(column)).fill = fill("band");
    worksheet.getCell(row, priceColumn("text")).font = font(10.5, "ink", { bold: true });
  }
  const words = priceRhythms.map((rhythm) => t(`outcome.price.rhythm.${rhythm}`));
  for (let number = 1; number <= sheet.ownLines; number += 1) {
    const own = stated.get(ownLineId(number));
    const cells = startRow(worksheet, (row += 1), ownLineId(number), `+${number}`);
    input(cells("text"), own?.own?.text ?? null);
    input(cells("rhythm"), own?.own?.rhythm ? t(`outcome.price.rhythm.${own.own.rhythm}`) : null);
    cells("rhythm").dataValidation = { type: "list", allowBlank: true, formulae: [`"${words.join(",")}"`], showErrorMessage: true, errorStyle: "stop", errorTitle: t("workbook.error.title"), error: t("workbook.error.list") };
    input(cells("quantity"), own?.own?.quantity ?? null, "#,##0.##");
    input(cells("unit"), own?.own?.unit || null);
    const times = priceRhythms.slice(1).map((rhythm) => `IF(${letter("rhythm")}${row}="${t(`outcome.price.rhythm.${rhythm}`)}",${timesAYear[rhythm as keyof typeof timesAYear]},`).join("");
    writePrice(cells, own, row, `${times}1${")".repeat(priceRhythms.length - 1)}`, sheet, t);
  }
  worksheet.pageSetup.printArea = `${letter("code")}1:${letter("remark")}${row}`;
  await protect(worksheet);
}

/**
 * A workbook with nothing but the price sheet, for prices that are sealed apart from the answers. Same input, same bytes.
 *
 * @param prices what the vendor stated already
 * @param changed what an addendum changed: lines to mark, and sentences for the top
 */
export async function writePriceWorkbook(
  edition: Edition, vendor: EditionVendor, prices: VendorPrices = [], changed: { marks?: Prefill["priceMarks"]; lines: string[] } = { lines: [] },
): Promise<Uint8Array> {
  if (!edition.price) throw new RangeError(`edition ${edition.code} asks no prices`);
  const t = translator(edition.language);
  const workbook = new ExcelJS.Workbook();
  const published = new Date(edition.publishedAt);
  const creator = t("workbook.creator");
  Object.assign(workbook, { title: `${t("outcome.workbook.sheet")} – ${edition.title} – ${edition.code}`, company: edition.organisation, creator, lastModifiedBy: creator, language: edition.language, created: published, modified: published });
  workbook.calcProperties = { fullCalcOnLoad: true };
  await addPriceSheet(workbook, edition, vendor, prices, changed.marks, [t("outcome.workbook.apart"), ...changed.lines]);
  const identity = workbook.addWorksheet(identitySheetName, { state: "veryHidden" });
  identity.addRow([identityMark, workbookFormat, t("workbook.identityNote")]);
  identity.addRow(["edition", edition.id, edition.code, editionHash(edition), edition.selectionId]);
  identity.addRow(["vendor", vendor.id, vendor.code, vendor.name, vendor.package]);
  workbook.worksheets[0].headerFooter = { oddHeader: `&L&8${headerText(edition.organisation)}&R&8${headerText(edition.title)}`, oddFooter: `&L&8${headerText(`${edition.code} · ${vendor.code}`)}&R&8&P / &N` };
  return withFixedDates(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function writeTop(worksheet: Worksheet, edition: Edition, sheet: PriceSheet, vendor: EditionVendor, notes: string[], t: Translate): void {
  worksheet.getCell("A1").value = priceMark;
  const at = (row: number) => worksheet.getCell(row, priceColumn("code"));
  at(1).value = t("outcome.workbook.title");
  at(1).font = font(16, "accent", { bold: true });
  worksheet.getRow(1).height = 26;
  at(2).value = referenceLine(t, edition, vendor);
  at(2).font = font(10, "quiet");
  const titles = new Map(edition.criteria.map(({ id, title }) => [id, title]));
  const lines = [[priceTermsText(sheet, edition.language), t("outcome.workbook.how", { currency: sheet.currency }), ...notes].join(" "), priceMethodText(sheet, edition.language, titles).join(" ")];
  lines.forEach((text, index) => {
    const row = 3 + index;
    worksheet.mergeCells(`${letter("code")}${row}:${letter("remark")}${row}`);
    at(row).value = text;
    at(row).font = font(10, "ink");
    at(row).alignment = wrapped;
    worksheet.getRow(row).height = heightFor(wrappedLines(text, 165));
  });
  const head = worksheet.getRow(priceHeadRow);
  head.height = 32;
  (Object.keys(widths) as PriceColumn[]).forEach((column) => {
    const cell = head.getCell(priceColumn(column));
    cell.value = t(`outcome.workbook.column.${column}`);
    cell.font = font(10.5, "white", { bold: true });
    cell.fill = fill("accent");
    cell.alignment = { vertical: "middle", wrapText: true, horizontal: ["quantity", "price", "amount"].includes(column) ? "right" : "left" };
  });
}

type Cells = (column: PriceColumn) => Cell;

function startRow(worksheet: Worksheet, number: number, id: string, code: string): Cells {
  const row: Row = worksheet.getRow(number);
  row.getCell(priceColumn("id")).value = id;
  put(row.getCell(priceColumn("code")), code);
  row.getCell(priceColumn("code")).font = font(10.5, "quiet");
  return (column) => row.getCell(priceColumn(column));
}

function writePrice(cells: Cells, price: VendorPrice | undefined, row: number, times: string, sheet: PriceSheet, t: Translate): void {
  // What was typed and not understood goes back as it was.
  input(cells("price"), price?.unitPrice ?? price?.typed ?? null, "#,##0.00");
  cells("price").alignment = { ...wrapped, horizontal: "right" };
  input(cells("remark"), price?.remark || null);
  put(cells("amount"), null, "#,##0.00");
  cells("amount").value = { formula: `IF(AND(ISNUMBER(${letter("price")}${row}),ISNUMBER(${letter("quantity")}${row})),${letter("price")}${row}*${letter("quantity")}${row}*${times},"")` };
  cells("amount").alignment = { ...wrapped, horizontal: "right" };
  cells("price").dataValidation = {
    type: "decimal", operator: "between", formulae: [-1e12, 1e12], allowBlank: true, showErrorMessage: true, errorStyle: "warning",
    errorTitle: t("workbook.error.title"), error: t("workbook.error.number"), showInputMessage: true, prompt: sheet.currency,
  };
}

function put(cell: Cell, value: string | number | null, format?: string): void {
  cell.value = typeof value === "string" ? cellText(value) : value;
  cell.font = font(10.5);
  cell.alignment = { ...wrapped, horizontal: typeof value === "number" ? "right" : "left" };
  cell.border = boxed;
  if (format) cell.numFmt = format;
}

function input(cell: Cell, value: string | number | null, format = "General"): void {
  put(cell, value, format);
  cell.fill = fill("input");
  cell.protection = { locked: false };
}
