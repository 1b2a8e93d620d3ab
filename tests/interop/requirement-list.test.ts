import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { openWorkbook } from "~/documents/workbook/open-workbook";
import { readTables } from "~/documents/workbook/read-tables";
import { guessSettings } from "~/domain/import/guess";
import { planImport } from "~/domain/import/plan";

import { LibreOffice } from "../support/libreoffice";
import { largeQuestionnaire } from "../support/requirement-lists";
import { needs } from "../support/tools";

const suite = needs("a list of requirements that LibreOffice saved", "libreoffice");

describe.skipIf(suite.skip)(suite.title, () => {
  test.each(["ods", "xlsx"])("reads the same from .%s as from the workbook it was made of", async (format) => {
    const folder = mkdtempSync(join(tmpdir(), "shortlist-list-"));
    const bytes = await largeQuestionnaire();
    writeFileSync(join(folder, "lijst.xlsx"), bytes);
    new LibreOffice(join(folder, "profile")).convert(format, join(folder, "out"), [join(folder, "lijst.xlsx")]);
    const planOf = (file: Uint8Array) => {
      const opening = openWorkbook(file);
      if (!opening.ok) throw new Error(opening.refusal.code);
      const table = readTables(opening.workbook);
      return planImport(table, guessSettings(table), [], []);
    };
    const again = planOf(new Uint8Array(readFileSync(join(folder, "out", `lijst.${format}`))));
    rmSync(folder, { recursive: true, force: true });
    expect(again).toEqual(planOf(bytes));
  });
});
