import { readNumberText } from "./responses/read-number";

/**
 * A number as people type it into a form, with Dutch or English separators. Null (which no schema takes) when blank, no
 * number, or two numbers at once: "25.000" is twenty-five to an Englishman and twenty-five thousand to a Dutchman.
 */
export function typedNumber(text: string): number | null {
  if (text.trim() === "") return null;
  const reading = readNumberText(text, { language: "nl" });
  return reading.certain ? reading.value : null;
}

/** Thousands in groups of three, all behind the same separator. */
const grouped = /^([-−–]?)([1-9]\d{0,2}(?:([.,])\d{3})(?:\3\d{3})*)$/;

/** An amount, of which nobody types three decimals: "25.000" and "25,000" are both twenty-five thousand. */
export function typedAmount(text: string): number | null {
  const found = grouped.exec(text.trim());
  return found ? typedNumber(found[1]! + found[2]!.replace(/[.,]/g, "")) : typedNumber(text);
}
