import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Edition } from "~/domain/edition/edition";
import type { Reading } from "~/domain/responses/reading";

import { exampleEdition, exampleVendor } from "../../../support/edition";
import { type FilledAnswer, fillWithExceljs, filledAnswers } from "../../../support/filled-answers";

vi.setConfig({ testTimeout: 30_000 });

const edition = exampleEdition({ requirements: 48 });
const filled = filledAnswers(edition);
const expected = edition.requirements.map(({ id }) => filled.find((a) => a.requirement.id === id)!.expected);

function read(bytes: Uint8Array, of: Edition = edition): Reading {
  const result = readResponseWorkbook(bytes, of);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.reading;
}

async function altered(alter: (workbook: ExcelJS.Workbook) => void, answers: FilledAnswer[] = filled): Promise<Reading> {
  return read(await fillWithExceljs(await writeResponseWorkbook(edition, exampleVendor), answers, alter));
}

/** Puts the values of a sheet's rows from row 5 on in another order, as a sort over all columns does. */
function reorder(sheet: ExcelJS.Worksheet, order: (rows: ExcelJS.CellValue[][]) => ExcelJS.CellValue[][]): void {
  const rows: ExcelJS.CellValue[][] = [];
  sheet.eachRow((row, number) => { if (number >= 5) rows.push((row.values as ExcelJS.CellValue[]).slice()); });
  order(rows).forEach((values, index) => { sheet.getRow(5 + index).values = values; });
}

describe("the blank workbook", () => {
  it("is the same bytes for the same edition and vendor", async () => {
    const first = await writeResponseWorkbook(edition, exampleVendor);
    await new Promise((resolve) => setTimeout(resolve, 2100)); // a zip's time counts in two seconds
    expect(Buffer.from(await writeResponseWorkbook(edition, exampleVendor)).equals(Buffer.from(first))).toBe(true);
  });

  it("reads as nothing answered, with the mandatory questions missing and nothing beside the template", async () => {
    for (const language of ["nl", "en"] as const) {
      const of = exampleEdition({ requirements: 48, language });
      const reading = read(await writeResponseWorkbook(of, exampleVendor), of);
      expect(reading.complete).toMatchObject({ answered: 0, asked: 48 });
      expect(reading.complete.mandatoryMissing).toHaveLength(10);
      expect(reading.issues.map(({ code }) => code)).toEqual(Array<string>(10).fill("missing-mandatory"));
      expect(reading.issues[0]).toMatchObject({ cell: "E6", requirement: "req.example.1" });
      expect(reading.beside).toEqual([]);
    }
  });

  it("shows edition and vendor code on every sheet and hides the one that identifies it", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await writeResponseWorkbook(edition, exampleVendor)).slice().buffer);
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ["Start", "visible"], ["Functionaliteit", "visible"], ["Openheid", "visible"], ["Levensvatbaarheid", "visible"], ["Ondersteuning", "visible"],
      ["_shortlist", "veryHidden"],
    ]);
    for (const sheet of workbook.worksheets.slice(0, -1)) expect(sheet.getCell("B2").text).toMatch(/RFP-1-K7QX.*V3/);
  });

  it("locks everything but answer, explanation and evidence, and offers the edition's own answers", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await writeResponseWorkbook(edition, exampleVendor)).slice().buffer);
    const sheet = workbook.getWorksheet("Functionaliteit")!;
    expect(["B6", "C6", "D6", "E6", "F6", "G6", "H6", "I6", "E5"].filter((cell) => sheet.getCell(cell).protection?.locked === false)).toEqual(["E6", "G6", "H6"]);
    expect(sheet.getCell("E6").dataValidation.formulae).toEqual(['"Standaard,Inrichting,Partnerproduct,Maatwerk,Gepland,Nee"']);
    expect(sheet.getCell("E7").dataValidation.formulae).toEqual(['"Ja,Nee"']);
    expect(sheet.getColumn(1).hidden).toBe(true);
  });

  it("lets nothing that the buyer typed become a formula, and keeps sheet names within what programs allow", async () => {
    const of = exampleEdition({ requirements: 6 });
    of.requirements[0].text = '=HYPERLINK("http://x","y")';
    of.criteria[0].title = "Functionaliteit: alles [wat] erin zit / en wat eromheen zit?";
    of.criteria[1].title = "start";
    const bytes = await writeResponseWorkbook(of, { ...exampleVendor, name: "=cmd|' /C calc'!A0" });
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith("xl/worksheets/sheet"));
    const formulas = parts.flatMap(([, part]) => [...strFromU8(part).matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula));
    expect(formulas.every((formula) => /^(?:IF|COUNTA|COUNTIF|SUM|REPT)\(/.test(formula))).toBe(true);
    expect(read(bytes, of).beside).toEqual([]);
  });

  it("refuses an edition with a question under a criterion that it does not have", async () => {
    const of = exampleEdition({ requirements: 6 });
    of.requirements[2].criterion = "elsewhere";
    await expect(writeResponseWorkbook(of, exampleVendor)).rejects.toThrow(/O-003.*elsewhere/);
  });
});

describe("a filled workbook", () => {
  it("comes back with every answer", async () => {
    const reading = await altered(() => undefined);
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toEqual([]);
    expect(reading).toMatchObject({
      edition: { id: "edition-1", code: "RFP-1-K7QX" }, vendor: { id: "vendor-3", code: "V3" }, complete: { answered: 48, asked: 48, mandatoryMissing: [] },
    });
  });

  it("may have its rows sorted and blank rows put between them", async () => {
    const reading = await altered((workbook) => {
      reorder(workbook.getWorksheet("Functionaliteit")!, (rows) => rows.toReversed().flatMap((row) => [row, []]));
    });
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toEqual([]);
  });

  it("may have columns inserted and its headings moved down", async () => {
    const reading = await altered((workbook) => {
      const sheet = workbook.getWorksheet("Openheid")!;
      sheet.spliceRows(1, 0, [], []);
      sheet.spliceColumns(4, 0, [], []);
      sheet.getCell("D8").value = "ons nummer 12";
    });
    expect(reading.answers).toEqual(expected);
    expect(reading.beside).toEqual([{ sheet: "Openheid", cell: "D8", text: "ons nummer 12" }]);
    expect(reading.issues).toMatchObject([{ code: "beside-template", sheet: "Openheid", cell: "D8", found: "ons nummer 12" }]);
  });

  it("may have its sheets renamed and reordered, and the hidden one removed", async () => {
    const reading = await altered((workbook) => {
      workbook.getWorksheet("Functionaliteit")!.name = "Blad7";
      workbook.removeWorksheet("_shortlist");
    });
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toEqual([]);
    expect(reading.vendor).toEqual({ id: "", code: "V3" });
  });

  it("is understood by reference alone, and by text alone", async () => {
    const without = (...columns: number[]) => (workbook: ExcelJS.Workbook) => {
      for (const sheet of workbook.worksheets.slice(1, -1)) {
        sheet.eachRow((row, number) => { if (number >= 5) for (const column of columns) row.getCell(column).value = null; });
      }
    };
    expect((await altered(without(1))).answers).toEqual(expected);
    expect((await altered(without(1, 2))).answers).toEqual(expected);
  });

  it("needs no headings where ids or references are left", async () => {
    const reading = await altered((workbook) => workbook.getWorksheet("Openheid")!.spliceRows(4, 1));
    expect(reading.answers).toEqual(expected);
  });

  it("is read by question when a sort left the hidden column behind", async () => {
    const reading = await altered((workbook) => {
      const sheet = workbook.getWorksheet("Openheid")!;
      reorder(sheet, (rows) => rows.map((row, index) => [row[1], ...rows[rows.length - 1 - index].slice(2)]));
    });
    expect(reading.answers).toEqual(expected);
  });
});

describe("what a vendor did to it is said", () => {
  const first = filled[0];

  it("a question that was changed, with the vendor's wording", async () => {
    const reading = await altered((workbook) => { workbook.getWorksheet(first.sheet)!.getCell(`C${first.row}`).value = "Iets anders?"; });
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toEqual([
      { severity: "warning", code: "question-changed", sheet: "Functionaliteit", cell: "C6", requirement: first.requirement.id, found: "Iets anders?", expected: "F-001" },
    ]);
  });

  it("one question on two rows: no answer where they differ, one where they agree", async () => {
    const double = (change: (row: ExcelJS.CellValue[]) => ExcelJS.CellValue[]) => (workbook: ExcelJS.Workbook) => {
      const sheet = workbook.getWorksheet(first.sheet)!;
      sheet.addRow(change((sheet.getRow(first.row).values as ExcelJS.CellValue[]).slice(1)));
    };
    const same = await altered(double((row) => row));
    expect(same.answers).toEqual(expected);
    expect(same.issues.map(({ code, severity, cell }) => [code, severity, cell])).toEqual([["double-question", "warning", "E6"], ["double-question", "warning", "E23"]]);

    const other = await altered(double((row) => row.with(4, "Maatwerk").with(6, "Toch niet")));
    expect(other.answers[0]).toMatchObject({ value: null, comment: `${first.comment}\nToch niet` });
    expect(other.answers.slice(1)).toEqual(expected.slice(1));
    expect(other.issues.map(({ code, severity, found }) => [code, severity, found])).toEqual([
      ["double-question", "error", JSON.stringify(["Inrichting", first.comment, first.evidence])],
      ["double-question", "error", JSON.stringify(["Maatwerk", "Toch niet", first.evidence])],
    ]);
    expect(other.complete.mandatoryMissing).toEqual([first.requirement.id]);
  });

  it("rows and sheets that are gone", async () => {
    const reading = await altered((workbook) => {
      workbook.removeWorksheet("Openheid");
      workbook.getWorksheet(first.sheet)!.spliceRows(first.row, 1);
    });
    expect(reading.issues.map(({ code, found, expected: question }) => [code, found ?? question])).toEqual([
      ["question-missing", "F-001"], ["missing-mandatory", "F-001"], ["sheet-missing", "Openheid"], ["missing-mandatory", "O-021"],
    ]);
    expect(reading.complete.answered).toBe(48 - 1 - 8);
  });

  it("a row under a reference that nobody asked for", async () => {
    const reading = await altered((workbook) => {
      workbook.getWorksheet("Openheid")!.addRow([null, "O-999", "Extra vraag van ons", null, "Standaard"]);
    });
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toMatchObject([{ code: "unknown-question", found: "O-999", sheet: "Openheid" }]);
    expect(reading.beside.map(({ text }) => text)).toEqual(["O-999", "Extra vraag van ons", "Standaard"]);
  });

  it("a sheet of the vendor's own, with every text kept and the issues bounded", async () => {
    const reading = await altered((workbook) => {
      const sheet = workbook.addWorksheet("Prijzen");
      for (let row = 1; row <= 40; row += 1) sheet.addRow([`Regel ${row}`, row]);
    });
    expect(reading.beside).toHaveLength(80);
    expect(reading.issues).toHaveLength(26);
    expect(reading.issues.at(-1)).toMatchObject({ code: "beside-template", sheet: "Prijzen", cell: null, found: "55" });
  });

  it("formulas: the saved result counts, and one without is kept as text", async () => {
    const number = filled.find(({ requirement }) => requirement.answer.type === "number")!;
    const reading = await altered((workbook) => {
      workbook.getWorksheet(number.sheet)!.getCell(`E${number.row}`).value = { formula: "20+2.5", result: 22.5 };
      workbook.getWorksheet(first.sheet)!.getCell(`E${first.row}`).value = { formula: "Start!A1" };
    });
    expect(reading.answers.find(({ requirement }) => requirement === number.requirement.id)).toMatchObject({ value: 22.5 });
    expect(reading.answers[0]).toMatchObject({ value: null, comment: `${first.comment}\n=Start!A1` });
    expect(reading.issues.map(({ code, found }) => [code, found])).toEqual([["formula", "=Start!A1"], ["not-understood", "=Start!A1"], ["formula", "=20+2.5"]]);
  });

  it("an error cell and a qualified yes, kept as explanation", async () => {
    const yesno = filled.find(({ requirement }) => requirement.answer.type === "yesno")!;
    const reading = await altered((workbook) => {
      workbook.getWorksheet(first.sheet)!.getCell(`E${first.row}`).value = { error: "#REF!" };
      workbook.getWorksheet(yesno.sheet)!.getCell(`E${yesno.row}`).value = "Ja, mits de koppeling er is";
    });
    expect(reading.issues).toMatchObject([
      { code: "error-cell", severity: "error", cell: "E6", found: "#REF!", expected: "scale" },
      { code: "qualified-yes", severity: "error", found: "Ja, mits de koppeling er is", expected: "yesno", likely: "yes" },
    ]);
    expect(reading.answers.find(({ requirement }) => requirement === yesno.requirement.id)).toMatchObject({
      value: null, comment: `${yesno.comment}\nJa, mits de koppeling er is`,
    });
  });

  it("rich text is read as its text, and a link keeps where it leads", async () => {
    const reading = await altered((workbook) => {
      const sheet = workbook.getWorksheet(first.sheet)!;
      sheet.getCell(`G${first.row}`).value = { richText: [{ text: "vet", font: { bold: true } }, { text: " en gewoon" }] };
      sheet.getCell(`H${first.row}`).value = { text: "onze site", hyperlink: "https://noordwind.example" };
    });
    expect(reading.answers[0]).toMatchObject({ comment: "vet en gewoon", evidence: "onze site (https://noordwind.example)" });
  });
});
