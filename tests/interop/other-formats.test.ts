import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { questionSheets } from "~/documents/workbook/layout";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import { closeReading, importResponse } from "~/services/import-response";

import { contextAt, freshDatabase } from "../support/databases";
import { exampleEdition, exampleVendor } from "../support/edition";
import { fillWithExceljs, filledAnswers } from "../support/filled-answers";
import { LibreOffice } from "../support/libreoffice";
import { publishedSelection, returnedWorkbook } from "../support/service-selection";
import { needs } from "../support/tools";

const suite = needs("a workbook returned as .ods or .csv by LibreOffice", "libreoffice");

/** LibreOffice's options: separator, quote, character set, first line, …, cells as shown, …, every sheet to a file of its own. */
const csv = (separator: number, charset: number) => `csv:Text - txt - csv (StarCalc):${separator},34,${charset},1,,0,false,true,false,false,false,-1`;
const variants = [
  { name: "comma, UTF-8", folder: "comma", options: csv(44, 76) },
  { name: "semicolon, Windows-1252, as Dutch Excel writes it", folder: "semicolon", options: csv(59, 1) },
  { name: "tab, UTF-16, as Excel's Unicode text", folder: "tab", options: csv(9, 65535) },
];

describe.skipIf(suite.skip)(suite.title, () => {
  const edition = exampleEdition({ requirements: 48 });
  const answers = filledAnswers(edition);
  const expected = edition.requirements.map(({ id }) => answers.find((a) => a.requirement.id === id)!.expected);
  let folder: string;
  let office: LibreOffice;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "shortlist-formats-"));
    office = new LibreOffice(join(folder, "profile"));
    writeFileSync(join(folder, "filled.xlsx"), await fillWithExceljs(await writeResponseWorkbook(edition, exampleVendor), answers));
    office.convert("ods", folder, [join(folder, "filled.xlsx")]);
    for (const variant of variants) office.convert(variant.options, join(folder, variant.folder), [join(folder, "filled.xlsx")]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (name: string) => {
    const result = readResponseWorkbook(readFileSync(join(folder, name)), edition);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.reading;
  };

  it("is imported end to end: the .ods as a whole, the .csv beside the answers of the other sheets", async () => {
    const database = await freshDatabase("sqlite");
    try {
      const context = contextAt(database.db, "2026-05-01T09:00:00.000Z");
      const { id, edition: published, vendors: [vendor] } = await publishedSelection(context);
      const scale = published.requirements.filter(({ answer }) => answer.type === "scale");
      writeFileSync(join(folder, "een.xlsx"), await returnedWorkbook(context, id, vendor, (code) => (code === scale[0].code ? "Ja, mits…" : "Standaard")));
      writeFileSync(join(folder, "twee.xlsx"), await returnedWorkbook(context, id, vendor, () => "Maatwerk"));
      office.convert("ods", folder, [join(folder, "een.xlsx")]);
      office.convert(csv(59, 76), join(folder, "een-blad"), [join(folder, "twee.xlsx")]);

      const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
      const first = await importResponse(context, { fileName: "een.ods", bytes: bytes("een.ods"), dryRun: false });
      expect(first).toMatchObject({ ok: true, submission: 1, vendorId: vendor, editionId: published.id });
      expect(first.ok && first.reading.issues).toContainEqual(expect.objectContaining({ code: "qualified-yes", requirement: scale[0].id, found: "Ja, mits…" }));
      const second = await importResponse(context, { fileName: "Functionaliteit.csv", bytes: bytes("een-blad/twee-Functionaliteit.csv"), dryRun: false });
      expect(second).toMatchObject({ ok: true, submission: 2, vendorId: vendor });
      const rows = await database.db.selectFrom("answer").innerJoin("submission", "submission.id", "answer.submission_id").select(["requirement_id", "value"]).where("number", "=", 2).execute();
      const values = new Map(rows.map((row) => [row.requirement_id, row.value]));
      const expectedOf = (requirement: (typeof published.requirements)[number]) => (requirement.answer.type !== "scale" ? null : requirement.code.startsWith("F") ? '"customisation"' : '"standard"');
      for (const requirement of published.requirements.filter(({ answer }) => answer.type === "scale")) expect(values.get(requirement.id), requirement.code).toBe(expectedOf(requirement));
    } finally {
      await closeReading();
      await database.drop();
    }
  });

  it("as .ods is read with every one of 48 answers, and knows edition and vendor", () => {
    const reading = read("filled.ods");
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toEqual([]);
    expect(reading.beside).toEqual([]);
    expect(reading.edition).toEqual({ id: edition.id, code: edition.code });
    expect(reading.vendor).toEqual({ id: exampleVendor.id, code: exampleVendor.code });
  });

  it.each(variants)("as .csv ($name) is read sheet by sheet, each saying what it does not hold", ({ folder: place }) => {
    const sheets = questionSheets(edition);
    for (const { name, rows } of sheets) {
      const asked = rows.flatMap((row) => (row.kind === "question" ? [row.requirement.id] : []));
      const reading = read(`${place}/filled-${name}.csv`);
      expect(new Set(reading.only)).toEqual(new Set(asked));
      expect(reading.answers.filter(({ requirement }) => asked.includes(requirement))).toEqual(expected.filter(({ requirement }) => asked.includes(requirement)));
      const others = sheets.flatMap((sheet) => (sheet.name === name ? [] : [sheet.name]));
      expect(reading.issues.map(({ code, found, expected: absent }) => [code, found, absent])).toEqual([["single-sheet", name, others.join(", ")]]);
      expect(reading.edition?.code).toBe(edition.code);
      expect(reading.vendor?.code).toBe(exampleVendor.code);
    }
  });
});
