import { cleanText } from "./clean-text";
import { typedNumber } from "./typed-number";

/** A posted field as it was typed; a file in the place of a text is nothing. */
export function postedString(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** The text of a posted field without what cannot be kept; line ends as everywhere. */
export function postedText(form: FormData, name: string): string {
  return cleanText(postedString(form, name)).replace(/\r\n?/g, "\n").trim();
}

/** A posted field of which nothing was typed or chosen is null. */
export function postedOrNull(form: FormData, name: string): string | null {
  return postedText(form, name) || null;
}

/** A posted number: null when blank, and NaN, which no schema takes, when it is none for certain. */
export function postedNumber(form: FormData, name: string): number | null {
  const text = postedText(form, name);
  return text === "" ? null : (typedNumber(text) ?? NaN);
}

/** The ids of the ticked fields of a list: `<name>:<id>`. */
export function postedList(form: FormData, name: string): string[] {
  return [...new Set([...form.keys()].flatMap((key) => (key.startsWith(`${name}:`) ? [key.slice(name.length + 1)] : [])))];
}
