import ExcelJS from "exceljs";
import type { Row, Worksheet } from "exceljs";

import { columnNumber, headerRow, identitySheetName } from "~/documents/workbook/layout";
import { isOwnLineId, priceColumn, priceMark, type PriceColumn } from "~/documents/workbook/price-columns";
import { withFixedDates } from "~/documents/zip";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import type { Answer } from "~/domain/responses/reading";
import { scaleLabel, yesNoLabel } from "~/i18n/answer-labels";
import { answerScaleKeySchema } from "~/domain/requirements/answer-type";
import { formatNumber, formatPlainNumber } from "~/i18n/format";
import { translator } from "~/i18n/translate";

import type { ExampleVendor, Habit } from "./example-data";

/**
 * Fills a blank response workbook as a vendor would, with its habits: what it types is text and numbers in cells, found
 * by the references that people see. Gives the bytes of the workbook as saved.
 */
export async function fillWorkbook(
  blank: Uint8Array,
  edition: Edition,
  vendor: Pick<ExampleVendor, "habit" | "notes" | "prices" | "priceRemarks" | "ownPrices">,
  answers: readonly Answer[],
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(blank as unknown as ArrayBuffer);
  const byCode = new Map(edition.requirements.map((requirement) => [requirement.code, requirement]));
  const given = new Map(answers.map((answer) => [answer.requirement, answer]));
  let count = 0;
  for (const worksheet of workbook.worksheets) {
    if (worksheet.name === identitySheetName) continue;
    worksheet.eachRow((row) => {
      const requirement = byCode.get(row.getCell(columnNumber("code")).text);
      const answer = requirement && given.get(requirement.id);
      if (answer) fillRow(row, requirement, answer, edition.language, vendor.habit, (count += 1));
    });
  }
  const isPrices = (worksheet: Worksheet) => worksheet.getCell("A1").value === priceMark;
  const questions = workbook.worksheets.filter((worksheet) => worksheet.name !== identitySheetName && !isPrices(worksheet)).slice(1);
  workbook.worksheets.filter(isPrices).forEach((worksheet) => fillPrices(worksheet, vendor, edition.language));
  if (vendor.habit === "shuffled") questions.forEach(reverseRows);
  if (vendor.notes.length > 0) {
    const sheet = questions[0];
    vendor.notes.forEach((note, index) => {
      sheet.getCell(headerRow + 2 + 3 * index, columnNumber("status") + 2).value = note[edition.language];
    });
  }
  return withFixedDates(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** Puts prices on the lines that ask for them, and own lines on the first that are free. One that types amounts as text does so here too. */
function fillPrices(worksheet: Worksheet, { habit, prices, priceRemarks, ownPrices }: Pick<ExampleVendor, "habit" | "prices" | "priceRemarks" | "ownPrices">, language: Language): void {
  const typed = (price: number) => (habit === "words" ? `€ ${formatNumber(language, price, 2)}` : price);
  worksheet.eachRow((row) => {
    const id = row.getCell(priceColumn("id")).text;
    const put = (column: PriceColumn, value: string | number) => (row.getCell(priceColumn(column)).value = value);
    if (id in prices) put("price", typed(prices[id]));
    if (id in priceRemarks) put("remark", priceRemarks[id][language]);
    const own = isOwnLineId(id) ? ownPrices[Number(id.slice(4)) - 1] : undefined;
    if (!own) return;
    put("text", own.text[language]);
    put("rhythm", translator(language)(`outcome.price.rhythm.${own.rhythm}`));
    put("quantity", own.quantity);
    put("unit", own.unit[language]);
    put("price", typed(own.price));
  });
}

function fillRow(row: Row, requirement: EditionRequirement, answer: Answer, language: Language, habit: Habit, count: number): void {
  const typed = answer.value === null ? null : typedAnswer(requirement, answer.value, language, habit, count);
  if (typed !== null) row.getCell(columnNumber("answer")).value = typed;
  if (answer.comment) row.getCell(columnNumber("comment")).value = answer.comment;
  if (answer.evidence) row.getCell(columnNumber("evidence")).value = answer.evidence;
}

/** What stands in the answer cell: the label from the list, or how this vendor tends to write it. */
function typedAnswer(requirement: EditionRequirement, value: string | number, language: Language, habit: Habit, count: number): string | number | Date {
  const { answer } = requirement;
  const words = habit === "words";
  // Somebody who types instead of choosing writes some labels in the other language.
  const spoken = translator(words && count % 7 === 0 ? (language === "nl" ? "en" : "nl") : language);
  switch (answer.type) {
    case "scale": {
      const label = scaleLabel(spoken, answerScaleKeySchema.parse(value));
      return !words ? label : count % 3 === 0 ? label.toUpperCase() : count % 3 === 1 ? ` ${label.toLowerCase()}\u00A0` : label;
    }
    case "yesno": {
      const label = yesNoLabel(spoken, value === "yes" ? "yes" : "no");
      if (habit === "gaps" && value === "yes" && !requirement.mandatory && count % 29 === 0) return language === "nl" ? `${label}, mits in overleg` : `${label}, provided it is agreed`;
      return words && count % 2 === 0 ? label.slice(0, 1).toLowerCase() : label;
    }
    case "number":
    case "money": {
      if (typeof value !== "number") return value;
      const text = formatPlainNumber(language, value);
      return words && count % 2 === 0 && !/[.,]\d{3}$/.test(text) ? text : value;
    }
    case "date":
      return typeof value === "string" ? new Date(`${value}T00:00:00Z`) : value;
    case "text":
      return value;
  }
}

/** Turns the order of the rows with questions around, as sorting would: the values go along, the formats stay. */
function reverseRows(worksheet: Worksheet): void {
  const rows: number[] = [];
  worksheet.eachRow((row, number) => {
    if (number > headerRow && row.getCell(columnNumber("id")).text) rows.push(number);
  });
  const last = columnNumber("evidence");
  const contents = rows.map((number) => Array.from({ length: last }, (_, i) => worksheet.getRow(number).getCell(i + 1).value));
  rows.forEach((number, index) => {
    contents[rows.length - 1 - index].forEach((value, i) => (worksheet.getRow(number).getCell(i + 1).value = value));
  });
}
