import type ExcelJS from "exceljs";
import { describe, expect, it, vi } from "vitest";

import { questionText } from "~/documents/workbook/layout";

import { exampleEdition } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";
import { ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 30_000 });

const edition = exampleEdition({ requirements: 24 });
const filled = filledAnswers(edition);
const expected = edition.requirements.map(({ id }) => filled.find((each) => each.requirement.id === id)!.expected);
const returned = new ReturnedWorkbook(edition, filled);
/** What was filled in for a question, by its number from 1. */
const rowOf = (number: number) => filled.find(({ requirement }) => requirement.id === `req.example.${number}`)!;
const sheetOf = (workbook: ExcelJS.Workbook, number: number) => workbook.getWorksheet(rowOf(number).sheet)!;
const cell = (workbook: ExcelJS.Workbook, number: number, column: string) => sheetOf(workbook, number).getCell(`${column}${rowOf(number).row}`);

/** A row of one question as `double-question` tells it. */
const rowText = (number: number, answer: string = Object.values(rowOf(number).entered).map(String)[0]) => JSON.stringify([answer, rowOf(number).comment, rowOf(number).evidence]);

type Change = Partial<{ value: string | number | null; comment: string; evidence: string }>;
/** What is done, what is told, and how answers by number of question differ from what was filled in. */
type Case = [name: string, alter: (workbook: ExcelJS.Workbook) => void, issues: string[], changes?: Record<number, Change>];

function table(title: string, cases: Case[]): void {
  describe(title, () => {
    it.each(cases)("%s", async (_, alter, issues, changes = {}) => {
      const reading = await returned.altered(alter);
      expect(reading.issues.map(told)).toEqual(issues);
      expect(reading.answers).toEqual(expected.map((answer, index) => ({ ...answer, ...changes[index + 1] })));
    });
  });
}

table("anchors", [
  ["rows filtered and hidden", (workbook) => {
    sheetOf(workbook, 9).getRow(rowOf(9).row).hidden = true;
    sheetOf(workbook, 9).getRow(rowOf(10).row).hidden = true;
  }, []],
  ["a column widened, and one hidden", (workbook) => {
    sheetOf(workbook, 9).getColumn(5).width = 90;
    sheetOf(workbook, 9).getColumn(8).hidden = true;
  }, []],
  ["a sheet copied", (workbook) => {
    const copy = workbook.addWorksheet("Kopie");
    sheetOf(workbook, 9).eachRow((row, number) => { copy.getRow(number).values = (row.values as ExcelJS.CellValue[]).slice(); });
  }, [...[9, 10, 11, 12].flatMap((number) => ["Openheid", "Kopie"].map((sheet) => `double-question · ${sheet}!E${rowOf(number).row} · ${rowText(number)}`))]],
  ["an answer merged with the cell beside it", (workbook) => {
    sheetOf(workbook, 9).mergeCells(`E${rowOf(9).row}:F${rowOf(9).row}`);
  }, []],
  ["ids pasted over by numbers of the vendor's own", (workbook) => {
    for (const number of [9, 10, 11, 12]) cell(workbook, number, "A").value = number;
  }, [9, 10, 11, 12].map((number) => `beside-template · Openheid!A${rowOf(number).row} · ${number}`)],
  ["a sheet copied, the copy filled in and the first left blank", (workbook) => {
    const copy = workbook.addWorksheet("Kopie");
    sheetOf(workbook, 9).eachRow((row, number) => { copy.getRow(number).values = (row.values as ExcelJS.CellValue[]).slice(); });
    for (const number of [9, 10, 11, 12]) for (const column of ["E", "G", "H"]) cell(workbook, number, column).value = null;
  }, [9, 10, 11, 12].flatMap((number) => [`double-question · Openheid!E${rowOf(number).row} · ["","",""]`, `double-question · Kopie!E${rowOf(number).row} · ${rowText(number)}`])],
  ["a column of the vendor's own instead of the answers", (workbook) => {
    sheetOf(workbook, 9).getCell("L4").value = "Antwoord (definitief)";
    cell(workbook, 10, "L").value = cell(workbook, 10, "E").value;
    cell(workbook, 10, "E").value = null;
  }, ["beside-template · Openheid!L4 · Antwoord (definitief)", "answer-elsewhere · Openheid!L6 · Ja · → yes"], { 10: { value: null } }],
  ["explanations and answers in each other's place", (workbook) => {
    for (const number of [9, 10, 11, 12]) {
      const [answer, comment] = [cell(workbook, number, "E").value, cell(workbook, number, "G").value];
      cell(workbook, number, "E").value = comment;
      cell(workbook, number, "G").value = answer;
      cell(workbook, number, "H").value = null;
    }
  }, [9, 10, 11, 12].flatMap((number) => [
    `beside-template · Openheid!E${rowOf(number).row} · ${rowOf(number).comment}`, `row-shifted · Openheid!G${rowOf(number).row} · ${Object.values(rowOf(number).entered)[0]} · → ${rowOf(number).expected.value}`,
  ]), Object.fromEntries([9, 10, 11, 12].map((number) => [number, { value: null, comment: String(Object.values(rowOf(number).entered)[0]), evidence: "" }]))],
  ["two answers merged downwards", (workbook) => {
    sheetOf(workbook, 9).mergeCells(`E${rowOf(9).row}:E${rowOf(10).row}`);
  }, ["merged-cells · Openheid!E6 · Maatwerk"], { 10: { value: null, comment: `${rowOf(10).comment}\nMaatwerk` } }],
  ["two comments merged downwards", (workbook) => {
    sheetOf(workbook, 9).mergeCells(`G${rowOf(9).row}:G${rowOf(10).row}`);
  }, ["merged-cells · Openheid!G6 · Toelichting bij O-009"], { 10: { comment: "" } }],
  ["only the reference column sorted", (workbook) => {
    const [a, b] = [cell(workbook, 9, "B").value, cell(workbook, 10, "B").value];
    cell(workbook, 9, "B").value = b;
    cell(workbook, 10, "B").value = a;
  }, ["beside-template · Openheid!B5 · O-010", "beside-template · Openheid!B6 · O-009"]],
  ["question texts of two rows exchanged", (workbook) => {
    const [a, b] = [cell(workbook, 9, "C").value, cell(workbook, 10, "C").value];
    cell(workbook, 9, "C").value = b;
    cell(workbook, 10, "C").value = a;
  }, [
    `question-conflict · Openheid!E5 · ${questionText(rowOf(10).requirement)} · → customisation`, `question-conflict · Openheid!E6 · ${questionText(rowOf(9).requirement)} · → yes`,
  ], { 9: { value: null, comment: `${rowOf(9).comment}\nMaatwerk` }, 10: { value: null, comment: `${rowOf(10).comment}\nJa` } }],
  ["cells of one row pushed to the right from the answer on", (workbook) => {
    const row = sheetOf(workbook, 9).getRow(rowOf(9).row);
    for (let column = 9; column >= 5; column -= 1) row.getCell(column + 1).value = row.getCell(column).value;
    row.getCell(5).value = null;
  }, ["row-shifted · Openheid!F5 · Maatwerk"]],
  ["the row of a question twice, saying different things", (workbook) => {
    sheetOf(workbook, 9).addRow((sheetOf(workbook, 9).getRow(rowOf(9).row).values as ExcelJS.CellValue[]).slice(1).with(4, "Gepland"));
  }, [`double-question · Openheid!E5 · ${rowText(9)} · → customisation`, `double-question · Openheid!E9 · ${rowText(9, "Gepland")} · → roadmap`], { 9: { value: null } }],
]);

table("values", [
  ["a label in another language, case, with stray spaces", (workbook) => { cell(workbook, 1, "E").value = "  CONFIGURATION\u00A0 "; }, [], { 1: { value: "configuration" } }],
  ["a tick", (workbook) => { cell(workbook, 2, "E").value = "✓"; }, [], { 2: { value: "yes" } }],
  ["a qualified yes", (workbook) => { cell(workbook, 2, "E").value = "Ja, mits de koppeling er is"; }, ["qualified-yes · Functionaliteit!E7 · Ja, mits de koppeling er is · → yes"], { 2: { value: null, comment: `${rowOf(2).comment}\nJa, mits de koppeling er is` } }],
  ["an amount with a currency sign and Dutch separators", (workbook) => { cell(workbook, 5, "E").value = "€ 1.250,75"; }, [], { 5: { value: 1250.75 } }],
  ["an amount that can be two", (workbook) => { cell(workbook, 5, "E").value = "1.250"; }, ["not-understood · Functionaliteit!E11 · 1.250 · → 1250"], { 5: { value: null, comment: `${rowOf(5).comment}\n1.250` } }],
  ["a date in Dutch words", (workbook) => { cell(workbook, 6, "E").value = "31 december 2026"; }, [], { 6: { value: "2026-12-31" } }],
  ["a date that can be two", (workbook) => { cell(workbook, 6, "E").value = "03/04/2026"; }, ["not-understood · Functionaliteit!E12 · 03/04/2026 · → 2026-04-03"], { 6: { value: null, comment: `${rowOf(6).comment}\n03/04/2026` } }],
  ["rich text with a line break", (workbook) => { cell(workbook, 7, "E").value = { richText: [{ text: "Stap één" }, { text: "\nStap twee", font: { bold: true } }] }; }, [], { 7: { value: "Stap één\nStap twee" } }],
  ["a formula with its saved result", (workbook) => { cell(workbook, 4, "E").value = { formula: "2*21", result: 42 }; }, ["formula · Functionaliteit!E9 · =2*21"], { 4: { value: 42 } }],
  ["a formula without a saved result", (workbook) => { cell(workbook, 4, "E").value = { formula: "2*21" } as ExcelJS.CellFormulaValue; }, ["formula · Functionaliteit!E9 · =2*21", "not-understood · Functionaliteit!E9 · =2*21"], { 4: { value: null, comment: `${rowOf(4).comment}\n=2*21` } }],
  ["a formula that reaches out of the workbook", (workbook) => { cell(workbook, 4, "E").value = { formula: "[1]Blad1!A1", result: 3 }; }, ["external-link", "formula · Functionaliteit!E9 · =[1]Blad1!A1"], { 4: { value: 3 } }],
  ["an error", (workbook) => { cell(workbook, 4, "E").value = { error: "#REF!" } as ExcelJS.CellErrorValue; }, ["error-cell · Functionaliteit!E9 · #REF!"], { 4: { value: null, comment: `${rowOf(4).comment}\n#REF!` } }],
  ["a link under other words", (workbook) => { cell(workbook, 1, "H").value = { text: "zie onze handleiding", hyperlink: "https://noordwind.example/handleiding" }; }, [], { 1: { evidence: "zie onze handleiding (https://noordwind.example/handleiding)" } }],
  ["a link on the answer", (workbook) => { cell(workbook, 7, "E").value = { text: "Zie de site", hyperlink: "https://noordwind.example/" }; }, [], { 7: { value: "Zie de site", evidence: "https://noordwind.example/" } }],
  ["a note at an answer", (workbook) => { cell(workbook, 1, "E").note = "Alleen met module X"; }, ["cell-note · Functionaliteit!E6 · Alleen met module X"], { 1: { comment: `${rowOf(1).comment}\nAlleen met module X` } }],
  ["an option with its number or brackets, or a footnote", (workbook) => {
    cell(workbook, 1, "E").value = "1. Standaard";
    cell(workbook, 2, "E").value = "1) Ja";
    cell(workbook, 9, "E").value = "[Maatwerk]";
    cell(workbook, 11, "E").value = "Standaard¹";
  }, [
    "not-understood · Functionaliteit!E6 · 1. Standaard · → standard", "not-understood · Functionaliteit!E7 · 1) Ja · → yes",
    "not-understood · Openheid!E5 · [Maatwerk] · → customisation", "not-understood · Openheid!E7 · Standaard¹ · → standard",
  ], {
    1: { value: null, comment: `${rowOf(1).comment}\n1. Standaard` }, 2: { value: null, comment: `${rowOf(2).comment}\n1) Ja` },
    9: { value: null, comment: `${rowOf(9).comment}\n[Maatwerk]` }, 11: { value: null, comment: `${rowOf(11).comment}\nStandaard¹` },
  }],
  ["a label that is denied behind it", (workbook) => { cell(workbook, 1, "E").value = "Standaard, nee"; }, ["qualified-yes · Functionaliteit!E6 · Standaard, nee"], { 1: { value: null, comment: `${rowOf(1).comment}\nStandaard, nee` } }],
  ["answers given as explanation", (workbook) => {
    for (const number of [1, 2, 4]) {
      cell(workbook, number, "G").value = cell(workbook, number, "E").value;
      cell(workbook, number, "E").value = null;
    }
    cell(workbook, 3, "E").value = null;
  }, [
    "answer-in-comment · Functionaliteit!E6 · Inrichting · → configuration", "answer-in-comment · Functionaliteit!E7 · Ja · → yes", "answer-in-comment · Functionaliteit!E9 · 16.5 · → 16.5",
  ], { 1: { value: null, comment: "Inrichting" }, 2: { value: null, comment: "Ja" }, 3: { value: null }, 4: { value: null, comment: "16.5" } }],
  ["a letter of another script, an attachment in place of an answer, a dash", (workbook) => {
    cell(workbook, 1, "E").value = "Standa\u0430rd";
    cell(workbook, 2, "E").value = "zie bijlage 3";
    cell(workbook, 4, "E").value = "-";
  }, ["not-understood · Functionaliteit!E6 · Standa\u0430rd", "not-understood · Functionaliteit!E7 · zie bijlage 3", "not-understood · Functionaliteit!E9 · -"], {
    1: { value: null, comment: `${rowOf(1).comment}\nStanda\u0430rd` }, 2: { value: null, comment: `${rowOf(2).comment}\nzie bijlage 3` }, 4: { value: null, comment: `${rowOf(4).comment}\n-` },
  }],
  ["a text as long as a cell can be, and one from right to left", (workbook) => {
    cell(workbook, 7, "E").value = "x".repeat(32_767);
    cell(workbook, 15, "E").value = "مرحبا 😀";
  }, [], { 7: { value: "x".repeat(32_767) }, 15: { value: "مرحبا 😀" } }],
  ["a number shown as a word", (workbook) => { Object.assign(cell(workbook, 2, "E"), { value: 1, style: { numFmt: '"Ja";;"Nee"' } }); }, ["not-understood · Functionaliteit!E7 · 1 Ja · → yes"], { 2: { value: null, comment: `${rowOf(2).comment}\n1 Ja` } }],
  ["an amount in the currency of another country", (workbook) => { Object.assign(cell(workbook, 5, "E"), { value: 1250.5, style: { numFmt: "[$$-409]#,##0.00" } }); }, ["not-understood · Functionaliteit!E11 · 1250.5 $"], { 5: { value: null, comment: `${rowOf(5).comment}\n1250.5 $` } }],
  ["a per cent cell", (workbook) => { Object.assign(cell(workbook, 8, "E"), { value: 0.25, style: { numFmt: "0%" } }); }, [], { 8: { value: 25 } }],
]);

table("beside the template", [
  ["a text in a column of the vendor's own", (workbook) => { cell(workbook, 9, "K").value = "intern: navragen"; }, ["beside-template · Openheid!K5 · intern: navragen"]],
  ["a note where no question is", (workbook) => { workbook.getWorksheet("Start")!.getCell("B20").note = "Bel ons hierover"; }, ["cell-note · Start!B20 · Bel ons hierover"]],
  ["a changed question", (workbook) => { cell(workbook, 9, "C").value = "Biedt het pakket dit, behalve op zondag?"; }, ["question-changed · Openheid!C5 · Biedt het pakket dit, behalve op zondag?"]],
  ["another mandatory mark", (workbook) => { cell(workbook, 1, "D").value = "–"; }, ["mandatory-changed · Functionaliteit!D6 · –"]],
  ["a mark of the vendor's own", (workbook) => { cell(workbook, 9, "D").value = "niet van toepassing"; }, ["mandatory-changed · Openheid!D5 · niet van toepassing"]],
  ["another unit", (workbook) => { cell(workbook, 4, "F").value = "uren per week"; }, ["unit-changed · Functionaliteit!E9 · uren per week · → 16.5"], { 4: { value: null, comment: `${rowOf(4).comment}\n16.5` } }],
  ["a sheet of the vendor's own", (workbook) => { workbook.addWorksheet("Prijzen").getCell("B2").value = "Licentie € 10.000"; }, ["beside-template · Prijzen!B2 · Licentie € 10.000"]],
  ["a picture", (workbook) => {
    const image = workbook.addImage({ buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") as unknown as ExcelJS.Buffer, extension: "png" });
    sheetOf(workbook, 9).addImage(image, { tl: { col: 4, row: rowOf(9).row - 1 }, ext: { width: 10, height: 10 } });
  }, ["picture · Openheid!E5 · Picture 1 (image1.png)"]],
  ["a sheet of another request", (workbook) => { workbook.getWorksheet("Openheid")!.getCell("B2").value = "Uitvraag RFP-9-OUDE · Leverancier V3 · Noordwind"; }, ["other-request · RFP-9-OUDE"]],
  ["words over the title", (workbook) => { workbook.getWorksheet("Openheid")!.getCell("E1").value = "CONCEPT"; }, ["beside-template · Openheid!E1 · CONCEPT"]],
]);
