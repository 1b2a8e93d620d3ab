import type { Language } from "../domain/language";

/**
 * A document as a small set of blocks, from which the PDF and the Word writer make the same document. Texts are in the
 * document's language; nothing in it depends on paper, fonts or file format.
 */
export interface DocumentModel {
  language: Language;
  title: string;
  /** Organisation that issues the document. */
  author: string;
  subject: string;
  /** ISO instant that the file is dated with; the clock is never read. */
  date: string;
  /** What stands at the top of every page: left and right. */
  running: { left: string; right: string };
  /** Null for a short document without a page of its own for its title. */
  cover: Cover | null;
  /** Heading of the table of contents, and how deep it goes; null leaves it out. */
  contents: { title: string; depth: 1 | 2 | 3 } | null;
  blocks: Block[];
}

export interface Cover {
  /** What kind of document it is, in full. */
  kind: string;
  title: string;
  organisation: string;
  facts: { label: string; value: string }[];
}

export type Block = Heading | Paragraph | List | Table | Figure | { type: "pageBreak" };

export interface Heading {
  type: "heading";
  level: 1 | 2 | 3;
  /** Chapter or section number, e.g. "4.1"; null for none. */
  number: string | null;
  text: string;
}

export interface Paragraph {
  type: "paragraph";
  text: string;
  /** `note` is small and grey, `code` keeps a hash or code apart. */
  tone?: Tone | "code";
  /** Stays on one page with what follows, as a greeting with the name under it. */
  keepWithNext?: boolean;
}

export type Tone = "plain" | "strong" | "note";

export interface List {
  type: "list";
  ordered: boolean;
  items: string[];
}

export interface Column {
  /** Header text; a table whose headers are all empty has no header row. */
  header: string;
  /** Relative to the other columns. */
  width: number;
  align?: "left" | "right";
  /** The cells of this column are the headers of their rows. */
  rowHeader?: boolean;
}

/** Text of a cell: one or more paragraphs, each with its tone. */
export type Cell = string | CellPart[];
export interface CellPart {
  text: string;
  tone?: Tone;
}

export interface Row {
  cells: Cell[];
  /** Depth of the first cell in a tree; 0 when absent. */
  indent?: number;
  /** Row that sums up or carries the ones below it. */
  strong?: boolean;
}

export interface Table {
  type: "table";
  columns: Column[];
  rows: Row[];
  /** What the table is about, for those who cannot see it. */
  summary: string;
}

export interface Figure {
  type: "figure";
  /** Plain SVG, without style sheets. */
  svg: string;
  /** In the SVG's own units; figures are drawn as wide as the text. */
  width: number;
  height: number;
  /** What the figure shows, for those who cannot see it. */
  alternative: string;
  caption: string;
}

/** Paragraphs of a text that was typed: parts between blank lines; single line ends become spaces. */
export function paragraphs(text: string): Paragraph[] {
  return text
    .split(/\r?\n\s*\n/)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => ({ type: "paragraph", text: part }));
}

/** Gives out the numbers of headings as they come: 1, 1.1, 1.1.1, 2 … */
export function headingNumbers(): (level: Heading["level"], text: string) => Heading {
  const counts = [0, 0, 0];
  return (level, text) => {
    counts[level - 1] += 1;
    counts.fill(0, level);
    return { type: "heading", level, number: counts.slice(0, level).join("."), text };
  };
}

/** The parts of a cell, whichever way it was written. */
export function cellParts(cell: Cell): CellPart[] {
  return typeof cell === "string" ? [{ text: cell }] : cell;
}

/** Whether a table has a row of column headers. */
export function hasHeader(table: Table): boolean {
  return table.columns.some((column) => column.header !== "");
}
