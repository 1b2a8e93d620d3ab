import type { Edition } from "~/domain/edition/edition";
import type { Issue } from "~/domain/responses/reading";

import { type Damage, refusalOfDamage } from "./damage";
import { questionSheets } from "./layout";
import type { OpenedWorkbook } from "./opened-workbook";
import type { ReadQuestion } from "./question-cells";
import { lostText } from "./read-sheet";

/** Damage by which rows of questions may be missing. */
const ofRows: ReadonlySet<Damage["kind"]> = new Set(["rows", "sheet", "list", "strings"]);

/** Rows of questions, by requirement id. */
type Rows = ReadonlyMap<string, readonly ReadQuestion[]>;

/**
 * The questions of which a workbook with damaged cells still says something: of the others, what was answered before stays.
 * Undefined for a workbook whose cells were all read.
 */
export function soundRows(workbook: OpenedWorkbook, rows: Rows): string[] | undefined {
  if (refusalOfDamage(workbook) === null) return undefined;
  const isCut = ({ reading, row: { sheet, row } }: ReadQuestion) => reading.kind === "blank" && workbook.sheets.some(({ name, damaged }) => name === sheet && damaged.some((damage) => damage.kind === "rows" && row.number >= damage.row!));
  const isLost = ({ cell }: ReadQuestion) => cell?.content.kind === "error" && cell.content.text === lostText;
  const sound = [...rows].filter(([, all]) => !all.every((each) => isCut(each) || isLost(each))).map(([id]) => id);
  return sound.length === 0 ? undefined : sound;
}

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
