import { readFileSync } from "node:fs";

import { strToU8 } from "fflate";
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { issueMessage, refusalMessage } from "~/i18n/issue-message";
import { translator } from "~/i18n/translate";

import { exampleEdition } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";
import { fixtureEdition } from "../../../support/made-fixtures";
import { PartEditor, ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 30_000 });

/** One part of a returned workbook that is damaged: the rest is read, and what may be missing is said. */
const edition = exampleEdition({ requirements: 24 });
const filled = filledAnswers(edition);
const returned = new ReturnedWorkbook(edition, filled);
const expected = edition.requirements.map(({ id }) => filled.find((each) => each.requirement.id === id)!.expected);
const t = translator("nl");
/** Sheet "Openheid" with the questions 9 to 12, from row 5 on. */
const sheet = "xl/worksheets/sheet3.xml";
const strings = "xl/sharedStrings.xml";
let bytes: Uint8Array;
beforeAll(async () => { bytes = await returned.filled(); });

const edited = (edit: (parts: PartEditor) => unknown): Uint8Array => {
  const parts = new PartEditor(bytes);
  edit(parts);
  return parts.zip();
};
const read = (edit: (parts: PartEditor) => unknown) => returned.read(edited(edit));
const refused = (edit: (parts: PartEditor) => unknown) => {
  const result = readResponseWorkbook(edited(edit), edition);
  return result.ok ? "read" : refusalMessage(t, result.refusal);
};
const without = (...gone: number[]) => expected.map((answer, index) => (gone.includes(index + 1) ? { ...answer, value: null, comment: "", evidence: "" } : answer));
const cutAt = (text: string, mark: string) => text.slice(0, text.indexOf(mark));

describe("a sheet that is damaged", () => {
  it.each<[string, (xml: string) => string]>([
    ["cut off within a row", (xml) => cutAt(xml, '<c r="C7"')],
    ["cut off between two rows", (xml) => cutAt(xml, '<row r="7"')],
    ["cut off within a cell", (xml) => `${cutAt(xml, '<row r="7"')}<row r="7"><c r="E7" t="s"><v>1`],
    ["with a row whose end is gone", (xml) => `${cutAt(xml, '<row r="7"')}<row r="7">${xml.slice(xml.indexOf('<row r="8"'))}`],
    ["with a row whose beginning is gone", (xml) => xml.replace(/<row r="7"[^>]*>/, "")],
    ["with half a tag", (xml) => xml.replace('<row r="7"', '<row r="7')],
    ["with a bare ampersand", (xml) => xml.replace(/(<row r="7"[^>]*>)/, "$1&")],
  ])("%s: the rows above are kept, and what is gone is named", (_, damage) => {
    const reading = read((parts) => parts.edit(sheet, damage));
    expect(reading.answers).toEqual(without(11, 12));
    const [issue] = reading.issues.filter(({ code }) => code === "damaged-part");
    expect(issue).toMatchObject({ severity: "error", sheet: "Openheid", found: sheet });
    expect(issueMessage(t, issue)).toMatch(/^Blad ‘Openheid’: Het blad is beschadigd \(xl\/worksheets\/sheet3\.xml\): vanaf rij [78] is het niet te lezen\..*O-011, O-012\. Wat daarop eerder is geantwoord, blijft gelden\. Open de werkmap/);
    expect(reading.complete.mandatoryMissing).toEqual(["req.example.11"]);
  });

  it.each<[string, Uint8Array]>([["of zero bytes", new Uint8Array()], ["that is no XML", strToU8("PK zomaar iets")], ["that ends in its first line", strToU8('<?xml version="1.0"?><worksheet><sheetData><row')]])("%s: the other sheets are read", (_, content) => {
    const reading = read((parts) => { parts.parts[sheet] = content; });
    expect(reading.answers).toEqual(without(9, 10, 11, 12));
    expect(reading.issues.map(told)).toEqual([`damaged-part · Openheid! · ${sheet}`, "sheet-missing · Openheid", "missing-mandatory"]);
    expect(issueMessage(t, reading.issues[0])).toMatch(/er is niets van te lezen.*O-009, O-010, O-011, O-012/);
  });

  it("whose bytes are other than were packed: none of its cells is trusted", () => {
    const file = edited((parts) => parts.edit(sheet, (xml) => xml));
    const at = Buffer.from(file).lastIndexOf(sheet) - 46 + 16;
    file[at] ^= 0xff;
    const reading = returned.read(file);
    expect(reading.answers).toEqual(without(9, 10, 11, 12));
    expect(told(reading.issues[0])).toBe(`damaged-part · Openheid! · ${sheet}`);
  });

  it("behind its cells: nothing is missing but what stands there", () => {
    const reading = read((parts) => parts.edit(sheet, (xml) => `${cutAt(xml, "</sheetData>")}</sheetData><mergeCells><mergeCell`));
    expect(reading.answers).toEqual(expected);
    expect(reading.issues.map((issue) => issueMessage(t, issue))).toEqual([expect.stringMatching(/aan het eind beschadigd.*samengevoegde cellen/)]);
  });

  it("and is the hidden one: the codes in sight say what the workbook is", () => {
    const reading = read((parts) => { parts.parts["xl/worksheets/sheet6.xml"] = new Uint8Array(); });
    expect(reading.answers).toEqual(expected);
    expect(reading.vendor?.code).toBe("V3");
  });

  it("cut off at any place gives no answer to another question and loses none silently", () => {
    const xml = new PartEditor(bytes).text(sheet);
    fc.assert(fc.property(fc.nat({ max: xml.length - 1 }), fc.boolean(), (length, within) => {
      const damaged = within ? `${xml.slice(0, length)}${xml.slice(length + 7)}` : xml.slice(0, length);
      const result = readResponseWorkbook(edited((parts) => parts.put(sheet, damaged)), edition);
      expect(result.ok).toBe(true);
      if (!result.ok) return;
      const { answers, issues } = result.reading;
      const isTold = issues.some(({ code }) => code === "damaged-part");
      answers.forEach((answer, index) => {
        if (answer.value !== expected[index].value && !within) expect(answer.value).toBeNull();
        if (JSON.stringify(answer) !== JSON.stringify(expected[index]) && !within) expect(isTold).toBe(true);
        for (const [other, { comment }] of expected.entries()) if (other !== index) expect(answer.comment).not.toContain(comment);
      });
    }), { numRuns: 150, seed: 4 });
  });
});

describe("the texts of cells", () => {
  it("cut off: cells with the texts that are left are read, the others said to be lost", () => {
    const reading = read((parts) => parts.edit(strings, (xml) => xml.slice(0, Math.floor(xml.length * 0.6))));
    expect(told(reading.issues.find(({ code }) => code === "damaged-part")!)).toBe(`damaged-part · ${strings}`);
    const kept = reading.answers.filter(({ value }, index) => value === expected[index].value).length;
    expect(kept).toBeGreaterThan(8);
    reading.answers.forEach((answer, index) => { if (answer.value !== null) expect(answer.value).toBe(expected[index].value); });
    // Only answers of which it is not known any more which question they are to.
    expect(reading.beside.filter(({ cell }) => !cell.startsWith("E"))).toEqual([]);
    expect(reading.issues.some(({ code }) => code === "question-changed")).toBe(false);
  });

  it.each<[string, (xml: string) => string]>([
    ["with half a tag", (xml) => xml.replace("<si><t>Toelichting bij F-001", "<si <t>Toelichting bij F-001")],
    ["with a text that has no end", (xml) => xml.replace(/(<t[^>]*>Toelichting bij F-001)<\/t><\/si>/, "$1")],
  ])("%s: no cell gets the text of another", (_, damage) => {
    const reading = read((parts) => parts.edit(strings, damage));
    expect(reading.issues.some(({ code }) => code === "damaged-part")).toBe(true);
    reading.answers.forEach((answer, index) => {
      for (const key of ["value", "comment", "evidence"] as const) if (answer[key] !== expected[index][key]) expect([null, "", "#?"]).toContain(answer[key]);
    });
  });

  it("gone altogether: the file is refused, by the name of the part", () => {
    expect(refused((parts) => { parts.parts[strings] = new Uint8Array(); })).toMatch(/een deel van de werkmap is niet te lezen: xl\/sharedStrings\.xml.*sla het opnieuw op als \.xlsx/);
  });
});

describe("other parts", () => {
  it.each<[string, (parts: PartEditor) => unknown, string, RegExp]>([
    ["how cells look", (parts) => { parts.parts["xl/styles.xml"] = strToU8("<styleSheet><numFmts"); }, "damaged-part · xl/styles.xml", /Controleer getallen, bedragen en datums/],
    ["the relations of the package", (parts) => { parts.parts["_rels/.rels"] = new Uint8Array(); }, "damaged-part · _rels/.rels", /onder de naam van hun deel/],
    ["the relations of a sheet", (parts) => parts.put("xl/worksheets/_rels/sheet3.xml.rels", "<Relationships><Rel"), "damaged-part · Openheid! · xl/worksheets/_rels/sheet3.xml.rels", /opmerkingen, afbeeldingen en koppelingen kunnen ontbreken/],
    ["a drawing", (parts) => parts.put("xl/drawings/d1.xml", "").relate(sheet, { d: { type: "drawing", target: "../drawings/d1.xml" } }), "damaged-part · Openheid! · xl/drawings/d1.xml", /afbeeldingen en tekstvakken/],
    ["the properties of the file", (parts) => { parts.parts["docProps/core.xml"] = strToU8("<cp:core"); }, "damaged-part · docProps/core.xml", /maakt dat niet uit/],
  ])("%s", (_, edit, issue, message) => {
    const reading = read(edit);
    expect(reading.answers).toEqual(expected);
    expect(reading.issues.map(told)).toEqual([issue]);
    expect(issueMessage(t, reading.issues[0])).toMatch(message);
  });

  it("the notes at cells, cut off: those before the damage are kept", () => {
    const notes = '<comments><authors><author>Jan</author></authors><commentList><comment ref="E5" authorId="0"><text><r><t>alleen in de cloud</t></r></text></comment><comment ref="E6" authorId="0"><text><r><t>nog te';
    const reading = read((parts) => parts.put("xl/comments9.xml", notes).relate(sheet, { n: { type: "comments", target: "../comments9.xml" } }));
    expect(reading.issues.map(told)).toEqual(["damaged-part · Openheid! · xl/comments9.xml", "cell-note · Openheid!E5 · alleen in de cloud"]);
    expect(reading.answers[8].comment).toBe("Toelichting bij O-009\nalleen in de cloud");
  });

  it("which part is which sheet: sheets are read under the names of their parts", () => {
    for (const content of [null, new Uint8Array(), strToU8("<Relationships><Relationship Id=")]) {
      const reading = read((parts) => {
        if (content) parts.parts["xl/_rels/workbook.xml.rels"] = content;
        else delete parts.parts["xl/_rels/workbook.xml.rels"];
      });
      expect(reading.answers).toEqual(expected);
      expect(reading.issues.map(told)).toEqual(["damaged-part · xl/_rels/workbook.xml.rels"]);
    }
  });

  it("the list of sheets, cut off: the sheets that are not in it any more are read too", () => {
    const reading = read((parts) => parts.edit("xl/workbook.xml", (xml) => cutAt(xml, '<sheet sheetId="4"')));
    expect(reading.answers).toEqual(expected);
    expect(reading.issues.map(told)).toEqual(["damaged-part · xl/workbook.xml"]);
  });

  it("the list of sheets, gone: it is not known how days are counted, so the file is refused by the name of the part", () => {
    expect(refused((parts) => { parts.parts["xl/workbook.xml"] = new Uint8Array(); })).toMatch(/xl\/workbook\.xml/);
  });
});

describe("an OpenDocument spreadsheet that is cut off", () => {
  const whole = readFileSync(new URL("../../../fixtures/libreoffice-filled.ods", import.meta.url));
  const answersOf = (file: Uint8Array) => {
    const result = readResponseWorkbook(file, fixtureEdition());
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.reading;
  };

  it("keeps what stands before the damage and names it", () => {
    const complete = answersOf(whole).answers;
    const reading = answersOf(new PartEditor(whole).edit("content.xml", (xml) => xml.slice(0, xml.indexOf('<table:table table:name="Levensvatbaarheid"'))).zip());
    const kept = reading.answers.filter(({ value }) => value !== null);
    expect(kept.length).toBeGreaterThan(2);
    expect(kept.length).toBeLessThan(complete.length);
    for (const answer of kept) expect(complete).toContainEqual(answer);
    expect(reading.issues[0]).toMatchObject({ code: "damaged-part", found: "content.xml", severity: "error" });
  });

  it("is refused by the name of the part where no sheet is left", () => {
    const result = readResponseWorkbook(new PartEditor(whole).edit("content.xml", (xml) => xml.slice(0, xml.indexOf("<table:table "))).zip(), fixtureEdition());
    expect(result).toMatchObject({ ok: false, refusal: { code: "damaged", found: "xml", expected: "content.xml" } });
  });
});

describe("what was answered before", () => {
  it("stays where the damage took the row, or the answer in the row that is cut off", () => {
    const reading = read((parts) => parts.edit(sheet, (xml) => cutAt(xml, '<c r="C7"')));
    const [gone, kept] = [[11, 12], [9, 10]].map((numbers) => numbers.map((number) => `req.example.${number}`));
    for (const id of gone) expect(reading.only).not.toContain(id);
    for (const id of kept) expect(reading.only).toContain(id);
    expect(reading.only).toHaveLength(22);
  });

  it("gives way to a workbook whose cells were all read", () => {
    expect(read((parts) => { parts.parts["xl/styles.xml"] = new Uint8Array(); }).only).toBeUndefined();
  });
});
