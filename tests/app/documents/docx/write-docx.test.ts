import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import type { DocumentModel } from "~/documents/document-model";
import { writeDocx } from "~/documents/docx/write-docx";
import { requestDocx } from "~/documents/request/request";

import { smallEdition } from "../../../support/document-edition";
import { exampleEdition } from "../../../support/edition";

async function parts(edition = smallEdition({ introduction: "Één & ander over ons." })) {
  const entries = unzipSync(await requestDocx(edition));
  return (name: string) => new TextDecoder().decode(entries[name]);
}

describe("the Word document of a request", () => {
  it("has the same bytes for the same edition, also when other documents were made between", async () => {
    const edition = exampleEdition({ requirements: 30 });
    const first = await requestDocx(edition);
    await requestDocx(smallEdition());
    expect(Buffer.compare(first, await requestDocx(structuredClone(edition)))).toBe(0);
  });

  it("has real headings, a title, and a table of contents with an entry for each chapter", async () => {
    const document = (await parts())("word/document.xml");
    expect(document).toContain('<w:pStyle w:val="Title"/>');
    expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(6);
    expect(document).toMatch(/TOC \\h \\o &quot;1-2&quot;/);
    const links = [...document.matchAll(/w:anchor="(_Toc\d+)"/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(6);
    for (const anchor of links) expect(document).toContain(`w:name="${anchor}"`);
  });

  it("repeats the header row of every table that has one, and cuts no row", async () => {
    const document = (await parts())("word/document.xml");
    const rows = document.match(/<w:tr>.*?<\/w:tr>/g)!;
    expect(rows.filter((row) => row.includes("<w:tblHeader/>")).length).toBeGreaterThanOrEqual(5);
    expect(rows.filter((row) => !row.includes("<w:cantSplit/>"))).toEqual([]);
  });

  it("starts a letter and what it says on one page, and a report after its contents on a new one", async () => {
    const text = { type: "paragraph" as const, text: "Ter attentie van Anna" };
    const heading = { type: "heading" as const, level: 2 as const, number: null, text: "Uitkomst" };
    const model: DocumentModel = { language: "nl", title: "Brief", author: "Inkoop", subject: "Uitkomst", date: "2026-11-02T09:00:00Z", running: { left: "", right: "" }, cover: null, contents: null, blocks: [text, heading, text] };
    const body = async (one: DocumentModel) => new TextDecoder().decode(unzipSync(await writeDocx(one))["word/document.xml"]);
    expect(await body(model)).not.toContain("w:pageBreakBefore");
    expect((await body({ ...model, contents: { title: "Inhoud", depth: 1 } })).match(/<w:pageBreakBefore\/>/g)).toHaveLength(2);
  });

  it("gives a column the room of its longest word where others can spare it", async () => {
    const columns = [{ header: "Eis", width: 88 }, { header: "Levensvatbaarheid", width: 4 }, { header: "V1", width: 8 }];
    const model: DocumentModel = { language: "nl", title: "Tabel", author: "Inkoop", subject: "", date: "2026-11-02T09:00:00Z", running: { left: "", right: "" }, cover: null, contents: null, blocks: [{ type: "table", summary: "", columns, rows: [{ cells: ["F-1", "80,0", "1"] }] }] };
    const xml = new TextDecoder().decode(unzipSync(await writeDocx(model))["word/document.xml"]);
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    // 17 letters of 8 points, each some 4.8 wide: 82 points, 1,632 twips.
    expect(widths[1]).toBeGreaterThan(1632);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(20 * 483.3);
  });

  it("has the language, the date and the organisation of the edition", async () => {
    const part = await parts(smallEdition({ organisation: "Jansen & Zn.", publishedAt: "2026-11-02T09:00:00Z" }));
    expect(part("word/styles.xml")).toContain('w:val="nl-NL"');
    expect(part("docProps/core.xml")).toContain("Jansen &amp; Zn.");
    expect(part("docProps/core.xml").match(/2026-11-02T09:00:00Z/g)).toHaveLength(2);
  });

  it("numbers pages with fields in the words of the language", async () => {
    const entries = unzipSync(await requestDocx(smallEdition()));
    const footers = Object.keys(entries).filter((name) => /^word\/footer\d+\.xml$/.test(name)).map((name) => new TextDecoder().decode(entries[name]));
    const footer = footers.find((xml) => xml.includes("NUMPAGES"))!;
    expect(footer.replace(/<w:instrText[^>]*>(\w+)<\/w:instrText>/g, "[$1]").replace(/<[^>]+>/g, "")).toMatch(/pagina \[PAGE\] van \[NUMPAGES\]/);
  });
});
