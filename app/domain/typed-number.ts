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
