import type { Language } from "../domain/language";

const locales: Record<Language, string> = { nl: "nl-NL", en: "en-GB" };

// Making a formatter costs a hundred times what using it does, and a document uses thousands.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(locales[language], options)));
  return format;
}

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(locales[language], options)));
  return format;
}

/** Number with the separators of the language, and exactly `digits` decimals (default 1). */
export function formatNumber(language: Language, value: number, digits = 1): string {
  return numberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** Number as written, with at most `digits` decimals (default 6) and no trailing zeros. */
export function formatPlainNumber(language: Language, value: number, digits = 6): string {
  return numberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** Share 0–1 as a percentage. */
export function formatShare(language: Language, share: number, digits = 1): string {
  return numberFormat(language, {
    style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits,
  }).format(share);
}

/** Amount of money with its currency sign, without decimals when it is whole. */
export function formatMoney(language: Language, value: number, currency: string): string {
  return numberFormat(language, {
    style: "currency", currency, minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2,
  }).format(value);
}

/** ISO date (`2026-11-21`) or instant as a long date: "21 november 2026". */
export function formatDate(language: Language, iso: string, timeZone = "Europe/Amsterdam"): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  return dateFormat(language, {
    day: "numeric", month: "long", year: "numeric", timeZone: day ? "UTC" : timeZone,
  }).format(new Date(day ? `${iso}T00:00:00Z` : iso));
}

/** ISO instant as date and time with its time zone: "21 november 2026 om 17:00 CET"; with its seconds where they matter. */
export function formatInstant(language: Language, iso: string, timeZone = "Europe/Amsterdam", seconds = false): string {
  return dateFormat(language, {
    day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", ...(seconds ? { second: "2-digit" as const } : {}), timeZoneName: "short", timeZone,
  }).format(new Date(iso));
}
