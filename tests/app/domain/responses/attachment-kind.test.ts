import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";

import { attachmentMediaType, plainFileName } from "~/domain/responses/attachment-kind";

const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, bytes("some words")])));
const odt = zipSync({ mimetype: [bytes("application/vnd.oasis.opendocument.text"), { level: 0 }], "content.xml": bytes("<x/>") });

describe("the kind of an attachment", () => {
  test.each([
    ["offerte.PDF", bytes("%PDF-1.7 …"), "application/pdf"],
    ["scan.pdf", bytes("junk before it\n%PDF-1.4"), "application/pdf"],
    ["foto.jpeg", bytes("\xff\xd8\xff\xe0"), "image/jpeg"],
    ["schema.png", bytes("\x89PNG\r\n\x1a\n"), "image/png"],
    ["schema.webp", bytes("RIFF\0\0\0\0WEBPVP8 "), "image/webp"],
    ["brief.docx", zip("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["prijzen.xlsx", zip("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["oud.doc", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "application/msword"],
    ["tekst.odt", odt, "application/vnd.oasis.opendocument.text"],
  ])("%s", (name, content, mediaType) => expect(attachmentMediaType(name, content)).toBe(mediaType));

  test.each([
    ["a program that is called a PDF", "offerte.pdf", bytes("MZ\x90")],
    ["a PDF that is called a program", "offerte.exe", bytes("%PDF-1.7")],
    ["a web page", "page.html", bytes("<!doctype html>")],
    ["a picture that can hold scripts", "logo.svg", bytes("<svg>")],
    ["a zip that is no office file", "alles.docx", zip("a.txt")],
    ["a Word document that is called a workbook", "brief.xlsx", zip("[Content_Types].xml", "word/document.xml")],
    ["a file with macros", "prijzen.xlsm", zip("[Content_Types].xml", "xl/workbook.xml")],
    ["a name without an ending", "offerte", bytes("%PDF-1.7")],
    ["nothing", "leeg.pdf", new Uint8Array()],
  ])("%s is not taken", (_why, name, content) => expect(attachmentMediaType(name, content)).toBeNull());
});

test("a file name loses folders and control characters, and keeps its ending when it is cut", () => {
  expect(plainFileName("C:\\map\\..\\plan van aanpak.pdf")).toBe("plan van aanpak.pdf");
  expect(plainFileName("a\r\nb\u202Egpj.pdf")).toBe("abgpj.pdf");
  expect(plainFileName("/")).toBe("file");
  const long = plainFileName(`${"x".repeat(400)}.docx`);
  expect([long.length, long.endsWith(".docx")]).toEqual([150, true]);
});
