import { writeFileSync } from "node:fs";

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Reading } from "~/domain/responses/reading";

import { type Damage, damaged, damages, type GridSheet, gridOf, workbookOf } from "../../../support/damage";
import { exampleEdition, exampleVendor } from "../../../support/edition";
import { fillWithExceljs, filledAnswers } from "../../../support/filled-answers";

/** Combinations that are tried; more and others in a soak, which wants to know the first that goes wrong. */
const runs = Number(process.env.SHORTLIST_DAMAGE_RUNS ?? 200);
const seed = Number(process.env.SHORTLIST_DAMAGE_SEED ?? 4);
const told = process.env.SHORTLIST_DAMAGE_FILE;

const edition = exampleEdition({ requirements: 30 });
const filled = filledAnswers(edition);
const labels = new Set(["Standaard", "Inrichting", "Partnerproduct", "Maatwerk", "Gepland", "Nee", "Ja"]);

let whole: GridSheet[];
beforeAll(async () => { whole = await gridOf(await fillWithExceljs(await writeResponseWorkbook(edition, exampleVendor), filled)); });

/** What is wrong with a reading of the damaged workbook: words that are lost or stand with another question, silent losses. */
function faults(reading: Reading, sheets: readonly GridSheet[]): string[] {
  const found: string[] = [];
  const kept = JSON.stringify([reading.answers, reading.beside, reading.issues.map((issue) => issue.found)]);
  const present = new Set(sheets.flatMap(({ rows }) => rows.flat().filter((cell) => typeof cell === "string")));
  for (const { requirement, comment, evidence, expected } of filled) {
    const answer = reading.answers.find((each) => each.requirement === requirement.id)!;
    const told = reading.issues.some((issue) => issue.requirement === requirement.id)
      || reading.issues.some(({ code, found: name }) => code === "sheet-missing" && name === filled.find((each) => each.requirement === requirement)!.sheet);
    if (answer.value !== null && answer.value !== expected.value) found.push(`${requirement.code}: ${JSON.stringify(answer.value)} instead of ${JSON.stringify(expected.value)}`);
    if (answer.value === null && !told) found.push(`${requirement.code}: no value and no issue`);
    // A damage may have taken a column with it; then there is nothing to read, nor anything else in its place.
    const gone = !present.has(comment) && answer.comment === "";
    if (answer.comment !== expected.comment && !gone && !told) found.push(`${requirement.code}: comment ${JSON.stringify(answer.comment)} and no issue`);
    for (const text of [comment, evidence]) {
      if (text !== "" && present.has(text) && !kept.includes(JSON.stringify(text).slice(1, -1))) found.push(`${requirement.code}: lost ${text}`);
    }
    for (const other of reading.answers) {
      // A row of which id and reference contradict each other is shown under the one, and told, for a person to decide.
      const contested = reading.issues.some(({ code, requirement: about }) => code === "question-conflict" && about === other.requirement);
      if (other !== answer && !contested && (other.comment.includes(comment) || (evidence !== "" && other.evidence.includes(evidence)))) found.push(`${requirement.code}: words stand with ${other.requirement}`);
    }
  }
  for (const text of present) if (/#\d+$/.test(text) && !kept.includes(JSON.stringify(text).slice(1, -1))) found.push(`lost ${text}`);
  return found;
}

function damagedBy(steps: readonly Damage[]): GridSheet[] {
  return steps.reduce((sheets, step) => damaged(sheets, step, labels), whole);
}

describe("a workbook with several damages", () => {
  it("is undamaged without any", () => {
    const result = readResponseWorkbook(workbookOf(whole), edition);
    expect(result).toMatchObject({ ok: true, reading: { issues: [], beside: [], complete: { answered: 30 } } });
  });

  it("loses no answer, gives none to another question, and says what it cannot keep", () => {
    const details = fc.check(fc.property(damages, (steps) => {
      const sheets = damagedBy(steps);
      const result = readResponseWorkbook(workbookOf(sheets), edition);
      // Nothing by which any question could be known is left.
      if (!result.ok) expect(result.refusal.code).toBe("no-questions");
      else expect(faults(result.reading, sheets).join("\n")).toBe("");
    }), { numRuns: runs, seed });
    if (!details.failed) return;
    const report = `${fc.defaultReportMessage(details)}\n${String(details.errorInstance)}`;
    if (told) writeFileSync(told, report);
    throw new Error(report);
  });
});
