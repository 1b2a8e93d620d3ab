import { deflateSync } from "node:zlib";
import { join } from "node:path";

import fc from "fast-check";
import PDFDocument from "pdfkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readChecklistPdf } from "~/documents/checklist/read-checklist-pdf";
import { writeChecklistPdf } from "~/documents/checklist/write-checklist-pdf";
import { closeReadingPool, readChecklistInWorker } from "~/documents/workbook/reading-pool";
import type { ContentPack } from "~/domain/content/pack";
import type { Edition } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { applyCells } from "~/domain/respondents/apply-cells";
import { checklistForm } from "~/domain/respondents/checklist-form";
import type { ChecklistReading } from "~/domain/respondents/checklist-reading";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { OwnAnswer } from "~/domain/respondents/own-answer";
import { readPack } from "~/services/content-packs";

import { earlierForm, fillForm, markForm } from "../../../support/filled-form";
import type { Filling } from "../../../support/filled-form";

const selection = { id: "sel-1234-abcdef", organisation: "Jansen · Zn.", createdAt: "2026-05-01T09:00:00.000Z" };
const person = { id: "r-1", code: "R3", name: "Anna de Vries", package: "" };

let pack: ContentPack;
beforeAll(async () => {
  pack = await readPack(join(process.cwd(), "content/service-desk"));
});
afterAll(() => closeReadingPool());

const form = (language: Language, of: ContentPack = pack, id = selection.id) => checklistForm({ ...selection, id }, of, language, { title: "Checklist", objectives: "Doelstellingen", wishes: "Wensen" });
const forms = () => [form("nl"), form("en")];
const itemOf = (code: string) => form("nl").requirements.find((one) => one.code === code)!.id;
const write = (answers: readonly OwnAnswer[] = [], of: Edition = form("nl"), whom = person) => writeChecklistPdf(of, whom, new Map(answers.map((answer) => [answer.item, answer])));
const says = (code: string, answer: Partial<OwnAnswer> = {}): OwnAnswer => ({ ...emptyAnswer(itemOf(code)), selected: true, ...answer });

async function read(bytes: Uint8Array): Promise<ChecklistReading> {
  const result = await readChecklistPdf(bytes, forms());
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.found}`);
  return result.reading;
}

async function refused(bytes: Uint8Array): Promise<string> {
  const result = await readChecklistPdf(bytes, forms());
  return result.ok ? "read" : `${result.refusal.code} ${result.refusal.found}`;
}

/** What a copy that held `before` comes to. */
const taken = (reading: ChecklistReading, before: readonly OwnAnswer[] = []) =>
  applyCells(new Map(before.map((answer) => [answer.item, answer])), reading.understood).sort((a, b) => a.item.localeCompare(b.item));

const filling = (code: string, { selected, inUse, priority, impact, remark }: OwnAnswer): Filling => ({
  [`tick-${code}`]: selected, [`use-${code}`]: inUse === true, [`priority-${code}`]: priority, [`impact-${code}`]: impact, [`remark-${code}`]: remark,
});

describe("a checklist that was filled in as a PDF form", () => {
  test.each(["nl", "en"] as const)("comes back as it was filled in (%s)", async (language) => {
    const answers = [says("W-001", { inUse: true, priority: "necessary", impact: "low", remark: "graag & snel" }), says("W-002", { priority: "desirable", impact: "high" }), says("D-001")];
    const bytes = fillForm(await write([], form(language)), { ...filling("W-001", answers[0]!), ...filling("W-002", answers[1]!), "tick-D-001": true });
    const reading = await read(bytes);
    expect(taken(reading)).toEqual([...answers].sort((a, b) => a.item.localeCompare(b.item)));
    expect(reading).toMatchObject({ respondent: "R3", unclear: [], absent: [], beside: [] });
  });

  test("holds whatever anybody may have said, in any letters, and nothing else", async () => {
    const blank = await write();
    const codes = form("nl").requirements.map(({ code }) => code).filter((code) => code.startsWith("W"));
    const answer = fc.record({
      code: fc.constantFrom(...codes), selected: fc.boolean(), inUse: fc.constantFrom(true, null), priority: fc.option(fc.constantFrom("necessary" as const, "desirable" as const)),
      impact: fc.option(fc.constantFrom("low" as const, "middle" as const, "high" as const)), remark: fc.string({ unit: "grapheme", maxLength: 40 }),
    });
    await fc.assert(fc.asyncProperty(fc.uniqueArray(answer, { selector: ({ code }) => code, maxLength: 12 }), async (given) => {
      const answers = given.map(({ code, ...one }) => ({ code, answer: { item: itemOf(code), ...one, remark: one.remark.trim() } }));
      const bytes = fillForm(blank, Object.assign({}, ...answers.map((one) => filling(one.code, one.answer))) as Filling);
      // Who gives a priority or an impact wants it.
      const expected = answers.map((one) => one.answer).filter((one) => one.selected || one.inUse || one.priority || one.impact || one.remark !== "")
        .map((one) => ({ ...one, selected: one.selected || one.priority !== null || one.impact !== null }));
      expect(taken(await read(bytes))).toEqual(expected.sort((a, b) => a.item.localeCompare(b.item)));
    }), { numRuns: 12 });
  });

  test("what was there when it was made says nothing; what was cleared since is taken back, and what was changed is taken", async () => {
    const given = [says("W-001", { inUse: true, priority: "necessary", impact: "low", remark: "zoals\nhet was" }), says("W-002", { priority: "necessary" }), says("W-003", { remark: "oud" })];
    const made = await write(given);
    expect((await read(made)).understood).toEqual([]);
    const bytes = fillForm(made, { ...filling("W-001", emptyAnswer("")), "priority-W-002": "desirable", "remark-W-003": "nieuw" });
    expect(taken(await read(bytes), given)).toEqual([
      { ...emptyAnswer(itemOf("W-001")), inUse: false }, { ...given[1]!, priority: "desirable" }, { ...given[2]!, remark: "nieuw" },
    ].sort((a, b) => a.item.localeCompare(b.item)));
    // Meanwhile the third was unticked on the page: an old form does not tick it again.
    const meanwhile = { ...given[2]!, selected: false };
    expect(taken(await read(fillForm(made, { "tick-W-004": true })), [meanwhile])).toEqual([says("W-004")]);
  });

  test("a form of before it knew what it held is read by its names and the codes in sight", async () => {
    const filled = fillForm(await write([says("W-002")], form("en")), { ...filling("W-001", says("W-001", { priority: "necessary", impact: "middle", remark: "früher" })), name: "Bas" });
    const reading = await read(earlierForm(filled));
    expect(reading.respondent).toBe("R3");
    expect(taken(reading)).toEqual([says("W-001", { priority: "necessary", impact: "middle", remark: "früher" }), says("W-002")]);
    expect(reading.beside.map(({ sheet, cell, text }) => [sheet, cell, text])).toContainEqual(["page 1", "Name", "Bas"]);
    const other = await write([], form("nl", pack, "sel-9999-zzzzzz"));
    expect(await refused(earlierForm(other))).toBe("other-selection CHECK-ZZZZZZ");
  });

  test("wishes that are no longer there are kept and told, and those that moved are found by what their fields are called", async () => {
    const wishes = pack.items.filter(({ kind }) => kind === "wish");
    const gone = { ...wishes[0]!, id: "gone", text: { nl: "iets van vroeger", en: "something of before" } };
    const before = { ...pack, items: [gone, ...pack.items.filter(({ kind }) => kind !== "wish"), ...wishes.slice(0, -1)] };
    const bytes = fillForm(await write([], form("nl", before)), {
      "tick-W-001": true, "remark-W-001": "toch graag", ...filling("W-003", says("W-002", { priority: "desirable", remark: "verschoven" })),
    });
    const reading = await read(bytes);
    expect(taken(reading)).toEqual([says("W-002", { priority: "desirable", remark: "verschoven" })]);
    expect(reading.absent).toEqual([wishes.at(-1)!.id]);
    // By its number it could be another wish: that is asked, and what was typed is kept.
    expect(reading.unclear).toMatchObject([{ item: itemOf("W-001"), part: "selected", why: "row", likely: true }]);
    expect(reading.beside).toMatchObject([{ cell: "W-001", text: "toch graag" }]);
    const longer = { ...pack, items: [...pack.items, { ...gone, id: "later" }] };
    const code = `W-${String(wishes.length + 1).padStart(3, "0")}`;
    const later = await read(fillForm(await write([], form("nl", longer)), { [`tick-${code}`]: true, [`remark-${code}`]: "nieuw" }));
    expect(later.beside.map(({ cell, text }) => [cell, text])).toEqual([[code, "Aanvinken: iets van vroeger – ✓"], [code, "Opmerking: iets van vroeger – nieuw"]]);
  });

  test("keeps name, date, what stands twice with different answers, and what is too long for a copy", async () => {
    const long = "x".repeat(2500);
    const once = fillForm(await write(), { name: "Anna Bakker", date: "3 mei", "remark-W-002": long, "priority-W-001": "necessary" });
    const reading = await read(once);
    expect(reading.beside.map(({ cell, text }) => [cell, text])).toEqual([["Naam", "Anna Bakker"], ["Datum", "3 mei"], ["W-002", long]]);
    // The field of the second wish is made one more of the first, as when forms are joined.
    const joined = Buffer.from(fillForm(once, { "priority-W-002": "desirable", "remark-W-002": "" })).toString("latin1").replaceAll("/T (priority-W-002)", "/T (priority-W-001)");
    const labelled = joined.replaceAll(`/TU (Noodzakelijk of wenselijk: ${form("nl").requirements.find(({ code }) => code === "W-002")!.text}`, `/TU (Noodzakelijk of wenselijk: ${form("nl").requirements.find(({ code }) => code === "W-001")!.text}`);
    const twice = await read(Buffer.from(labelled, "latin1"));
    expect(twice.understood).toContainEqual({ item: itemOf("W-001"), part: "priority", value: "necessary" });
    expect(twice.unclear).toMatchObject([{ item: itemOf("W-001"), part: "priority", found: "desirable", likely: "desirable", why: "twice" }]);
    expect(twice.absent).toContain(itemOf("W-002"));
  });

  test("tells what was put on a page outside the fields, and beside which question", async () => {
    const made = await write();
    const file = Buffer.from(made).toString("latin1");
    const [, , low] = /\/Rect \[(\S+) (\S+)/.exec(file.slice(file.indexOf("/T (tick-W-002)")))!;
    const rect = `/Rect [300 ${Number(low) - 2} 340 ${Number(low) + 8}]`;
    const reading = await read(markForm(made, [
      `/Subtype /Text ${rect} /Contents (vraag Bas)`, `/Subtype /Ink ${rect} /InkList [[300 ${low} 310 ${Number(low) + 6}]]`, "/Subtype /FreeText /Rect [300 820 340 830] /Contents (bovenaan) /DA (/Helv 8 Tf)",
      "/Subtype /Link /Rect [0 0 10 10]",
    ]));
    expect(reading.understood).toEqual([]);
    expect(reading.beside).toEqual([
      { sheet: "blz. 1", cell: "W-002", text: "vraag Bas", kind: "note" }, { sheet: "blz. 1", cell: "W-002", text: "", kind: "shape" }, { sheet: "blz. 1", cell: "", text: "bovenaan", kind: "note" },
    ]);
  });

  test("takes nothing back where only what a choice held before is damaged", async () => {
    const file = Buffer.from(await write()).toString("latin1");
    const at = file.indexOf("/DV /Off", file.indexOf("/T (impact-W-001)"));
    const harmed = `${file.slice(0, at)}/DV /Xff${file.slice(at + 8)}`;
    expect((await read(Buffer.from(harmed, "latin1"))).understood).toEqual([]);
  });

  test("takes a choice that a program wrote down as the text of a name, and offers what it does not know", async () => {
    const file = Buffer.from(fillForm(await write(), { "priority-W-001": "necessary", "impact-W-001": "high" })).toString("latin1");
    const reading = await read(Buffer.from(file.replace("/V /necessary", "/V (/necessary)").replace("/V /high", "/V /hoog1"), "latin1"));
    expect(reading.understood).toEqual([{ item: itemOf("W-001"), part: "priority", value: "necessary" }]);
    expect(reading.unclear).toMatchObject([{ part: "impact", sheet: "blz. 1", cell: "W-001", found: "hoog1", likely: "high", why: "words" }]);
  });

  test("is refused for another selection or another person, each told apart", async () => {
    expect(await refused(await write([], form("nl", pack, "sel-9999-zzzzzz")))).toBe("other-selection CHECK-ZZZZZZ");
    expect((await read(await write([], form("nl"), { ...person, code: "R7" }))).respondent).toBe("R7");
    expect((await read(await write([], form("nl"), { ...person, code: "-" }))).respondent).toBe("-");
  });
});

describe("a PDF that cannot be read as a checklist", () => {
  const page = (draw: (pdf: InstanceType<typeof PDFDocument>) => void) => new Promise<Uint8Array>((resolve) => {
    const pdf = new PDFDocument();
    const parts: Buffer[] = [];
    pdf.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts)));
    draw(pdf);
    pdf.end();
  });

  test("is told as what it is: printed, scanned, something else, locked, damaged, cut off", async () => {
    expect(await refused(await page((pdf) => pdf.text("Jansen · Checklist CHECK-ABCDEF · Respondent R3")))).toBe("pdf flat");
    expect(await refused(await page((pdf) => pdf.rect(10, 10, 50, 50).fill()))).toBe("pdf scan");
    expect(await refused(await page((pdf) => pdf.text("Factuur 12")))).toBe("pdf other");
    expect(await refused(new TextEncoder().encode("%PDF-1.7\nniets\n%%EOF"))).toBe("pdf damaged");
    const filled = fillForm(await write(), filling("W-001", says("W-001")));
    expect(await refused(filled.subarray(0, filled.length - 200))).toBe("pdf damaged");
    expect(await refused(filled.subarray(0, filled.length / 2))).toBe("pdf damaged");
  });

  test("whatever is cut off or overwritten, nothing is said that was not filled in", async () => {
    const answers = [says("W-001", { priority: "necessary", impact: "low", remark: "een" }), says("W-002", { impact: "high", remark: "twee" })];
    const filled = fillForm(await write(), { ...filling("W-001", answers[0]!), ...filling("W-002", answers[1]!) });
    const said = new Set((await read(filled)).understood.map((cell) => JSON.stringify(cell)));
    const harm = fc.record({ at: fc.nat(filled.length - 1), length: fc.integer({ min: 1, max: 4000 }), cut: fc.boolean(), byte: fc.constantFrom(0, 32, 255) });
    await fc.assert(fc.asyncProperty(harm, async ({ at, length, cut, byte }) => {
      const harmed = cut ? filled.slice(0, at) : filled.slice().fill(byte, at, Math.min(at + length, filled.length));
      const result = await readChecklistPdf(harmed, forms());
      const told = result.ok ? result.reading.understood.filter(({ part }) => part !== "remark").map((cell) => JSON.stringify(cell)) : [];
      expect(told.filter((cell) => !said.has(cell))).toEqual([]);
    }), { numRuns: 60 });
  });

  test("is given up in the worker when it unpacks to too much, and the next file is read", async () => {
    // A page that is a quarter of a gigabyte of blanks.
    const packed = deflateSync(Buffer.alloc(2 ** 28, 32), { level: 1 });
    const head = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << >> /Contents 4 0 R >>\nendobj\n";
    const bomb = Buffer.concat([Buffer.from(`${head}4 0 obj\n<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`), packed, Buffer.from("\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n")]);
    const good = fillForm(await write(), { "tick-W-001": true });
    const ticked = { ok: true, reading: { understood: [{ item: itemOf("W-001"), part: "selected", value: true }] } };
    // First a good file, so that it is not the start of the worker that takes the memory.
    expect(await readChecklistInWorker(good, forms())).toMatchObject(ticked);
    expect(await readChecklistInWorker(bomb, forms(), 2 ** 26)).toEqual({ ok: false, refusal: { code: "pdf", found: "stopped", expected: "" } });
    expect(await readChecklistInWorker(good, forms())).toMatchObject(ticked);
  });
});
