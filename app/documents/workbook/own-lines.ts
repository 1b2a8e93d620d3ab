import { languages } from "~/domain/language";
import { type MessageKey, translator } from "~/i18n/translate";

/** Lines that a prefilled workbook has and a blank one has not, some with figures or references in them. */
const lines = [
  "workbook.sheet.beside", "workbook.repaired.heading", "workbook.repaired.opening",
  "workbook.repaired.meaning.understood", "workbook.repaired.meaning.repaired", "workbook.repaired.meaning.unclear",
  "workbook.repaired.meaning.mandatory", "workbook.repaired.meaning.beside",
  "workbook.addendum.heading", "workbook.addendum.opening", "workbook.addendum.changed", "workbook.addendum.new", "workbook.addendum.removed",
  "workbook.addendum.nothing",
  "workbook.clarification.heading", "workbook.clarification.opening",
] as const satisfies readonly MessageKey[];

const anything = "\u0001";
const values = Object.fromEntries(["number", "code", "what", "edition"].map((name) => [name, anything]));

/** A pattern of a line in which the values that are filled in may be anything. */
const patterns: readonly RegExp[] = languages.flatMap((language) => lines.map((key) => {
  const escaped = translator(language)(key, values).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`^\\s*${escaped.replaceAll(anything, ".{1,500}?")}\\s*$`, "su");
}));

/** Whether a text is a line that the writer of prefilled workbooks puts on the start sheet. */
export function isOwnLine(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
