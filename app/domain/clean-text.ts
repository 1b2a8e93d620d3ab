/**
 * A text without what databases and XML documents cannot hold: control characters other than tab and line ends, lone
 * halves of surrogate pairs, and the two noncharacters U+FFFE and U+FFFF.
 */
export function cleanText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "");
}
