import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";

import { exampleEdition, exampleVendor } from "../support/edition";
import { fillWithExceljs, filledAnswers } from "../support/filled-answers";
import { LibreOffice } from "../support/libreoffice";
import { told } from "../support/returned-workbook";
import { needs } from "../support/tools";

const suite = needs("a workbook changed in LibreOffice Calc", "libreoffice");

/** What a vendor does there, in Basic; `sheet` is "Openheid", whose questions stand in rows 5 to 12. */
type Case = [name: string, statements: string[], issues: string[], changes?: Record<number, { comment?: string; evidence?: string; value?: null }>];

const edition = exampleEdition({ requirements: 48 });
const answers = filledAnswers(edition);
const expected = edition.requirements.map(({ id }) => answers.find((each) => each.requirement.id === id)!.expected);
const own = (row: number) => answers.find((each) => each.sheet === "Openheid" && each.row === row)!;
const numberOf = (row: number) => Number(own(row).requirement.id.split(".").at(-1));

const cases: Case[] = [
  ["sorted by the answers, last first", [
    "Dim field(0) As New com.sun.star.table.TableSortField", "field(0).Field = 4 : field(0).IsAscending = False",
    "Dim how(1) As New com.sun.star.beans.PropertyValue", 'how(0).Name = "SortFields" : how(0).Value = field() : how(1).Name = "ContainsHeader" : how(1).Value = False',
    'sheet.getCellRangeByName("A5:I12").sort(how())',
  ], []],
  ["filtered, so that rows are hidden", [
    "Dim condition(0) As New com.sun.star.sheet.TableFilterField", "condition(0).Field = 3 : condition(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL : condition(0).StringValue = \"nergens\"",
    'table = sheet.getCellRangeByName("A4:I12")', "filter = table.createFilterDescriptor(True) : filter.ContainsHeader = True : filter.setFilterFields(condition())", "table.filter(filter)",
  ], []],
  ["rows and columns hidden by hand, and the hidden sheet shown", [
    "sheet.Rows.getByIndex(5).IsVisible = False : sheet.Columns.getByIndex(7).IsVisible = False", 'document.Sheets.getByName("_shortlist").IsVisible = True',
  ], []],
  ["a column inserted before the answers and rows between them", [
    "sheet.Columns.insertByIndex(4, 1) : sheet.Rows.insertByIndex(7, 2)", 'sheet.getCellRangeByName("E5").String = "ons nummer 12"',
  ], ["beside-template · Openheid!E5 · ons nummer 12"]],
  ["answer and unit merged, as are two explanations downwards", [
    'sheet.getCellRangeByName("E5:F5").merge(True)', 'sheet.getCellRangeByName("G6:G7").merge(True)', 'sheet.getCellRangeByName("G7").String = ""',
  ], [`merged-cells · Openheid!G7 · ${own(6).comment}`], { [numberOf(7)]: { comment: "" } }],
  ["a note at an answer and one at the title", [
    'sheet.Annotations.insertNew(sheet.getCellRangeByName("E5").CellAddress, "alleen in de cloud")', 'sheet.Annotations.insertNew(sheet.getCellRangeByName("B1").CellAddress, "zie brochure")',
  ], ["cell-note · Openheid!E5 · alleen in de cloud", "cell-note · Openheid!B1 · zie brochure"], { [numberOf(5)]: { comment: `${own(5).comment}\nalleen in de cloud` } }],
  ["a sheet copied, renamed and moved to the front", [
    'document.Sheets.copyByName("Openheid", "Openheid oud", 0)', 'For r = 4 To 11 : document.Sheets.getByName("Openheid oud").getCellByPosition(4, r).String = "" : document.Sheets.getByName("Openheid oud").getCellByPosition(6, r).String = "" : document.Sheets.getByName("Openheid oud").getCellByPosition(7, r).String = "" : Next r',
  ], ["double-question"]],
  ["the hidden sheet and the id column deleted, sheets renamed", [
    'document.Sheets.removeByName("_shortlist")', "For Each one In document.Sheets : one.Columns.removeByIndex(0, 1) : Next", 'document.Sheets.getByName("Ondersteuning").Name = "Support (NL)"',
  ], []],
];

describe.skipIf(suite.skip)(suite.title, () => {
  let folder: string;
  let office: LibreOffice;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "shortlist-changes-"));
    office = new LibreOffice(join(folder, "profile"));
    writeFileSync(join(folder, "sent.xlsx"), await fillWithExceljs(await writeResponseWorkbook(edition, exampleVendor), answers));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases)("%s", (name, statements, issues, changes = {}) => {
    const target = join(folder, `${cases.findIndex(([each]) => each === name)}.xlsx`);
    office.runMacro([
      "Dim opening(0) As New com.sun.star.beans.PropertyValue",
      'opening(0).Name = "Hidden" : opening(0).Value = True',
      `document = StarDesktop.loadComponentFromURL(ConvertToURL("${join(folder, "sent.xlsx")}"), "_blank", 0, opening())`,
      'For Each one In document.Sheets : one.unprotect("") : Next',
      'sheet = document.Sheets.getByName("Openheid")',
      ...statements,
      "Dim saving(0) As New com.sun.star.beans.PropertyValue",
      'saving(0).Name = "FilterName" : saving(0).Value = "Calc MS Excel 2007 XML"',
      `document.storeToURL(ConvertToURL("${target}"), saving())`,
      "document.close(True)",
    ].join("\n"));
    const result = readResponseWorkbook(readFileSync(target), edition);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    const { reading } = result;
    if (issues[0] === "double-question") expect(new Set(reading.issues.map(({ code, severity }) => `${severity} ${code}`))).toEqual(new Set(["warning double-question"]));
    else expect(reading.issues.map(told)).toEqual(issues);
    expect(reading.answers).toEqual(expected.map((answer, index) => ({ ...answer, ...changes[index + 1] })));
  });
});
