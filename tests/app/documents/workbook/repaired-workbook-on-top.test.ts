import ExcelJS from "exceljs";
import { expect, test, vi } from "vitest";

import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeRepairedWorkbook } from "~/documents/workbook/repaired-workbook";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Reading } from "~/domain/responses/reading";

import { exampleEdition, exampleVendor } from "../../../support/edition";

vi.setConfig({ testTimeout: 30_000 });

const edition = exampleEdition({ requirements: 16 });
const asked = edition.requirements;
const first = (type: string) => asked.find(({ answer }) => answer.type === type) as (typeof asked)[number];

function read(bytes: Uint8Array): Reading {
  const result = readResponseWorkbook(bytes, edition);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.reading;
}

/** A workbook after its rows, by requirement id, and its sheets were changed. */
async function changed(bytes: Uint8Array, change: (rows: Map<string, ExcelJS.Row>, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  const rows = new Map<string, ExcelJS.Row>();
  for (const sheet of workbook.worksheets.filter(({ name }) => name !== identitySheetName)) {
    sheet.eachRow((row) => { if (row.getCell(1).text.startsWith("req.")) rows.set(row.getCell(1).text, row); });
  }
  change(rows, workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const answerOf = (reading: Reading, id: string) => reading.answers.find(({ requirement }) => requirement === id);

test("a vendor's notes and changed units are in the repaired workbook, and an answer in another unit is not made certain by it", async () => {
  const number = first("number");
  const yesno = first("yesno");
  const returned = await changed(await writeResponseWorkbook(edition, exampleVendor), (rows, workbook) => {
    const row = rows.get(number.id) as ExcelJS.Row;
    row.getCell(columnNumber("answer")).value = 40;
    row.getCell(columnNumber("unit")).value = "dozijn";
    const other = rows.get(yesno.id) as ExcelJS.Row;
    other.getCell(columnNumber("answer")).value = "yes";
    other.getCell(columnNumber("answer")).note = "Vanaf versie 9";
    workbook.worksheets[0].getCell("A1").note = "Zie onze brochure";
  });
  const reading = read(returned);
  expect(answerOf(reading, number.id)).toMatchObject({ value: null, comment: "40" });
  expect(reading.typed?.[yesno.id]).toBe("yes");

  const repaired = await writeRepairedWorkbook(edition, exampleVendor, reading);
  const again = read(repaired);
  expect(again.answers).toEqual(reading.answers);
  expect(answerOf(again, yesno.id)).toMatchObject({ value: "yes", comment: "Vanaf versie 9" });
  expect(again.beside.map(({ text }) => text)).toEqual(expect.arrayContaining(["dozijn", "Zie onze brochure"]));
  expect(again.issues.filter(({ code }) => code === "cell-note" || code === "beside-template")).toEqual([]);
});

test("of a note that Shortlist put there only what a vendor adds to it counts", async () => {
  const yesno = first("yesno");
  const reading = read(await changed(await writeResponseWorkbook(edition, exampleVendor), (rows) => {
    (rows.get(yesno.id) as ExcelJS.Row).getCell(columnNumber("answer")).value = "yes";
  }));
  const repaired = await writeRepairedWorkbook(edition, exampleVendor, reading);
  expect(read(repaired).issues.filter(({ code }) => code === "cell-note")).toEqual([]);

  const again = read(await changed(repaired, (rows) => {
    const cell = (rows.get(yesno.id) as ExcelJS.Row).getCell(columnNumber("answer"));
    const note = typeof cell.note === "object" ? (cell.note.texts ?? []).map(({ text }) => text).join("") : cell.note;
    cell.note = `${note}\nKlopt, zie hoofdstuk 4`;
  }));
  expect(answerOf(again, yesno.id)?.comment).toBe("Klopt, zie hoofdstuk 4");
});

test("a note on the sheet with what stood beside the template is read", async () => {
  const reading = read(await changed(await writeResponseWorkbook(edition, exampleVendor), (_, workbook) => {
    workbook.worksheets[0].getCell("H40").value = "Prijs op aanvraag";
  }));
  const again = read(await changed(await writeRepairedWorkbook(edition, exampleVendor, reading), (_, workbook) => {
    const sheet = workbook.worksheets.find((each) => each.getCell("A1").text === "shortlist-beside") as ExcelJS.Worksheet;
    sheet.getCell("D5").note = "Niet meer";
  }));
  expect(again.beside.map(({ text }) => text)).toEqual(["Prijs op aanvraag", "Niet meer"]);
  expect(again.issues.filter(({ code }) => code === "cell-note")).toHaveLength(1);
});
