import type { EditionRequirement } from "~/domain/edition/edition";
import { foldText } from "~/domain/responses/fold-text";
import { contentText, readValue } from "~/domain/responses/read-value";

import { answerUnit, type Column, columns } from "./layout";
import type { Cell, Row } from "./read-sheet";
import type { TemplateTexts } from "./template-texts";

/** Where a sheet has the template's columns now; a column that is gone has no entry. */
export type ColumnMap = Partial<Record<Column, number>>;

/** The cell of a template column in a row. */
export function cellIn(row: Row, map: ColumnMap, column: Column): Cell | null {
  const number = map[column];
  if (number === undefined) return null;
  for (const cell of row.cells) if (cell.column === number) return cell;
  return null;
}

/** The text in a template column of a row, "" where it is blank. */
export function textIn(row: Row, map: ColumnMap, column: Column): string {
  return contentText(cellIn(row, map, column)?.content ?? null);
}

/** The columns, moved sideways together; what would leave the sheet has no entry. */
export function shiftedBy(map: ColumnMap, by: number): ColumnMap {
  return Object.fromEntries(Object.entries(map).map(([column, place]) => [column, place + by]).filter(([, place]) => (place as number) >= 1));
}

/** Where columns were found, and whether it is only likely which of them holds the answers. */
export interface FoundColumns {
  map: ColumnMap;
  likely: boolean;
}

/** Columns by the headings in a row, or null when it does not hold at least three of them. */
export function headingColumns(row: Row, texts: TemplateTexts): FoundColumns | null {
  // Quick, for most rows: one with a question's id is no heading.
  const [first] = row.cells;
  if (first.content.kind === "text" && texts.byId.has(first.content.text)) return null;
  const named = new Map<Column, number[]>();
  const reworded: [column: number, text: string][] = [];
  for (const { content, column: place } of row.cells) {
    if (content.kind !== "text" || content.text.length > 40) continue;
    const folded = foldText(content.text);
    const column = texts.headings.get(folded);
    if (column === undefined) reworded.push([place, folded]);
    else named.set(column, [...(named.get(column) ?? []), place]);
  }
  if (named.size < 3) return null;
  const map: ColumnMap = {};
  for (const [column, places] of named) if (places.length === 1) map[column] = places[0];
  // Of columns with the same heading it is the one that stands where the template has it, seen from the others.
  let likely = false;
  for (const [column, places] of named) {
    if (places.length === 1) continue;
    const agreeing = places.map((place) => columns.filter((other) => named.get(other)?.length === 1 && (map[other] as number) - columns.indexOf(other) === place - columns.indexOf(column)).length);
    const best = Math.max(...agreeing);
    map[column] = places[agreeing.indexOf(best)];
    if (inputs.includes(column) && (best === 0 || agreeing.filter((each) => each === best).length > 1)) likely = true;
  }
  // "Uw antwoord" is the heading "Antwoord", if no other column is.
  for (const [place, text] of reworded) {
    const column = [...texts.headings].find(([label, each]) => map[each] === undefined && label.length >= 4 && text.includes(label))?.[1];
    if (column) map[column] = place;
  }
  return { map: filled(map, false), likely };
}

const inputs: readonly Column[] = ["answer", "comment", "evidence"];

/** Rows below a heading by which it is seen whether a column holds what it says. */
export const sampledRows = 60;

/**
 * The columns that headings named, checked by what stands below: one that repeats the questions' own ids, references or texts
 * holds no answers, whatever it is called. Without an answer column it is sought by what the columns hold.
 */
export function checkedColumns(found: FoundColumns, below: readonly Row[], texts: TemplateTexts): FoundColumns {
  let map = found.map;
  for (const column of inputs) {
    if (map[column] === undefined) continue;
    const counts = { id: 0, code: 0, question: 0 };
    let filledIn = 0;
    for (const row of below) {
      const text = textIn(row, map, column);
      if (text === "") continue;
      filledIn += 1;
      const own = markedAs(row, map, texts);
      const anchor = own ? ownAnchor(text, own) : anchorOf(text, texts)?.[0];
      if (anchor) counts[anchor] += 1;
    }
    const anchor = (["id", "code", "question"] as const).find((each) => counts[each] * 2 > filledIn);
    if (anchor === undefined) continue;
    const { [column]: place, ...others } = map;
    map = filled({ [anchor]: place, ...others }, false);
  }
  const questions = below.flatMap((row): [Row, EditionRequirement][] => {
    const own = askedIn(row, map, texts);
    return own ? [[row, own]] : [];
  });
  if (map.answer === undefined) return withLikelyAnswers(map, questions, texts);
  // The heading may have been put over another column: then the answers fit elsewhere, and not here.
  const { answer, comment: _comment, evidence: _evidence, ...others } = map;
  const { yes, no } = fitsOf(questions, new Set(), texts).get(answer) ?? { yes: 0, no: 0 };
  if (no <= yes) return { ...found, map };
  const instead = withLikelyAnswers(others, questions, texts);
  return instead.likely && instead.map.answer !== answer ? instead : { ...found, map };
}

/** The question that a row's id or reference names. */
function markedAs(row: Row, map: ColumnMap, texts: TemplateTexts): EditionRequirement | undefined {
  return texts.byId.get(textIn(row, map, "id")) ?? texts.byReference(textIn(row, map, "code"));
}

/** The same, or the question that any of the row's cells names. */
function askedIn(row: Row, map: ColumnMap, texts: TemplateTexts): EditionRequirement | undefined {
  const own = markedAs(row, map, texts);
  if (own) return own;
  for (const { content } of row.cells) {
    const anchor = content.kind === "text" ? anchorOf(content.text.trim(), texts) : null;
    if (anchor) return anchor[1];
  }
  return undefined;
}

/** Which of a question's own marks a text is, if it is one. */
function ownAnchor(text: string, { id, code, text: question }: EditionRequirement): "id" | "code" | "question" | undefined {
  if (text === id) return "id";
  if (text === code) return "code";
  return text.startsWith(question) ? "question" : undefined;
}

/** Which of a question's own marks a text is, and of which question. */
function anchorOf(text: string, texts: TemplateTexts): ["id" | "code" | "question", EditionRequirement] | null {
  const byId = texts.byId.get(text);
  if (byId) return ["id", byId];
  const byCode = texts.byReference(text);
  if (byCode) return ["code", byCode];
  const byText = text.length < 10 ? undefined : texts.byText(text);
  return byText ? ["question", byText] : null;
}

/**
 * Adds columns that no sign was found of, where they must stand by the template: between two known ones that are as far
 * from each other as there, or at the end that is open.
 */
function filled(map: ColumnMap, openEnds: boolean): ColumnMap {
  const full = { ...map };
  const taken = new Set(Object.values(map));
  columns.forEach((column, index) => {
    if (full[column] !== undefined) return;
    const before = columns.slice(0, index).findLast((each) => map[each] !== undefined);
    const after = columns.slice(index + 1).find((each) => map[each] !== undefined);
    const fromBefore = before && (map[before] as number) + index - columns.indexOf(before);
    const fromAfter = after && (map[after] as number) - (columns.indexOf(after) - index);
    const place = fromBefore ?? fromAfter;
    if (place === undefined || place < 1 || taken.has(place)) return;
    // With nothing behind it, a place after the last known column may be the vendor's own column.
    if (fromBefore !== undefined && fromAfter !== undefined ? fromBefore === fromAfter : openEnds || before === undefined || column === "status") full[column] = place;
  });
  return full;
}

/** Columns of a sheet without headings, by what stands in them; null when no row says which question it is. */
export function columnsByRows(rows: readonly Row[], texts: TemplateTexts): FoundColumns | null {
  const questions: [row: Row, requirement: EditionRequirement][] = [];
  const hits = new Map<Column, Map<number, number>>();
  const hit = (column: Column, place: number) => {
    const places = hits.get(column) ?? new Map<number, number>();
    hits.set(column, places.set(place, (places.get(place) ?? 0) + 1));
  };
  for (const row of rows) {
    let requirement: EditionRequirement | undefined;
    for (const { content, column } of row.cells) {
      if (content.kind !== "text") continue;
      const anchor = anchorOf(content.text.trim(), texts);
      if (!anchor) continue;
      hit(anchor[0], column);
      requirement ??= anchor[1];
    }
    if (!requirement) continue;
    questions.push([row, requirement]);
    const unit = answerUnit(requirement);
    for (const { content, column, formula } of row.cells) {
      const folded = foldText(contentText(content));
      if (texts.statusMarks.has(folded) || isStatusFormula(formula)) hit("status", column);
      else if (texts.mandatoryMarks.has(folded)) hit("mandatory", column);
      else if (unit !== "" && folded === foldText(unit)) hit("unit", column);
    }
  }
  if (!["id", "code", "question"].some((column) => hits.has(column as Column))) return null;
  const map: ColumnMap = {};
  const taken = new Set<number>();
  for (const column of columns) {
    const best = [...(hits.get(column) ?? [])].filter(([place]) => !taken.has(place)).sort((a, b) => b[1] - a[1])[0];
    if (!best) continue;
    map[column] = best[0];
    taken.add(best[0]);
  }
  labelled(map, rows, questions, texts);
  const full = filled(map, true);
  if (full.answer === undefined) return withLikelyAnswers(full, questions, texts);
  if (map.answer !== undefined) return { map: full, likely: false };
  // Who took over only some columns has others where the template's would be: then the answers fit elsewhere, and not here.
  const { yes, no } = fitsOf(questions, new Set(), texts).get(full.answer) ?? { yes: 0, no: 0 };
  const instead = yes > no ? null : withLikelyAnswers(map, questions, texts);
  return instead?.likely ? instead : { map: full, likely: false };
}

/** Adds columns that a label of the template stands above, where too few stand together to be its headings. */
function labelled(map: ColumnMap, rows: readonly Row[], questions: readonly [Row, EditionRequirement][], texts: TemplateTexts): void {
  const taken = new Set(Object.values(map));
  const first = questions[0]?.[0];
  for (const { cells } of first ? rows.slice(Math.max(0, rows.indexOf(first) - labelRows), rows.indexOf(first)) : []) {
    for (const { content, column: place } of cells) {
      const column = content.kind === "text" ? texts.headings.get(foldText(content.text)) : undefined;
      if (column === undefined || map[column] !== undefined || taken.has(place)) continue;
      map[column] = place;
      taken.add(place);
    }
  }
}

/** Rows above the first question in which such labels are looked for. */
const labelRows = 3;

/**
 * Adds the one column of which most cells are answers of the type that is asked, and behind it explanation and evidence when
 * exactly two columns with words are left there.
 */
function withLikelyAnswers(map: ColumnMap, questions: readonly [Row, EditionRequirement][], texts: TemplateTexts): FoundColumns {
  const taken = new Set(Object.values(map));
  const fitting = [...fitsOf(questions, taken, texts)].filter(([, { yes, no }]) => yes > no);
  if (fitting.length !== 1) return { map, likely: false };
  const [[answer]] = fitting;
  const end = map.status !== undefined && map.status > answer ? map.status : Infinity;
  const behind = new Set(questions.flatMap(([row]) => row.cells.flatMap(({ column }) => (column > answer && column < end && !taken.has(column) ? [column] : []))));
  const [comment, evidence] = [...behind].sort((a, b) => a - b);
  return { map: { ...map, answer, ...(behind.size === 2 ? { comment, evidence } : behind.size === 1 ? { comment } : {}) }, likely: true };
}

/** How many cells of each column are answers of the type that their row asks, and how many are not. */
function fitsOf(questions: readonly [Row, EditionRequirement][], taken: ReadonlySet<number>, texts: TemplateTexts): Map<number, { yes: number; no: number }> {
  const fits = new Map<number, { yes: number; no: number }>();
  for (const [row, requirement] of questions) {
    if (requirement.answer.type === "text") continue;
    for (const { content, column } of row.cells) {
      if (taken.has(column)) continue;
      const fit = fits.get(column) ?? { yes: 0, no: 0 };
      if (readValue(content, requirement.answer, texts.values).kind === "understood") fit.yes += 1;
      else fit.no += 1;
      fits.set(column, fit);
    }
  }
  return fits;
}

/** Whether a formula is the one that the template shows a question's status by. */
export function isStatusFormula(formula: string | null): boolean {
  return formula !== null && /^=\s*IF\s*\(\s*LEN\s*\(\s*TRIM\s*\(/i.test(formula);
}
