import ExcelJS from "exceljs";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it, vi } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeRepairedWorkbook } from "~/documents/workbook/repaired-workbook";
import { refusalMessage } from "~/i18n/issue-message";
import { translator } from "~/i18n/translate";

import { exampleEdition, exampleVendor } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";
import { pricedSheet } from "../../../support/priced-edition";
import { PartEditor, ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 30_000 });

/** What vendors do with a workbook besides filling it in: no answer is lost, or stands with another question, and each is told. */
const edition = exampleEdition({ requirements: 24 });
const filled = filledAnswers(edition);
const returned = new ReturnedWorkbook(edition, filled);
const expected = edition.requirements.map(({ id }) => filled.find((each) => each.requirement.id === id)!.expected);
const t = translator("nl");
const rowOf = (number: number) => filled.find(({ requirement }) => requirement.id === `req.example.${number}`)!;
const sheetOf = (workbook: ExcelJS.Workbook, number: number) => workbook.getWorksheet(rowOf(number).sheet)!;
const cell = (workbook: ExcelJS.Workbook, number: number, column: string) => sheetOf(workbook, number).getCell(`${column}${rowOf(number).row}`);
/** Moves what was answered to questions elsewhere in their rows. */
const moveTo = (workbook: ExcelJS.Workbook, column: string, ...numbers: number[]) => {
  for (const number of numbers) {
    cell(workbook, number, column).value = cell(workbook, number, "E").value;
    cell(workbook, number, "E").value = null;
  }
};
let bytes: Uint8Array;
beforeAll(async () => { bytes = await returned.filled(); });

type Change = Partial<{ value: string | number | null; comment: string; evidence: string }>;
/** What an unclear answer leaves: no value, and its words behind the explanation. */
const unclear = (number: number, written: string): Record<number, Change> => ({ [number]: { value: null, comment: `${rowOf(number).comment}\n${written}` } });

function table(title: string, cases: [name: string, alter: (workbook: ExcelJS.Workbook) => void, issues: string[], changes?: Record<number, Change>][]): void {
  describe(title, () => {
    it.each(cases)("%s", async (_, alter, issues, changes = {}) => {
      const reading = await returned.altered(alter);
      expect(reading.issues.map(told)).toEqual(issues);
      expect(reading.answers).toEqual(expected.map((answer, index) => ({ ...answer, ...changes[index + 1] })));
    });
  });
}

table("answers in another place", [
  ["in the column for evidence", (workbook) => moveTo(workbook, "H", 1, 2, 4), [
    "answer-elsewhere · Functionaliteit!H6 · Inrichting · → configuration", "answer-elsewhere · Functionaliteit!H7 · Ja · → yes", "answer-elsewhere · Functionaliteit!H9 · 16.5 · → 16.5",
  ], { 1: { value: null, evidence: "Inrichting" }, 2: { value: null, evidence: "Ja" }, 4: { value: null, evidence: "16.5" } }],
  ["in the column for the unit", (workbook) => moveTo(workbook, "F", 1, 2, 4), [
    "answer-elsewhere · Functionaliteit!F6 · Inrichting · → configuration", "answer-elsewhere · Functionaliteit!F7 · Ja · → yes", "answer-elsewhere · Functionaliteit!F9 · 16.5 · → 16.5",
  ], { 1: { value: null }, 2: { value: null }, 4: { value: null } }],
  ["in the column with marks, where yes says something else", (workbook) => moveTo(workbook, "D", 1, 2), [
    "mandatory-changed · Functionaliteit!D6 · Inrichting", "answer-elsewhere · Functionaliteit!D6 · Inrichting · → configuration", "mandatory-changed · Functionaliteit!D7 · Ja",
  ], { 1: { value: null }, 2: { value: null } }],
  ["in the column with the status", (workbook) => moveTo(workbook, "I", 1, 2), [
    "answer-elsewhere · Functionaliteit!I6 · Inrichting · → configuration", "answer-elsewhere · Functionaliteit!I7 · Ja · → yes",
  ], { 1: { value: null }, 2: { value: null } }],
  ["in a column of the vendor's own, where a figure can be anything", (workbook) => moveTo(workbook, "J", 9, 10, 12), [
    "answer-elsewhere · Openheid!J5 · Maatwerk · → customisation", "answer-elsewhere · Openheid!J6 · Ja · → yes", "beside-template · Openheid!J8 · 24.5",
  ], { 9: { value: null }, 10: { value: null }, 12: { value: null } }],
  ["as a cross in a column of its own for yes and for no", (workbook) => {
    sheetOf(workbook, 10).getCell("K4").value = "Nee";
    cell(workbook, 10, "K").value = "x";
    cell(workbook, 10, "E").value = null;
  }, ["beside-template · Openheid!K4 · Nee", "beside-template · Openheid!K6 · x"], { 10: { value: null } }],
  ["behind the question in its cell", (workbook) => {
    cell(workbook, 9, "C").value = `${cell(workbook, 9, "C").text}\n\nANTWOORD: Maatwerk`;
    cell(workbook, 9, "E").value = null;
  }, ["question-changed · Openheid!C5 · … ANTWOORD: Maatwerk", "answer-elsewhere · Openheid!C5 · Maatwerk · → customisation"], { 9: { value: null } }],
  ["only as a note at the cell", (workbook) => {
    cell(workbook, 2, "E").note = "Jan:\nJa";
    cell(workbook, 2, "E").value = null;
  }, ["cell-note · Functionaliteit!E7 · Jan:\nJa", "answer-elsewhere · Functionaliteit!E7 · Ja · → yes"], { 2: { value: null, comment: `${rowOf(2).comment}\nJan:\nJa` } }],
  ["two of them beside a blank cell: neither is likelier", (workbook) => {
    cell(workbook, 9, "E").value = null;
    cell(workbook, 9, "J").value = "Standaard";
    cell(workbook, 9, "K").value = "Maatwerk";
  }, ["beside-template · Openheid!J5 · Standaard", "beside-template · Openheid!K5 · Maatwerk"], { 9: { value: null } }],
  ["as a picture on the cell", (workbook) => {
    const image = workbook.addImage({ buffer: Buffer.from("x") as unknown as ExcelJS.Buffer, extension: "png" });
    sheetOf(workbook, 9).addImage(image, { tl: { col: 4, row: rowOf(9).row - 1 }, ext: { width: 10, height: 10 } });
    cell(workbook, 9, "E").value = null;
  }, ["picture · Openheid!E5 · Picture 1 (image1.png)"], { 9: { value: null } }],
  ["goes on in the row below", (workbook) => {
    sheetOf(workbook, 9).spliceRows(rowOf(9).row + 1, 0, [null, null, null, null, "en ook via de partner"]);
  }, ["beside-template · Openheid!E6 · en ook via de partner"]],
  ["one block merged over all answers of a sheet", (workbook) => {
    for (const number of [10, 11, 12]) cell(workbook, number, "E").value = null;
    cell(workbook, 9, "E").value = "Standaard";
    sheetOf(workbook, 9).mergeCells("E5:E8");
  }, ["merged-cells · Openheid!E6 · Standaard", "merged-cells · Openheid!E7 · Standaard · → standard", "merged-cells · Openheid!E8 · Standaard"], {
    9: { value: "standard" }, 10: { value: null, comment: `${rowOf(10).comment}\nStandaard` }, 11: { value: null, comment: `${rowOf(11).comment}\nStandaard` }, 12: { value: null, comment: `${rowOf(12).comment}\nStandaard` },
  }],
]);

table("words that are no answer for certain", [
  ["idem, n.v.t., see the attachment", (workbook) => {
    cell(workbook, 1, "E").value = "idem";
    cell(workbook, 2, "E").value = "n.v.t.";
    cell(workbook, 3, "E").value = "zie bijlage 3";
  }, ["not-understood · Functionaliteit!E6 · idem", "not-understood · Functionaliteit!E7 · n.v.t.", "not-understood · Functionaliteit!E8 · zie bijlage 3"], { ...unclear(1, "idem"), ...unclear(2, "n.v.t."), ...unclear(3, "zie bijlage 3") }],
  ["a range, and one that Excel made a date of", (workbook) => {
    cell(workbook, 4, "E").value = "5-10";
    Object.assign(cell(workbook, 12, "E"), { value: 46_300, style: { numFmt: "d-mmm" } });
  }, ["not-understood · Functionaliteit!E9 · 5-10", "not-understood · Openheid!E8 · 2026-10-05"], { ...unclear(4, "5-10"), ...unclear(12, "2026-10-05") }],
  ["about, more than, at most, plus or minus", (workbook) => {
    cell(workbook, 4, "E").value = "ca. 50";
    cell(workbook, 5, "E").value = "> 100";
    cell(workbook, 8, "E").value = "±50";
    cell(workbook, 12, "E").value = "max. 10 fte";
    cell(workbook, 16, "E").value = "99,9% of meer";
  }, [
    "not-understood · Functionaliteit!E9 · ca. 50 · → 50", "not-understood · Functionaliteit!E11 · > 100 · → 100", "not-understood · Functionaliteit!E14 · ±50 · → 50",
    "not-understood · Openheid!E8 · max. 10 fte · → 10", "not-understood · Levensvatbaarheid!E8 · 99,9% of meer · → 99.9",
  ], { ...unclear(4, "ca. 50"), ...unclear(5, "> 100"), ...unclear(8, "±50"), ...unclear(12, "max. 10 fte"), ...unclear(16, "99,9% of meer") }],
  ["a quarter, half a year, the middle of a year", (workbook) => {
    cell(workbook, 6, "E").value = "1e kwartaal 2027";
    cell(workbook, 14, "E").value = "Q2 2027";
    cell(workbook, 22, "E").value = "medio 2027";
  }, ["not-understood · Functionaliteit!E12 · 1e kwartaal 2027", "not-understood · Levensvatbaarheid!E6 · Q2 2027", "not-understood · Ondersteuning!E12 · medio 2027"],
  { ...unclear(6, "1e kwartaal 2027"), 14: { value: null, comment: `${rowOf(14).comment}\nQ2 2027` }, ...unclear(22, "medio 2027") }],
  ["a date in figures without signs", (workbook) => { cell(workbook, 6, "E").value = 20_270_401; }, ["not-understood · Functionaliteit!E12 · 20270401 · → 2027-04-01"], unclear(6, "20270401")],
  ["both answers, or the question repeated", (workbook) => {
    cell(workbook, 2, "E").value = "Ja / nee";
    cell(workbook, 9, "E").value = "Standaard / Inrichting";
  }, ["qualified-yes · Functionaliteit!E7 · Ja / nee", "qualified-yes · Openheid!E5 · Standaard / Inrichting"], { ...unclear(2, "Ja / nee"), ...unclear(9, "Standaard / Inrichting") }],
  ["a price for a month where an amount is asked", (workbook) => { cell(workbook, 5, "E").value = "€ 1.250 per maand"; }, ["not-understood · Functionaliteit!E11 · € 1.250 per maand · → 1250"], unclear(5, "€ 1.250 per maand")],
  ["a footnote's mark that is only raised by its looks", (workbook) => {
    cell(workbook, 4, "E").value = { richText: [{ text: "16,5" }, { text: "1", font: { vertAlign: "superscript" } }] };
  }, ["not-understood · Functionaliteit!E9 · 16,5¹"], unclear(4, "16,5¹")],
  ["part of an answer struck through", (workbook) => {
    cell(workbook, 1, "E").value = { richText: [{ text: "Standaard", font: { strike: true } }, { text: " Inrichting" }] };
  }, ["struck-through · Functionaliteit!E6 · Standaard · → configuration"], unclear(1, "Standaard Inrichting")],
  ["a figure that is shown as a word, whatever the sign", (workbook) => { Object.assign(cell(workbook, 9, "E"), { value: 3, style: { numFmt: "[=1]\"Standaard\";\"Maatwerk\"" } }); }, ["not-understood · Openheid!E5 · 3 Standaard"], unclear(9, "3 Standaard")],
  ["true and false of a tick box", (workbook) => {
    cell(workbook, 2, "E").value = false;
    cell(workbook, 1, "E").value = true;
  }, ["not-understood · Functionaliteit!E6 · TRUE · → standard"], { ...unclear(1, "TRUE"), 2: { value: "no" } }],
]);

table("words that are as good as the template's", [
  ["full-width letters, marks of direction, invisible joiners", (workbook) => {
    cell(workbook, 1, "E").value = "\u202BStandaard\u202C";
    cell(workbook, 2, "E").value = "Ｊ\u200Ba";
    cell(workbook, 4, "E").value = "\u200E16,5\u200F";
    cell(workbook, 5, "E").value = "€\u202F1\u202F250,75";
    cell(workbook, 6, "E").value = "\u200F28-03-2026";
  }, [], { 1: { value: "standard" }, 2: { value: "yes" }, 5: { value: 1250.75 }, 6: { value: "2026-03-28" } }],
  ["a number as text behind an apostrophe", (workbook) => { Object.assign(cell(workbook, 4, "E"), { value: "16,5", style: { numFmt: "@" } }); }, []],
  ["columns hidden, rows grouped and folded, the sheet protected", (workbook) => {
    const sheet = sheetOf(workbook, 9);
    for (const number of [9, 10, 11, 12]) Object.assign(sheet.getRow(rowOf(number).row), { hidden: true, outlineLevel: 2 });
    for (const column of [2, 3, 5]) sheet.getColumn(column).hidden = true;
    void sheet.protect("geheim", {});
  }, []],
  ["questions and headings in another language", (workbook) => {
    ["Response", "UoM", "Remarks", "Proof"].forEach((text, index) => { sheetOf(workbook, 9).getCell(4, 5 + index).value = text; });
    cell(workbook, 9, "C").value = "How open is the package?";
  }, ["beside-template · Openheid!E4 · Response", "beside-template · Openheid!F4 · UoM", "beside-template · Openheid!G4 · Remarks", "beside-template · Openheid!H4 · Proof", "question-changed · Openheid!C5 · How open is the package?"]],
  ["two sheets in one, the one under the other", (workbook) => {
    const [above, below] = [sheetOf(workbook, 9), sheetOf(workbook, 13)];
    let at = above.rowCount + 1;
    below.eachRow((row) => { at += 1; row.eachCell((each, column) => { above.getCell(at, column).value = each.value; }); });
    workbook.removeWorksheet(below.id);
  }, []],
]);

table("rows and sheets of the vendor's own", [
  ["a list of attachments that names questions", (workbook) => {
    const list = workbook.addWorksheet("Bijlagen");
    list.addRow(["Kenmerk", "Vraag", "Bestand"]);
    list.addRow([rowOf(1).requirement.code, rowOf(1).requirement.text, "bijlage 1.pdf"]);
    list.addRow([rowOf(9).requirement.code, rowOf(9).requirement.text, "bijlage 9.pdf"]);
  }, [
    "beside-template · Bijlagen!B1 · Vraag", "beside-template · Bijlagen!C1 · Bestand", ...[[2, 1], [3, 9]].flatMap(([row, number]) => [
      `beside-template · Bijlagen!A${row} · ${rowOf(number).requirement.code}`, `beside-template · Bijlagen!B${row} · ${rowOf(number).requirement.text}`, `beside-template · Bijlagen!C${row} · bijlage ${number}.pdf`,
    ]),
  ]],
  ["name, date and agreement below a table", (workbook) => {
    [["Naam", "Jan Jansen"], ["Akkoord", "Ja"]].forEach(([label, text], index) => {
      sheetOf(workbook, 9).getCell(`C${11 + index}`).value = label;
      sheetOf(workbook, 9).getCell(`E${11 + index}`).value = text;
    });
  }, ["beside-template · Openheid!C11 · Naam", "beside-template · Openheid!E11 · Jan Jansen", "beside-template · Openheid!C12 · Akkoord", "beside-template · Openheid!E12 · Ja"]],
  ["one question split into parts with references of their own", (workbook) => {
    sheetOf(workbook, 9).spliceRows(rowOf(9).row + 1, 0, [null, "O-009a", "deel a", null, "Standaard"], [null, "O-009b", "deel b", null, "Maatwerk"]);
  }, ["unknown-question · Openheid!E6 · O-009a", "unknown-question · Openheid!E7 · O-009b"]],
  ["an answer behind its own label", (workbook) => { cell(workbook, 9, "E").value = "Antwoord: Maatwerk"; }, ["not-understood · Openheid!E5 · Antwoord: Maatwerk · → customisation"], unclear(9, "Antwoord: Maatwerk")],
  ["a row with totals", (workbook) => {
    sheetOf(workbook, 9).getCell("B9").value = "Totaal";
    sheetOf(workbook, 9).getCell("E9").value = { formula: "SUBTOTAL(103,E5:E8)", result: 4 };
  }, ["beside-template · Openheid!B9 · Totaal", "beside-template · Openheid!E9 · 4"]],
  ["a total below a column", (workbook) => { sheetOf(workbook, 9).getCell("E9").value = { formula: "SUM(E5:E8)", result: 24.5 }; }, ["beside-template · Openheid!E9 · 24.5"]],
  ["a reference on the first sheet, with words beside it", (workbook) => {
    workbook.getWorksheet("Start")!.getCell("B40").value = "F-001";
    workbook.getWorksheet("Start")!.getCell("C40").value = "Ja, standaard";
  }, ["beside-template · Start!B40 · F-001", "beside-template · Start!C40 · Ja, standaard"]],
]);

describe("a sheet that was turned on its side", () => {
  it("is kept as texts, and none of its answers is taken for another question's", async () => {
    const reading = await returned.altered((workbook) => {
      const sheet = sheetOf(workbook, 9);
      const turned = workbook.addWorksheet("Gedraaid");
      sheet.eachRow((row, number) => row.eachCell((each, column) => { turned.getCell(column, number).value = each.value; }));
      workbook.removeWorksheet(sheet.id);
    });
    expect(reading.answers.slice(8, 12)).toEqual([9, 10, 11, 12].map((number) => ({ requirement: `req.example.${number}`, value: null, comment: "", evidence: "" })));
    expect(reading.issues.map(({ code }) => code).filter((code) => code !== "beside-template")).toEqual(["sheet-missing", "missing-mandatory"]);
    for (const number of [9, 10, 11, 12]) for (const text of [rowOf(number).comment, String(Object.values(rowOf(number).entered)[0])]) expect(reading.beside.map((each) => each.text)).toContain(text);
  });
});

describe("files as programs and people make them", () => {
  const sheet = "xl/worksheets/sheet2.xml";
  const parts = (edit: (editor: PartEditor) => unknown): Uint8Array => {
    const editor = new PartEditor(bytes);
    edit(editor);
    return editor.zip();
  };
  const put = (editor: PartEditor, address: string, xml: string) => editor.edit(sheet, (text) => text.replace(new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`, "s"), () => xml));

  it.each<[string, (editor: PartEditor) => unknown, string[], Record<number, Change>?]>([
    ["strict Open XML, with dates as text", (editor) => {
      for (const name of Object.keys(editor.parts)) if (/\.(?:xml|rels)$/.test(name)) editor.edit(name, (text) => text.replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships").replaceAll("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"));
      put(editor, "E12", '<c r="E12" t="d"><v>2026-07-28T00:00:00.000</v></c>');
    }, []],
    ["a template (.xltx)", (editor) => editor.edit("[Content_Types].xml", (text) => text.replace("sheet.main+xml", "template.main+xml")), []],
    ["a formula that spills, and one that could not", (editor) => {
      put(editor, "E6", '<c r="E6" cm="1" t="str"><f t="array" ref="E6">_xlfn.UNIQUE(A1:A3)</f><v>Inrichting</v></c>');
      put(editor, "E7", '<c r="E7" t="e" vm="2"><f>_xlfn.SORT(A1:A2)</f><v>#SPILL!</v></c>');
    }, ["formula · Functionaliteit!E6 · =_xlfn.UNIQUE(A1:A3)", "formula · Functionaliteit!E7 · =_xlfn.SORT(A1:A2)", "error-cell · Functionaliteit!E7 · #SPILL!"], { 2: { value: null, comment: "Toelichting bij F-002\n#SPILL!" } }],
    ["a text that is longer than Excel can hold", (editor) => put(editor, "E13", `<c r="E13" t="inlineStr"><is><t>${"woord ".repeat(6700)}einde</t></is></c>`), [], { 7: { value: `${"woord ".repeat(6700)}einde` } }],
    ["runs with a phonetic hint and without spaces kept", (editor) => put(editor, "E13", '<c r="E13" t="inlineStr"><is><r><t>東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><r><t xml:space="preserve"> kantoor</t></r></is></c>'), [], { 7: { value: "東京 kantoor" } }],
  ])("%s", (_, edit, issues, changes = {}) => {
    const reading = returned.read(parts(edit));
    expect(reading.issues.map(told)).toEqual(issues);
    expect(reading.answers).toEqual(expected.map((answer, index) => ({ ...answer, ...changes[index + 1] })));
  });

  const long = "Received: by mx.noordwind.example with SMTP id 123; Mon, 1 Dec 2026 10:00:00 +0100\r\n".repeat(80);
  it.each<[string, () => Uint8Array, RegExp]>([
    ["two workbooks zipped together", () => zipSync({ "Antwoord A.xlsx": bytes, "Antwoord B.xlsx": bytes }), /ziparchief: pak het uit.*één per keer/],
    ["a mail whose headers are long", () => strToU8(`Delivered-To: inkoop@vanbeek.example\r\n${long}Subject: x\r\nMIME-Version: 1.0\r\n\r\n`), /e-mailbericht.*bestand dat erin zit/],
    ["a mail as a mailbox holds it", () => strToU8("From jan@noordwind.example Mon Dec  1 10:00:00 2026\r\nSubject: y\r\n\r\nBijgaand"), /e-mailbericht/],
    ["what Outlook makes of an attachment", () => Buffer.concat([Buffer.from("789f3e22", "hex"), Buffer.alloc(300, 1)]), /e-mailbericht/],
    ["an address in a text file", () => strToU8("Beste inkoper,\r\n\r\nOnze antwoorden: https://docs.google.com/spreadsheets/d/1abc/edit?usp=sharing\r\n\r\nGroet, Jan"), /snelkoppeling.*download/],
    ["a shortcut of Linux", () => strToU8("[Desktop Entry]\nType=Link\nURL=https://docs.google.com/x\n"), /snelkoppeling/],
    ["a text document of LibreOffice", () => zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.text"), "content.xml": strToU8("<x/>") }), /tekstdocument \(\.odt\)/],
  ])("%s", (_, file, message) => {
    const result = readResponseWorkbook(file(), edition);
    expect(result.ok ? "read" : refusalMessage(t, result.refusal)).toMatch(message);
  });

  it("a small table with addresses in it is a table", () => {
    for (const separator of [";", ","]) {
      const rows = ["Kenmerk", "Antwoord", "Onderbouwing"].join(separator);
      const reading = returned.read(strToU8(`${rows}\nF-002${separator}Nee${separator}https://noordwind.example/bewijs\nO-010${separator}Nee${separator}https://noordwind.example/meer`));
      expect([reading.answers[1], reading.answers[9]]).toMatchObject([{ value: "no", evidence: "https://noordwind.example/bewijs" }, { value: "no" }]);
    }
  });

  it("a table as text with bars", () => {
    const reading = returned.read(strToU8(`| Kenmerk | Antwoord | Toelichting |\n|---|---|---|\n${filled.map(({ requirement, entered }) => `| ${requirement.code} | ${"text" in entered ? entered.text.replaceAll("\n", " ") : Object.values(entered)[0]} | x |`).join("\n")}`));
    reading.answers.forEach(({ value }, index) => { if (value !== null && typeof expected[index].value !== "string") expect(value).toBe(expected[index].value); });
    expect(reading.answers.filter(({ value }) => value === null)).toEqual([]);
  });
});

describe("the repaired workbook", () => {
  it("says that an answer beside its cell is unclear until one stands in it, and then that it is answered", async () => {
    const reading = await returned.altered((workbook) => moveTo(workbook, "H", 2));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await writeRepairedWorkbook(edition, exampleVendor, reading)).slice().buffer);
    expect(cell(workbook, 2, "E").value).toBeNull();
    expect(cell(workbook, 2, "H").value).toBe("Ja");
    expect(cell(workbook, 2, "I").formula).toMatch(/^IF\(LEN\(TRIM\(\$E7\)\)=0,"onduidelijk",IF\(OR\(TRIM\(\$E7\)="Ja",TRIM\(\$E7\)="Nee"\),"beantwoord","onduidelijk"\)\)$/);
  });
});

describe("a request with prices", () => {
  it("a sheet with questions that was called as the price sheet is read for its answers", async () => {
    const priced = new ReturnedWorkbook({ ...edition, price: pricedSheet({ kind: "shown" }) }, filled);
    const reading = await priced.altered((workbook) => {
      workbook.getWorksheet("Prijzen")!.name = "Onze prijzen";
      sheetOf(workbook, 9).name = "Prijzen";
    });
    expect(reading.answers).toEqual(expected);
    expect(new Set(reading.issues.map(({ code }) => code))).toEqual(new Set(["price-missing"]));
  });
});
