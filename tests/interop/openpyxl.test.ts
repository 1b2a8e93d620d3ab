import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";

import { exampleEdition, exampleVendor } from "../support/edition";
import { fillWithExceljs, filledAnswers } from "../support/filled-answers";
import { told } from "../support/returned-workbook";
import { needs, tool } from "../support/tools";

/** Fills cells as listed in a JSON file, by the library that most scripts around the world use. */
const fill = `
import json, sys, datetime, openpyxl
source, plan, target = sys.argv[1:4]
book = openpyxl.load_workbook(source)
for cell in json.load(open(plan, encoding="utf-8")):
    value = cell["value"]
    if cell.get("date"):
        value = datetime.datetime.strptime(value, "%Y-%m-%d")
    book[cell["sheet"]][cell["cell"]] = value
book.save(target)
`;

/** What vendors do between filling in and sending back, done by that library. */
const change = `
import sys, openpyxl
from openpyxl.comments import Comment
source, target = sys.argv[1:3]
book = openpyxl.load_workbook(source)
sheet = book["Openheid"]
sheet["E5"].comment = Comment("alleen in de cloud", "Jan")
sheet["K6"] = "intern: navragen"
sheet.merge_cells("G7:H7")
book["Levensvatbaarheid"].title = "Blad2"
book["Blad2"].insert_cols(3)
book["Blad2"].insert_rows(6, 2)
del book["_shortlist"]
book.move_sheet("Ondersteuning", offset=-3)
book.save(target)
`;

const suite = needs("a workbook filled and saved by openpyxl", "openpyxl");

describe.skipIf(suite.skip)(suite.title, () => {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-openpyxl-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is read with every one of 48 answers", async () => {
    const edition = exampleEdition({ requirements: 48 });
    const answers = filledAnswers(edition);
    const cells = answers.flatMap(({ sheet, row, entered, comment, evidence }) => [
      { sheet, cell: `E${row}`, value: Object.values(entered)[0], date: "date" in entered },
      { sheet, cell: `G${row}`, value: comment },
      { sheet, cell: `H${row}`, value: evidence },
    ]);
    const path = (name: string) => join(folder, name);
    writeFileSync(path("blank.xlsx"), await writeResponseWorkbook(edition, exampleVendor));
    writeFileSync(path("plan.json"), JSON.stringify(cells));
    writeFileSync(path("fill.py"), fill);
    execFileSync(tool("openpyxl")!, [path("fill.py"), path("blank.xlsx"), path("plan.json"), path("filled.xlsx")]);

    const result = readResponseWorkbook(readFileSync(path("filled.xlsx")), edition);

    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    expect(result.reading.answers).toEqual(edition.requirements.map(({ id }) => answers.find((a) => a.requirement.id === id)!.expected));
    expect(result.reading.issues).toEqual([]);
    expect(result.reading.beside).toEqual([]);
    expect(result.reading.vendor).toEqual({ id: "vendor-3", code: "V3" });
  });

  it("is read after changes made there, and each is told", async () => {
    const edition = exampleEdition({ requirements: 48 });
    const answers = filledAnswers(edition);
    const path = (name: string) => join(folder, name);
    writeFileSync(path("sent.xlsx"), await fillWithExceljs(await writeResponseWorkbook(edition, exampleVendor), answers));
    writeFileSync(path("change.py"), change);
    execFileSync(tool("openpyxl")!, [path("change.py"), path("sent.xlsx"), path("changed.xlsx")]);

    const result = readResponseWorkbook(readFileSync(path("changed.xlsx")), edition);

    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    const at = (row: number) => answers.find((each) => each.sheet === "Openheid" && each.row === row)!;
    expect(result.reading.issues.map(told)).toEqual(["cell-note · Openheid!E5 · alleen in de cloud", "beside-template · Openheid!K6 · intern: navragen"]);
    expect(result.reading.answers).toEqual(edition.requirements.map(({ id }) => {
      const { expected, row, sheet } = answers.find((each) => each.requirement.id === id)!;
      if (sheet === "Openheid" && row === 5) return { ...expected, comment: `${expected.comment}\nalleen in de cloud` };
      // Merging keeps only the first cell's text.
      return sheet === "Openheid" && row === 7 ? { ...expected, comment: at(7).comment, evidence: "" } : expected;
    }));
  });
});
