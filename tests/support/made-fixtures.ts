import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Edition } from "~/domain/edition/edition";
import type { Issue } from "~/domain/responses/reading";

import { exampleEdition, exampleVendor } from "./edition";
import { fillWithExceljs, filledAnswers } from "./filled-answers";
import { LibreOffice } from "./libreoffice";
import { tool } from "./tools";

/** The edition that the files of `tests/fixtures` answer. */
export const fixtureEdition = (): Edition => exampleEdition({ requirements: 12 });

/** What is read of a fixture, in short: answers that differ from `answers.json`, issues, texts beside the template. */
export interface FixtureExpectation {
  answers: Record<string, { value: string | number | null; comment: string; evidence: string }>;
  issues: Pick<Issue, "severity" | "code" | "sheet" | "cell" | "requirement" | "found" | "likely">[];
  beside: string[];
}

/** A fixture as it is read now. Throws where it is refused. */
export function fixtureReading(bytes: Uint8Array, edition: Edition): FixtureExpectation {
  const result = readResponseWorkbook(bytes, edition);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${result.refusal.found}`);
  const { answers, issues, beside } = result.reading;
  return {
    answers: Object.fromEntries(answers.map(({ requirement, ...answer }) => [requirement, answer])),
    issues: issues.map(({ severity, code, sheet, cell, requirement, found, likely }) => ({
      severity, code, sheet, cell, ...(requirement === undefined ? {} : { requirement }), ...(found === undefined ? {} : { found }), ...(likely === undefined ? {} : { likely }),
    })),
    beside: beside.map(({ sheet, cell, text }) => `${sheet} · ${cell} · ${text}`),
  };
}

/** What a vendor does by openpyxl before sending the workbook back. */
const changes = `
import sys, openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
source, target = sys.argv[1:3]
book = openpyxl.load_workbook(source)
first = book.worksheets[1]
first["E6"].font = Font(strike=True)
first["E7"] = "Ja, mits de koppeling er is"
first["K7"] = "intern: navragen"
first["E9"].comment = Comment("alleen in de cloud", "Jan")
first.oddHeader.center.text = "Prijspeil 2027"
second = book.worksheets[2]
second.title = "Blad2"
second.insert_cols(3)
second.insert_rows(5, 2)
book.properties.description = "Concept, nog niet getekend"
del book["_shortlist"]
book.move_sheet(book.worksheets[3], offset=-2)
book.save(target)
`;

/**
 * Makes the files of `tests/fixtures` anew with the programs that vendors use, and writes beside each what was read of it,
 * to be checked by hand before it is kept: `SHORTLIST_MAKE_FIXTURES=1` with the test of the fixtures.
 */
export async function makeFixtures(folder: string): Promise<void> {
  const edition = fixtureEdition();
  const work = mkdtempSync(join(tmpdir(), "shortlist-fixtures-"));
  try {
    const blank = await writeResponseWorkbook(edition, exampleVendor);
    const filled = await fillWithExceljs(blank, filledAnswers(edition));
    writeFileSync(join(folder, "exceljs-filled.xlsx"), filled);
    writeFileSync(join(work, "filled.xlsx"), filled);
    writeFileSync(join(work, "blank.xlsx"), blank);
    writeFileSync(join(work, "change.py"), changes);
    execFileSync(tool("openpyxl")!, [join(work, "change.py"), join(work, "filled.xlsx"), join(folder, "openpyxl-changed.xlsx")]);
    const office = new LibreOffice(join(work, "profile"));
    office.convert("ods", join(work), [join(work, "filled.xlsx"), join(work, "blank.xlsx")]);
    office.convert("xlsx:Calc MS Excel 2007 XML", join(work, "."), [join(work, "filled.ods")]);
    copyFileSync(join(work, "filled.ods"), join(folder, "libreoffice-filled.ods"));
    copyFileSync(join(work, "blank.ods"), join(folder, "libreoffice-blank.ods"));
    copyFileSync(join(work, "filled.xlsx"), join(folder, "libreoffice-filled.xlsx"));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  for (const file of fixtureFiles) {
    const reading = fixtureReading(readFileSync(join(folder, file)), edition);
    writeFileSync(join(folder, `${file}.json`), `${JSON.stringify(reading, null, 2)}\n`);
  }
}

export const fixtureFiles = ["exceljs-filled.xlsx", "openpyxl-changed.xlsx", "libreoffice-filled.ods", "libreoffice-filled.xlsx", "libreoffice-blank.ods"] as const;
