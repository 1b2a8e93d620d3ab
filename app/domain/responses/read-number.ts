import type { Language } from "../language";
import { plainText } from "./fold-text";

/** Understood for certain, or not – perhaps with the likely meaning. */
export type NumberReading = { certain: true; value: number } | { certain: false; likely?: number };

export interface NumberExpectation {
  language: Language;
  /** Unit that may stand behind the number. */
  unit?: string;
  /** ISO code of the currency that may stand beside the number. */
  currency?: string;
}

const currencyMarks: readonly [pattern: RegExp, code: string][] = [
  [/€|\beuro'?s?\b|\beur\b/giu, "EUR"],
  [/US\$|\$|\busd\b|\bdollars?\b/giu, "USD"],
  [/£|\bgbp\b|\bpounds?\b/giu, "GBP"],
  [/\bchf\b/giu, "CHF"],
];

/** Whether a unit is per cent, as a sign or in words. */
export function isPercent(unit: string | undefined): boolean {
  return unit !== undefined && /^(?:%|procent|per ?cent|percentage)$/i.test(plainText(unit).trim());
}

const raised = /[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u209F\u2150-\u218F\u2460-\u24FF]/;

const multipliers: readonly [pattern: RegExp, factor: number][] = [
  [/^ ?(?:k|duizend|thousand)\b/iu, 1e3],
  [/^ ?(?:mln|miljoen|million|mio)\b/iu, 1e6],
  [/^ ?(?:mld|miljard|billion|bn)\b/iu, 1e9],
];

/**
 * A number written as text, with Dutch or English separators, a currency mark or its unit. "1.234" can be two numbers:
 * such a text is not certain, and the language decides which one is likely.
 */
export function readNumberText(text: string, expectation: NumberExpectation): NumberReading {
  const { unit, currency, language } = expectation;
  // Folding would make 102 of 10² and 11⁄2 of 1½.
  if (raised.test(unit ? text.replace(unit, "") : text)) return { certain: false };
  let rest = plainText(text);
  const percentAsked = isPercent(unit);

  let foreign = false;
  for (const [pattern, code] of currencyMarks) {
    const without = rest.replace(pattern, " ");
    if (without !== rest && code !== currency && !(unit && plainText(unit).search(pattern) >= 0)) foreign = true;
    rest = without;
  }
  if (currency && !foreign) rest = rest.replace(new RegExp(`(?<![\\p{L}])${currency}(?![\\p{L}])`, "giu"), " ");
  if (percentAsked) rest = rest.replace(/%|\bprocent\b|\bper ?cent\b|\bpercentage\b/giu, " ");
  else if (unit) rest = withoutUnit(rest.trim(), plainText(unit));
  // Amounts without cents end in ",-", which also tells what the other separator is.
  rest = rest.trim().replace(/([.,]) ?-{1,2}$/, (_, separator: string) => `${separator}00`).trim();

  const core = readCore(rest, language);
  if (core?.certain && !foreign) return core;
  if (core) return { certain: false, likely: foreign ? undefined : core.certain ? core.value : core.likely };
  return { certain: false, likely: foreign || (!percentAsked && rest.includes("%")) ? undefined : onlyNumberIn(rest, language) };
}

function withoutUnit(text: string, unit: string): string {
  const lower = text.toLowerCase();
  const bare = unit.toLowerCase();
  if (bare.length > 0 && lower.endsWith(bare)) return text.slice(0, text.length - unit.length).trim();
  return text;
}

/** A text that is nothing but a number, or null. */
function readCore(text: string, language: Language): NumberReading | null {
  const match = /^([+-]?) ?([\d.,' ]*\d)$/.exec(text);
  if (!match || !/^[\d.,]/.test(match[2])) return null;
  const sign = match[1] === "-" ? -1 : 1;
  const digits = match[2];
  const certain = (plain: string): NumberReading | null => {
    const value = sign * Number(plain);
    return Number.isFinite(value) ? { certain: true, value: value === 0 ? 0 : value } : null;
  };

  if (/^\d+$/.test(digits)) return certain(digits);
  if (/[ ']/.test(digits)) {
    const grouped = /^(\d{1,3}(?:([ '])\d{3})(?:\2\d{3})*)(?:[.,](\d+))?$/.exec(digits);
    return grouped ? certain(`${grouped[1].replace(/[ ']/g, "")}.${grouped[3] ?? "0"}`) : null;
  }
  const both = /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(digits) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(digits);
  if (both) return certain(`${both[1].replace(/[.,]/g, "")}.${both[2]}`);
  if (/^\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})$/.test(digits)) return certain(digits.replace(/[.,]/g, ""));

  const single = /^(\d*)([.,])(\d+)$/.exec(digits);
  if (!single) return null;
  const [, whole, separator, decimals] = single;
  const couldBeThousands = decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (!couldBeThousands) return certain(`${whole || "0"}.${decimals}`);
  const thousands = (separator === ".") === (language === "nl");
  return { certain: false, likely: sign * Number(thousands ? whole + decimals : `${whole}.${decimals}`) };
}

/** The number in a text that holds exactly one, times "k" or "mln" behind it. */
function onlyNumberIn(text: string, language: Language): number | undefined {
  const found = [...text.matchAll(/\d(?:[\d.,']*\d)?/g)];
  if (found.length !== 1) return undefined;
  const reading = readCore(found[0][0], language);
  const value = reading === null ? undefined : reading.certain ? reading.value : reading.likely;
  if (value === undefined) return undefined;
  const behind = text.slice(found[0].index + found[0][0].length);
  const before = text.slice(0, found[0].index);
  // Less than nothing, in one of the ways to write that, or a dash: a number without its sign is none to offer.
  if (/^ ?-(?! ?\p{L})/u.test(behind) || /- ?$/.test(before) || (before.endsWith("(") && behind.startsWith(")"))) return undefined;
  const factor = multipliers.find(([pattern]) => pattern.test(behind))?.[1] ?? 1;
  return Number((value * factor).toPrecision(15));
}
