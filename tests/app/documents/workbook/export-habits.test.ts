import { beforeAll, describe, expect, it, vi } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import type { Reading } from "~/domain/responses/reading";

import { gridOf, type GridCell, type GridSheet, workbookOf } from "../../../support/damage";
import { exampleEdition } from "../../../support/edition";
import { asGoogleSheets, asNumbers } from "../../../support/export-habits";
import { filledAnswers } from "../../../support/filled-answers";
import { ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 30_000 });

const edition = exampleEdition({ requirements: 24 });
const filled = filledAnswers(edition);
const expected = edition.requirements.map(({ id }) => filled.find((each) => each.requirement.id === id)!.expected);

let whole: GridSheet[];
beforeAll(async () => { whole = await gridOf(await new ReturnedWorkbook(edition, filled).filled()); });

function read(bytes: Uint8Array): Reading {
  const result = readResponseWorkbook(bytes, edition);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.reading;
}

const values = (sheets: readonly GridSheet[]): GridSheet[] => sheets.filter(({ state }) => state === "visible")
  .map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map((cell): GridCell => (cell !== null && typeof cell === "object" && "formula" in cell ? null : cell))) }));

describe("a workbook exported by another program", () => {
  it("by Google Sheets, with its identity in a hidden sheet and a note signed behind", () => {
    const reading = read(asGoogleSheets(whole, [{ sheet: "Openheid", cell: "E5", author: "Jan de Vries", text: "alleen in de cloud" }]));
    expect(reading.issues.map(told)).toEqual(["cell-note · Openheid!E5 · alleen in de cloud\t-Jan de Vries"]);
    expect(reading.answers).toEqual(expected.map((answer) => (answer.requirement === "req.example.9" ? { ...answer, comment: `${answer.comment}\nalleen in de cloud\t-Jan de Vries` } : answer)));
    expect(reading.beside).toEqual([]);
    expect(reading.vendor).toEqual({ id: "vendor-3", code: "V3" });
  });

  it.each([["en", true], ["en", false], ["nl", true], ["nl", false]] as const)("by Numbers in %s, table names shown: %s", (language, named) => {
    const reading = read(asNumbers(whole, { language, named }));
    expect(reading.issues.map(told)).toEqual([]);
    expect(reading.answers).toEqual(expected);
    expect(reading.beside).toEqual([]);
    expect(reading.vendor).toEqual({ id: "", code: "V3" });
  });
});

describe("everything pasted as values into a new workbook", () => {
  it("sheet by sheet, with new names: the codes in sight tell for which request and vendor", () => {
    const reading = read(workbookOf(values(whole).map((sheet, index) => ({ ...sheet, name: `Blad${index + 1}` }))));
    expect(reading.issues.map(told)).toEqual([]);
    expect(reading.answers).toEqual(expected);
    expect(reading).toMatchObject({ edition: { code: "RFP-1-K7QX" }, vendor: { code: "V3" } });
  });

  it("all on one sheet, one under another", () => {
    const reading = read(workbookOf([{ name: "Blad1", state: "visible", rows: values(whole).flatMap(({ rows }) => [...rows, []]) }]));
    expect(reading.issues.map(told)).toEqual([]);
    expect(reading.answers).toEqual(expected);
  });

  it("only the tables from the headings on, without the hidden column: the lead says for whom it is", () => {
    const tables = values(whole).filter(({ name }) => name !== "Start").map((sheet) => ({ ...sheet, name: `Blad ${sheet.name.length}`, rows: sheet.rows.slice(3).map((row) => row.slice(1)) }));
    const reading = read(workbookOf(tables));
    expect(reading.issues.map(told)).toEqual(["identity-missing"]);
    expect(reading.answers).toEqual(expected);
    expect(reading).toMatchObject({ edition: null, vendor: null });
  });

  it("only reference, answer and explanation in a table of the vendor's own", () => {
    const table = values(whole).filter(({ name }) => name !== "Start").flatMap(({ rows }) => rows.slice(4).filter((row) => row[0] !== null && row[1] !== null).map((row) => [row[1], row[4], row[6]]));
    const reading = read(workbookOf([{ name: "Antwoorden", state: "visible", rows: [["Kenmerk", "Antwoord", "Toelichting"], ...table] }]));
    expect(reading.issues.map(told)).toEqual(["identity-missing"]);
    expect(reading.answers).toEqual(expected.map((answer) => ({ ...answer, evidence: "" })));
  });

  it("turned on its side it is not understood, and nothing is taken for an answer", () => {
    const turned = values(whole).filter(({ name }) => name !== "Start").map((sheet) => {
      const widest = Math.max(...sheet.rows.map((row) => row.length));
      return { ...sheet, rows: Array.from({ length: widest }, (_, column) => sheet.rows.map((row) => row[column] ?? null)) };
    });
    const result = readResponseWorkbook(workbookOf(turned), edition);
    if (!result.ok) expect(result.refusal.code).toBe("no-questions");
    else for (const answer of result.reading.answers) if (answer.value !== null) expect(answer.value).toBe(expected.find(({ requirement }) => requirement === answer.requirement)!.value);
  });
});
