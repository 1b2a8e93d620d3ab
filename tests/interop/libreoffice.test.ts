import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";

import { exampleEdition, exampleVendor } from "../support/edition";
import { type FilledAnswer, fillWithExceljs, filledAnswers } from "../support/filled-answers";
import { LibreOffice } from "../support/libreoffice";
import { needs } from "../support/tools";

const suite = needs("a workbook in LibreOffice Calc", "libreoffice");

describe.skipIf(suite.skip)(suite.title, () => {
  const edition = exampleEdition({ requirements: 48 });
  const answers = filledAnswers(edition);
  const expected = edition.requirements.map(({ id }) => answers.find((a) => a.requirement.id === id)!.expected);
  let folder: string;
  let office: LibreOffice;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "shortlist-libreoffice-"));
    office = new LibreOffice(join(folder, "profile"));
    const blank = await writeResponseWorkbook(edition, exampleVendor);
    writeFileSync(join(folder, "blank.xlsx"), blank);
    writeFileSync(join(folder, "excel.xlsx"), await fillWithExceljs(blank, answers));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (name: string) => {
    const result = readResponseWorkbook(readFileSync(join(folder, name)), edition);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.reading;
  };

  it("is filled and saved there, and read with every one of 48 answers", () => {
    office.runMacro(fillMacro(join(folder, "blank.xlsx"), join(folder, "filled.xlsx"), answers));
    const reading = read("filled.xlsx");
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toEqual([]);
    expect(reading.beside).toEqual([]);
    expect(reading.edition).toEqual({ id: "edition-1", code: "RFP-1-K7QX" });
  });

  it("survives being opened and saved again, also by way of OpenDocument", () => {
    office.convert("xlsx:Calc MS Excel 2007 XML", join(folder, "again"), [join(folder, "excel.xlsx")]);
    office.convert("ods", join(folder, "ods"), [join(folder, "excel.xlsx")]);
    office.convert("xlsx:Calc MS Excel 2007 XML", join(folder, "back"), [join(folder, "ods/excel.ods")]);
    for (const name of ["again/excel.xlsx", "back/excel.xlsx"]) {
      const reading = read(name);
      expect(reading.answers).toEqual(expected);
      expect(reading.issues).toEqual([]);
    }
  });

  it("computes progress and status by its formulas", () => {
    office.convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", join(folder, "csv"), [join(folder, "filled.xlsx")]);
    const start = readFileSync(join(folder, "csv/filled-Start.csv"), "utf8");
    expect(start).toMatch(/Alle onderdelen,48,48,0,100%,█{20}/);
    const sheet = readFileSync(join(folder, "csv/filled-Openheid.csv"), "utf8");
    expect(sheet).toContain("beantwoord");
    expect(sheet).not.toContain("in te vullen");
  });
});

/** A Basic macro that opens a workbook, enters the answers and saves it as .xlsx. */
function fillMacro(source: string, target: string, answers: FilledAnswer[]): string {
  const text = (value: string) => value.split("\n").map((line) => `"${line.replaceAll('"', '""')}"`).join(" & Chr(10) & ");
  const set = ({ sheet, row, entered, comment, evidence }: FilledAnswer): string[] => {
    const entry = "text" in entered ? `.String = ${text(entered.text)}`
      : "number" in entered ? `.Value = ${entered.number}`
        : `.Value = DateSerial(${entered.date.split("-").map(Number).join(", ")})`;
    return [
      `sheet = document.Sheets.getByName("${sheet}")`,
      `sheet.getCellRangeByName("E${row}")${entry}`,
      `sheet.getCellRangeByName("G${row}").String = ${text(comment)}`,
      `sheet.getCellRangeByName("H${row}").String = ${text(evidence)}`,
    ];
  };
  return [
    "Dim opening(0) As New com.sun.star.beans.PropertyValue",
    'opening(0).Name = "Hidden" : opening(0).Value = True',
    `document = StarDesktop.loadComponentFromURL(ConvertToURL("${source}"), "_blank", 0, opening())`,
    ...answers.flatMap(set),
    "Dim saving(0) As New com.sun.star.beans.PropertyValue",
    'saving(0).Name = "FilterName" : saving(0).Value = "Calc MS Excel 2007 XML"',
    `document.storeToURL(ConvertToURL("${target}"), saving())`,
    "document.close(True)",
  ].join("\n");
}
