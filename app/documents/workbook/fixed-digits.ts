/** The digits that a number format fixes, and the text that it puts around them. */
export interface FixedDigits {
  before: string;
  /** At least so many before the decimal point, and between so many behind it. */
  whole: number;
  least: number;
  most: number;
  after: string;
}

const literals = String.raw`(?:"[^"]*"|\\.|[-() ])*`;
const section = new RegExp(`^(${literals})([0#]*0)(?:\\.(0*)(#*))?(${literals})(?:;|$)`, "s");

/** The digits that a number format code fixes; null for one that does more, such as thousands apart. */
export function fixedDigits(code: string): FixedDigits | null {
  const match = section.exec(code);
  if (!match) return null;
  const [, before = "", whole = "", least = "", more = "", after = ""] = match;
  const plain = (text: string) => text.replace(/"([^"]*)"|\\(.)/gs, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? "");
  return { before: plain(before), whole: whole.replaceAll("#", "").length, least: least.length, most: least.length + more.length, after: plain(after) };
}

/** A number as it shows; null where that is as it is always written, or where it shows rounded. */
export function writtenWith({ before, whole, least, most, after }: FixedDigits, number: number): string | null {
  if (number < 0 || most > 20) return null;
  const [digits, decimals = ""] = number.toFixed(most).split(".");
  if (Number(`${digits}.${decimals}`) !== number) return null;
  const shown = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, "");
  const written = `${before}${digits!.padStart(whole, "0")}${shown === "" ? "" : `.${shown}`}${after}`;
  return written === String(number) ? null : written;
}
