import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { csvLine, setInertText } from "~/documents/inert-text";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeRepairedWorkbook } from "~/documents/workbook/repaired-workbook";

import { exampleEdition, exampleVendor } from "../support/edition";
import { LibreOffice } from "../support/libreoffice";
import { messyWorkbook } from "../support/messy-workbook";
import { needs } from "../support/tools";

const suite = needs("text of a vendor in LibreOffice Calc", "libreoffice");

const formulas = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1", "'=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x";"y")', "＝1+1", '=WEBSERVICE("http://x")', '";=1+1'];

describe.skipIf(suite.skip)(suite.title, () => {
  let folder: string;
  let office: LibreOffice;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "shortlist-inert-"));
    office = new LibreOffice(join(folder, "profile"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The cells of a file that are formulas once the program has opened it, as "sheet!row.column formula". */
  function live(name: string, filter = ""): string[] {
    const list = join(folder, `${name}.txt`);
    office.runMacro([
      "Dim opening(1) As New com.sun.star.beans.PropertyValue",
      'opening(0).Name = "Hidden" : opening(0).Value = True',
      filter === "" ? "" : `opening(1).Name = "FilterName" : opening(1).Value = "Text - txt - csv (StarCalc)"`,
      filter === "" ? "" : `ReDim Preserve opening(2) As New com.sun.star.beans.PropertyValue\nopening(2).Name = "FilterOptions" : opening(2).Value = "${filter}"`,
      `document = StarDesktop.loadComponentFromURL(ConvertToURL("${join(folder, name)}"), "_blank", 0, opening())`,
      `Open "${list}" For Output As #1`,
      "For Each sheet In document.Sheets",
      "cursor = sheet.createCursor() : cursor.gotoEndOfUsedArea(False)",
      "For r = 0 To cursor.RangeAddress.EndRow",
      "For c = 0 To cursor.RangeAddress.EndColumn",
      "cell = sheet.getCellByPosition(c, r)",
      'If cell.Type = 3 Then Print #1, sheet.Name & "!" & (r + 1) & "." & (c + 1) & " " & cell.Formula',
      "Next c", "Next r", "Next",
      'Print #1, "end"',
      "Close #1",
      "document.close(True)",
    ].join("\n"));
    const lines = readFileSync(list, "utf8").trim().split("\n");
    expect(lines.at(-1)).toBe("end");
    return lines.slice(0, -1);
  }

  /** Separators as given, quotes, UTF-8, and formulas worked out where a program would. */
  const csvFilter = (separator: "," | ";") => `${separator.charCodeAt(0)},34,76,1,,0,false,true,false,false,false,0,true`;

  it("is no formula in a CSV file, where the same text without care is", () => {
    writeFileSync(join(folder, "careless.csv"), "=1+1,Ja\n");
    expect(live("careless.csv", csvFilter(","))).toHaveLength(1);
    for (const separator of [",", ";"] as const) {
      writeFileSync(join(folder, `guarded${separator.charCodeAt(0)}.csv`), formulas.map((text) => csvLine([text, "Ja", 12], separator)).join("\r\n"));
      // Whichever separator the program of the reader takes.
      for (const taken of [",", ";"] as const) expect(live(`guarded${separator.charCodeAt(0)}.csv`, csvFilter(taken))).toEqual([]);
    }
  });

  it("is no formula in a workbook, nor after it was saved there", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("x");
    formulas.forEach((text, index) => setInertText(sheet.getCell(index + 1, 1), text));
    writeFileSync(join(folder, "guarded.xlsx"), new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(live("guarded.xlsx")).toEqual([]);
    office.convert("xlsx:Calc MS Excel 2007 XML", join(folder, "again"), [join(folder, "guarded.xlsx")]);
    expect(live("again/guarded.xlsx")).toEqual([]);
  });

  it("is no formula in a repaired workbook, which has only the template's own", async () => {
    const edition = exampleEdition({ requirements: 48 });
    const result = readResponseWorkbook(await messyWorkbook(edition), edition);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    const { reading } = result;
    formulas.forEach((text, index) => {
      Object.assign(reading.answers[index], { comment: text, evidence: text });
      reading.beside.push({ sheet: text, cell: text, text });
    });
    writeFileSync(join(folder, "repaired.xlsx"), await writeRepairedWorkbook(edition, { ...exampleVendor, name: "=1+1" }, reading));
    expect(live("repaired.xlsx").filter((line) => !/^[^!]+!\d+\.\d+ =(?:IF\(LEN\(TRIM\(|IF\(C\d+=0|COUNTA\(|COUNTIF\(|SUM\([CDE]\d+:|REPT\()/.test(line))).toEqual([]);
  });
});
