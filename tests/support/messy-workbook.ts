import ExcelJS from "exceljs";

import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Edition } from "~/domain/edition/edition";
import type { Reading } from "~/domain/responses/reading";

import { exampleVendor } from "./edition";

/** What a vendor types who does not keep to the template, by number of the question in `exampleEdition`. */
export const messyAnswers: { question: number; typed: string | number; comment: string; evidence: string }[] = [
  { question: 1, typed: "Jazeker, mits u de nieuwste versie neemt", comment: "Zie hoofdstuk 3.", evidence: "bijlage A" },
  { question: 2, typed: "yes", comment: "", evidence: "https://docs.noordwind.example/2" },
  { question: 3, typed: "Standaard", comment: "=cmd|' /C calc'!A0", evidence: "+31 20 123 45 67" },
  { question: 4, typed: "12,5 fte", comment: "Letterlijk _x005F_x0041_ en _x005F_x000D_ en <b> & “café”", evidence: "" },
  { question: 5, typed: "€ 1.250,50", comment: "regel één\nregel twee", evidence: "" },
  { question: 7, typed: "=1+1 is geen som", comment: "", evidence: "" },
  { question: 8, typed: "0,5 %", comment: "", evidence: "" },
  { question: 9, typed: "misschien", comment: "", evidence: "" },
  { question: 10, typed: "Ja, vanaf 2027", comment: "", evidence: "" },
  { question: 11, typed: "Inrichting", comment: "", evidence: "" },
  { question: 12, typed: "ongeveer 20 tot 30", comment: "Afhankelijk van het aantal.", evidence: "" },
  { question: 14, typed: "3 april 2027", comment: "", evidence: "" },
  { question: 22, typed: "03/04/27", comment: "", evidence: "" },
  { question: 24, typed: 0.5, comment: "", evidence: "" },
];

/** The workbook of the edition filled in like that, with texts beside the template, a changed question and a row twice. */
export async function messyWorkbook(edition: Edition): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeResponseWorkbook(edition, exampleVendor)).slice().buffer);
  const rows = new Map<string, ExcelJS.Row>();
  for (const sheet of workbook.worksheets.filter(({ name }) => name !== identitySheetName)) {
    sheet.eachRow((row) => { if (row.getCell(1).text.startsWith("req.")) rows.set(row.getCell(1).text, row); });
  }
  for (const { question, typed, comment, evidence } of messyAnswers) {
    const row = rows.get(`req.example.${question}`)!;
    row.getCell(columnNumber("answer")).value = typed;
    row.getCell(columnNumber("comment")).value = comment;
    row.getCell(columnNumber("evidence")).value = evidence;
  }
  rows.get("req.example.13")!.getCell(5).value = { formula: "10*4", result: 40 };
  rows.get("req.example.13")!.getCell(columnNumber("question")).value = "Vraag 13, maar dan anders gesteld";
  rows.get("req.example.17")!.getCell(columnNumber("status") + 2).value = "Prijs op aanvraag, zie offerte";

  const sheet = workbook.worksheets[1];
  const source = rows.get("req.example.3")!;
  const copy = sheet.getRow(sheet.rowCount + 2);
  copy.values = (source.values as ExcelJS.CellValue[]).slice();
  copy.getCell(columnNumber("answer")).value = "Maatwerk";
  const own = workbook.addWorksheet("Onze opmerkingen");
  own.getCell("B3").value = "Alles staat ook in onze brochure";
  own.getCell("B4").value = "=1+1 is geen som";
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** An answer to everything that is still open in a reading, as the vendor would type it into the repaired workbook. */
export function openPoints(edition: Edition, reading: Reading): { requirement: string; answer: string | number | Date }[] {
  const open = new Set(reading.issues.flatMap(({ severity, requirement }) => (severity === "error" && requirement ? [requirement] : [])));
  return edition.requirements.filter(({ id }) => open.has(id)).map(({ id, answer }) => {
    const typed = { scale: "Inrichting", yesno: "Ja", number: 12, money: 1200, date: new Date("2027-04-03T00:00:00Z"), text: "Volgt." };
    return { requirement: id, answer: typed[answer.type] };
  });
}
