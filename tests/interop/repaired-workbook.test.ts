import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { questionSheets, headerRow } from "~/documents/workbook/layout";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeRepairedWorkbook } from "~/documents/workbook/repaired-workbook";
import type { Reading } from "~/domain/responses/reading";

import { exampleEdition, exampleVendor } from "../support/edition";
import { LibreOffice } from "../support/libreoffice";
import { messyWorkbook, openPoints } from "../support/messy-workbook";
import { needs } from "../support/tools";

const suite = needs("a repaired workbook in LibreOffice Calc", "libreoffice");

describe.skipIf(suite.skip)(suite.title, () => {
  const edition = exampleEdition({ requirements: 48 });
  let folder: string;
  let office: LibreOffice;
  let first: Reading;

  const read = (bytes: Uint8Array): Reading => {
    const result = readResponseWorkbook(bytes, edition);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.reading;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "shortlist-repaired-"));
    office = new LibreOffice(join(folder, "profile"));
    first = read(await messyWorkbook(edition));
    writeFileSync(join(folder, "repaired.xlsx"), await writeRepairedWorkbook(edition, exampleVendor, first));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has its open points answered and is saved there, and then reads without an issue", () => {
    const cells = new Map(questionSheets(edition).flatMap((sheet) => sheet.rows.flatMap((row, index) =>
      row.kind === "question" ? [[row.requirement.id, { sheet: sheet.name, row: headerRow + 1 + index }] as const] : [])));
    const statements = openPoints(edition, first).flatMap(({ requirement, answer }) => {
      const { sheet, row } = cells.get(requirement)!;
      const entry = typeof answer === "string" ? `.String = "${answer}"` : typeof answer === "number" ? `.Value = ${answer}` : `.Value = DateSerial(${answer.getUTCFullYear()}, ${answer.getUTCMonth() + 1}, ${answer.getUTCDate()})`;
      return [`document.Sheets.getByName("${sheet}").getCellRangeByName("E${row}")${entry}`];
    });
    office.runMacro([
      "Dim opening(0) As New com.sun.star.beans.PropertyValue",
      'opening(0).Name = "Hidden" : opening(0).Value = True',
      `document = StarDesktop.loadComponentFromURL(ConvertToURL("${join(folder, "repaired.xlsx")}"), "_blank", 0, opening())`,
      ...statements,
      "Dim saving(0) As New com.sun.star.beans.PropertyValue",
      'saving(0).Name = "FilterName" : saving(0).Value = "Calc MS Excel 2007 XML"',
      `document.storeToURL(ConvertToURL("${join(folder, "corrected.xlsx")}"), saving())`,
      "document.close(True)",
    ].join("\n"));
    const done = read(readFileSync(join(folder, "corrected.xlsx")));
    expect(done.issues).toEqual([]);
    expect(done.complete.mandatoryMissing).toEqual([]);
    expect(done.beside.map(({ text }) => text)).toEqual(expect.arrayContaining(first.beside.map(({ text }) => text)));
    const values = (reading: Reading) => new Map(reading.answers.flatMap(({ requirement, value }) => (value === null ? [] : [[requirement, value]])));
    for (const [requirement, value] of values(first)) expect(values(done).get(requirement), requirement).toBe(value);
  });

  it("shows the status words that its formulas work out, and counts what is answered", () => {
    office.convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", join(folder, "csv"), [join(folder, "repaired.xlsx")]);
    const sheet = readFileSync(join(folder, "csv/repaired-Functionaliteit.csv"), "utf8");
    for (const word of ["begrepen", "hersteld", "onduidelijk", "verplicht in te vullen"]) expect(sheet).toContain(word);
    const answered = first.answers.filter(({ value }) => value !== null).length;
    expect(readFileSync(join(folder, "csv/repaired-Start.csv"), "utf8")).toContain(`Alle onderdelen,48,${answered},`);
  });
});
