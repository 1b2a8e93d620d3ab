import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";

import { withoutTemplateNote } from "~/documents/workbook/layout";
import { openWorkbook } from "~/documents/workbook/open-workbook";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeRepairedWorkbook } from "~/documents/workbook/repaired-workbook";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import { contentText } from "~/domain/responses/read-value";
import type { Reading } from "~/domain/responses/reading";

import { exampleEdition, exampleVendor } from "../../../support/edition";
import { fillWithExceljs, filledAnswers } from "../../../support/filled-answers";
import { messyAnswers, messyWorkbook, openPoints } from "../../../support/messy-workbook";

vi.setConfig({ testTimeout: 30_000 });

const edition = exampleEdition({ requirements: 48 });

function read(bytes: Uint8Array): Reading {
  const result = readResponseWorkbook(bytes, edition);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.reading;
}

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

const messy = await messyWorkbook(edition);
const first = read(messy);
const repaired = await writeRepairedWorkbook(edition, exampleVendor, first);

describe("a repaired workbook", () => {
  it("of a good one reads the same, with every answer understood and no note", async () => {
    const reading = read(await fillWithExceljs(await writeResponseWorkbook(edition, exampleVendor), filledAnswers(edition)));
    const bytes = await writeRepairedWorkbook(edition, exampleVendor, reading);
    expect(read(bytes)).toEqual(reading);
    expect(Object.keys(unzipSync(bytes)).filter((name) => name.includes("comments"))).toEqual([]);
  });

  it("is the same bytes for the same reading", async () => {
    expect(Buffer.from(await writeRepairedWorkbook(edition, exampleVendor, first)).equals(Buffer.from(repaired))).toBe(true);
  });

  it("holds every word that the vendor wrote", () => {
    const opening = openWorkbook(repaired);
    if (!opening.ok) throw new Error(opening.refusal.code);
    const cells = opening.workbook.sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ content }) => contentText(content))));
    // "yes" and "€" were understood: there the answer says it in the template's way, and the note what was typed.
    const notes = Object.entries(unzipSync(repaired)).filter(([name]) => name.startsWith("xl/comments")).map(([, part]) => strFromU8(part));
    const shown = [...cells, ...notes].join("\n");
    for (const word of messyAnswers.flatMap(({ typed, comment, evidence }) => [typed, comment, evidence]).concat("Prijs op aanvraag, zie offerte", "=1+1 is geen som", "Alles staat ook in onze brochure", "Vraag 13, maar dan anders gesteld")) {
      for (const part of String(word).replaceAll("_x005F_", "_").split(/\s+/)) expect(shown, part).toContain(part);
    }
  });

  it("marks each answer by fill, status and a note that says what was found and expected", async () => {
    const workbook = await open(repaired);
    const cellsOf = (code: string) => {
      for (const sheet of workbook.worksheets) {
        let found: ExcelJS.Row | null = null;
        sheet.eachRow((row) => { if (row.getCell(2).text === code) found = row; });
        if (found) return found as ExcelJS.Row;
      }
      throw new Error(code);
    };
    const note = (code: string) => {
      const { note } = cellsOf(code).getCell(5);
      return typeof note === "object" ? (note.texts ?? []).map(({ text }) => text).join("") : (note ?? "");
    };
    const status = (code: string) => (cellsOf(code).getCell(9).value as ExcelJS.CellFormulaValue).formula;
    expect(note("F-001")).toMatch(/^Shortlist · onduidelijk\nGevonden: ‘Jazeker, mits u de nieuwste versie neemt’\. Verwacht: een van: Standaard/);
    expect(status("F-001")).toContain('"onduidelijk"');
    expect(note("F-002")).toContain("Gevonden: ‘yes’. Gelezen als: Ja.");
    expect(status("F-002")).toContain('"hersteld"');
    expect(note("F-006")).toContain("Deze vraag is verplicht en heeft geen antwoord. Verwacht: een datum");
    expect(withoutTemplateNote(note("F-006"))).toBe("");
    expect(withoutTemplateNote(`Shortlist:\n${note("F-006").replaceAll("\n", "\n  ")}`)).toBe("");
    expect(withoutTemplateNote(`${note("F-006")}\nMoet dit echt?`)).toBe("Moet dit echt?");
    // A word anywhere in it, and it is the vendor's as a whole.
    const within = note("F-006").replace("\n", "\nWelnee: ");
    expect(withoutTemplateNote(within)).toBe(within);
    expect(note("F-011")).toBe("");
    expect(status("F-011")).toContain('"begrepen"');
    const fills = ["F-001", "F-002", "F-011", "F-006"].map((code) => (cellsOf(code).getCell(5).fill as ExcelJS.FillPattern).fgColor?.argb);
    expect(new Set(fills).size).toBe(4);
  });

  it("lets nothing that the vendor typed become a formula", () => {
    const parts = Object.entries(unzipSync(repaired)).filter(([name]) => name.startsWith("xl/worksheets/sheet"));
    const formulas = parts.flatMap(([, part]) => [...strFromU8(part).matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula));
    expect(formulas.length).toBeGreaterThan(48);
    expect(formulas.every((formula) => /^(?:IF|COUNTA|COUNTIF|SUM|REPT)\(/.test(formula))).toBe(true);
    expect(formulas.some((formula) => /cmd|mits|Excel/.test(formula))).toBe(false);
  });

  it("reads again as the same answers with the same open points, nothing twice, and reports nothing anew", () => {
    const again = read(repaired);
    expect(again.answers.map(({ requirement, value }) => [requirement, value])).toEqual(first.answers.map(({ requirement, value }) => [requirement, value]));
    // The row that was there twice is one now, with both answers kept as the words of an unclear one.
    const texts = (reading: Reading) => reading.answers.filter(({ requirement }) => requirement !== "req.example.3").map(({ comment, evidence }) => [comment, evidence]);
    expect(texts(again)).toEqual(texts(first));
    expect(again.answers[2].comment).toBe("=cmd|' /C calc'!A0\nStandaard / Maatwerk");
    expect(again.beside.map(({ text }) => text).sort()).toEqual(expect.arrayContaining(first.beside.map(({ text }) => text).sort()));
    const open = ["not-understood", "qualified-yes", "out-of-range", "error-cell", "missing-mandatory"];
    expect(again.issues.filter(({ code }) => !open.includes(code))).toEqual([]);
  });

  it("reads without an issue once its open points are answered", async () => {
    const workbook = await open(repaired);
    for (const { requirement, answer } of openPoints(edition, first)) {
      for (const sheet of workbook.worksheets) sheet.eachRow((row) => { if (row.getCell(1).text === requirement) row.getCell(5).value = answer; });
    }
    const done = read(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(done.issues).toEqual([]);
    expect(done.complete.mandatoryMissing).toEqual([]);
  });

  it("shows what a vendor writes beside the template in it", async () => {
    const workbook = await open(repaired);
    const sheet = workbook.getWorksheet("Naast het sjabloon")!;
    sheet.getCell("D20").value = "Nog een vraag van ons";
    const again = read(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(again.issues.filter(({ code }) => code === "beside-template").map(({ found }) => found)).toEqual(["Nog een vraag van ons"]);
  });

  it("takes confirmed meanings over once the answers were accepted", async () => {
    const accepted = new Map(first.answers.map((answer) => [answer.requirement, answer.requirement === "req.example.1" ? { ...answer, value: "standard" } : answer]));
    const again = read(await writeRepairedWorkbook(edition, exampleVendor, first, accepted));
    expect(again.answers[0]).toMatchObject({ value: "standard", comment: expect.stringContaining("Jazeker, mits") });
  });
});
