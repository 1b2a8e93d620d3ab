import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, test, vi } from "vitest";

import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeRepairedWorkbook } from "~/documents/workbook/repaired-workbook";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Reading } from "~/domain/responses/reading";

import { exampleEdition, exampleVendor } from "../../../support/edition";

vi.setConfig({ testTimeout: 120_000 });

const edition = exampleEdition({ requirements: 16 });
const blank = await writeResponseWorkbook(edition, exampleVendor);

/** What people type, and what no one should. */
const typed = fc.oneof(
  fc.constantFrom<string | number | boolean>(
    "Standaard", "standard", "maatwerk ", "Ja", "nee", "Ja, mits", "x", "€ 1.250,50", "1.234", "12,5 fte", "95%", "3 april 2027", "03/04/27", "2027-04-03", "=1+1", "-5",
    "'+31 20", "#N/A", "1 / 2", "n.v.t.", "_x0041_", "ongeveer 20", 0, 1, 0.5, 50, 2026, 46_000, true, false, 1e-7, -3,
  ),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
);
const text = fc.oneof(fc.constant(""), fc.string({ unit: "grapheme", maxLength: 60 }), fc.constantFrom("=A1", "regel één\nregel twee", "@SUM(A1)"));

async function returned(rows: { answer: string | number | boolean; comment: string; evidence: string }[]): Promise<Reading> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(blank.slice().buffer);
  let next = 0;
  for (const sheet of workbook.worksheets.filter(({ name }) => name !== identitySheetName)) {
    sheet.eachRow((row) => {
      if (!row.getCell(1).text.startsWith("req.") || next >= rows.length) return;
      const { answer, comment, evidence } = rows[next++];
      row.getCell(columnNumber("answer")).value = answer;
      row.getCell(columnNumber("comment")).value = comment;
      row.getCell(columnNumber("evidence")).value = evidence;
    });
  }
  return read(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function read(bytes: Uint8Array): Reading {
  const result = readResponseWorkbook(bytes, edition);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.reading;
}

test("whatever a vendor types, its repaired workbook reads as the same answers, and an unclear one is never made certain", async () => {
  const rows = fc.array(fc.record({ answer: typed, comment: text, evidence: text }), { minLength: 16, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(rows, async (entered) => {
      const first = await returned(entered);
      // Answers that seem to have moved are asked for anew.
      fc.pre(first.issues.every(({ code }) => code !== "answers-shifted"));
      const again = read(await writeRepairedWorkbook(edition, exampleVendor, first));
      expect(again.answers).toEqual(first.answers);
      const problems = (reading: Reading) => reading.issues.filter(({ severity }) => severity === "error").map(({ requirement }) => requirement);
      expect(problems(again)).toEqual(problems(first));
      expect(again.issues.filter(({ severity }) => severity === "warning")).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
