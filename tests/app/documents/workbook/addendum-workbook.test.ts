import ExcelJS from "exceljs";
import { expect, test, vi } from "vitest";

import { writeAddendumWorkbook } from "~/documents/workbook/addendum-workbook";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import type { Edition } from "~/domain/edition/edition";
import type { Reading } from "~/domain/responses/reading";

import { exampleEdition, exampleVendor } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";

vi.setConfig({ testTimeout: 30_000 });

const first = exampleEdition({ requirements: 24 });
const second: Edition = structuredClone({
  ...first, id: "edition-2", number: 2, code: "RFP-2-ABCDE", publishedAt: "2026-12-02T09:00:00Z",
  addendum: { previous: { id: first.id, code: first.code, number: 1 }, text: "Wij vragen nu ook naar hosting.\nZie F-002." },
});
Object.assign(second.requirements[1], { text: "Een andere vraag dan eerst?" });
Object.assign(second.requirements[3], { answer: { type: "yesno", better: "yes" } });
Object.assign(second.requirements[5], { weight: 7 });
const [gone] = second.requirements.splice(6, 1);
second.requirements.push({ ...structuredClone(second.requirements[0]), id: "req.new", code: "S-025", criterion: "support.security", text: "Waar staan de gegevens?", mandatory: true });

const answers = new Map(filledAnswers(first).map(({ expected }) => [expected.requirement, expected]));
const bytes = await writeAddendumWorkbook(second, exampleVendor, { edition: first, answers });

function read(file: Uint8Array): Reading {
  const result = readResponseWorkbook(file, second);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.reading;
}

test("it reads as the earlier answers; only what no longer fits and what is new is open", () => {
  const reading = read(bytes);
  const kept = reading.answers.filter(({ requirement }) => requirement !== "req.example.4" && requirement !== "req.new");
  for (const answer of kept) expect(answer).toEqual(answers.get(answer.requirement));
  expect(reading.answers.find(({ requirement }) => requirement === "req.example.4")).toEqual({ ...answers.get("req.example.4"), value: null });
  expect(reading.issues.map(({ code, requirement }) => [code, requirement])).toEqual([["missing-mandatory", "req.new"]]);
  expect(reading.beside).toEqual([]);
});

test("it marks the changed and new questions only, lists them on the start sheet, and says what they were", async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  const marked = new Map<string, string>();
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      const note: unknown = row.getCell(5).note;
      if (typeof note === "string") marked.set(row.getCell(2).text, note);
    });
  }
  expect([...marked.keys()]).toEqual(["F-002", "F-004", "S-025"]);
  expect(marked.get("F-002")).toContain("Gewijzigd: tekst. De vraag was: ‘Vraag 2:");
  expect(marked.get("F-004")).toContain("Uw eerdere antwoord was: ‘16,5 fte’");
  const start: string[] = [];
  workbook.getWorksheet("Start")!.eachRow((row) => start.push(row.getCell(2).text));
  expect(start).toEqual(expect.arrayContaining([
    "Wat er is gewijzigd", "Wij vragen nu ook naar hosting.\nZie F-002.", "F-002 – gewijzigd: tekst", "F-004 – gewijzigd: soort antwoord, waarde van antwoorden", "S-025 – nieuw", `${gone.code} – vervallen`,
  ]));
});

test("it is the same bytes each time", async () => {
  expect(Buffer.compare(bytes, await writeAddendumWorkbook(second, exampleVendor, { edition: first, answers }))).toBe(0);
});
