import ExcelJS from "exceljs";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it, vi } from "vitest";

import { columnNumber } from "~/documents/workbook/layout";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { issueMessage, refusalMessage } from "~/i18n/issue-message";
import { translator } from "~/i18n/translate";

import { exampleEdition } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";
import { PartEditor, ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 30_000 });

/** Files that were made to try the reader without knowing its corpus, each of which it got wrong once. */
const edition = exampleEdition({ requirements: 24 });
const filled = filledAnswers(edition);
const returned = new ReturnedWorkbook(edition, filled);
const expected = edition.requirements.map(({ id }) => filled.find((each) => each.requirement.id === id)!.expected);
const t = translator("nl");
let bytes: Uint8Array;
beforeAll(async () => { bytes = await returned.filled(); });

const codes = (reading: ReturnType<ReturnedWorkbook["read"]>) => reading.issues.map(({ code }) => code);
/** The first sheet with questions: the answers of questions 1, 2, … stand in E6, E7, … */
const first = "xl/worksheets/sheet2.xml";

describe("the same answers without a word, however a program writes its parts", () => {
  const latin1 = (text: string) => Buffer.from(text.replace(/[^\0-\xFF]/g, (c) => `&#${c.codePointAt(0)};`), "latin1");
  it.each<[string, (parts: PartEditor) => void]>([
    ["a part in Latin-1, as it declares", (parts) => { parts.parts["xl/sharedStrings.xml"] = latin1(parts.text("xl/sharedStrings.xml").replace("UTF-8", "ISO-8859-1")); }],
    ["a part in Windows-1252 that says it is UTF-8", (parts) => { parts.parts["xl/sharedStrings.xml"] = latin1(parts.text("xl/sharedStrings.xml")); }],
    ["a part in UTF-16 without a byte order mark", (parts) => { parts.parts[first] = Buffer.from(parts.text(first).replace("UTF-8", "UTF-16"), "utf16le").swap16(); }],
    ["a relation whose target is escaped as in an address", (parts) => {
      parts.edit("xl/_rels/workbook.xml.rels", (text) => text.replace("worksheets/sheet2.xml", "worksheets/Blad%201.xml"));
      parts.parts["xl/worksheets/Blad 1.xml"] = parts.parts[first];
      delete parts.parts[first];
    }],
    ["what is left over from sums behind the fifteenth digit", (parts) => { parts.edit(first, (text) => text.replace("<v>6253.75</v>", "<v>6253.7500000000009</v>")); }],
  ])("%s", (_, change) => {
    const parts = new PartEditor(bytes);
    change(parts);
    const reading = returned.read(parts.zip());
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toEqual([]);
  });

  it("the bytes of an end record within the comment of a zip file", () => {
    const comment = Buffer.from("PK\x05\x06 gescand door de mailserver van Noordwind", "latin1");
    const file = Buffer.concat([bytes, comment]);
    file.writeUInt16LE(comment.length, bytes.length - 2);
    expect(returned.read(file).answers).toEqual(expected);
  });
});

describe("a part that is gone or empty", () => {
  it("costs no bid when it only says how things look", () => {
    const parts = new PartEditor(bytes);
    parts.parts["xl/styles.xml"] = new Uint8Array();
    const reading = returned.read(parts.zip());
    expect(reading.answers).toEqual(expected);
    expect(reading.issues.map(told)).toEqual(["damaged-part · xl/styles.xml"]);
  });
});

describe("a file that is no workbook is told what to do with it", () => {
  const ole = (name: string) => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(name, "utf16le"), Buffer.alloc(100)]);
  it.each<[string, Uint8Array, string, RegExp]>([
    ["a web page that begins with a comment", strToU8("\ufeff\r\n<!-- bewaard -->\n<html><table><tr><td>F-001"), "html", /rekenprogramma/],
    ["a Google Sheet that is only a reference to it", strToU8('{"url":"https://docs.google.com/spreadsheets/d/abc","doc_id":"abc"}'), "shortcut", /download/],
    ["a shortcut of Windows", Buffer.from("4c0000000114020000000000c0000000000000460000", "hex"), "shortcut", /download/],
    ["an address of a Mac", strToU8('<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD" "x"><plist><dict><key>URL</key><string>https://x</string></dict></plist>'), "shortcut", /download/],
    ["a message of Outlook", ole("__properties_version1.0"), "mail", /bestand dat erin zit/],
    ["an old Word document", ole("WordDocument"), "word", /Word/],
    ["a photograph of a phone", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), "image", /afbeelding/],
    ["a zip file around the workbook", zipSync({ "Antwoord.xlsx": strToU8("x") }), "zip", /pak het uit/],
  ])("%s", (_, file, kind, advice) => {
    const result = readResponseWorkbook(file, edition);
    expect(result).toMatchObject({ ok: false, refusal: { code: "not-a-workbook", found: kind } });
    if (!result.ok) expect(refusalMessage(t, result.refusal)).toMatch(advice);
  });
});

describe("values", () => {
  const read = (entries: Record<string, ExcelJS.CellValue | { value: ExcelJS.CellValue; format: string }>) => returned.altered((workbook) => {
    for (const [address, entry] of Object.entries(entries)) {
      const cell = workbook.worksheets[1].getCell(address);
      if (entry !== null && typeof entry === "object" && "format" in entry) {
        cell.value = entry.value;
        cell.style = { ...cell.style, numFmt: entry.format };
      } else cell.value = entry;
    }
  });
  /** Question 3 asks for a scale, 4 for a number, 5 for an amount, 6 for a date, 7 for a text. */
  const answer = (reading: Awaited<ReturnType<typeof read>>, number: number) => reading.answers[number - 1];
  const rows = Object.fromEntries(filled.map(({ requirement, row }) => [requirement.id, row]));
  const at = (number: number) => `E${rows[`req.example.${number}`]}`;

  it("a year typed into a cell for dates is no day of 1905", async () => {
    const reading = await read({ [at(6)]: { value: 2026, format: "dd-mm-yyyy" } });
    expect(answer(reading, 6)).toMatchObject({ value: null, comment: "Toelichting bij F-006\n2026 (1905-07-18)" });
    expect(codes(reading)).toEqual(["not-understood"]);
  });

  it("a number in a cell that once held a date is offered, and kept as it was typed", async () => {
    const reading = await read({ [at(4)]: { value: 24.5, format: "dd-mm-yyyy" } });
    expect(reading.issues).toMatchObject([{ code: "not-understood", found: "24.5 (1900-01-24)", likely: 24.5 }]);
  });

  it("a time of day keeps its time", async () => {
    const reading = await read({ [at(7)]: { value: 46109.604166666664, format: "dd-mm-yyyy hh:mm" } });
    expect(answer(reading, 7).value).toBe("2026-03-28 14:30");
    expect(answer(await read({ [at(7)]: { value: 0.3541666666666667, format: "hh:mm" } }), 7).value).toBe("08:30");
  });

  it("a number below nothing is never offered as one above", async () => {
    for (const typed of ["16.259,75-", "(16.259,75)", "korting: -500"]) {
      const [issue] = (await read({ [at(5)]: typed })).issues;
      expect(issue, typed).toMatchObject({ code: "not-understood" });
      expect(issue.likely, typed).toBeUndefined();
    }
    expect((await read({ [at(5)]: "500 - eenmalig" })).issues[0].likely).toBe(500);
  });

  it("American spelling of a label is that label", async () => {
    expect(answer(await read({ [at(3)]: "Customization" }), 3).value).toBe("customisation");
  });

  it("an error in an explanation is told", async () => {
    const reading = await read({ [at(4).replace("E", "G")]: { error: "#REF!" } as ExcelJS.CellValue });
    expect(reading.issues.map((issue) => [issue.severity, issueMessage(t, issue)])).toEqual([["warning", `Blad ‘Functionaliteit’, cel ${at(4).replace("E", "G")}: De cel toont de fout #REF!; verwacht: een tekst. Vraag om een gewoon antwoord.`]]);
  });

  it("of a formula without a result it is not said that the result is used", async () => {
    const reading = await read({ [at(4)]: { formula: "16+0.5" } as ExcelJS.CellValue });
    expect(codes(reading)).toEqual(["formula", "not-understood"]);
    expect(issueMessage(t, reading.issues[0])).toMatch(/zonder opgeslagen uitkomst/);
    expect(issueMessage(t, (await read({ [at(4)]: { formula: "16+0.5", result: 16.5 } as ExcelJS.CellValue })).issues[0])).toMatch(/opgeslagen uitkomst is gebruikt/);
  });
});

describe("anchors", () => {
  const columns = { id: columnNumber("id"), code: columnNumber("code"), question: columnNumber("question"), answer: columnNumber("answer"), comment: columnNumber("comment") };

  it("references are found with other dashes, in lower case, with spaces and full stops around them", async () => {
    const reading = await returned.altered((workbook) => {
      for (const { sheet, row, requirement } of filled) {
        const cells = workbook.getWorksheet(sheet)!.getRow(row);
        cells.getCell(columns.id).value = null;
        cells.getCell(columns.question).value = null;
        cells.getCell(columns.code).value = ` ${requirement.code.toLowerCase().replace("-", "\u2011")}. `;
      }
    });
    expect(reading.answers).toEqual(expected);
    expect(reading.issues).toEqual([]);
  });

  /** A new workbook with only some columns of the template, as values. */
  async function ownTable(head: string[] | null, chosen: (keyof typeof columns)[]) {
    const [source, own] = [new ExcelJS.Workbook(), new ExcelJS.Workbook()];
    await source.xlsx.load(bytes.slice().buffer);
    const sheet = own.addWorksheet("Blad1");
    if (head) sheet.addRow(head);
    for (const { sheet: name, row } of filled) sheet.addRow(chosen.map((column) => source.getWorksheet(name)!.getRow(row).getCell(columns[column]).value));
    return returned.read(new Uint8Array(await own.xlsx.writeBuffer()));
  }

  it("a table of the vendor's own with number, question, answer and explanation is read by its labels", async () => {
    const reading = await ownTable(["Nr", "Vraag", "Antwoord", "Toelichting"], ["code", "question", "answer", "comment"]);
    expect(reading.answers).toEqual(expected.map((answer) => ({ ...answer, evidence: "" })));
    expect(codes(reading)).toEqual(["identity-missing", "beside-template", "beside-template"]);
  });

  it.each<[string, (keyof typeof columns)[]]>([
    ["reference, answer and explanation", ["code", "answer", "comment"]],
    ["question, answer and explanation", ["question", "answer", "comment"]],
  ])("without headings, %s: the column with answers is found and each is offered", async (_, chosen) => {
    const reading = await ownTable(null, chosen);
    expect(reading.answers.every(({ value }) => value === null)).toBe(true);
    const offered = new Map(reading.issues.flatMap(({ code, requirement, likely }) => (code === "row-shifted" && requirement ? [[requirement, likely]] : [])));
    for (const { requirement, value, comment } of expected) {
      expect(offered.get(requirement)).toBe(value);
      expect(reading.answers.find((each) => each.requirement === requirement)!.comment).toContain(comment);
    }
  });

  it("rows that say the same are said to be taken over once", async () => {
    const reading = await returned.altered((workbook) => {
      const copy = workbook.addWorksheet("Kopie");
      workbook.worksheets[1].eachRow((row, number) => { copy.getRow(number).values = (row.values as ExcelJS.CellValue[]).slice(); });
    });
    expect(reading.answers).toEqual(expected);
    for (const issue of reading.issues) expect(issueMessage(t, issue)).toMatch(/één keer overgenomen/);
  });
});

describe("a .csv of a Mac, of MS-DOS, in UTF-16 without a mark, and one that lost its last byte", () => {
  const table = "Kenmerk;Eis of vraag;Verplicht;Antwoord;Eenheid;Toelichting;Onderbouwing\r\n";
  const line = filled.map(({ requirement }) => `${requirement.code};;;;;“Café” – vóór én ná de naïeve coöperatie;`).join("\r\n");
  /** The same words in the code page of MS-DOS, which has no curly quotes and no en dash. */
  const dos = line.replaceAll("“", '""').replaceAll("”", '""').replaceAll("–", "-").replaceAll('""', "'");
  const mac: Record<string, number> = { "“": 0xd2, "”": 0xd3, "–": 0xd0, é: 0x8e, ó: 0x97, á: 0x87, ï: 0x95, ö: 0x9a };
  const cp850: Record<string, number> = { é: 0x82, ó: 0xa2, á: 0xa0, ï: 0x8b, ö: 0x94 };
  const encode = (text: string, codes: Record<string, number>) => Buffer.from([...text].map((c) => codes[c] ?? c.charCodeAt(0)));
  const comment = (file: Uint8Array) => returned.read(file).answers[0].comment;
  const words = "“Café” – vóór én ná de naïeve coöperatie";

  it("keep their letters", () => {
    expect(comment(encode(table + line, mac))).toBe(words);
    expect(comment(encode(table + dos, cp850))).toBe("'Café' - vóór én ná de naïeve coöperatie");
    expect(comment(Buffer.from(table + line, "utf16le"))).toBe(words);
    expect(comment(Buffer.concat([Buffer.from(`\ufeff${table}${line}`), Buffer.from([0xc3])]))).toBe(words);
  });
});
