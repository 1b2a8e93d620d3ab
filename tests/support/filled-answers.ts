import ExcelJS from "exceljs";

import { columnNumber, headerRow, questionSheets } from "~/documents/workbook/layout";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import type { Answer } from "~/domain/responses/reading";

/** What a vendor enters for one question, where, and what it must be read as. */
export interface FilledAnswer {
  requirement: EditionRequirement;
  sheet: string;
  row: number;
  /** As typed: a text, a number, or the ISO date of a date cell. */
  entered: { text: string } | { number: number } | { date: string };
  comment: string;
  evidence: string;
  expected: Answer;
}

/** A full set of answers for an edition in Dutch; texts hold accents, quotes, line breaks and formula-like starts. */
export function filledAnswers(edition: Edition): FilledAnswer[] {
  let n = 0;
  return questionSheets(edition).flatMap((sheet) =>
    sheet.rows.flatMap((entry, index): FilledAnswer[] => {
      if (entry.kind === "group") return [];
      n += 1;
      const { requirement } = entry;
      const { entered, value } = enter(requirement, n);
      const comment = n % 4 === 0 ? `Regel één: “café” & <naïef>\nregel twee voor ${requirement.code}` : `Toelichting bij ${requirement.code}`;
      const evidence = n % 7 === 0 ? "" : `https://docs.noordwind.example/${requirement.code}?a=1&b=2`;
      const expected = { requirement: requirement.id, value, comment, evidence };
      return [{ requirement, sheet: sheet.name, row: headerRow + 1 + index, entered, comment, evidence, expected }];
    }),
  );
}

function enter(requirement: EditionRequirement, n: number): { entered: FilledAnswer["entered"]; value: string | number } {
  const { answer } = requirement;
  switch (answer.type) {
    case "scale": {
      const labels = [["Standaard", "standard"], ["Inrichting", "configuration"], ["Partnerproduct", "partner"], ["Maatwerk", "customisation"], ["Gepland", "roadmap"], ["Nee", "no"]] as const;
      const [text, value] = labels[n % labels.length];
      return { entered: { text }, value };
    }
    case "yesno":
      return n % 2 === 0 ? { entered: { text: "Ja" }, value: "yes" } : { entered: { text: "Nee" }, value: "no" };
    case "number":
      return { entered: { number: n + 12.5 }, value: n + 12.5 };
    case "money":
      return { entered: { number: 1250.75 * n }, value: 1250.75 * n };
    case "date": {
      const date = `2026-${String((n % 12) + 1).padStart(2, "0")}-28`;
      return { entered: { date }, value: date };
    }
    case "text": {
      const text = n % 2 === 0 ? `+31 20 123 45 67, vraag naar Zoë (${n})` : `Onze aanpak: stap voor stap,\nin ${n} weken.`;
      return { entered: { text }, value: text };
    }
  }
}

/** Fills a workbook with exceljs, as far as one program can stand for all. `alter` may do more to it before it is saved. */
export async function fillWithExceljs(
  blank: Uint8Array, answers: FilledAnswer[], alter: (workbook: ExcelJS.Workbook) => void = () => undefined,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(blank.slice().buffer);
  for (const { sheet, row, entered, comment, evidence } of answers) {
    const cells = workbook.getWorksheet(sheet)!.getRow(row);
    cells.getCell(columnNumber("answer")).value = "text" in entered ? entered.text : "number" in entered ? entered.number : new Date(`${entered.date}T00:00:00Z`);
    cells.getCell(columnNumber("comment")).value = comment;
    cells.getCell(columnNumber("evidence")).value = evidence;
  }
  alter(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
