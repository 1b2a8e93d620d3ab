import { isTemplateText, type TemplateTexts } from "./template-texts";

/** Codes for a font, its size, colour or style, a page number, a date, a file or sheet name (ECMA-376 part 1, 18.3.1.46). */
const codes = /&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Za-z])/g;

/** The words in a page header or footer of a workbook: left, middle and right. */
export function marginTexts(written: string): string[] {
  return written.replaceAll("&&", "\uE000").split(/&[LCR]/).map((part) => part.replace(codes, "").replaceAll("\uE000", "&").trim()).filter(saysSomething);
}

/** What programs put around the number of a page by themselves. */
const pageWords = /(?<!\p{L})(?:page|pagina|seite|blad|sheet|of|van|von)(?!\p{L})/giu;

/** Whether a text has words of somebody's own, and not just the number of a page. */
export function saysSomething(text: string): boolean {
  return /\p{L}/u.test(text.replace(pageWords, ""));
}

/** Whether words in a header or footer are the template's own. */
export function isOwnMargin(text: string, sheet: string, texts: TemplateTexts): boolean {
  return text === sheet || texts.margins.has(text) || isTemplateText(text, texts) || texts.reference.test(text);
}
