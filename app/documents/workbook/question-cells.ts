import { foldText } from "~/domain/responses/fold-text";
import { asUncertain, type CellContent, contentText, readRow, type RowReading } from "~/domain/responses/read-value";

import { cellKey, RangeIndex } from "./cell-range";
import { answerUnit, type Column } from "./layout";
import { cellIn, isReference, type QuestionRow, textIn } from "./locate-questions";
import type { Link, OpenedSheet } from "./open-sheet";
import { ownNotes } from "./own-notes";
import type { Note } from "./read-notes";
import type { Cell } from "./read-sheet";
import { mandatoryMarks, saysQuestion, type TemplateTexts } from "./template-texts";

/** The columns that a vendor fills in. */
export const inputColumns = ["answer", "comment", "evidence"] as const;

/** What lies on a sheet's cells, looked up by cell. */
export interface SheetLookup {
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
    const text = ownNotes.without(note.text);
    if (text !== "") notes.set(note.row, [...(notes.get(note.row) ?? []), { ...note, text }]);
  }
  return {
    links: new RangeIndex(sheet.links),
    notes,
    shownIn(row, column) {
      if (sheet.merges.length === 0) return null;
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
}

/** Reads a question from its row and from what lies on it: merged cells, links and notes. */
export function readQuestion(row: QuestionRow, lookup: SheetLookup, texts: TemplateTexts): ReadQuestion {
  const { requirement, columns } = row;
  const taken = new Set<Cell>();
  const shared: ReadQuestion["shared"] = [];
  const find = (column: (typeof inputColumns)[number]): Cell | null => {
    const own = cellIn(row.row, columns, column);
    const place = columns[column];
    if (own || place === undefined) return own;
    const shown = lookup.shownIn(row.row.number, place);
    if (!shown || taken.has(shown)) return null;
    if (shown.row !== row.row.number) {
      shared.push({ column, cell: shown });
      return null;
    }
    if (inputColumns.some((each) => columns[each] === shown.column) || isOfTemplate(shown, row)) return null;
    taken.add(shown);
    return shown;
  };
  const found = { answer: find("answer"), comment: find("comment"), evidence: find("evidence") };
  const links = linksOf(row, lookup, found);
  const notes = lookup.notes.get(row.row.number) ?? [];

  const written = cellText(found.answer);
  const unsaved = found.answer !== null && found.answer.formula !== null && contentText(found.answer.content) === "";
  const comment = [withLink(cellText(found.comment), links.comment), ...notes.map(noteText)].filter((text) => text !== "").join("\n");
  const evidence = [withLink(cellText(found.evidence), links.evidence), ...links.others.filter((target) => !sameAddress(written, target))];
  const content: CellContent | null = unsaved ? null : (found.answer?.content ?? null);
  let reading = readRow(requirement, { answer: content, comment, evidence: evidence.filter((text) => text !== "").join("\n") }, texts.values);
  if (unsaved) {
    reading = {
      answer: { ...reading.answer, comment: [reading.answer.comment, written].filter((text) => text !== "").join("\n") },
      reading: { kind: "unclear", code: "not-understood" },
    };
  }
  if (row.conflict !== null) reading = asUncertain(reading, "question-conflict", written);
  else if (row.moved === "unclear") reading = asUncertain(reading, "row-shifted", written);
  else if (changedUnit(row) !== null) reading = asUncertain(reading, "unit-changed", written);
  const merged = shared.find(({ column }) => column === "answer");
  if (merged && reading.reading.kind === "blank") {
    const there = readRow(requirement, { answer: merged.cell.content, comment: "", evidence: "" }, texts.values);
    const { reading: likely } = asUncertain(there, "merged-cells", "");
    reading = { answer: { ...reading.answer, comment: [reading.answer.comment, cellText(merged.cell)].filter((text) => text !== "").join("\n") }, reading: likely };
  }
  return { ...reading, row, cell: found.answer, written, taken, shared, notes };
}

/** What a note says, after who says it where that is known. */
export function noteText({ author, text }: Note): string {
  return author === "" || text.startsWith(`${author}:`) ? text : `${author}: ${text}`;
}

/** The unit in the vendor's copy, where a number or amount was asked in another; null where it is as published. */
export function changedUnit({ row, columns, requirement }: QuestionRow): string | null {
  const published = answerUnit(requirement);
  const found = textIn(row, columns, "unit");
  return published === "" || found === "" || foldText(found) === foldText(published) ? null : found;
}

/** The mandatory mark in the vendor's copy, where it is another than was published; null where it is the same. */
export function changedMark({ row, columns, requirement }: QuestionRow): string | null {
  if (columns.mandatory === undefined) return null;
  const found = textIn(row, columns, "mandatory");
  if (found === "" && !requirement.mandatory) return null;
  return mandatoryMarks(requirement.mandatory).has(foldText(found)) ? null : found;
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

function linksOf(row: QuestionRow, { links }: SheetLookup, found: Record<(typeof inputColumns)[number], Cell | null>) {
  const target = (place: number | undefined, cell: Cell | null): string => {
    const link = place === undefined ? null : links.at(row.row.number, place);
    return link?.target ?? /^=HYPERLINK\(\s*"([^"]+)"/i.exec(cell?.formula ?? "")?.[1] ?? "";
  };
  const { columns } = row;
  const own = { comment: target(columns.comment, found.comment), evidence: target(columns.evidence, found.evidence) };
  const others = Object.entries(columns).flatMap(([column, place]) => (column === "comment" || column === "evidence" ? [] : [target(place, column === "answer" ? found.answer : null)]));
  return { ...own, others: [...new Set(others)].filter((each) => each !== "" && each !== own.comment && each !== own.evidence) };
}

/** A text with the address that it leads to behind it, unless it says so itself. */
function withLink(text: string, target: string): string {
  if (target === "" || sameAddress(text, target)) return text;
  return text === "" ? target : `${text} (${target})`;
}

function sameAddress(text: string, target: string): boolean {
  const bare = (address: string) => address.trim().toLowerCase().replace(/^(?:https?:\/\/|mailto:)/, "").replace(/[/#]+$/, "");
  return bare(target) !== "" && bare(text).includes(bare(target));
}
