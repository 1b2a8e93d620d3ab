import type { EditionRequirement } from "~/domain/edition/edition";
import { foldText } from "~/domain/responses/fold-text";
import { readValue } from "~/domain/responses/read-value";

import { cellIn, checkedColumns, type ColumnMap, columnsByRows, type FoundColumns, headingColumns, sampledRows, shiftedBy, textIn } from "./locate-columns";
import { columnNumber, referencePatterns } from "./layout";
import type { OpenedSheet } from "./open-sheet";
import type { Row } from "./read-sheet";
import { fitRow } from "./row-shift";
import { saysQuestion, type TemplateTexts } from "./template-texts";

export interface QuestionRow {
  kind: "question";
  sheet: string;
  row: Row;
  columns: ColumnMap;
  requirement: EditionRequirement;
  /** What else the row claims to be, when its anchors contradict each other. */
  conflict: string | null;
  /** Its cells stand elsewhere than the sheet's columns say; "unclear" when it cannot be told where. */
  moved: "certain" | "unclear" | null;
}

export type LocatedRow = QuestionRow | { kind: "heading" | "other"; sheet: string; row: Row; columns: ColumnMap };

/** A row that may only mention a question, which counts when no other row claims it. */
interface WeakRow extends QuestionRow {
  weak: boolean;
}

/** Says of each row of each sheet which question it is; rows come by sheet. */
export function locateQuestions(sheets: readonly OpenedSheet[], texts: TemplateTexts): LocatedRow[][] {
  const located = sheets.map((sheet) => locateInSheet(sheet, texts));
  if (!located.some((rows) => rows.some((each) => each.kind === "question" && each.weak))) return located;
  const claimed = new Set(located.flat().flatMap((each) => (each.kind === "question" && !each.weak ? [each.requirement.id] : [])));
  return located.map((rows) => rows.map((each): LocatedRow => (each.kind === "question" && each.weak && claimed.has(each.requirement.id)
    ? { kind: "other", sheet: each.sheet, row: each.row, columns: {} }
    : each)));
}

/**
 * Columns are found by their headings, which may stand anywhere and more than once; where they are gone, by what the
 * columns hold.
 */
function locateInSheet(sheet: OpenedSheet, texts: TemplateTexts): (WeakRow | Exclude<LocatedRow, QuestionRow>)[] {
  const headings = new Map<number, FoundColumns>();
  sheet.rows.forEach((row, index) => {
    const found = headingColumns(row, texts);
    if (found) headings.set(index, checkedColumns(found, sheet.rows.slice(index + 1, index + 1 + sampledRows), texts));
  });
  const tables = tablesWithoutHeadings(sheet.rows, headings, texts);
  // Rows above the first heading belong to it too: a sort may have taken it along.
  const first = headings.values().next().value ?? columnsByRows(sheet.rows, texts);
  let found = first;
  let reached = headings.size > 0;
  // Who lists questions with other things than answers asks and answers nothing.
  const lists = headings.size === 0 && first !== null && !holdsAnswers(sheet.rows, first.map, texts);
  return sheet.rows.map((row, index) => {
    const at = { sheet: sheet.name, row };
    const own = headings.get(index);
    if (own && !(found && claimOf(row, found.map, texts))) {
      found = own;
      return { kind: "heading", ...at, columns: own.map };
    }
    const table = tables.get(index);
    if (table) {
      found = table;
      return { kind: "other", ...at, columns: {} };
    }
    const map = found?.map;
    if (map) {
      const claim = claimOf(row, map, texts);
      if (claim) {
        reached = true;
        const fitted = fitRow(row, map, claim.requirement);
        return { kind: "question", ...at, ...claim, ...fitted, moved: found?.likely ? "unclear" : fitted.moved, weak: lists || (claim.byCodeOnly && headings.size === 0) };
      }
      const shift = shiftOf(row, map, texts);
      const shifted = shift === null ? null : shiftedBy(map, shift);
      const elsewhere = shifted && claimOf(row, shifted, texts);
      if (shifted && elsewhere) return { kind: "question", ...at, ...elsewhere, columns: shifted, moved: "certain", weak: elsewhere.byCodeOnly };
    }
    const above = headings.size > 0 && found === first && [...headings.keys()][0] > index;
    return { kind: "other", ...at, columns: above || !map || !reached ? {} : map };
  });
}

/** Whether an answer cell of a question's row holds anything that fits it; where all are blank, whether the template's own columns stand around it. */
function holdsAnswers(rows: readonly Row[], map: ColumnMap, texts: TemplateTexts): boolean {
  let others = 0;
  for (const row of rows) {
    const requirement = texts.byId.get(textIn(row, map, "id")) ?? texts.byReference(textIn(row, map, "code")) ?? texts.byText(textIn(row, map, "question"));
    const cell = requirement && cellIn(row, map, "answer");
    if (!cell) continue;
    if (readValue(cell.content, requirement.answer, texts.values).kind === "understood") return true;
    others += 1;
  }
  return others === 0 && map.id !== undefined;
}

/** Rows between a sheet's reference line and its headings, at most; and tables that are looked at one by one. */
const aboveHeadings = 6;
const mostTables = 50;

/**
 * Tables that were put under another one and have lost their headings, by the row with the reference line that stands above
 * each: their columns need not be where those of the table before are.
 */
function tablesWithoutHeadings(rows: readonly Row[], headings: ReadonlyMap<number, FoundColumns>, texts: TemplateTexts): Map<number, FoundColumns> {
  const tables = new Map<number, FoundColumns>();
  if (headings.size === 0) return tables;
  const [firstHeading] = headings.keys();
  const starts = rows.flatMap(({ cells }, index) => (index > firstHeading && cells.length <= 3 && cells.some(({ content }) => content.kind === "text" && referencePatterns.some((pattern) => pattern.test(content.text))) ? [index] : []));
  starts.slice(0, mostTables).forEach((start, at) => {
    for (let index = start; index <= start + aboveHeadings; index += 1) if (headings.has(index)) return;
    const end = Math.min(starts[at + 1] ?? rows.length, [...headings.keys()].find((index) => index > start) ?? rows.length);
    const table = columnsByRows(rows.slice(start + 1, end), texts);
    if (table) tables.set(start, table);
  });
  return tables;
}

/** How far the cells of a row stand from where they should, by its id or reference; null when it has none. */
function shiftOf(row: Row, map: ColumnMap, texts: TemplateTexts): number | null {
  for (const column of ["id", "code"] as const) {
    const cell = row.cells.find(({ content }) => content.kind === "text" && (column === "id" ? texts.byId.has(content.text.trim()) : texts.byReference(content.text.trim()) !== undefined));
    if (cell) return cell.column - (map[column] ?? columnNumber(column));
  }
  const cell = row.cells.find(({ content }) => content.kind === "text" && content.text.length >= 10 && texts.byText(content.text));
  return cell ? cell.column - (map.question ?? columnNumber("question")) : null;
}

interface Claim {
  requirement: EditionRequirement;
  conflict: string | null;
  byCodeOnly: boolean;
}

/**
 * The question that a row claims to be: by hidden id, by reference, by text. Where they differ – only some columns were
 * sorted, say – two that agree outvote the third, and otherwise that order decides and the contradiction is told.
 */
function claimOf(row: Row, map: ColumnMap, texts: TemplateTexts): Claim | null {
  const byId = texts.byId.get(textIn(row, map, "id"));
  const code = textIn(row, map, "code");
  const byCode = texts.byReference(code);
  const text = textIn(row, map, "question");
  const first = byId ?? byCode;
  if (first && text !== "" && saysQuestion(text, first)) return claim(first);
  const byText = text === "" ? undefined : texts.byText(text);
  if (byCode && byCode === byText) return claim(byCode);
  // A row that names several questions is none of theirs: a list, or a sheet that was turned on its side.
  if (namesSeveral(row, texts)) return null;
  if (!first) return byText ? claim(byText) : null;
  // The whole text of another question in the row of this one is no rewording.
  if (byText) return claim(first, text);
  if (byId && byCode && byId !== byCode) return claim(byId, code);
  // A reference alone, with other words beside it, may be a mention.
  return claim(first, null, !byId);
}

/** Whether a row names more questions than the two between which its id, reference and text can be torn. */
function namesSeveral({ cells }: Row, texts: TemplateTexts): boolean {
  if (cells.length < 4) return false;
  const named = new Set<EditionRequirement>();
  for (const { content } of cells) {
    const text = content.kind === "text" ? content.text.trim() : "";
    const requirement = text === "" ? undefined : (texts.byId.get(text) ?? texts.byReference(text) ?? (text.length < 10 ? undefined : texts.byText(text)));
    if (requirement) named.add(requirement);
  }
  return named.size > 3;
}

function claim(requirement: EditionRequirement, conflict: string | null = null, byCodeOnly = false): Claim {
  return { requirement, conflict, byCodeOnly };
}

/** Whether a text is the reference of a requirement, in any case. */
export function isReference(text: string, requirement: EditionRequirement): boolean {
  return text === requirement.code || foldText(text) === foldText(requirement.code);
}
