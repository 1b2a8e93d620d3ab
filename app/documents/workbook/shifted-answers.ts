import { type CellContent, contentText, readValue } from "~/domain/responses/read-value";
import type { Issue } from "~/domain/responses/reading";

import type { Beside } from "./beside-template";
import { cellAddress, columnLetters } from "./cell-range";
import { cellIn } from "./locate-columns";
import type { LocatedRow } from "./locate-questions";
import { readQuestion, type ReadQuestion, type SheetLookup } from "./question-cells";
import type { Cell } from "./read-sheet";
import type { TemplateTexts } from "./template-texts";

/** A row of a sheet with what stands in its answer column. */
interface Place {
  row: number;
  /** Its index among the rows of the sheet. */
  index: number;
  question: ReadQuestion | null;
  cell: Cell | null;
  /** Of a row without a question: whether words of the template stand in it, as in the title of a group. */
  title: boolean;
  /** How the cell fits its own row: as an answer of the kind that is asked, as none, or so that it says nothing. */
  own: "fits" | "misfit" | "either";
}

/** Answers that stand some rows too low (or, less than 0, too high): between which rows that is sure, and between which it may be. */
interface Run {
  by: number;
  sure: { first: number; last: number };
  held: { first: number; last: number };
  score: number;
}

/** How far answers are looked for from their row. */
const distances = [1, -1, 2, -2, 3, -3];

/** Answers of the right kind in the wrong row, by which a shift is believed: without other signs, with a gap where the run begins, and with one in a row without a question too. */
const enough = { alone: 4, withGap: 3, spilt: 2 };
/** Answers in a row that end where no question is, by which it is believed where the kinds of all are alike. */
const enoughInBlock = 3;

const noCells = { beside: [], issues: [] };

/**
 * Finds answers of which a whole run stands a few rows from its questions, as when a column was pasted one cell too low:
 * they do not fit the kind of answer that their own rows ask, but all fit those of the other rows. What is read for such
 * rows is held back: `read` then says that it is unclear, with the moved answer as likely meaning where that is sure.
 */
export function holdShiftedAnswers(
  sheet: string, located: readonly LocatedRow[], read: (ReadQuestion | null)[], lookup: SheetLookup, texts: TemplateTexts,
): { beside: Beside[]; issues: Issue[] } {
  const column = answerColumn(read);
  if (column === null || !isSuspect(located, read, column)) return noCells;
  const places = placesOf(located, read, column);
  const byRow = new Map(places.map((place) => [place.row, place]));
  const beside: Beside[] = [];
  const issues: Issue[] = [];
  for (const { by, sure, held } of runsIn(places, byRow, texts)) {
    const moved = places.filter(({ row, cell }) => cell !== null && held.first <= row && row <= held.last);
    issues.push({
      severity: "error", code: "answers-shifted", sheet, cell: null, expected: by > 0 ? "down" : "up",
      found: `${columnLetters(column)}${moved[0]!.row}:${columnLetters(column)}${moved.at(-1)!.row}`,
    });
    const [first, last] = by > 0 ? [held.first - by, held.last] : [held.first, held.last - by];
    for (const { row, index, question, cell } of places) {
      const source = byRow.get(row + by);
      const comes = source?.cell && held.first <= source.row && source.row <= held.last ? source : null;
      if (!question || row < first || row > last || (cell === null && comes === null)) continue;
      const meant = comes && sure.first <= comes.row && comes.row <= sure.last ? readValue(comes.cell!.content, question.row.requirement.answer, texts.values) : null;
      read[index] = heldBack(question, lookup, texts, meant?.kind === "understood" ? meant.value : undefined);
      if (cell) beside.push({ sheet, cell: cellAddress(row, column), text: contentText(cell.content) });
    }
  }
  return { beside, issues };
}

/** The question's row read without its answer, which may be another's. */
function heldBack(read: ReadQuestion, lookup: SheetLookup, texts: TemplateTexts, likely: string | number | undefined): ReadQuestion {
  const { row } = read.row;
  const again = readQuestion({ ...read.row, row: { ...row, cells: row.cells.filter((cell) => cell !== read.cell) } }, lookup, texts);
  return {
    ...again, row: read.row, cell: read.cell, written: read.written,
    reading: { kind: "unclear", code: "answers-shifted", ...(likely === undefined ? {} : { likely }) },
  };
}

/** The column in which all questions of a sheet have their answers; null where rows differ or are in doubt themselves. */
function answerColumn(read: readonly (ReadQuestion | null)[]): number | null {
  let column: number | null = null;
  for (const each of read) {
    if (!each) continue;
    const { columns, moved, conflict } = each.row;
    if (moved !== null || conflict !== null || columns.answer === undefined || (column !== null && columns.answer !== column)) return null;
    column = columns.answer;
  }
  return column;
}

/** Quickly, for most sheets: whether anything gives reason to look closer. */
function isSuspect(located: readonly LocatedRow[], read: readonly (ReadQuestion | null)[], column: number): boolean {
  let misfits = 0;
  for (let index = 0; index < read.length; index += 1) {
    const each = read[index];
    if (each ? isMisfit(each) : located[index].kind === "other" && located[index].row.cells.some((cell) => cell.column === column)) misfits += 1;
  }
  return misfits > 0;
}

function isMisfit({ reading }: ReadQuestion): boolean {
  return reading.kind === "unclear" && (reading.code === "not-understood" || reading.code === "out-of-range" || reading.code === "qualified-yes");
}

function placesOf(located: readonly LocatedRow[], read: readonly (ReadQuestion | null)[], column: number): Place[] {
  const places = located.flatMap((each, index): Place[] => {
    const { row } = each;
    const question = read[index];
    if (question) {
      const understood = question.reading.kind === "understood" && question.row.requirement.answer.type !== "text";
      return [{ row: row.number, index, question, cell: question.cell, title: false, own: understood ? "fits" : isMisfit(question) ? "misfit" : "either" }];
    }
    if (each.kind === "heading") return [];
    // Beside words of the vendor's own it is no answer that slid off the questions.
    const cell = cellIn(row, { answer: column }, "answer");
    return cell ? [{ row: row.number, index, question: null, cell, title: row.cells.length > 1, own: "misfit" }] : [];
  });
  return places.sort((a, b) => a.row - b.row);
}

/** Whether a cell is the answer to a question of another row, of a kind that not every text is. */
function isAnswerTo({ question }: Place, { content }: { content: CellContent }, texts: TemplateTexts): boolean {
  const { answer } = question!.row.requirement;
  return answer.type !== "text" && readValue(content, answer, texts.values).kind === "understood";
}

/** Runs that do not overlap, the ones with most signs first. */
function runsIn(places: readonly Place[], byRow: ReadonlyMap<number, Place>, texts: TemplateTexts): Run[] {
  const runs = distances.flatMap((by) => runsBy(by, places, byRow, texts)).sort((a, b) => b.score - a.score);
  const taken: Run[] = [];
  for (const run of runs) {
    if (taken.every(({ held }) => held.last < run.held.first - 3 || run.held.last + 3 < held.first)) taken.push(run);
  }
  return taken.sort((a, b) => a.held.first - b.held.first);
}

interface Moved {
  place: Place;
  /** The row that it would belong to, where that has a question. */
  target: Place | null;
  sign: boolean;
  /** A sign, in a row without a question. */
  spilt: boolean;
}

/** Runs of answers that would fit `by` rows higher. */
function runsBy(by: number, places: readonly Place[], byRow: ReadonlyMap<number, Place>, texts: TemplateTexts): Run[] {
  const runs: Run[] = [];
  let segment: Moved[] = [];
  const end = () => {
    const run = runOf(segment, by, byRow);
    if (run) runs.push(run);
    segment = [];
  };
  for (const place of places) {
    if (!place.cell) continue;
    const at = byRow.get(place.row - by);
    const target = at?.question ? at : null;
    const fits = target !== null && isAnswerTo(target, place.cell, texts);
    // An answer that is right where it stands, and would be none there, is no part of a run.
    if (place.own === "fits" && !fits && target?.question?.row.requirement.answer.type !== "text") {
      end();
      continue;
    }
    const sign = fits && place.own === "misfit" && (place.question !== null || isTelling(place.cell, place.title));
    segment.push({ place, target, sign, spilt: sign && place.question === null });
  }
  end();
  return runs;
}

/** Whether a cell in a row without a question can only be an answer: a figure below a table may be a total. */
function isTelling({ content, formula }: Cell, title: boolean): boolean {
  return formula === null && (title || content.kind === "text" || (content.kind === "number" && content.format === "date"));
}

function runOf(segment: readonly Moved[], by: number, byRow: ReadonlyMap<number, Place>): Run | null {
  const signs = segment.flatMap(({ sign }, index) => (sign ? [index] : []));
  if (signs.length === 0) return null;
  const spilt = segment.filter((each) => each.spilt).length;
  const typed = signs.length - spilt;
  // Where a run was moved away from nothing is left.
  const leavesGap = ({ target }: Moved) => target !== null && target.cell === null;
  const blankBefore = (index: number) => byRow.get(segment[index]!.place.row - 1)?.cell === null;
  const blankBehind = (index: number) => byRow.get(segment[index]!.place.row + 1)?.cell === null;
  let first = signs[0]!;
  let last = signs.at(-1)!;
  if (by > 0) {
    while (first > 0 && !leavesGap(segment[first]!)) first -= 1;
    while (last < segment.length - 1 && !blankBehind(last)) last += 1;
  } else {
    while (last < segment.length - 1 && !leavesGap(segment[last]!)) last += 1;
    while (first > 0 && !blankBefore(first)) first -= 1;
  }
  const gap = leavesGap(segment[by > 0 ? first : last]!);
  if (!gap) [first, last] = by > 0 ? [signs[0]!, last] : [first, signs.at(-1)!];
  const block = segment.slice(first, last + 1).filter(({ place, target }) => target !== null && place.own !== "either").length;
  // What fits neither row has another reason.
  const noise = segment.slice(first, last + 1).filter(({ place, target, sign }) => !sign && place.own === "misfit" && target !== null && target.question!.row.requirement.answer.type !== "text").length;
  // A text in the row of another kind of question that would be one of a text.
  const soft = segment.slice(first, last + 1).filter(({ place, target }) => place.question !== null && place.own === "misfit" && target?.question?.row.requirement.answer.type === "text").length;
  const wordsSpilt = segment.some(({ place, spilt: isSpilt }) => isSpilt && place.cell!.content.kind === "text");
  const believed = typed >= enough.alone || (gap && (typed >= enough.withGap || (typed >= enough.spilt && spilt >= 1) || (spilt >= 1 && block >= enoughInBlock && (typed + soft >= 1 || wordsSpilt))));
  if (!believed || noise * 2 > signs.length) return null;
  // Before and behind what is sure the run may go on, where it can have begun or ended as well.
  const gaps = segment.flatMap((each, index) => (leavesGap(each) ? [index] : []));
  const from = by > 0 ? Math.min(first, gaps[0] ?? first) : 0;
  const to = by > 0 ? segment.length - 1 : Math.max(last, gaps.at(-1) ?? last);
  const rows = (a: number, b: number) => ({ first: segment[a]!.place.row, last: segment[b]!.place.row });
  return { by, sure: rows(first, last), held: rows(from, to), score: typed * 2 + spilt + (gap ? 1 : 0) - Math.abs(by) / 10 };
}
