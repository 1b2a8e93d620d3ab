import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { beforeAll, describe, expect, it, vi } from "vitest";

import { identifyWorkbook } from "~/documents/workbook/identify-workbook";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { closeReadingPool, readInWorker } from "~/documents/workbook/reading-pool";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import { issueCodes, refusalCodes } from "~/domain/responses/reading";
import { issueMessage, refusalMessage } from "~/i18n/issue-message";
import { translator } from "~/i18n/translate";

import { exampleEdition, exampleVendor } from "../../../support/edition";

vi.setConfig({ testTimeout: 30_000 });

const edition = exampleEdition();
let blank: Uint8Array;
beforeAll(async () => { blank = await writeResponseWorkbook(edition, exampleVendor); });

const refusal = (bytes: Uint8Array) => {
  const result = readResponseWorkbook(bytes, edition);
  return result.ok ? "read" : [result.refusal.code, result.refusal.found];
};
const rezip = (change: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = unzipSync(blank);
  change(parts);
  return zipSync(parts as Zippable);
};

describe("a file that is no workbook is refused by what it is", () => {
  const ole = (text: string) => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1016), Buffer.from(text, "utf16le")]);
  it.each<[string, () => Uint8Array, string, string]>([
    ["an empty file", () => new Uint8Array(), "not-a-workbook", "empty"],
    ["a PDF renamed .xlsx", () => strToU8("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "pdf", ""],
    ["text without questions", () => strToU8("Kenmerk;Antwoord\nX-001;Ja\n"), "no-questions", "CSV"],
    ["text in UTF-16, as Excel saves it, without questions", () => Buffer.from("\ufeffKenmerk\tAntwoord", "utf16le"), "no-questions", "CSV"],
    ["a web page named .xls", () => strToU8("<html><table><tr><td>1"), "not-a-workbook", "html"],
    ["an old .xls", () => ole("Workbook"), "legacy-xls", ""],
    ["a workbook with a password", () => ole("EncryptedPackage"), "encrypted", ""],
    ["an .ods without a spreadsheet", () => zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"), "content.xml": strToU8("<x/>") }), "not-a-workbook", "zip"],
    ["an .odt", () => zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.text"), "content.xml": strToU8("<x/>") }), "not-a-workbook", "odt"],
    ["Numbers", () => zipSync({ "Index/Document.iwa": strToU8("x"), "Metadata/Properties.plist": strToU8("x") }), "numbers", ""],
    ["a Word document", () => zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<x/>") }), "not-a-workbook", "word"],
    ["a binary workbook", () => zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.bin": strToU8("x") }), "not-a-workbook", "xlsb"],
    ["a flat OpenDocument spreadsheet", () => strToU8('<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'), "not-a-workbook", "fods"],
    ["an XML spreadsheet of Excel 2003", () => strToU8('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'), "not-a-workbook", "excel-xml"],
    ["other XML", () => strToU8('<?xml version="1.0"?><note/>'), "not-a-workbook", "xml"],
    ["a text document", () => strToU8("{\\rtf1\\ansi Beste inkoper"), "not-a-workbook", "rtf"],
    ["a web archive named .xls", () => strToU8("MIME-Version: 1.0\r\nContent-Type: multipart/related"), "not-a-workbook", "mail"],
    ["a mail", () => strToU8("From: jan@noordwind.example\r\nSubject: Onze antwoorden\r\nMIME-Version: 1.0\r\n\r\nBijgaand"), "not-a-workbook", "mail"],
    ["a compressed file", () => new Uint8Array([0x1f, 0x8b, 8, 0]), "not-a-workbook", "archive"],
    ["some zip", () => zipSync({ "a.txt": strToU8("a") }), "not-a-workbook", "zip"],
    ["some bytes", () => new Uint8Array([0, 1, 2, 3]), "not-a-workbook", "binary"],
  ])("%s", (_, bytes, code, found) => {
    expect(refusal(bytes())).toEqual([code, found]);
  });
});

describe("a damaged or hostile workbook is refused", () => {
  it("truncated anywhere", () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) expect(refusal(blank.slice(0, Math.floor(blank.length * share)))).toEqual(["damaged", "zip-end"]);
  });

  it("with changed bytes inside a part", () => {
    const bytes = blank.slice();
    const at = Buffer.from(bytes).indexOf("xl/sharedStrings.xml") + 200;
    for (let i = 0; i < 20; i += 1) bytes[at + i] ^= 0xff;
    expect(refusal(bytes)).toEqual(["damaged", "zip-entry"]);
  });

  it("without its main part", () => {
    expect(refusal(rezip((parts) => { delete parts["xl/workbook.xml"]; }))).toEqual(["damaged", "part"]);
  });

  it("whose texts are gone, where nothing can be read without them", () => {
    expect(refusal(rezip((parts) => { delete parts["xl/sharedStrings.xml"]; }))).toEqual(["damaged", "part"]);
  });

  it("that declares entities", () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    expect(refusal(rezip((parts) => { parts["xl/sharedStrings.xml"] = strToU8(bomb); }))).toEqual(["damaged", "dtd"]);
  });

  it("that unpacks to more than any real one, whether it says so or not", () => {
    const big = (declared: number) => {
      const bytes = Buffer.from(rezip((parts) => { parts["xl/sharedStrings.xml"] = new Uint8Array(2 ** 20).fill(32); }));
      bytes.writeUInt32LE(declared, bytes.lastIndexOf("xl/sharedStrings.xml") - 46 + 24);
      return bytes;
    };
    expect(refusal(big(300 * 2 ** 20))).toEqual(["too-large", "301 MB"]);
    expect(refusal(big(100))).toEqual(["damaged", "zip-entry"]);
  });

  it("that belongs to another edition or selection, or holds none of the questions", () => {
    const other = (more: object) => readResponseWorkbook(blank, { ...edition, code: "RFP-2-AAAA", ...more });
    expect(other({ id: "edition-2" })).toEqual({ ok: false, refusal: { code: "other-edition", found: "RFP-1-K7QX", expected: "RFP-2-AAAA" } });
    expect(other({ id: "edition-2", selectionId: "selection-2" })).toMatchObject({ refusal: { code: "other-selection" } });
    const foreign = rezip((parts) => {
      for (const name of Object.keys(parts)) if (/sheet\d\.xml$/.test(name)) parts[name] = strToU8('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>');
    });
    expect(refusal(foreign)[0]).toBe("no-questions");
  });
});

describe("a workbook from another program is read", () => {
  it("whatever its parts look like: prefixes, stored entries, validations over whole columns", () => {
    const bytes = rezip((parts) => {
      const sheet = strFromU8(parts["xl/worksheets/sheet2.xml"])
        .replaceAll(/<(\/?)(worksheet|sheetData|row|c|v|f)(?=[\s>/])/g, "<$1x:$2")
        .replace("<x:worksheet ", '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ')
        .replace("</x:sheetData>", '</x:sheetData><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>');
      parts["xl/worksheets/sheet2.xml"] = strToU8(sheet);
    });
    const stored = zipSync(unzipSync(bytes), { level: 0 });
    for (const each of [bytes, stored]) {
      const result = readResponseWorkbook(each, edition);
      expect(result).toMatchObject({ ok: true, reading: { complete: { asked: 40 }, beside: [] } });
      if (result.ok) expect(result.reading.issues.every(({ code }) => code === "missing-mandatory")).toBe(true);
    }
  });

  it("with macros and links to other files named, not run", () => {
    const result = readResponseWorkbook(rezip((parts) => {
      parts["xl/vbaProject.bin"] = strToU8("x");
      parts["xl/externalLinks/externalLink1.xml"] = strToU8("<x/>");
    }), edition);
    expect(result.ok && result.reading.issues.slice(0, 2).map(({ code }) => code)).toEqual(["macros-ignored", "external-link"]);
  });

  it("says what it is before it is read", () => {
    expect(identifyWorkbook(blank)).toMatchObject({
      ok: true, editionId: "edition-1", editionCode: "RFP-1-K7QX", selectionId: "selection-1", vendorId: "vendor-3", vendorCode: "V3",
    });
    expect(identifyWorkbook(strToU8("%PDF-1.7"))).toMatchObject({ ok: false, refusal: { code: "pdf" } });
    expect(identifyWorkbook(strToU8("x"))).toMatchObject({ ok: true, editionCode: null });
  });
});

describe("the worker", () => {
  it("reads as the main thread does, finding the edition on the way, and refuses what cannot be read", async () => {
    const direct = readResponseWorkbook(blank, edition);
    try {
      expect(await readInWorker(blank, edition)).toEqual(direct);
      expect(await readInWorker(blank, ({ editionId }) => Promise.resolve(editionId === "edition-1" ? edition : { code: "unknown-edition", found: "", expected: "" }))).toEqual(direct);
      expect(await readInWorker(blank, () => Promise.resolve({ code: "unknown-edition", found: "x", expected: "" }))).toMatchObject({ ok: false, refusal: { code: "unknown-edition" } });
      await expect(readInWorker(blank, () => Promise.reject(new Error("database gone")))).rejects.toThrow("database gone");
      expect(await readInWorker(strToU8("%PDF-1.4"), edition)).toMatchObject({ ok: false, refusal: { code: "pdf" } });
      expect(blank.length).toBeGreaterThan(0);
    } finally {
      await closeReadingPool();
    }
  });
});

describe("messages", () => {
  it("exist for every issue and refusal, in both languages, with everything filled in", () => {
    for (const language of ["nl", "en"] as const) {
      const t = translator(language);
      for (const code of issueCodes) {
        const found = code === "double-question" ? '["Ja","",""]' : "GEVONDEN";
        const message = issueMessage(t, { severity: "error", code, sheet: "Openheid", cell: "E6", found, expected: "number fte", likely: 12 });
        expect(message).toMatch(/Openheid.*E6/);
        expect(message).not.toMatch(/\{\{|responses\./);
      }
      for (const code of refusalCodes) expect(refusalMessage(t, { code, found: "zip", expected: "x" })).not.toMatch(/\{\{|responses\./);
    }
  });

  it("name place, what was found, what was expected and the likely meaning", () => {
    expect(issueMessage(translator("nl"), {
      severity: "error", code: "qualified-yes", sheet: "Openheid", cell: "E6", found: "Ja, mits", expected: "yesno", likely: "yes",
    })).toBe("Blad ‘Openheid’, cel E6: ‘Ja, mits’ stelt een voorwaarde aan het antwoord; verwacht: ja of nee. De tekst is bewaard als toelichting. Bepaal waarvoor het telt. Waarschijnlijk bedoeld: Ja.");
    expect(issueMessage(translator("en"), { severity: "warning", code: "beside-template", sheet: "Prices", cell: null, found: "1" })).toBe("Sheet “Prices”: and 1 more cell on this sheet");
  });
});
