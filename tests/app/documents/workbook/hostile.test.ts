import { strToU8, Zip, ZipDeflate } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { closeReadingPool, readInWorker } from "~/documents/workbook/reading-pool";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { RefusalCode } from "~/domain/responses/reading";

import { exampleEdition, exampleVendor } from "../../../support/edition";
import { PartEditor } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 60_000 });

const edition = exampleEdition({ requirements: 24 });
/** The worker's own limit is 30 s; none of these files should come near it. */
const longest = 20_000;
const sheet = "xl/worksheets/sheet3.xml";
const strings = "xl/sharedStrings.xml";

let blank: Uint8Array;
beforeAll(async () => { blank = await writeResponseWorkbook(edition, exampleVendor); });
afterAll(closeReadingPool);

const edited = (edit: (parts: PartEditor) => PartEditor): Uint8Array => edit(new PartEditor(blank)).zip();

/** What reading in the worker gives: the refusal, or the codes of the issues that a blank workbook has not. */
async function outcome(bytes: Uint8Array): Promise<string[]> {
  const start = performance.now();
  const result = await readInWorker(bytes, edition);
  expect(performance.now() - start).toBeLessThan(longest);
  if (!result.ok) return [result.refusal.code, result.refusal.found];
  return ["read", ...result.reading.issues.map(({ code }) => code).filter((code) => code !== "missing-mandatory")];
}

/** A zip with one part made of many repeats of a text, packed in steps so that the test itself stays small. */
function withRepeated(name: string, before: string, unit: string, times: number, after: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [part, content] of Object.entries(new PartEditor(blank).parts)) {
    const entry = new ZipDeflate(part, { level: 1 });
    zip.add(entry);
    if (part !== name) {
      entry.push(content, true);
      continue;
    }
    const atOnce = Math.max(1, Math.floor(2 ** 18 / unit.length));
    entry.push(strToU8(before));
    for (let done = 0; done < times; done += atOnce) entry.push(strToU8(unit.repeat(Math.min(atOnce, times - done))));
    entry.push(strToU8(after), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** Overwrites a 32-bit number in a part's line of the directory; offsets as in the format: 20 packed, 24 size, 42 place. */
function withDirectory(bytes: Uint8Array, part: string, offset: 20 | 24 | 42, value: number | ((old: number) => number)): Uint8Array {
  const buffer = Buffer.from(bytes);
  const at = buffer.lastIndexOf(part) - 46 + offset;
  buffer.writeUInt32LE(typeof value === "number" ? value : value(buffer.readUInt32LE(at)), at);
  return buffer;
}

function placeOf(bytes: Uint8Array, part: string): number {
  const buffer = Buffer.from(bytes);
  return buffer.readUInt32LE(buffer.lastIndexOf(part) - 46 + 42);
}

describe("a hostile file is refused in the worker, by name and in time", () => {
  it.each<[name: string, make: () => Uint8Array, code: RefusalCode, found: string | RegExp]>([
    ["a part that unpacks to 300 MB", () => withRepeated(sheet, "<worksheet><sheetData>", " ".repeat(2 ** 20), 300, "</sheetData></worksheet>"), "too-large", /^\d+ MB$/],
    ["a part that declares 4 GB", () => withDirectory(blank, strings, 24, 0xfffffff0), "too-large", /MB/],
    ["a part that declares less than it holds", () => withDirectory(blank, strings, 24, 100), "damaged", "zip-entry"],
    ["two parts in the same bytes", () => withDirectory(blank, strings, 42, placeOf(blank, sheet)), "damaged", "zip-entry"],
    ["a part beyond the end of the file", () => withDirectory(blank, strings, 42, 0x7fffffff), "damaged", "zip-entry"],
    ["a part longer than the file", () => withDirectory(blank, strings, 20, 0x7fffffff), "damaged", "zip-entry"],
    ["an end that counts 65,000 parts", () => {
      const buffer = Buffer.from(blank);
      buffer.writeUInt16LE(65_000, buffer.length - 12);
      return buffer;
    }, "too-large", "parts 65000"],
    ["entities that grow", () => edited((parts) => parts.edit(strings, (xml) => xml.replace("<sst", '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><sst'))), "damaged", "dtd"],
    ["an entity that reads a file", () => edited((parts) => parts.edit(sheet, (xml) => xml.replace("<worksheet", '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet'))), "damaged", "dtd"],
    ["a million shared strings", () => withRepeated(strings, "<sst>", "<si><t>x</t></si>", 1_000_000, "</sst>"), "too-large", "texts 400001"],
    ["a million filled cells", () => withRepeated(sheet, "<worksheet><sheetData>", `<row>${"<c><v>1</v></c>".repeat(100)}</row>`, 10_000, "</sheetData></worksheet>"), "too-large", "cells 400001"],
    ["one text of 50 MB", () => withRepeated(sheet, '<worksheet><sheetData><row><c t="str"><v>', "x".repeat(2 ** 20), 50, "</v></c></row></sheetData></worksheet>"), "too-large", /^characters/],
    ["a million merged cells", () => withRepeated(sheet, "<worksheet><sheetData/><mergeCells>", '<mergeCell ref="A1:XFD1048576"/>', 1_000_000, "</mergeCells></worksheet>"), "too-large", "extras 100001"],
    ["a million relations", () => edited((parts) => parts.put("xl/_rels/workbook.xml.rels", `<Relationships>${'<Relationship/>'.repeat(10)}${Array.from({ length: 200_000 }, (_, id) => `<Relationship Id="x${id}"/>`).join("")}</Relationships>`)), "too-large", /^relations/],
    ["a truncated file", () => blank.slice(0, blank.length - 30), "damaged", "zip-end"],
    ["a password", () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2048), Buffer.from("EncryptedPackage", "utf16le"), Buffer.alloc(4096)]), "encrypted", ""],
    ["a package that is its own workbook", () => edited((parts) => parts.put("_rels/.rels", '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="_rels/.rels"/></Relationships>')), "no-questions", ""],
    ["deflated bytes that stop halfway", () => withDirectory(blank, strings, 20, (old) => old - 20), "damaged", "zip-entry"],
  ])("%s", async (_, make, code, found) => {
    const [said, detail] = await outcome(make());
    expect(said).toBe(code);
    if (typeof found === "string") expect(detail).toBe(found);
    else expect(detail).toMatch(found);
  });
});

describe("a strange file is read safely", () => {
  it.each<[name: string, make: () => Uint8Array, issues: string[]]>([
    ["validations and formats over everything", () => edited((parts) => parts.edit(sheet, (xml) => xml.replace("</sheetData>", `</sheetData><conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression"><formula>TRUE</formula></cfRule></conditionalFormatting><dataValidations>${'<dataValidation type="list" sqref="N1:XFD1048576"><formula1>"a,b"</formula1></dataValidation>'.repeat(20_000)}</dataValidations>`))), []],
    ["a million styled blank rows", () => withRepeated(sheet, "<worksheet><sheetData>", '<row><c s="1"/><c s="2"/></row>', 1_000_000, "</sheetData></worksheet>"), ["sheet-missing"]],
    ["elements within each other without end", () => withRepeated(sheet, "<worksheet>", "<a>", 200_000, ""), ["damaged-part", "sheet-missing"]],
    ["names with path tricks", () => edited((parts) => parts.put("../../../tmp/evil.xml", "<x/>").put("xl\\..\\..\\evil.xml", "<x/>").put("C:/evil.xml", "<x/>")), []],
    ["relations in a circle", () => edited((parts) => parts.relate(sheet, { c1: { type: "drawing", target: "sheet3.xml" }, c2: { type: "comments", target: "../workbook.xml" } })), []],
    ["relations to nothing", () => edited((parts) => parts.relate(sheet, { c1: { type: "comments", target: "../comments9.xml" } })), ["damaged-part"]],
    ["relations out of the package", () => edited((parts) => parts.relate(sheet, { c1: { type: "drawing", target: "../../../../etc/passwd" } })), ["damaged-part"]],
    ["a hundred thousand relations in parts that nobody reads", () => edited((parts) => parts.put("xl/other/_rels/o.xml.rels", "<Relationship/>".repeat(100_000))), []],
    ["macros", () => edited((parts) => parts.put("xl/vbaProject.bin", "x")), ["macros-ignored"]],
    ["a link to another program", () => edited((parts) => parts.edit("xl/worksheets/sheet1.xml", (xml) => xml.replace("</sheetData>", '<row r="90"><c r="B90" t="str"><f>cmd|\' /C calc\'!A0</f><v>x</v></c></row></sheetData>'))), ["external-link", "beside-template"]],
  ])("%s", async (_, make, issues) => {
    expect(await outcome(make())).toEqual(["read", ...issues]);
  });

  it("and the process stays under 1 GB", () => {
    // In KB, at its highest since the process began.
    expect(process.resourceUsage().maxRSS).toBeLessThan(2 ** 20);
  });
});
