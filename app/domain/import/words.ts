import { foldText } from "../responses/fold-text";
import type { AnswerType } from "../requirements/answer-type";
import type { Priority } from "../requirements/requirement";
import { typedNumber } from "../typed-number";

/** What a cell in the column of priorities says. `wont`: MoSCoW's "won't have", asked of nobody. */
export interface SaidPriority {
  priority: Priority;
  mandatory: boolean;
  must: boolean;
  wont: boolean;
}

const said = (priority: Priority, more: Partial<SaidPriority> = {}): SaidPriority => ({ priority, mandatory: false, must: false, wont: false, ...more });
const knockOut = said("necessary", { mandatory: true, must: true });
const must = said("necessary", { must: true });
const wish = said("desirable");
const wont = said("desirable", { wont: true });

const priorityWords = new Map<string, SaidPriority>([
  ...["ko", "k.o", "k/o", "knock-out", "knockout", "knock out", "minimumeis", "minimum eis", "ko-eis", "ko eis", "uitsluitingseis"].map((word) => [word, knockOut] as const),
  ...["m", "must", "must have", "musthave", "must-have", "eis", "e", "harde eis", "verplicht", "noodzakelijk", "essentieel", "essential", "required", "mandatory", "necessary", "shall", "hoog", "high", "h", "1", "a", "p1"].map((word) => [word, must] as const),
  ...["s", "should", "should have", "should-have", "wens", "c", "could", "could have", "could-have", "nice to have", "gewenst", "wenselijk", "desirable", "optional", "optioneel", "middel", "gemiddeld", "medium", "laag", "low", "l", "2", "3", "b", "p2", "p3"].map((word) => [word, wish] as const),
  ...["won't", "wont", "won't have", "wont have", "would", "would have", "wil niet", "buiten scope", "out of scope"].map((word) => [word, wont] as const),
]);

/**
 * What a priority says; null where it is not understood. A lone W is "won't" in a list that also uses M, S or C, and
 * "wens" in one that uses E.
 */
export function readPriority(text: string, column: { moscow: boolean }): SaidPriority | null {
  const word = foldText(text).replace(/\s*\(.*\)$/, "");
  if (word === "w") return column.moscow ? wont : wish;
  return priorityWords.get(word) ?? priorityWords.get(/^([a-z]+(?: have)?)\s*[-–:].*$/.exec(word)?.[1] ?? "") ?? null;
}

/** Whether the single letters of a column are those of MoSCoW. */
export function isMoscow(values: readonly string[]): boolean {
  const words = new Set(values.map(foldText));
  return !words.has("e") && (words.has("m") || words.has("s") || words.has("c"));
}

const yes = new Set(["x", "ja", "j", "yes", "y", "ko", "k.o", "knock-out", "knockout", "verplicht", "mandatory", "true", "waar", "1", "✓", "✔", "m", "must", "eis"]);
const no = new Set(["", "nee", "n", "no", "false", "onwaar", "0", "-", "wens", "s", "c", "w"]);

/** Whether a cell in the column of knock-outs says so; null where it is not understood. */
export function readMandatory(text: string): boolean | null {
  const word = foldText(text);
  return yes.has(word) ? true : no.has(word) ? false : null;
}

const answers: readonly (readonly [RegExp, AnswerType])[] = [
  [/^(?:ja ?\/ ?nee|j ?\/ ?n|yes ?\/ ?no|y ?\/ ?n|boolean|ja-nee|gesloten|closed)/, { type: "yesno", better: "yes" }],
  [/^(?:schaal|scale|standaard|standard|fit)/, { type: "scale" }],
  [/^(?:open|tekst|text|vrij|free|toelichting|beschrijving|description|essay)/, { type: "text" }],
  [/^(?:bedrag|euro|eur\b|€|prijs|price|money|amount)/, { type: "money", currency: "EUR" }],
  [/^(?:datum|date)/, { type: "date" }],
  [/^(?:getal|aantal|number|numeriek|numeric|percentage|%)/, { type: "number", unit: { nl: "aantal", en: "number" } }],
];

/** The kind of answer that a cell names; null where it is not understood. */
export function readAnswerType(text: string): AnswerType | null {
  const word = foldText(text);
  return answers.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** A text that asks for a story and not for a yes, no or place on a scale. */
export function asksForText(text: string): boolean {
  return /^(?:beschrijf|omschrijf|licht toe|geef (?:aan hoe|een beschrijving|inzicht)|hoe |op welke wijze|welke |describe|explain|how |what |which |please describe)/i.test(text.trim());
}

/** A weight as typed; null where it is none between 0 and 1000. */
export function readWeight(text: string): number | null {
  const value = typedNumber(text.replace(/%$/, "").trim());
  return value !== null && value >= 0 && value <= 1000 ? value : null;
}

const reference = /^(?:[\p{L}]{1,8}[-. _]?)?\d+(?:[.\-_]\d+)*[.)]?[a-z]?$/u;

/** Whether a text looks like a number or code: "1.2", "R-014", "F.3a". */
export function isReference(text: string): boolean {
  return reference.test(text.trim()) || /^[\p{L}]$/u.test(text.trim()) || /^[IVX]{1,5}\.?$/.test(text.trim());
}

/** The numbers of a reference, by which sections lie within each other: "F-2.3." is 2 within 3. Null where it has none. */
export function numbersOf(text: string): number[] | null {
  const match = /^(?:[\p{L}]{1,8}[-. _]?)?(\d+(?:[.\-_]\d+)*)[.)]?(?:\s|[a-z]?$)/u.exec(text.trim());
  return match ? match[1].split(/[.\-_]/).map(Number) : null;
}
