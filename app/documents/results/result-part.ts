import type { Bilingual, Language } from "../../domain/language";
import type { ResultSources } from "../../domain/results/sources";
import { formatDate, formatMoney, formatPlainNumber, formatShare } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Translate } from "../../i18n/translate";
import type { Block, Cell, CellPart, Column, headingNumbers, Table } from "../document-model";

export type HeadingNumber = ReturnType<typeof headingNumbers>;

/** Parts of the documents; each has its title and what it is about in `results.part`. */
export type PartKey =
  | "swot" | "goals" | "contribution" | "fit" | "case" | "commitment" | "risks"
  | "present" | "situation" | "gaps" | "dependencies" | "phasing" | "preconditions" | "activities" | "approach" | "capacity" | "costs"
  | "steps" | "change" | "indicators" | "processApproach" | "organisation" | "followUp"
  | "support" | "minimum" | "requirements" | "integration" | "designDecisions" | "partner" | "integratedPlan"
  | "pilot" | "training" | "live" | "ambassadors" | "rewards" | "newWay" | "checks"
  | "outcome" | "courses" | "checksHeld" | "lessons";

/** A part of a document: what it holds, what it still lacks, and where that is filled in. */
export interface ResultPart {
  key: PartKey;
  /** Page of the selection, with its place on it. */
  place: string;
  filled: boolean;
  /** What it holds, in a line; empty where that is nothing. */
  summary: string;
  /** What is still missing in it, a sentence each. */
  open: string[];
  /** Its content under its heading; only for a part that is filled. */
  blocks: (number: HeadingNumber) => Block[];
}

/** What parts are written with. */
export interface Writer {
  s: ResultSources;
  language: Language;
  t: Translate;
  of: (text: Bilingual) => string;
  day: (iso: string | null) => string;
  plain: (value: number) => string;
  share: (value: number, digits?: number) => string;
  money: (value: number) => string;
}

export function resultWriter(s: ResultSources, language: Language): Writer {
  return {
    s, language, t: translator(language),
    of: (text) => text[language],
    day: (iso) => (iso === null ? "–" : formatDate(language, iso)),
    plain: (value) => formatPlainNumber(language, value),
    share: (value, digits = 0) => formatShare(language, value, digits),
    money: (value) => formatMoney(language, Math.round(value), s.businessCase.currency),
  };
}

/** A table of which the first column heads its rows; texts that are empty become a dash. */
export function table(summary: string, columns: readonly [header: string, width: number, align?: "right"][], rows: readonly Cell[][]): Table {
  return {
    type: "table", summary,
    columns: columns.map(([header, width, align], index): Column => ({ header, width, ...(align ? { align } : {}), ...(index === 0 ? { rowHeader: true } : {}) })),
    rows: rows.map((cells) => ({ cells: cells.map((cell) => (cell === "" || cell.length === 0 ? "–" : cell)) })),
  };
}

export const note = (text: string): Block => ({ type: "paragraph", tone: "note", text });
export const plainText = (text: string): Block => ({ type: "paragraph", text });
export const strongText = (text: string): Block => ({ type: "paragraph", tone: "strong", text });
export const bullets = (items: readonly string[]): Block[] => (items.length > 0 ? [{ type: "list", ordered: false, items: [...items] }] : []);

/** A cell of the texts that are there, the first of them strong where that is asked. */
export function cell(texts: readonly (string | null | false)[], first: CellPart["tone"] = "plain"): CellPart[] {
  return texts.filter((text): text is string => Boolean(text)).map((text, index) => ({ text, tone: index === 0 ? first : "note" }));
}

/** A text that may lack one of the languages, in the one that there is. */
export const looseText = ({ language }: Writer, text: { nl?: string | undefined; en?: string | undefined }) => text[language] ?? text.nl ?? text.en ?? "";

/** A text inside a cell, its line ends as spaces. */
export const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
/** Objectives are the end of a sentence; by themselves they begin with a capital. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** The sentence where something counts, nothing where it is 0. */
export const when = (count: number, text: string): string[] => (count > 0 ? [text] : []);
