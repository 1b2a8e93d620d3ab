import ExcelJS, { type Workbook } from "exceljs";
import { strFromU8, strToU8 } from "fflate";

import type { Edition, EditionVendor } from "~/domain/edition/edition";
import { editionHash, textFingerprint } from "~/domain/edition/fingerprint.server";
import { pricesApart } from "~/domain/sealing/rules";
import { type Translate, translator } from "~/i18n/translate";

import { withFixedDates } from "../zip";
import type { Prefill } from "./prefill";
import { clarificationKey, identityMark, identitySheetName, noteAuthor, questionSheets, workbookFormat } from "./layout";
import { headerText } from "./style";
import { writeBesideSheet } from "./write-beside-sheet";
import { addPriceSheet } from "./write-price-sheet";
import { type Placement, writeQuestionSheet } from "./write-question-sheet";
import { writeStartSheet } from "./write-start-sheet";

/** What may be different about a response workbook. */
export interface WorkbookOptions {
  /** Leave the price sheet out; by default where it is a workbook of its own, because prices are sealed apart. */
  withoutPrices?: boolean;
  /** Id of the clarification that it asks answers to, when it is not the request as a whole. */
  clarification?: string | null;
}

/**
 * The response workbook (.xlsx) of an edition for one vendor, in the edition's language: a start sheet, a sheet per
 * dimension, and a hidden sheet that says what the workbook is. Blank, or with `prefill` in its place and marked. Same
 * input, same bytes. Throws a RangeError when a requirement hangs under an unknown criterion.
 */
export async function writeResponseWorkbook(
  edition: Edition, vendor: EditionVendor, prefill: Prefill | null = null, { withoutPrices = pricesApart(edition), clarification = null }: WorkbookOptions = {},
): Promise<Uint8Array> {
  const t = translator(edition.language);
  const workbook = new ExcelJS.Workbook();
  setProperties(workbook, edition, t);

  const sheets = questionSheets(edition);
  await writeStartSheet(workbook, sheets, edition, vendor, t, prefill);
  const placements: Placement[] = [];
  for (const sheet of sheets) placements.push(...(await writeQuestionSheet(workbook, sheet, edition, vendor, t, prefill)));
  if (!withoutPrices) await addPriceSheet(workbook, edition, vendor, prefill?.prices, prefill?.priceMarks);
  if (prefill && prefill.beside.length > 0) writeBesideSheet(workbook, prefill.beside, t);
  writeIdentity(workbook, edition, vendor, placements, clarification, t);

  for (const worksheet of workbook.worksheets) {
    const footer = `&L&8${headerText(`${edition.code} · ${vendor.code}`)}&C&8${headerText(worksheet.name)}&R&8&P / &N`;
    worksheet.headerFooter = { oddHeader: `&L&8${headerText(edition.organisation)}&R&8${headerText(edition.title)}`, oddFooter: footer };
  }
  return packAlike(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function setProperties(workbook: Workbook, edition: Edition, t: Translate): void {
  const published = new Date(edition.publishedAt);
  Object.assign(workbook, {
    title: `${edition.title} – ${edition.code}`, subject: edition.software, company: edition.organisation,
    creator: t("workbook.creator"), lastModifiedBy: t("workbook.creator"), language: edition.language,
    created: published, modified: published,
  });
  workbook.calcProperties = { fullCalcOnLoad: true };
  workbook.views = [{ x: 0, y: 0, width: 28800, height: 17000, firstSheet: 0, activeTab: 0, visibility: "visible" }];
}

/** By this sheet the reader knows edition, vendor and questions, whatever happened to the other sheets. */
export function writeIdentity(workbook: Workbook, edition: Edition, vendor: EditionVendor, placements: Placement[], clarification: string | null, t: Translate): void {
  const worksheet = workbook.addWorksheet(identitySheetName, { state: "veryHidden" });
  worksheet.addRow([identityMark, workbookFormat, t("workbook.identityNote")]);
  worksheet.addRow(["edition", edition.id, edition.code, editionHash(edition), edition.selectionId]);
  worksheet.addRow(["vendor", vendor.id, vendor.code, vendor.name, vendor.package]);
  worksheet.addRow(clarification === null ? [] : [clarificationKey, clarification]);
  worksheet.addRow(["requirement", "code", "sheet", "row", "fingerprint"]);
  for (const { requirement, sheet, row } of placements) {
    worksheet.addRow([requirement.id, requirement.code, sheet, row, textFingerprint(requirement.text)]);
  }
}

/**
 * Packs again, so that equal workbooks are equal bytes. Row heights lose the mark that they were set by hand, so that
 * programs let a row grow with what the vendor writes in it.
 */
export function packAlike(bytes: Uint8Array): Uint8Array {
  return withFixedDates(bytes, (name, content) => {
    const changed = (change: (xml: string) => string) => strToU8(change(strFromU8(content)));
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) return changed((xml) => xml.replaceAll(' customHeight="1"', ""));
    // exceljs calls every author of a note "Author".
    return /^xl\/comments\d+\.xml$/.test(name) ? changed((xml) => xml.replace("<author>Author</author>", `<author>${noteAuthor}</author>`)) : content;
  });
}
