import ExcelJS from "exceljs";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { readChecklist } from "~/documents/checklist/read-checklist";
import { writeChecklistWorkbook } from "~/documents/checklist/write-checklist-workbook";
import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import type { ContentPack } from "~/domain/content/pack";
import { applyCells } from "~/domain/respondents/apply-cells";
import { checklistForm } from "~/domain/respondents/checklist-form";
import type { ChecklistReading } from "~/domain/respondents/checklist-reading";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { OwnAnswer } from "~/domain/respondents/own-answer";
import type { Language } from "~/domain/language";
import { readPack } from "~/services/content-packs";

const selection = { id: "sel-1234-abcdef", organisation: "Voorbeeld BV", createdAt: "2026-05-01T09:00:00.000Z" };
const person = { id: "r-1", code: "R3", name: "Anna de Vries", package: "" };
const words = { title: "Checklist", objectives: "Doelstellingen", wishes: "Wensen" };

let pack: ContentPack;
beforeAll(async () => {
  pack = await readPack(join(process.cwd(), "content/crm"));
});
const form = (language: Language) => checklistForm(selection, pack, language, words);
const forms = () => [form("nl"), form("en")];

const says = (item: string, answer: Partial<OwnAnswer> = {}): OwnAnswer => ({ ...emptyAnswer(item), selected: true, ...answer });
const filled = (...answers: OwnAnswer[]) => new Map(answers.map((answer) => [answer.item, answer]));

async function changed(bytes: Uint8Array, change: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function read(bytes: Uint8Array): ChecklistReading {
  const result = readChecklist(bytes, forms());
  if (!result.ok) throw new Error(result.refusal.code);
  return result.reading;
}

/** What a copy that was empty comes to. */
const taken = (reading: ChecklistReading) => applyCells(new Map(), reading.understood).sort((a, b) => a.item.localeCompare(b.item));

/** The row of a question, found as a person finds it: by its reference. */
function rowOf(workbook: ExcelJS.Workbook, code: string): ExcelJS.Row {
  for (const sheet of workbook.worksheets) {
    let found: ExcelJS.Row | undefined;
    sheet.eachRow((row) => { if (row.getCell(columnNumber("code")).text === code) found = row; });
    if (found && sheet.name !== identitySheetName) return found;
  }
  throw new Error(`no row ${code}`);
}

const [first, second] = ["W-001", "W-002"];
const column = { selected: 5, inUse: 6, priority: 7, impact: 8, remark: 9 } as const;

describe("a checklist as a workbook", () => {
  test.each(["nl", "en"] as const)("comes back as it was filled in (%s)", async (language) => {
    const wishes = form(language).requirements.filter(({ code }) => code.startsWith("W"));
    const answers = [
      says(wishes[0]!.id, { inUse: false, priority: "necessary", impact: "low", remark: "graag & snel" }),
      says(wishes.at(-1)!.id, { inUse: true, priority: "desirable", impact: "middle" }),
      says(form(language).requirements[0]!.id),
    ].sort((a, b) => a.item.localeCompare(b.item));
    const reading = read(await writeChecklistWorkbook(form(language), person, filled(...answers)));
    expect(taken(reading)).toEqual(answers);
    expect(reading).toMatchObject({ respondent: "R3", unclear: [], absent: [], beside: [] });
  });

  test("holds whatever anybody may have said, and nothing else", async () => {
    const ids = form("nl").requirements.filter(({ code }) => code.startsWith("W")).map(({ id }) => id);
    const answer = fc.record({
      item: fc.constantFrom(...ids), selected: fc.constant(true), inUse: fc.option(fc.boolean()), priority: fc.option(fc.constantFrom("necessary" as const, "desirable" as const)),
      impact: fc.option(fc.constantFrom("low" as const, "middle" as const, "high" as const)), remark: fc.string({ unit: "grapheme-ascii", maxLength: 40 }).map((text) => text.replace(/\s+/g, " ").trim()),
    });
    await fc.assert(fc.asyncProperty(fc.uniqueArray(answer, { selector: ({ item }) => item, maxLength: 12 }), async (answers) => {
      const reading = read(await writeChecklistWorkbook(form("nl"), person, filled(...answers)));
      expect(taken(reading)).toEqual([...answers].sort((a, b) => a.item.localeCompare(b.item)));
    }), { numRuns: 6 });
  });

  test("same input, same bytes", async () => {
    const write = () => writeChecklistWorkbook(form("nl"), person, filled(says(form("nl").requirements[0]!.id)));
    expect(Buffer.from(await write()).equals(Buffer.from(await write()))).toBe(true);
  });

  test("is read with sheets renamed, rows sorted, columns put elsewhere and the hidden parts gone", async () => {
    const wishes = form("nl").requirements.filter(({ code }) => code.startsWith("W"));
    const answers = [says(wishes[0]!.id, { priority: "necessary", impact: "high" }), says(wishes[3]!.id, { priority: "desirable", remark: "later" })];
    const bytes = await changed(await writeChecklistWorkbook(form("nl"), person, filled(...answers)), (workbook) => {
      workbook.removeWorksheet(identitySheetName);
      const [, sheet] = workbook.worksheets;
      sheet!.name = "Mijn blad";
      // The ids are thrown away, and a column of one's own is put in front.
      sheet!.spliceColumns(1, 1);
      sheet!.spliceColumns(1, 0, []);
      const rows = sheet!.getRows(5, sheet!.rowCount - 4)!.map((row) => row.values);
      rows.reverse().forEach((values, index) => { sheet!.getRow(5 + index).values = values; });
    });
    const reading = read(bytes);
    expect(taken(reading)).toEqual([...answers].sort((a, b) => a.item.localeCompare(b.item)));
    // Known by the code in sight.
    expect(reading.respondent).toBe("R3");
  });

  test("understands what people type, in either language; what is not certain is offered", async () => {
    const bytes = await changed(await writeChecklistWorkbook(form("nl"), person, new Map()), (workbook) => {
      const one = rowOf(workbook, first);
      one.getCell(column.selected).value = "X";
      one.getCell(column.inUse).value = "No";
      one.getCell(column.priority).value = "Necessary";
      one.getCell(column.impact).value = "H";
      const two = rowOf(workbook, second);
      two.getCell(column.selected).value = "jazeker";
      two.getCell(column.priority).value = "must have";
      two.getCell(column.impact).value = "laag tot midden";
      two.getCell(column.remark).value = "bespreken";
    });
    const [w1, w2] = form("nl").requirements.filter(({ code }) => code === first || code === second).map(({ id }) => id) as [string, string];
    const reading = read(bytes);
    expect(taken(reading)).toEqual([says(w1, { inUse: false, priority: "necessary", impact: "high" }), { ...emptyAnswer(w2), remark: "bespreken" }]);
    expect(reading.unclear.map(({ part, found, likely }) => [part, found, likely])).toEqual([
      ["selected", "jazeker", true], ["priority", "must have", "necessary"], ["impact", "laag tot midden", null],
    ]);
    expect(reading.unclear[0]!.cell).toMatch(/^E\d+$/);
  });

  test("what it leaves blank changes nothing, and “no” takes something back", async () => {
    const [w1, w2] = form("nl").requirements.filter(({ code }) => code === first || code === second).map(({ id }) => id) as [string, string];
    const before = filled(says(w1, { priority: "necessary", remark: "blijft" }), says(w2));
    const bytes = await changed(await writeChecklistWorkbook(form("nl"), person, new Map()), (workbook) => {
      rowOf(workbook, second).getCell(column.selected).value = "nee";
    });
    expect(applyCells(before, read(bytes).understood)).toEqual([{ ...emptyAnswer(w2), selected: false }]);
  });

  test("keeps what was written beside it, and a note at a cell as a remark", async () => {
    const bytes = await changed(await writeChecklistWorkbook(form("nl"), person, new Map()), (workbook) => {
      const row = rowOf(workbook, first);
      row.getCell(12).value = "bel mij hierover";
      row.getCell(column.priority).note = "hangt af van het budget";
      const sheet = row.worksheet;
      sheet.getCell(sheet.rowCount + 3, 2).value = "Verder geen wensen, groet Anna";
    });
    const reading = read(bytes);
    expect(reading.beside.map(({ text }) => text)).toEqual(["bel mij hierover", "Verder geen wensen, groet Anna"]);
    expect(reading.understood).toMatchObject([{ part: "remark", value: expect.stringContaining("hangt af van het budget") }]);
  });

  test("is refused when it is another selection's, or no checklist at all", async () => {
    const other = checklistForm({ ...selection, id: "sel-9999-zzzzzz" }, pack, "nl", words);
    expect(readChecklist(await writeChecklistWorkbook(other, person, new Map()), forms())).toMatchObject({ ok: false, refusal: { code: "other-selection" } });
    const empty = new ExcelJS.Workbook();
    empty.addWorksheet("Blad1").getCell("A1").value = "boodschappen";
    expect(readChecklist(new Uint8Array(await empty.xlsx.writeBuffer()), forms())).toMatchObject({ ok: false, refusal: { code: "no-questions" } });
    expect(readChecklist(new Uint8Array(readFileSync(join(process.cwd(), "package.json"))), forms()).ok).toBe(false);
  });
});
