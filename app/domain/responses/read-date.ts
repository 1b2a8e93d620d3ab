import { foldText } from "./fold-text";

/** An ISO date, understood for certain or likely. */
export type DateReading = { certain: true; value: string } | { certain: false; likely?: string };

const months: readonly string[][] = [
  ["januari", "january", "jan"], ["februari", "february", "feb", "febr"], ["maart", "march", "mrt", "mar"], ["april", "apr"],
  ["mei", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"], ["augustus", "august", "aug"],
  ["september", "sept", "sep"], ["oktober", "october", "okt", "oct"], ["november", "nov"], ["december", "dec"],
];
const weekdays = /^(?:ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)[., ]+/;

/** Years that a date in an offer can lie in. */
const years = { first: 1900, last: 2199 };

/** `YYYY-MM-DD` of a day that the calendar has, or null. Month 1–12. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= years.first && year <= years.last ? date.toISOString().slice(0, 10) : null;
}

/** The date of a spreadsheet's day number (1900 system, or the 1904 system of old Mac workbooks), or null. */
export function serialDate(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial)) return null;
  const days = Math.floor(serial) + (date1904 ? 1462 : 0);
  // The 1900 system counts a 29 February 1900 that never was.
  const date = new Date(Date.UTC(1899, 11, days < 61 ? 31 : 30) + days * 86_400_000);
  return Number.isNaN(date.getTime()) ? null : isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

const certain = (value: string | null): DateReading => (value ? { certain: true, value } : { certain: false });
const likely = (value: string | null): DateReading => ({ certain: false, likely: value ?? undefined });

/**
 * A date written as ISO, or in Dutch or English. "03/04/2026" can be two dates, and a year of two digits several: these
 * are not certain, and the European reading is the likely one.
 */
export function readDateText(text: string): DateReading {
  const folded = foldText(text).replace(weekdays, "");

  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?$/.exec(folded);
  if (iso) return certain(isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3])));

  const figures = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(folded);
  if (figures) {
    const [first, second] = [Number(figures[1]), Number(figures[3])];
    if (figures[4].length === 2) return likely(isoDate(2000 + Number(figures[4]), second, first));
    const year = Number(figures[4]);
    if (second > 12) return figures[2] === "/" ? certain(isoDate(year, first, second)) : likely(isoDate(year, first, second));
    const european = isoDate(year, second, first);
    return figures[2] === "/" && first <= 12 && first !== second ? likely(european) : certain(european);
  }

  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|e)?[ .-]*(?:of )?([a-z]+)[ .,-]+(\d{4}|'?\d{2})$/.exec(folded);
  const monthFirst = /^([a-z]+)[ .-]+(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4}|'?\d{2})$/.exec(folded);
  const named = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : null;
  if (!named) return { certain: false };
  const month = months.findIndex((names) => names.includes(named[1])) + 1;
  if (month === 0) return { certain: false };
  if (named[2].length === 4) return certain(isoDate(Number(named[2]), month, Number(named[0])));
  return likely(isoDate(2000 + Number(named[2].replace("'", "")), month, Number(named[0])));
}
