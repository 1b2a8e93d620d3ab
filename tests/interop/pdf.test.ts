import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { reportPdf } from "~/documents/report/report";
import { requestDocx, requestPdf } from "~/documents/request/request";

import { smallEdition, smallRanking } from "../support/document-edition";
import { exampleEdition } from "../support/edition";
import { LibreOffice } from "../support/libreoffice";
import { needs, tool } from "../support/tools";

const folder = mkdtempSync(join(tmpdir(), "shortlist-pdf-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Program = "pdfinfo" | "pdftotext" | "qpdf";
const run = (name: Program, ...parameters: string[]) => execFileSync(tool(name)!, parameters, { encoding: "utf8" });
const pagesOf = (file: string) => run("pdftotext", "-layout", file, "-").split("\f").slice(0, -1);

interface Node {
  type: string;
  text: string;
  children: Node[];
}

/** The structure tree as pdfinfo prints it: a type a line, indented, and texts in quotes. */
function structure(file: string): Node {
  const root: Node = { type: "", text: "", children: [] };
  const open: { depth: number; node: Node }[] = [{ depth: -1, node: root }];
  for (const line of run("pdfinfo", "-struct-text", file).split("\n")) {
    const depth = line.length - line.trimStart().length;
    const type = /^\s*([A-Z][A-Za-z0-9]*)(?: \(\w+\))?:?$/.exec(line)?.[1];
    while (open.length > 1 && open.at(-1)!.depth >= depth) open.pop();
    const text = /^\s*"(.*)"$/.exec(line)?.[1];
    if (text !== undefined) open.at(-1)!.node.text += text;
    if (type === undefined) continue;
    const node = { type, text: "", children: [] };
    open.at(-1)!.node.children.push(node);
    open.push({ depth, node });
  }
  return root;
}

const all = (node: Node, type: string): Node[] => [...(node.type === type ? [node] : []), ...node.children.flatMap((child) => all(child, type))];

const pdf = needs("the PDF of a request", "pdfinfo", "pdftotext", "qpdf");
describe.skipIf(pdf.skip)(pdf.title, () => {
  const file = join(folder, "request.pdf");
  const edition = exampleEdition({
    requirements: 120,
    more: {
      introduction: "De coöperatie één & ander, geïnitieerd in Curaçao, zoekt ‘het’ pakket – voor € 100.",
      planning: [{ label: "Gunning", date: "2027-02-01" }], objectives: ["één klantbeeld"],
    },
  });
  beforeAll(async () => writeFileSync(file, await requestPdf(edition)));

  it("is sound to qpdf", () => {
    expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors");
  });

  it("is tagged, with title and PDF 1.7", () => {
    const info = run("pdfinfo", file);
    expect(info).toMatch(/^Tagged:\s+yes$/m);
    expect(info).toMatch(/^Title:\s+Offerteaanvraag \(RFP\): Selectie CRM-pakket$/m);
    expect(info).toMatch(/^PDF version:\s+1\.7$/m);
  });

  it("has all content in one document with headings, paragraphs, lists, tables and contents", () => {
    const root = structure(file);
    expect(root.children.map(({ type }) => type)).toEqual(["Document"]);
    const headings = ["H1", "H2", "H3"].map((type) => all(root, type).map(({ text }) => text.trim()));
    expect(headings[0]).toEqual(expect.arrayContaining(["Selectie CRM-pakket", "Inhoud", "1\u2002Inleiding", "Bijlage: echtheid van dit document"]));
    expect(headings.every((list) => list.length > 0)).toBe(true);
    for (const item of all(root, "LI")) expect(item.children.map(({ type }) => type)).toEqual(["Lbl", "LBody"]);
    for (const link of all(root, "TOCI")) expect(all(link, "Link")).toHaveLength(1);
  });

  it("has a table row for every requirement, with its reference as header of the row", () => {
    const tables = all(structure(file), "Table").filter((table) => table.children[0].children.length === 5);
    expect(tables).toHaveLength(6);
    const rows = tables.flatMap((table) => table.children);
    for (const row of rows) expect(row.children).toHaveLength(5);
    expect(rows.filter((row) => row.children.every(({ type }) => type === "TH"))).toHaveLength(6);
    const codes = rows.filter((row) => row.children[1].type === "TD").map((row) => row.children[0].text.trim());
    expect([...codes].sort()).toEqual(edition.requirements.map(({ code }) => code).sort());
  });

  it("names in its contents the page on which each heading stands", () => {
    const pages = pagesOf(file);
    const entries = [...pages[1].matchAll(/^\s*((?:\d|Bijlage).*?)\s{2,}(\d+)$/gm)];
    expect(entries.length).toBeGreaterThan(12);
    for (const [, title, page] of entries) {
      expect(pages[Number(page) - 1].replace(/\s+/g, " "), `${title} on page ${page}`).toContain(title.replace(/\s+/g, " ").trim());
    }
  });

  it("counts its pages, all but the cover, and repeats the header of a table that continues", () => {
    const pages = pagesOf(file);
    pages.slice(1).forEach((text, index) => expect(text).toContain(`pagina ${index + 2} van ${pages.length}`));
    const continued = pages.filter((text) => /^\s*[A-Z]-\d{3}/m.test(text));
    for (const text of continued) expect(text).toMatch(/Kenmerk\s+Eis of vraag/);
  });

  it("gives its text back with accents and signs", () => {
    expect(pagesOf(file)[2].replace(/\s+/g, " ")).toContain(edition.introduction);
  });

  it("cuts a requirement only when it is taller than a page, and then loses nothing of it", async () => {
    const tall = smallEdition();
    tall.requirements[0].text = Array.from({ length: 700 }, (_, i) => `woord${i}`).join(" ");
    const tallFile = join(folder, "tall.pdf");
    writeFileSync(tallFile, await requestPdf(tall));
    const text = pagesOf(tallFile).join("\n");
    for (let i = 0; i < 700; i += 1) expect(text).toMatch(new RegExp(`\\bwoord${i}\\b`));
  });
});

const report = needs("the PDF of a report", "pdfinfo", "pdftotext", "qpdf");
describe.skipIf(report.skip)(report.title, () => {
  it("has its charts as figures with a text in their place", async () => {
    const edition = smallEdition();
    const ranking = smallRanking(edition, { "Één & Co": ["standard", "roadmap", "partner"], Beta: ["standard", null, "partner"], Gamma: ["no", "no", "no"] });
    const file = join(folder, "report.pdf");
    const readable = join(folder, "report-readable.pdf");
    writeFileSync(file, await reportPdf(edition, ranking));
    expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors");
    expect(all(structure(file), "Figure")).toHaveLength(3);
    run("qpdf", "--qdf", "--object-streams=disable", file, readable);
    const objects = readFileSync(readable, "latin1").split("endobj").filter((object) => /\/S \/Figure\b/.test(object));
    expect(objects.filter((object) => object.includes("/Alt "))).toHaveLength(3);
    expect(pagesOf(file).join("\n")).toContain("69,0–84,0");
  });

  it("keeps everything of 25 offers with long names within the page, above its foot", async () => {
    const edition = smallEdition();
    const values = ["standard", "configuration", "partner", null] as const;
    const ranking = smallRanking(edition, Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`Internationale Softwaremaatschappij voor Klantrelatiebeheer N.V. ${i}`, [values[i % 4], values[(i + 1) % 3], "standard"]])));
    const file = join(folder, "many.pdf");
    writeFileSync(file, await reportPdf(edition, ranking));
    const pages = run("pdftotext", "-bbox", file, "-").split("<page ").slice(1);
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) {
      const words = [...page.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)];
      for (const [, left, , right, , word] of words) {
        expect(Number(left), word).toBeGreaterThanOrEqual(54);
        expect(Number(right), word).toBeLessThanOrEqual(596 - 54);
      }
      // Nothing stands on the line of the running foot but the foot itself: organisation and page number.
      const foot = words.filter(([, , , , bottom]) => Number(bottom) > 842 - 68).map(([, , , , , word]) => word);
      expect(foot.join(" ")).toMatch(/^$|^[^\d]*pagina \d+ van \d+$/);
    }
  });
});

const word = needs("the Word document of a request in LibreOffice", "libreoffice", "pdftotext");
describe.skipIf(word.skip)(word.title, () => {
  it("opens there, with contents, page numbers and every requirement", async () => {
    const edition = exampleEdition({ requirements: 60 });
    writeFileSync(join(folder, "word.docx"), await requestDocx(edition));
    new LibreOffice(join(folder, "profile")).convert("pdf", folder, [join(folder, "word.docx")]);
    const pages = pagesOf(join(folder, "word.pdf"));
    const text = pages.join("\n");
    for (const { code } of edition.requirements) expect(text).toContain(code);
    expect(pages[1]).toMatch(/Inhoud[\s\S]*1\s+Inleiding/);
    expect(pages[2]).toContain(`pagina 3 van ${pages.length}`);
  });
});
