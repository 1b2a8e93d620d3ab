import type { Edition } from "~/domain/edition/edition";
import { priceLineCode, priceRhythms } from "~/domain/cost/price-sheet";
import type { PriceRhythm } from "~/domain/cost/price-sheet";
import { languages } from "~/domain/language";
import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";
import { translator } from "~/i18n/translate";

import type { OpenedSheet } from "./open-sheet";

/** The shape of the price sheet, known to the part that writes it and the part that reads it. */

/** Columns from left to right; the first is hidden and holds the id of the line. */
export const priceColumns = ["id", "code", "text", "rhythm", "quantity", "unit", "price", "amount", "remark"] as const;
export type PriceColumn = (typeof priceColumns)[number];

export function priceColumn(column: PriceColumn): number {
  return priceColumns.indexOf(column) + 1;
}

/** What A1 says, by which the sheet is known under any name. */
export const priceMark = "shortlist-prices";

/** Row of the headings; title, reference and terms stand above it. */
export const priceHeadRow = 5;

/** The id of a line that vendors add, from 1. */
export const ownLineId = (number: number) => `own-${number}`;
export const isOwnLineId = (id: string) => /^own-\d+$/.test(id);

const everyLanguage = languages.map(translator);

/** Columns by their headings, folded, in all languages. */
export const priceHeadings: ReadonlyMap<string, PriceColumn> = new Map(
  everyLanguage.flatMap((t) => priceColumns.filter((column) => column !== "id").map((column): [string, PriceColumn] => [foldText(t(`outcome.workbook.column.${column}`)), column])),
);

/** Rhythms by what the sheet calls them, folded, in all languages. */
export const rhythmsByWord: ReadonlyMap<string, PriceRhythm> = new Map(
  everyLanguage.flatMap((t) => priceRhythms.map((rhythm): [string, PriceRhythm] => [foldText(t(`outcome.price.rhythm.${rhythm}`)), rhythm])),
);

/** Whether a sheet is the price sheet: by its mark, by its name, or by the ids of its lines. */
export function isPriceSheet(sheet: OpenedSheet, edition: Edition): boolean {
  if (!edition.price) return false;
  const ids = new Set(edition.price.lines.map(({ id }) => id));
  const first = (index: number) => contentText(sheet.rows[index]?.cells[0]?.content ?? null);
  if ([0, 1, 2].some((index) => first(index) === priceMark)) return true;
  if (sheet.rows.some(({ cells }) => cells.some(({ content }) => content.kind === "text" && ids.has(content.text)))) return true;
  if (!everyLanguage.some((t) => foldText(t("outcome.workbook.sheet")) === foldText(sheet.name))) return false;
  // A name alone is no sign where another sheet was called so.
  const lines = new Set(edition.price.lines.flatMap(({ text }, place) => [foldText(text), foldText(priceLineCode(place))]));
  return sheet.rows.some(({ cells }) => cells.some(({ content }) => content.kind === "text" && lines.has(foldText(content.text))));
}
