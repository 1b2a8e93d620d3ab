import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";

import { fixedDigits, writtenWith } from "~/documents/workbook/fixed-digits";
import { openWorkbook } from "~/documents/workbook/open-workbook";
import { readTables } from "~/documents/workbook/read-tables";
import { guessSettings } from "~/domain/import/guess";
import { planImport } from "~/domain/import/plan";

const written = (code: string, number: number) => {
  const digits = fixedDigits(code);
  return digits && writtenWith(digits, number);
};

describe("a number as its format shows it", () => {
  test.each([
    ["0.00", 1.1, "1.10"], ["0.0", 3, "3.0"], ["0.0##", 1.25, null], ["0.00#", 1.1, "1.10"], ["000", 7, "007"], ['"R-"000', 7, "R-007"], ["R\\-000", 7, null], ["\\R00", 7, "R07"], ['0.00;[Red]-0.00', 2.5, "2.50"],
    // As it is always written; rounded; thousands apart; money; a percentage.
    ["0.00", 1.25, null], ["0", 1.5, null], ["#,##0.00", 1100.5, null], ['"€ "#,##0', 5, null], ["General", 1.1, null], ["0.00", -1.1, null],
  ] as const)("%s: %s", (code, number, text) => expect(written(code, number)).toBe(text));
});

test("numbers of requirements keep the digits that the sheet shows; those that lost one are told as double", async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Eisen");
  sheet.addRow(["Nr", "Eis", "Prioriteit"]);
  const texts = ["Het pakket toont alle contacten.", "Het pakket stuurt herinneringen.", "Het pakket koppelt met de boekhouding.", "Het pakket werkt op een telefoon."];
  for (const [index, number] of [1.1, 1.2, 1.1, 1.2].entries()) {
    const row = sheet.addRow([number, texts[index], "M"]);
    if (index === 2) row.getCell(1).numFmt = "0.00";
  }
  const opened = openWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
  if (!opened.ok) throw new Error(opened.refusal.code);
  const table = readTables(opened.workbook);
  const { rows } = planImport(table, guessSettings(table), [], []);
  expect(rows.map(({ reference, problems }) => [reference, problems.map(({ problem, found }) => `${problem} ${found}`)])).toEqual([
    ["1.1", []], ["1.2", ["same-reference 1.2"]], ["1.10", []], ["1.2", ["same-reference 1.2"]],
  ]);
});
