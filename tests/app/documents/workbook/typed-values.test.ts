import { beforeAll, describe, expect, it, vi } from "vitest";

import { exampleEdition } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";
import { PartEditor, ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 30_000 });

/** One question of each type per sheet; sheet 2 is "Functionaliteit", whose first six questions stand in rows 6–9, 11 and 12. */
const edition = exampleEdition({ requirements: 24 });
const filled = filledAnswers(edition);
const sheet = "xl/worksheets/sheet2.xml";
const returned = new ReturnedWorkbook(edition, filled);
const at = { scale: 1, yesno: 2, number: 4, money: 5, date: 6, text: 7, percent: 8 } as const;
type Type = keyof typeof at;
const rowOf = (type: Type) => filled.find(({ requirement }) => requirement.id === `req.example.${at[type]}`)!.row;
const address = (type: Type) => `E${rowOf(type)}`;

let bytes: Uint8Array;
beforeAll(async () => { bytes = await returned.filled(); });

/** What is read when the answer cell of the question of a type is that XML: its value, and what is told. */
function read(type: Type, cell: string, more: (parts: PartEditor) => PartEditor = (parts) => parts): unknown[] {
  const own = new RegExp(`<c r="${address(type)}"[^>]*?(?:/>|>.*?</c>)`, "s");
  const edited = more(new PartEditor(bytes).edit(sheet, (xml) => {
    expect(xml).toMatch(own);
    return xml.replace(own, cell.replaceAll("@", address(type)));
  }));
  const reading = returned.read(edited.zip());
  const { value } = reading.answers.find(({ requirement }) => requirement === `req.example.${at[type]}`)!;
  return [value, ...reading.issues.map(told)];
}
const text = (words: string) => `<c r="@" t="inlineStr"><is><t xml:space="preserve">${words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
const unclear = (type: Type, found: string, likely?: string | number, code = "not-understood") => [null, `${code} · Functionaliteit!${address(type)} · ${found}${likely === undefined ? "" : ` · → ${likely}`}`];

/** Adds a number format and a style of its own, whose index takes the place of STYLE. */
function styled(code: string, cell: string): [cell: string, more: (parts: PartEditor) => PartEditor] {
  const count = [...new PartEditor(bytes).text("xl/styles.xml").matchAll(/<cellXfs[^>]*>.*?<\/cellXfs>/gs)][0][0].match(/<xf /g)!.length;
  return [cell.replace("STYLE", String(count)), (parts) => parts.edit("xl/styles.xml", (xml) => {
    const format = `<numFmt numFmtId="999" formatCode="${code.replaceAll('"', "&quot;")}"/>`;
    const formats = xml.includes("<numFmts") ? xml.replace(/<numFmts[^>]*>/, (start) => start + format) : xml.replace("<fonts", () => `<numFmts count="1">${format}</numFmts><fonts`);
    return formats.replace("</cellXfs>", '<xf numFmtId="999" applyNumberFormat="1"/></cellXfs>');
  })];
}

describe("words", () => {
  it.each<[Type, string, string | number]>([
    ["yesno", "ja", "yes"], ["yesno", "JA", "yes"], ["yesno", " Nee.\u00A0", "no"], ["yesno", "Yes", "yes"], ["yesno", "NO", "no"], ["yesno", "j", "yes"], ["yesno", "N", "no"],
    ["yesno", "Y", "yes"], ["yesno", "X", "yes"], ["yesno", "✓", "yes"], ["yesno", "✔\uFE0F", "yes"], ["yesno", "\u202AJa\u202C", "yes"], ["yesno", "‘Ja’", "yes"], ["yesno", "Ｊａ", "yes"],
    ["yesno", "𝐉𝐚", "yes"], ["scale", "„Maatwerk”", "customisation"], ["scale", "INRICHTING", "configuration"], ["scale", "Partner\u00A0product", "partner"], ["scale", "parTner  product!", "partner"],
    ["scale", "custom\u00ADisation", "customisation"], ["scale", "Gepland.", "roadmap"],
    ["money", "€ 1.250,-", 1250], ["money", "EUR 1,250.50", 1250.5], ["money", "1 250,50 €", 1250.5], ["money", "1.250,50 euro", 1250.5], ["number", "12,5 FTE", 12.5], ["percent", "99,9%", 99.9],
    ["date", "2026-12-31T00:00:00", "2026-12-31"], ["date", "donderdag 31 december 2026", "2026-12-31"], ["date", "31\u201112\u20112026", "2026-12-31"],
    ["text", "  =SOM(A1) is geen antwoord ", "=SOM(A1) is geen antwoord"],
  ])("%s: %j is %j", (type, given, value) => expect(read(type, text(given))).toEqual([value]));

  it.each<[Type, string, string | number | undefined, string?]>([
    ["yesno", "Ja / nee", undefined, "qualified-yes"], ["yesno", "ja, mits", "yes", "qualified-yes"], ["yesno", "Nee, wel ja op termijn", undefined], ["yesno", "Jа", undefined], ["yesno", "n.v.t.", undefined], ["yesno", "?", undefined],
    ["scale", "Standaard of maatwerk", undefined, "qualified-yes"], ["scale", "Standaard niet", undefined, "qualified-yes"], ["scale", "Standaard (vanaf 12.1)", "standard", "qualified-yes"], ["scale", "Niet standaard", undefined], ["scale", "1", undefined],
    ["money", "$ 500", undefined], ["money", "1.250", 1250], ["money", "10k", 10_000], ["money", "10–20", undefined], ["number", "12 uur", 12], ["number", "±12", 12], ["percent", "0.5", 50], ["number", "½", undefined],
    ["date", "Q1 2027", undefined], ["date", "03/04/2027", "2027-04-03"], ["date", "31-12-26", "2026-12-31"], ["date", "2026-12-31T23:59:59+13:00", undefined], ["date", "30 februari 2027", undefined], ["date", "2027", undefined],
  ])("%s: %j is never guessed", (type, given, likely, code) => {
    expect(read(type, text(given))).toEqual(unclear(type, given, likely, code));
  });
});

describe("numbers as programs keep them", () => {
  it.each<[Type, string, string, string | number]>([
    ["money", '#,##0.00\\ "€"', '<c r="@" s="STYLE"><v>1250.5</v></c>', 1250.5],
    ["money", "[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00", '<c r="@" s="STYLE"><v>1250.5</v></c>', 1250.5],
    ["money", '_-* #,##0.00\\ "EUR"_-', '<c r="@" s="STYLE"><v>1250</v></c>', 1250],
    ["number", '0.0" fte"', '<c r="@" s="STYLE"><v>12.5</v></c>', 12.5],
    ["percent", '0" %"', '<c r="@" s="STYLE"><v>95</v></c>', 95],
    ["percent", "0.0%", '<c r="@" s="STYLE"><v>0.955</v></c>', 95.5],
    ["date", "dd\\-mm\\-yyyy", '<c r="@" s="STYLE"><v>46387.0</v></c>', "2026-12-31"],
    ["date", "[$-413]d mmmm yyyy;@", '<c r="@" s="STYLE"><v>46387.99</v></c>', "2026-12-31"],
    ["text", "dd-mm-yyyy", '<c r="@" s="STYLE"><v>46387</v></c>', "2026-12-31"],
    ["text", '0" dagen"', '<c r="@" s="STYLE"><v>3</v></c>', "3 dagen"],
  ])("%s in %j is taken for what it shows", (type, code, cell, value) => expect(read(type, ...styled(code, cell))).toEqual([value]));

  it.each<[Type, string, string, string, (string | number)?]>([
    ["money", "[$$-409]#,##0.00", '<c r="@" s="STYLE"><v>500</v></c>', "500 $"],
    ["money", '"£"#,##0', '<c r="@" s="STYLE"><v>500</v></c>', "500 £"],
    ["number", '0" dagen"', '<c r="@" s="STYLE"><v>40</v></c>', "40 dagen", 40],
    ["number", "d-mmm", '<c r="@" s="STYLE"><v>46387</v></c>', "2026-12-31"],
    ["date", "mmm-yy", '<c r="@" s="STYLE"><v>46447</v></c>', "2027-03", "2027-03-01"],
    ["date", "yyyy", '<c r="@" s="STYLE"><v>46447</v></c>', "2027-03", "2027-03-01"],
    ["yesno", "0", '<c r="@" s="STYLE"><v>1</v></c>', "1", "yes"],
    ["percent", "General", '<c r="@" s="STYLE"><v>0.95</v></c>', "0.95", 95],
  ])("%s in %j is not taken for another unit, currency or day", (type, code, cell, found, likely) => expect(read(type, ...styled(code, cell))).toEqual(unclear(type, found, likely)));

  it("a workbook that counts days from 1904", () => {
    const edit = (parts: PartEditor) => parts.edit("xl/workbook.xml", (xml) => xml.replace(/<workbookPr[^>]*\/>/, '<workbookPr date1904="1"/>'));
    const [cell, more] = styled("dd-mm-yyyy", `<c r="@" s="STYLE"><v>${46387 - 1462}</v></c>`);
    expect(read("date", cell, (parts) => edit(more(parts)))[0]).toBe("2026-12-31");
  });
});

describe("cells of odd forms", () => {
  it.each<[string, Type, string, unknown[]]>([
    ["an ISO date of its own type", "date", '<c r="@" t="d"><v>2026-12-31T00:00:00.000</v></c>', ["2026-12-31"]],
    ["true", "yesno", '<c r="@" t="b"><v>1</v></c>', ["yes"]],
    ["a number with a decimal comma", "number", '<c r="@"><v>12,5</v></c>', [12.5]],
    ["a number with an exponent", "money", '<c r="@"><v>1.25E3</v></c>', [1250]],
    ["a share of a formula", "number", '<c r="@"><f t="shared" si="0"/><v>5</v></c>', [5, "formula · Functionaliteit!E9 · =…"]],
    ["a reference to a text that is not there", "scale", '<c r="@" t="s"><v>99999</v></c>', [null, "damaged-part · xl/sharedStrings.xml", "error-cell · Functionaliteit!E6 · #?"]],
    ["inline rich text with a phonetic hint", "text", '<c r="@" t="inlineStr"><is><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></is></c>', ["東京"]],
    ["an escaped line end", "text", '<c r="@" t="str"><v>een_x000D__x000A_twee</v></c>', ["een\ntwee"]],
  ])("%s", (_, type, cell, expected) => expect(read(type, cell)).toEqual(expected));

  it("two cells in one place: the first is read, the other kept and told", () => {
    expect(read("yesno", `${text("Ja")}${text("Nee")}`)).toEqual(["yes", "beside-template · Functionaliteit!E7 · Nee"]);
  });

  it("cells without addresses", () => {
    const bare = new PartEditor(bytes).edit(sheet, (xml) => xml.replace(/<row r="7"[^>]*>.*?<\/row>/s, (row) => row.replaceAll(/ r="[A-Z]*7"/g, "")));
    expect(returned.read(bare.zip()).issues).toEqual([]);
  });
});
