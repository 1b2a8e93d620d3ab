import { describe, expect, test } from "vitest";

import { openWorkbook } from "~/documents/workbook/open-workbook";
import { readTables } from "~/documents/workbook/read-tables";
import { guessSettings } from "~/domain/import/guess";
import { planImport, plannedRequirements } from "~/domain/import/plan";
import type { TableSheet } from "~/domain/import/table";

import { awkwardList, doublesAndBlanks, largeParts, largeQuestionnaire, sentences } from "../../../support/requirement-lists";

function tableOf(bytes: Uint8Array): TableSheet[] {
  const opening = openWorkbook(bytes);
  if (!opening.ok) throw new Error(opening.refusal.code);
  return readTables(opening.workbook);
}

describe("a questionnaire of 400 rows on four sheets with merged headings", () => {
  test("is understood as it stands", async () => {
    const table = tableOf(await largeQuestionnaire());
    const settings = guessSettings(table);
    const plan = planImport(table, settings, [], []);
    expect(settings.sheets.filter(({ use }) => use).map(({ name }) => name)).toEqual(largeParts.map(({ sheet }) => sheet));
    expect(settings.sheets[1]).toMatchObject({ headerTop: 4, headerBottom: 5, columns: { reference: 1, text: 2, priority: 3, mandatory: 4, note: 5, group: null, answer: null, weight: null } });
    expect(plan.rows.map(({ text }) => text)).toEqual(sentences().slice(0, 400));
    expect(plan.groups.map(({ path }) => path)).toEqual(largeParts.flatMap(({ sheet, sections }) => sections.map((section) => [sheet, section])));
    expect(plan.rows.filter(({ mandatory }) => mandatory)).toHaveLength(16);
    expect(plan.rows.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(plan.rows[0]).toMatchObject({ reference: "1.1.1", note: "Zie ook de bijlage.", priority: "necessary" });
    expect(plan.rows[1]).toMatchObject({ reference: "1.1.2", priority: "desirable", weight: 1 });
    expect(plan.skipped.filter(({ kind }) => kind === "note")).toHaveLength(4);
    // What is asked of Windows and of Unix is alike, not the same: told, and taken all the same.
    expect(plan.rows.every(({ alike, take }) => take && alike?.likeness !== 1)).toBe(true);
  });
});

test("five rows that say the same and three blank ones are reported, and no others", async () => {
  const table = tableOf(await doublesAndBlanks());
  const plan = planImport(table, guessSettings(table), [], []);
  expect(plan.skipped.map(({ kind, number }) => [kind, number])).toEqual([["empty", 12], ["empty", 19], ["empty", 25]]);
  expect(plan.rows.filter(({ alike }) => alike).map(({ alike, take }) => [alike!.to.kind === "row" && alike!.to.number, alike!.likeness === 1, take])).toEqual([[2, true, false], [3, true, false], [4, true, false], [5, true, false], [6, false, true]]);
});

describe("a list with hidden parts, two languages and a heading of two rows that nothing merges", () => {
  test("nothing internal or hidden becomes a note, each sheet has its language, and the second row of a heading is no requirement", async () => {
    const table = tableOf(await awkwardList());
    const settings = guessSettings(table);
    const plan = planImport(table, settings, [], [{ id: "all", titles: ["Alles"], words: new Map() }]);
    const [functional, technical] = settings.sheets;
    expect(functional).toMatchObject({ use: true, language: "nl", headerTop: 7, headerBottom: 7, columns: { reference: 2, text: 4, priority: 5, note: 6 } });
    expect(technical).toMatchObject({ use: true, language: "en", headerTop: 3, headerBottom: 4, columns: { reference: 1, group: 2, text: 3, priority: 4 } });
    expect(plan.rows).toHaveLength(24);
    expect(plan.rows.map(({ note }) => note).filter(Boolean)).toEqual(["Zie bijlage 2"]);
    // What whoever made the list did not see is told and left out, until somebody ticks it.
    expect(plan.rows.filter(({ problems }) => problems.some(({ problem }) => problem === "hidden")).map(({ key, take }) => [key, take])).toEqual([["Functioneel!12", false]]);
    expect(planImport(table, { ...settings, taken: ["Functioneel!12"] }, [], []).rows.find(({ key }) => key === "Functioneel!12")).toMatchObject({ take: true });
    expect(plan.skipped.filter(({ kind }) => kind === "note").map(({ text }) => text)).toEqual(["Signed on behalf of the tenderer:", "Name:"]);
    const groups = Object.fromEntries(plan.groups.map(({ key }) => [key, "all"]));
    const made = plannedRequirements(planImport(table, { ...settings, groups }, [], [{ id: "all", titles: [], words: new Map() }]), settings, "list");
    expect(made).toHaveLength(23);
    expect(made.filter(({ text }) => text.nl === undefined).map(({ text }) => text.en)).toEqual(sentences("en").slice(200, 212));
  });
});
