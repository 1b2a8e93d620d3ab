import { foldText } from "~/domain/responses/fold-text";
import { asUncertain, type CellContent, contentText, readRow, readValue, type RowReading } from "~/domain/responses/read-value";

import { answerElsewhere, type ElsewhereAnswer } from "./answer-elsewhere";
import { cellKey, RangeIndex } from "./cell-range";
import { answerUnit, type Column, withoutTemplateNote } from "./layout";
import { cellIn, textIn } from "./locate-columns";
import { isReference, type QuestionRow } from "./locate-questions";
import type { Link, OpenedSheet } from "./open-sheet";
import type { Note } from "./read-notes";
import { type Cell, lostText } from "./read-sheet";
import { mandatoryMarks, saysQuestion, type TemplateTexts } from "./template-texts";

/** The columns that a vendor fills in. */
export const inputColumns = ["answer", "comment", "evidence"] as const;

/** What lies on a sheet's cells, looked up by cell. */
export interface SheetLookup {
  /** Whether the sheet has merged cells and links at all. */
  merged: boolean;
  linked: boolean;
  links: RangeIndex<Link>;
  notes: ReadonlyMap<number, Note[]>;
  /** Cell whose content a cell shows because it is merged with it, or null. */
  shownIn(row: number, column: number): Cell | null;
}

export function lookupIn(sheet: OpenedSheet): SheetLookup {
  const merges = new RangeIndex(sheet.merges.map((range) => ({ range })));
  let cells: Map<number, Cell> | null = null;
  const notes = new Map<number, Note[]>();
  for (const note of sheet.notes) {
    const text = withoutTemplateNote(note.text);
    if (text !== "") notes.set(note.row, [...(notes.get(note.row) ?? []), { ...note, text }]);
  }
  return {
    merged: sheet.merges.length > 0,
    linked: sheet.links.length > 0,
    links: new RangeIndex(sheet.links),
    notes,
    shownIn(row, column) {
      const range = merges.at(row, column)?.range;
      if (!range || (range.top === row && range.left === column)) return null;
      cells ??= new Map(sheet.rows.flatMap((each) => each.cells.map((cell): [number, Cell] => [cellKey(cell.row, cell.column), cell])));
      return cells.get(cellKey(range.top, range.left)) ?? null;
    },
  };
}

/** A cell's text; a formula without a saved result stands for itself, so that it is not lost. */
export function cellText(cell: Cell | null): string {
  if (!cell) return "";
  return contentText(cell.content) || (cell.formula ?? "");
}

/** A question's row as an answer, with what is needed to say where it comes from. */
export interface ReadQuestion extends RowReading {
  row: QuestionRow;
  /** The cell that the answer was read from, and its text. */
  cell: Cell | null;
  written: string;
  /** Cells of other columns that were taken for an answer because they are merged with it. */
  taken: ReadonlySet<Cell>;
  /** Cells of other rows that this row shows because they are merged with it. */
  shared: { column: (typeof inputColumns)[number]; cell: Cell }[];
  notes: readonly Note[];
  /** Where an answer stands that was left out of its own cell. */
  elsewhere?: ElsewhereAnswer;
}

const nothingTaken: ReadonlySet<Cell> = new Set();
const noNotes: readonly Note[] = [];

/**
 * Reads a question from its row and from what lies on it: merged cells, links and notes. This and what it calls run once
 * a row, so they make no closures or collections for rows that have none of these.
 */
export function readQuestion(row: QuestionRow, lookup: SheetLookup, texts: TemplateTexts): ReadQuestion {
  const { requirement } = row;
  const { found, taken, shared } = lookup.merged ? findMerged(row, lookup) : { found: inputCells(row), taken: nothingTaken, shared: [] };
  const links = lookup.linked || hasFormula(found) ? linksOf(row, lookup, found) : noLinks;
  const notes = lookup.notes.get(row.row.number) ?? noNotes;

  const written = cellText(found.answer);
  const unsaved = found.answer !== null && found.answer.formula !== null && contentText(found.answer.content) === "";
  let comment = withLink(cellText(found.comment), links.comment);
  if (notes.length > 0) comment = lines([comment, ...notes.map(noteText)]);
  let evidence = withLink(cellText(found.evidence), links.evidence);
  if (links.others.length > 0) evidence = lines([evidence, ...links.others.filter((target) => !sameAddress(written, target))]);
  const content: CellContent | null = unsaved ? null : (found.answer?.content ?? null);
  let reading = readRow(requirement, { answer: content, comment, evidence }, texts.values);
  if (unsaved) {
    reading = {
      answer: { ...reading.answer, comment: lines([reading.answer.comment, written]) },
      reading: { kind: "unclear", code: "not-understood" },
    };
  }
  const struck = unsaved ? undefined : found.answer?.struck;
  if (struck) {
    const rest = struck.rest === "" ? reading : readRow(requirement, { answer: { kind: "text", text: struck.rest }, comment, evidence }, texts.values);
    const { answer, reading: likely } = asUncertain(rest, "struck-through", "");
    reading = { answer: { ...answer, comment: lines([comment, written]) }, reading: likely.kind === "unclear" ? { ...likely, code: "struck-through" } : likely };
  }
  // Who leaves the answer blank and gives it as explanation has answered all the same; what is no answer of the kind that is asked, is an explanation.
  if (reading.reading.kind === "blank" && found.comment && shared.length === 0) {
    const there = readValue(found.comment.content, requirement.answer, texts.values);
    if (there.kind === "understood" && found.comment.struck === undefined) reading = { answer: reading.answer, reading: { kind: "unclear", code: "answer-in-comment", likely: there.value } };
  }
  if (row.conflict !== null) reading = asUncertain(reading, "question-conflict", written);
  else if (row.moved === "unclear") reading = asUncertain(reading, "row-shifted", written);
  else if (changedUnit(row) !== null) reading = asUncertain(reading, "unit-changed", written);
  const merged = shared.length === 0 ? undefined : shared.find(({ column }) => column === "answer");
  if (merged && reading.reading.kind === "blank") {
    const there = readRow(requirement, { answer: merged.cell.content, comment: "", evidence: "" }, texts.values);
    const { reading: likely } = asUncertain(there, "merged-cells", "");
    reading = { answer: { ...reading.answer, comment: lines([reading.answer.comment, cellText(merged.cell)]) }, reading: likely };
  }
  const elsewhere = reading.reading.kind === "blank" ? answerElsewhere(row, notes, texts) : null;
  if (elsewhere) reading = { answer: reading.answer, reading: { kind: "unclear", code: "answer-elsewhere", likely: elsewhere.value } };
  return { ...reading, row, cell: found.answer, written, taken, shared, notes, ...(elsewhere ? { elsewhere } : {}) };
}

type InputCells = Record<(typeof inputColumns)[number], Cell | null>;

function inputCells({ row, columns }: QuestionRow): InputCells {
  return { answer: cellIn(row, columns, "answer"), comment: cellIn(row, columns, "comment"), evidence: cellIn(row, columns, "evidence") };
}

/** The cells of a row on a sheet with merged cells, and those that it takes from other columns or shows of other rows. */
function findMerged(row: QuestionRow, lookup: SheetLookup): { found: InputCells; taken: ReadonlySet<Cell>; shared: ReadQuestion["shared"] } {
  const { columns } = row;
  const found = inputCells(row);
  const taken = new Set<Cell>();
  const shared: ReadQuestion["shared"] = [];
  for (const column of inputColumns) {
    const place = columns[column];
    if (found[column] || place === undefined) continue;
    const shown = lookup.shownIn(row.row.number, place);
    if (!shown || taken.has(shown)) continue;
    if (shown.row !== row.row.number) {
      shared.push({ column, cell: shown });
    } else if (!inputColumns.some((each) => columns[each] === shown.column) && !isOfTemplate(shown, row)) {
      taken.add(shown);
      found[column] = shown;
    }
  }
  return { found, taken, shared };
}

function hasFormula({ answer, comment, evidence }: InputCells): boolean {
  return Boolean(answer?.formula ?? comment?.formula ?? evidence?.formula);
}

function lines(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n");
}

/** What a note says, after who says it where that is known. */
export function noteText({ author, text }: Note): string {
  return author === "" || text.startsWith(`${author}:`) ? text : `${author}: ${text}`;
}

/** The unit in the vendor's copy, where a number or amount was asked in another; null where it is as published. */
export function changedUnit({ row, columns, requirement }: QuestionRow): string | null {
  const published = answerUnit(requirement);
  if (published === "") return null;
  const found = textIn(row, columns, "unit");
  return found === "" || found === lostText || found === published || foldText(found) === foldText(published) ? null : found;
}

/** The mandatory mark in the vendor's copy, where it is another than was published; null where it is the same. */
export function changedMark({ row, columns, requirement }: QuestionRow): string | null {
  if (columns.mandatory === undefined) return null;
  const found = textIn(row, columns, "mandatory");
  if (found === lostText || (found === "" && !requirement.mandatory)) return null;
  const marks = mandatoryMarks(requirement.mandatory);
  return marks.has(found) || marks.has(foldText(found)) ? null : found;
}

/** Whether a cell holds what the template has there. */
function isOfTemplate(cell: Cell, { columns, requirement }: QuestionRow): boolean {
  const text = contentText(cell.content);
  const column = (Object.keys(columns) as Column[]).find((each) => columns[each] === cell.column);
  switch (column) {
    case "id":
      return true;
    case "code":
      return isReference(text, requirement);
    case "question":
      return text.length > 40 || saysQuestion(text, requirement);
    case "mandatory":
      return mandatoryMarks(true).has(foldText(text)) || mandatoryMarks(false).has(foldText(text));
    case "unit":
      return foldText(text) === foldText(answerUnit(requirement));
    default:
      return column === "status";
  }
}

/** Addresses that a row's cells lead to; `others` of other cells than those of comment and evidence. */
interface RowLinks {
  comment: string;
  evidence: string;
  others: string[];
}

const noLinks: RowLinks = { comment: "", evidence: "", others: [] };

function linksOf({ row, columns }: QuestionRow, { links }: SheetLookup, found: InputCells): RowLinks {
  const comment = linkTarget(links, row.number, columns.comment, found.comment);
  const evidence = linkTarget(links, row.number, columns.evidence, found.evidence);
  const others = new Set<string>();
  for (const [column, place] of Object.entries(columns)) {
    if (column === "comment" || column === "evidence") continue;
    const target = linkTarget(links, row.number, place, column === "answer" ? found.answer : null);
    if (target !== "" && target !== comment && target !== evidence) others.add(target);
  }
  return { comment, evidence, others: [...others] };
}

function linkTarget(links: RangeIndex<Link>, row: number, place: number | undefined, cell: Cell | null): string {
  const link = place === undefined ? null : links.at(row, place);
  return link?.target ?? /^=HYPERLINK\(\s*"([^"]+)"/i.exec(cell?.formula ?? "")?.[1] ?? "";
}

/** A text with the address that it leads to behind it, unless it says so itself. */
function withLink(text: string, target: string): string {
  if (target === "" || sameAddress(text, target)) return text;
  return text === "" ? target : `${text} (${target})`;
}

function sameAddress(text: string, target: string): boolean {
  const bare = bareAddress(target);
  return bare !== "" && bareAddress(text).includes(bare);
}

function bareAddress(address: string): string {
  return address.trim().toLowerCase().replace(/^(?:https?:\/\/|mailto:)/, "").replace(/[/#]+$/, "");
}
