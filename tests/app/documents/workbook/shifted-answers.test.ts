import type ExcelJS from "exceljs";
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { repairedRows } from "~/domain/responses/repair";
import type { EditionAnswer } from "~/domain/edition/edition";
import type { Reading } from "~/domain/responses/reading";
import { issueMessage } from "~/i18n/issue-message";
import { translator } from "~/i18n/translate";

import { type GridCell, type GridSheet, gridOf, workbookOf } from "../../../support/damage";
import { exampleEdition } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";
import { ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 60_000 });

/** Answers that stand in the rows of other questions: a column that was pasted one cell too low, cells that were inserted or deleted. */
const edition = exampleEdition({ requirements: 48 });
const filled = filledAnswers(edition);
const returned = new ReturnedWorkbook(edition, filled);
const t = translator("nl");
const answerColumn = 4;
let whole: GridSheet[];
beforeAll(async () => { whole = await gridOf(await returned.filled()); });

/** The workbook with the cells of the answer column of one sheet as `change` makes them; index 0 is row 1. */
const withColumn = (name: string, change: (cells: GridCell[]) => GridCell[]): GridSheet[] => whole.map((sheet) => {
  if (sheet.name !== name) return sheet;
  const column = change([...sheet.rows.map((row) => row[answerColumn] ?? null), null, null, null]);
  const width = Math.max(...sheet.rows.map((row) => row.length));
  const rows = column.map((cell, index) => {
    const row = [...(sheet.rows[index] ?? Array.from({ length: width }, () => null))];
    row[answerColumn] = cell;
    return row;
  });
  return { ...sheet, rows };
});
const readGrid = (sheets: GridSheet[]): Reading => {
  const result = readResponseWorkbook(workbookOf(sheets), edition);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.reading;
};
const ofSheet = (name: string) => filled.filter((each) => each.sheet === name);
/** Moves the cells from `first` to the end down by some rows, as a column that is pasted too low. */
const down = (first: number, by: number) => (cells: GridCell[]): GridCell[] => [...cells.slice(0, first - 1), ...Array.from({ length: by }, () => null), ...cells.slice(first - 1, cells.length - by)];
const up = (first: number, by: number) => (cells: GridCell[]): GridCell[] => [...cells.slice(0, first - 1), ...cells.slice(first - 1 + by), ...Array.from({ length: by }, () => null)];
const shifts = (reading: Reading) => reading.issues.filter(({ code }) => code === "answers-shifted");

describe("a column of answers that was pasted one cell too low", () => {
  it("is told once for the sheet; each answer is held back, kept and offered to the question it belongs to", () => {
    const reading = readGrid(withColumn("Functionaliteit", down(5, 1)));
    const [first] = shifts(reading);
    expect(first.requirement).toBeUndefined();
    expect(issueMessage(t, first)).toMatch(/^Blad ‘Functionaliteit’: De antwoorden in E\d+:E\d+ staan waarschijnlijk te laag.*niet mee zijn verschoven.*Zet de antwoorden terug op hun rij/);
    for (const { requirement, expected } of ofSheet("Functionaliteit")) {
      const answer = reading.answers.find((each) => each.requirement === requirement.id)!;
      expect(answer).toEqual({ ...expected, value: null });
      expect(shifts(reading).find((issue) => issue.requirement === requirement.id)?.likely, requirement.code).toBe(expected.value);
    }
    for (const { requirement, expected } of filled.filter(({ sheet }) => sheet !== "Functionaliteit")) expect(reading.answers.find((each) => each.requirement === requirement.id)).toEqual(expected);
    expect(repairedRows(edition.requirements, reading, null).filter(({ mark }) => mark === "unclear")).toHaveLength(ofSheet("Functionaliteit").length);
  });

  it("keeps every answer with the submission, where it stood", () => {
    const sheets = withColumn("Functionaliteit", down(5, 1));
    const reading = readGrid(sheets);
    const grid = sheets.find(({ name }) => name === "Functionaliteit")!;
    grid.rows.forEach((row, index) => {
      const cell = row[answerColumn];
      if (index < 4 || cell === null || (typeof cell !== "string" && typeof cell !== "number")) return;
      expect(reading.beside, `E${index + 1}`).toContainEqual({ sheet: "Functionaliteit", cell: `E${index + 1}`, text: String(cell) });
    });
  });
});

describe("a list of answers without gaps that was pasted over the titles of groups", () => {
  it("is held back from the first title on, and each answer offered to its own question", () => {
    const questions = ofSheet("Functionaliteit");
    const rows = questions.map(({ row }) => row);
    const reading = readGrid(withColumn("Functionaliteit", (cells) => {
      const list = rows.map((row) => cells[row - 1]);
      return cells.map((cell, index) => (index + 1 < rows[0] ? cell : (list[index + 1 - rows[0]] ?? null)));
    }));
    for (const { requirement, expected, row } of questions) {
      const { value } = reading.answers.find((each) => each.requirement === requirement.id)!;
      if (value !== null) expect([requirement.code, value]).toEqual([requirement.code, expected.value]);
      else expect(shifts(reading).find((issue) => issue.requirement === requirement.id)?.likely ?? expected.value, `${requirement.code} in row ${row}`).toBe(expected.value);
    }
    expect(issueMessage(t, shifts(reading)[0])).toMatch(/staan waarschijnlijk te hoog/);
  });
});

describe("cells that were inserted or deleted in the answer column", () => {
  it("from the middle of a sheet on, down: the answers above stay, the ones below are held back", () => {
    const questions = ofSheet("Functionaliteit");
    const reading = readGrid(withColumn("Functionaliteit", down(questions[5].row, 1)));
    for (const { requirement, expected, row } of questions) {
      const { value } = reading.answers.find((each) => each.requirement === requirement.id)!;
      if (row < questions[5].row) expect(value, requirement.code).toBe(expected.value);
      else expect(value, requirement.code).toBeNull();
    }
  });

  it("up: likewise, and the one that was deleted is asked for", () => {
    const questions = ofSheet("Functionaliteit");
    const reading = readGrid(withColumn("Functionaliteit", up(questions[5].row, 1)));
    expect(issueMessage(t, shifts(reading)[0])).toMatch(/staan waarschijnlijk te hoog/);
    for (const { requirement, expected, row } of questions) {
      const { value } = reading.answers.find((each) => each.requirement === requirement.id)!;
      if (row < questions[5].row) expect(value, requirement.code).toBe(expected.value);
      else expect(value, requirement.code).toBeNull();
    }
  });
});

describe("where all questions of a sheet ask for the same kind of answer", () => {
  const alike = exampleEdition({ requirements: 24 });
  alike.requirements = alike.requirements.map((requirement) => ({ ...requirement, answer: { type: "scale" } }));
  const answers = filledAnswers(alike);
  const own = new ReturnedWorkbook(alike, answers);
  const move = (workbook: ExcelJS.Workbook, changed: (cells: (string | null)[]) => (string | null)[]) => {
    const rows = answers.filter(({ sheet }) => sheet === "Openheid").map(({ row }) => row);
    const sheet = workbook.getWorksheet("Openheid")!;
    const cells = [...rows, rows.at(-1)! + 1].map((row) => (sheet.getCell(`E${row}`).value as string | null) ?? null);
    changed(cells).forEach((cell, index) => { sheet.getCell(`E${rows[0] + index}`).value = cell; });
  };

  it("an answer below the last question, with the first one blank, gives the shift away", async () => {
    const reading = await own.altered((workbook) => move(workbook, (cells) => [null, ...cells.slice(0, -1)]));
    expect(shifts(reading)).toHaveLength(5);
    for (const { requirement, expected } of answers.filter(({ sheet }) => sheet === "Openheid")) {
      expect(reading.answers.find((each) => each.requirement === requirement.id)!.value).toBeNull();
      expect(shifts(reading).find((issue) => issue.requirement === requirement.id)!.likely).toBe(expected.value);
    }
  });

  it.each<[string, (cells: (string | null)[]) => (string | null)[]]>([
    ["a first question without an answer", (cells) => [null, ...cells.slice(1)]],
    ["a remark below the last question", (cells) => [null, ...cells.slice(1, -1), "zie bijlage"]],
    ["a word below an unfinished list", (cells) => [...cells.slice(0, 2), null, null, "Nee"]],
  ])("%s alone does not", async (_, changed) => {
    expect(shifts(await own.altered((workbook) => move(workbook, changed)))).toEqual([]);
  });
});

/** What a vendor may type in answer to a question, right or so that it is no answer to any. */
const honest = (answer: EditionAnswer): fc.Arbitrary<GridCell> => {
  const right: Record<EditionAnswer["type"], fc.Arbitrary<GridCell>> = {
    scale: fc.constantFrom("Standaard", "Inrichting", "Maatwerk", "Gepland", "Nee"),
    yesno: fc.constantFrom("Ja", "Nee", "ja", "Nee."),
    number: fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom("12,5", "40 uur")),
    money: fc.oneof(fc.integer({ min: 0, max: 900_000 }), fc.constant("€ 1.250,50")),
    date: fc.integer({ min: 46_000, max: 47_500 }).map((day) => ({ day })),
    text: fc.constantFrom("Onze aanpak", "Ja", "Standaard", "12", "zie bijlage 3"),
  };
  return fc.oneof({ weight: 7, arbitrary: right[answer.type] }, { weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom("n.v.t.", "zie bijlage 2", "idem", "Ja, mits", "nader te bepalen", "> 100") });
};

describe("at random", () => {
  /** All answers by row, and words of the vendor's where the template has none. */
  const arbitrary = fc.tuple(
    fc.tuple(...filled.map(({ requirement }) => honest(requirement.answer))),
    fc.array(fc.record({ sheet: fc.constantFrom("Functionaliteit", "Openheid", "Ondersteuning"), row: fc.integer({ min: 5, max: 24 }), text: fc.constantFrom("zie bijlage", "Toelichting volgt", "intern: navragen") }), { maxLength: 3 }),
  );
  const filledIn = (cells: readonly GridCell[], beside: readonly { sheet: string; row: number; text: string }[] = []): GridSheet[] => whole.map((sheet) => {
    const rows = sheet.rows.map((row) => [...row]);
    filled.forEach((each, index) => { if (each.sheet === sheet.name) rows[each.row - 1][answerColumn] = cells[index]; });
    const questions = new Set(filled.filter((each) => each.sheet === sheet.name).map(({ row }) => row));
    for (const { sheet: name, row, text } of beside) if (name === sheet.name && !questions.has(row) && rows[row - 1]) rows[row - 1][answerColumn] = text;
    return { ...sheet, rows };
  });

  it("an honest workbook is never said to have moved", () => {
    fc.assert(fc.property(arbitrary, ([cells, beside]) => {
      expect(shifts(readGrid(filledIn(cells, beside))).map(told)).toEqual([]);
    }), { numRuns: 150, seed: 4 });
  });

  it("of answers that moved, where most are given, none is taken for another question's", () => {
    fc.assert(fc.property(fc.constantFrom(1, -1, 2, -2), fc.constantFrom("Functionaliteit", "Ondersteuning"), fc.array(fc.nat({ max: filled.length - 1 }), { maxLength: 3 }), (by, name, blanks) => {
      const cells = filled.map(({ entered }, index): GridCell => (blanks.includes(index) ? null : "text" in entered ? entered.text : "number" in entered ? entered.number : { day: Date.parse(entered.date) / 86_400_000 + 25_569 }));
      const grid = filledIn(cells);
      const sheet = grid.find((each) => each.name === name)!;
      const column = [...sheet.rows.map((row) => row[answerColumn] ?? null), null, null];
      const moved = (by > 0 ? down(5, by) : up(5, -by))(column);
      const width = Math.max(...sheet.rows.map((row) => row.length));
      sheet.rows = moved.map((cell, index) => Object.assign([...(sheet.rows[index] ?? Array.from({ length: width }, () => null))], { [answerColumn]: cell }));
      const reading = readGrid(grid);
      filled.forEach(({ requirement, expected, sheet: at }, index) => {
        const { value } = reading.answers.find((each) => each.requirement === requirement.id)!;
        if (at === name && requirement.answer.type !== "text" && value !== null) expect([requirement.code, value]).toEqual([requirement.code, blanks.includes(index) ? null : expected.value]);
        const likely = shifts(reading).find((issue) => issue.requirement === requirement.id)?.likely;
        if (likely !== undefined) expect([requirement.code, likely]).toEqual([requirement.code, blanks.includes(index) ? "blank" : expected.value]);
      });
    }), { numRuns: 80, seed: 4 });
  });
});
