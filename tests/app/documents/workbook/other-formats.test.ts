import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import type { OpenedWorkbook } from "~/documents/workbook/opened-workbook";
import { openWorkbook } from "~/documents/workbook/open-workbook";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { contentText } from "~/domain/responses/read-value";

import { exampleEdition } from "../../../support/edition";

const edition = exampleEdition();

function opened(bytes: Uint8Array): OpenedWorkbook {
  const opening = openWorkbook(bytes);
  if (!opening.ok) throw new Error(JSON.stringify(opening.refusal));
  return opening.workbook;
}

/** Cells of the first sheet by address, as "row,column". */
function cells(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(opened(bytes).sheets[0].rows.flatMap((row) => row.cells.map((cell) => [`${cell.row},${cell.column}`, contentText(cell.content)])));
}

const names = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:xlink="l" xmlns:draw="d" xmlns:style="s" xmlns:dc="c" xmlns:calcext="e"';
const ods = (sheets: string, { styles = "", more = {} as Record<string, Uint8Array>, prolog = "" } = {}) => zipSync({
  mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
  "content.xml": strToU8(`<?xml version="1.0"?>${prolog}<office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`),
  ...more,
});
const table = (rows: string, attributes = 'table:name="Blad1"') => `<table:table ${attributes}>${rows}</table:table>`;
const row = (content: string, attributes = "") => `<table:table-row ${attributes}>${content}</table:table-row>`;
const text = (words: string) => `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;

describe("an OpenDocument spreadsheet", () => {
  it("gives values by their type, several paragraphs, spaces and links", () => {
    const bytes = ods(table(row([
      text("een<text:s text:c=\"2\"/>twee<text:tab/>drie<text:line-break/>vier</text:p><text:p>vijf"),
      '<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1.234,5</text:p></table:table-cell>',
      '<table:table-cell office:value-type="percentage" office:value="0.285"><text:p>28,5%</text:p></table:table-cell>',
      '<table:table-cell office:value-type="date" office:date-value="2027-02-01"><text:p>01-02-27</text:p></table:table-cell>',
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell>',
      '<table:table-cell table:formula="of:=[.A1]/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      text('<text:a xlink:href="https://voorbeeld.example/a">zie <text:span>hier</text:span></text:a>'),
    ].join(""))));
    expect(cells(bytes)).toEqual({ "1,1": "een  twee\tdrie\nvier\nvijf", "1,2": "1234.5", "1,3": "28.5%", "1,4": "2027-02-01", "1,5": "TRUE", "1,6": "#DIV/0!", "1,7": "zie hier" });
    const [sheet] = opened(bytes).sheets;
    expect(sheet.links).toEqual([{ range: { top: 1, left: 7, bottom: 1, right: 7 }, target: "https://voorbeeld.example/a" }]);
    expect(sheet.rows[0].cells[5]).toMatchObject({ formula: "=[.A1]/0", content: { kind: "error" } });
  });

  it("keeps notes, shapes and pictures out of the cells, and knows merged and hidden", () => {
    const bytes = ods([
      table(row(`<table:table-cell table:number-columns-spanned="2" office:value-type="string"><office:annotation><dc:creator>Anna</dc:creator><dc:date>2026-01-01</dc:date><text:p>Let op</text:p></office:annotation><text:p>Ja</text:p></table:table-cell><table:covered-table-cell/>${text("Nee")}`) +
        row(`<table:table-cell><draw:frame draw:name="Foto"><draw:image xlink:href="Pictures/a.png"><text:p/></draw:image></draw:frame><draw:custom-shape draw:name="Wolk"><text:p>Bel mij</text:p></draw:custom-shape></table:table-cell>`)),
      table(row(text("geheim")), 'table:name="_shortlist" table:style-name="ta2"'),
    ].join(""), { styles: '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>', more: { "Pictures/a.png": strToU8("x"), "Pictures/los.png": strToU8("y") } });
    const workbook = opened(bytes);
    expect(cells(bytes)).toEqual({ "1,1": "Ja", "1,3": "Nee" });
    const [sheet, hidden] = workbook.sheets;
    expect(sheet.notes).toEqual([{ row: 1, column: 1, author: "", text: "Let op" }]);
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }]);
    expect(sheet.objects).toEqual([{ kind: "picture", row: 2, column: 1, name: "Foto", text: "" }, { kind: "shape", row: 2, column: 1, name: "Wolk", text: "Bel mij" }]);
    expect(hidden.state).toBe("hidden");
    expect(workbook.loose).toEqual([{ kind: "picture", name: "los.png" }]);
  });

  it("costs nothing for a million blank rows and columns, and stops at a million that are not", () => {
    const blank = '<table:table-cell table:number-columns-repeated="16384"/>';
    const start = performance.now();
    expect(cells(ods(table(row(blank, 'table:number-rows-repeated="1048000"') + row(`<table:table-cell table:number-columns-repeated="16000"/>${text("ver weg")}`) + row(blank, 'table:number-rows-repeated="500"')))))
      .toEqual({ "1048001,16001": "ver weg" });
    expect(cells(ods(table(row(text("x"), 'table:number-rows-repeated="3"'))))).toEqual({ "1,1": "x", "2,1": "x", "3,1": "x" });
    for (const bomb of [row(text("x"), 'table:number-rows-repeated="1048576"'), row('<table:table-cell table:number-columns-repeated="999999999" office:value-type="string"><text:p>x</text:p></table:table-cell>')]) {
      expect(openWorkbook(ods(table(bomb)))).toMatchObject({ ok: false, refusal: { code: "too-large" } });
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("is refused with a password, an entity bomb, more than it says, or damage", () => {
    const locked = strToU8('<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>');
    const refusal = (bytes: Uint8Array) => { const result = readResponseWorkbook(bytes, edition); return result.ok ? "read" : [result.refusal.code, result.refusal.found]; };
    expect(refusal(ods("", { more: { "META-INF/manifest.xml": locked } }))).toEqual(["encrypted", ""]);
    expect(refusal(zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"), "encrypted-package": strToU8("x") }))).toEqual(["encrypted", ""]);
    expect(refusal(ods("", { prolog: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' }))).toEqual(["damaged", "dtd"]);
    expect(refusal(ods(table(row(text("ja"))).slice(0, -3)))).toEqual(["damaged", "xml"]);
    expect(refusal(zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet") }))).toEqual(["damaged", "part"]);
    expect(refusal(zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.text"), "content.xml": strToU8("<x/>") }))).toEqual(["not-a-workbook", "odt"]);
    expect(refusal(ods(table("<a>".repeat(200) + "</a>".repeat(200))))).toEqual(["damaged", "xml"]);
    expect(refusal(ods(table(row(text("a".repeat(31_000_000))))))[0]).toBe("too-large");
  });

  it("is told about macros and other files, which are never followed", () => {
    expect(opened(ods(table(row(text("x"))), { more: { "Basic/Standard/Module1.xml": strToU8("x") } })).macros).toBe(true);
    const outside = "<table:table-cell table:formula=\"of:=['file:///c:/prijs.ods'#$Blad1.A1]\" office:value-type=\"float\" office:value=\"3\"><text:p>3</text:p></table:table-cell>";
    const kept = table(row(text("vreemd")), "table:name=\"'file:///c:/prijs.ods'#Blad1\"");
    const workbook = opened(ods(table(row(outside)) + kept));
    expect(workbook.externalLinks).toBe(true);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Blad1"]);
  });
});

describe("a text with one sheet", () => {
  const latin = (words: string) => Buffer.from(words, "latin1");
  it.each<[string, Uint8Array]>([
    ["semicolons, as Dutch Excel writes them", strToU8("F-001;Eis;Ja, mits;€\r\nF-002;Nog een;\"regel; een\ntwee\";\r\n")],
    ["with a mark of UTF-8", strToU8("\ufeffF-001;Eis;Ja, mits;€\r\nF-002;Nog een;\"regel; een\ntwee\";\r\n")],
    ["that names its separator", strToU8("sep=|\r\nF-001|Eis|Ja, mits|€\r\nF-002|Nog een|\"regel; een\ntwee\"|\r\n")],
    ["commas", strToU8("F-001,Eis,\"Ja, mits\",€\nF-002,Nog een,\"regel; een\ntwee\",\n")],
    ["tabs in UTF-16", Buffer.from("\ufeffF-001\tEis\tJa, mits\t€\r\nF-002\tNog een\t\"regel; een\ntwee\"\t\r\n", "utf16le")],
    ["big-endian UTF-16", Buffer.from("\ufeffF-001;Eis;Ja, mits;€\r\nF-002;Nog een;\"regel; een\ntwee\";\r\n", "utf16le").swap16()],
  ])("%s", (_, bytes) => {
    expect(cells(bytes)).toEqual({ "1,1": "F-001", "1,2": "Eis", "1,3": "Ja, mits", "1,4": "€", "2,1": "F-002", "2,2": "Nog een", "2,3": "regel; een\ntwee" });
  });

  it("in Windows-1252 keeps accents, the euro and curly quotes", () => {
    expect(cells(Buffer.concat([latin("Zo\xeb;caf\xe9;"), Buffer.from([0x80, 0x20, 0x93, 0x61, 0x94]), latin("\r\n")]))).toEqual({ "1,1": "Zoë", "1,2": "café", "1,3": "€ “a”" });
  });

  it("counts blank rows, and shows failed formulas as errors", () => {
    expect(cells(strToU8("a;b\n\n;;\nc;#N/B\n"))).toEqual({ "1,1": "a", "1,2": "b", "4,1": "c", "4,2": "#N/B" });
    expect(opened(strToU8("a;#VERW!\nb;c\n")).sheets[0].rows[0].cells[1].content.kind).toBe("error");
  });

  it("with a quote that never closes, or that stands in a word, loses nothing", () => {
    expect(Object.values(cells(strToU8('F-001;een 19" scherm;ja\nF-002;"twee;nee\nF-003;drie;ja\n'))).join(" ")).toMatch(/F-001.*19" scherm.*F-002.*twee.*F-003.*drie/s);
  });

  it("of no questions is refused by name, and one beyond the limits by number", () => {
    expect(readResponseWorkbook(strToU8("dit is gewone tekst\n"), edition)).toMatchObject({ ok: false, refusal: { code: "no-questions" } });
    expect(openWorkbook(strToU8("x;".repeat(500_000)))).toMatchObject({ ok: false, refusal: { code: "too-large", found: "cells 500000" } });
  });
});
