import type { Edition } from "~/domain/edition/edition";
import type { Issue } from "~/domain/responses/reading";

import type { Damage } from "./damage";
import { questionSheets } from "./layout";
import type { OpenedWorkbook } from "./opened-workbook";

/** Damage by which rows of questions may be missing. */
const ofRows: ReadonlySet<Damage["kind"]> = new Set(["rows", "sheet", "list", "strings"]);

/** Where rows of questions stand, by requirement id. */
type Rows = ReadonlyMap<string, readonly { row: { sheet: string; row: { number: number } } }[]>;

/**
 * What is damaged in a workbook that was read all the same, and of which questions the answers may be missing for it: those
 * that were found nowhere, of the sheet where that is known, and the one whose row was cut off. `issueMessage` says so in words.
 */
export function damageIssues({ damaged, sheets }: OpenedWorkbook, edition: Edition, rows: Rows): Issue[] {
  if (damaged.length === 0 && sheets.every((sheet) => sheet.damaged.length === 0)) return [];
  const gone = questionSheets(edition).map(({ name, rows: asked }) => ({
    name, codes: asked.flatMap((row) => (row.kind === "question" && !rows.has(row.requirement.id) ? [row.requirement.code] : [])),
  }));
  const about = (sheet: string | null, { part, kind, row }: Damage): Issue => {
    const own = gone.find(({ name }) => name === sheet);
    const cut = kind === "rows" ? edition.requirements.filter(({ id }) => rows.get(id)?.some((each) => each.row.sheet === sheet && each.row.row.number >= row!)).map(({ code }) => code) : [];
    const codes = ofRows.has(kind) ? [...cut, ...(own?.codes ?? gone.flatMap((each) => each.codes))] : [];
    return { severity: "error", code: "damaged-part", sheet, cell: null, found: part, expected: [kind, row ?? 0, ...codes].join(" ") };
  };
  return [...damaged.map((damage) => about(null, damage)), ...sheets.flatMap(({ name, damaged: own }) => own.map((damage) => about(name, damage)))];
}
