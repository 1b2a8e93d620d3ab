import type ExcelJS from "exceljs";
import { describe, expect, it, vi } from "vitest";

import { writeRepairedWorkbook } from "~/documents/workbook/repaired-workbook";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";

import { exampleEdition, exampleVendor } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";
import { PartEditor, ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 30_000 });

const edition = exampleEdition({ requirements: 24 });
const filled = filledAnswers(edition);
const returned = new ReturnedWorkbook(edition, filled);
const rowOf = (number: number) => filled.find(({ requirement }) => requirement.id === `req.example.${number}`)!;
const cell = (workbook: ExcelJS.Workbook, number: number, column: string) => workbook.getWorksheet(rowOf(number).sheet)!.getCell(`${column}${rowOf(number).row}`);
const answerTo = (reading: ReturnType<typeof returned.read>, number: number) => reading.answers.find(({ requirement }) => requirement === `req.example.${number}`)!;
const struck = { font: { strike: true } };
/** Cells share their styles in the library: this one gets its own. */
const strike = (one: ExcelJS.Cell) => { one.style = { ...one.style, font: { ...one.style.font, strike: true } }; };

describe("text that is struck through", () => {
  it("as a whole is no answer, but offered as the likely one", async () => {
    const reading = await returned.altered((workbook) => { strike(cell(workbook, 1, "E")); });
    expect(reading.issues.map(told)).toEqual(["struck-through · Functionaliteit!E6 · Inrichting · → configuration"]);
    expect(answerTo(reading, 1)).toMatchObject({ value: null, comment: `${rowOf(1).comment}\nInrichting` });
    expect(reading.complete.mandatoryMissing).toContain("req.example.1");
  });

  it("in part leaves the rest as the likely answer", async () => {
    const reading = await returned.altered((workbook) => { cell(workbook, 1, "E").value = { richText: [{ text: "Standaard", ...struck }, { text: " Maatwerk" }] }; });
    expect(reading.issues.map(told)).toEqual(["struck-through · Functionaliteit!E6 · Standaard · → customisation"]);
    expect(answerTo(reading, 1)).toMatchObject({ value: null, comment: `${rowOf(1).comment}\nStandaard Maatwerk` });
  });

  it("in a number, a date and an open text is not taken either", async () => {
    const reading = await returned.altered((workbook) => { for (const number of [4, 6, 7]) strike(cell(workbook, number, "E")); });
    expect([4, 6, 7].map((number) => answerTo(reading, number).value)).toEqual([null, null, null]);
    expect(reading.issues.map(({ code, likely }) => [code, likely])).toEqual([4, 6, 7].map((number) => ["struck-through", rowOf(number).expected.value]));
  });

  it("in an explanation or a question is told, and kept", async () => {
    const reading = await returned.altered((workbook) => {
      cell(workbook, 1, "G").value = { richText: [{ text: "Vanaf versie 3. " }, { text: "Zonder meerkosten.", ...struck }] };
      strike(cell(workbook, 2, "C"));
    });
    expect(reading.issues.map(({ code, cell: at, found }) => [code, at, found])).toEqual([
      ["struck-through", "G6", "Zonder meerkosten."], ["struck-through", "C7", expect.stringContaining(rowOf(2).requirement.text.slice(0, 20))],
    ]);
    expect(answerTo(reading, 1)).toMatchObject({ value: "configuration", comment: "Vanaf versie 3. Zonder meerkosten." });
    expect(answerTo(reading, 2).value).toBe(rowOf(2).expected.value);
  });

  it("in an inline text is seen as well, and a line that is switched off is none", async () => {
    const editor = new PartEditor(await returned.filled((workbook) => { cell(workbook, 1, "E").value = "Standaard"; }));
    const inline = (run: string) => editor.edit("xl/worksheets/sheet2.xml", (xml) => xml.replace(/<c r="E6"( s="\d+")?[^>]*>.*?<\/c>/s, `<c r="E6"$1 t="inlineStr"><is>${run}</is></c>`)).zip();
    expect(returned.read(inline("<r><rPr><strike/></rPr><t>Standaard</t></r><r><t xml:space=\"preserve\"> Nee</t></r>")).issues.map(told)).toEqual(["struck-through · Functionaliteit!E6 · Standaard · → no"]);
    const off = returned.read(inline("<r><rPr><strike val=\"0\"/></rPr><t>Standaard</t></r>"));
    expect(off.issues).toEqual([]);
    expect(answerTo(off, 1).value).toBe("standard");
  });

  it("stays out of the answers of a repaired workbook, which holds its words", async () => {
    const reading = await returned.altered((workbook) => { strike(cell(workbook, 1, "E")); });
    const again = readResponseWorkbook(await writeRepairedWorkbook(edition, exampleVendor, reading), edition);
    if (!again.ok) throw new Error(again.refusal.code);
    expect(answerTo(again.reading, 1)).toMatchObject({ value: null, comment: `${rowOf(1).comment}\nInrichting` });
  });
});

describe("what stands around the sheets", () => {
  const kept = (reading: ReturnType<typeof returned.read>) => reading.beside.map(({ sheet, cell: at, text }) => `${sheet} · ${at} · ${text}`);

  it("a vendor's words in a page header or footer are told and kept; the template's own are not", async () => {
    const reading = await returned.altered((workbook) => {
      const sheet = workbook.getWorksheet("Openheid")!;
      sheet.headerFooter.oddHeader = `${sheet.headerFooter.oddHeader!}&CAlle prijzen exclusief R&&D, zie bijlage 2`;
      workbook.getWorksheet("Start")!.headerFooter.evenFooter = "&L&\"Arial,Vet\"&8Onder voorbehoud van akkoord directie&RPagina &P van &N";
    });
    expect(kept(reading)).toEqual(["Start · kop- of voettekst · Onder voorbehoud van akkoord directie", "Openheid · kop- of voettekst · Alle prijzen exclusief R&D, zie bijlage 2"]);
    expect(reading.issues.map(({ code, sheet, found }) => [code, sheet, found])).toEqual([
      ["beside-template", "Start", "Onder voorbehoud van akkoord directie"], ["beside-template", "Openheid", "Alle prijzen exclusief R&D, zie bijlage 2"],
    ]);
  });

  it("remarks in the properties of the file are told and kept", async () => {
    const reading = await returned.altered((workbook) => Object.assign(workbook, { description: "Geldig tot 1 maart", keywords: "CONCEPT" }));
    expect(kept(reading).sort()).toEqual(["Eigenschappen van het bestand · – · CONCEPT", "Eigenschappen van het bestand · – · Geldig tot 1 maart"]);
  });

  it("the title of a chart and the words of a diagram are told with it", async () => {
    const editor = new PartEditor(await returned.filled());
    const anchor = (inner: string) => `<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Grafiek 1"/></xdr:nvGraphicFramePr>${inner}</xdr:graphicFrame></xdr:oneCellAnchor>`;
    editor
      .put("xl/drawings/drawing9.xml", `<xdr:wsDr>${anchor('<c:chart r:id="rId1"/>')}${anchor('<dgm:relIds r:dm="rId2" r:lo="rId3"/>')}</xdr:wsDr>`)
      .relate("xl/drawings/drawing9.xml", { rId1: { type: "chart", target: "../charts/chart1.xml" }, rId2: { type: "diagramData", target: "../diagrams/data1.xml" } })
      .put("xl/charts/chart1.xml", "<c:chartSpace><c:title><c:tx><c:rich><a:p><a:r><a:t>Beschikbaarheid </a:t></a:r><a:r><a:t>2025</a:t></a:r></a:p></c:rich></c:tx></c:title><c:v>99,9</c:v></c:chartSpace>")
      .put("xl/diagrams/data1.xml", "<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>Stap 1: inventarisatie</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>")
      .relate("xl/worksheets/sheet3.xml", { rId90: { type: "drawing", target: "../drawings/drawing9.xml" } });
    const reading = returned.read(editor.zip());
    expect(reading.beside.map(({ text, kind }) => [kind, text])).toEqual([["picture", "Grafiek 1 (chart1.xml): Beschikbaarheid 2025"], ["shape", "Stap 1: inventarisatie"]]);
  });
});
