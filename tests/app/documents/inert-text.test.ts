import ExcelJS from "exceljs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { csvLine, looksLikeFormula, setInertText } from "~/documents/inert-text";

describe("text of a vendor in a spreadsheet", () => {
  it.each([
    "=1+1", "+31 20 123 45 67", "-5", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1", "'=1+1", "\u200B=1+1", "\uFEFF=1+1", "\n=1+1", "＝1+1", "＠SUM(A1)", "=cmd|' /C calc'!A0",
  ])("%j looks like a formula", (text) => expect(looksLikeFormula(text)).toBe(true));
  it.each(["", "Ja", "1+1=2", "zie A1 = B1", "https://noordwind.example/?a=1", "12,5", "• punt"])("%j does not", (text) => expect(looksLikeFormula(text)).toBe(false));

  it("is a string in its cell, whatever it says, and keeps its escapes", () => {
    const cell = new ExcelJS.Workbook().addWorksheet("x").getCell("A1");
    setInertText(cell, "=1+1 _x0041_");
    expect([cell.type, cell.value, cell.numFmt]).toEqual([ExcelJS.ValueType.String, "=1+1 _x005F_x0041_", "@"]);
  });
});

describe("text of a vendor in a CSV file", () => {
  it("has an apostrophe before a formula, and quotes around every text; numbers and blanks are bare", () => {
    expect(csvLine(["Ja", '=HYPERLINK("http://x";"y")', -1.5, null, 'zei "ja"; dus'], ";")).toBe('"Ja";"\'=HYPERLINK(""http://x"";""y"")";-1.5;;"zei ""ja""; dus"');
  });

  it("has an apostrophe also where a program with another separator would begin a cell", () => {
    expect(csvLine(["laag;=1+1;", "eerst\n- punt", "a, b; c"])).toBe('"laag;\'=1+1;","eerst\n\'- punt","a, b; c"');
  });

  it("comes back word for word, with no field more and none that is a formula", () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 5 }), fc.constantFrom("," as const, ";" as const), (texts, separator) => {
      const [back] = parse(csvLine([...texts, "einde"], separator), { delimiter: separator, relax_column_count: true }) as string[][];
      // Apostrophes are all that is added.
      expect(back.slice(0, -1).map((text) => text.replaceAll("'", ""))).toEqual(texts.map((text) => text.replaceAll("'", "")));
      for (const text of back) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    }));
  });
});
