import { z } from "zod";

const prefix = "take.";
const meaningSchema = z.union([z.string().max(1000), z.number()]);

/** Name of the form field that confirms a meaning for a requirement. */
export function confirmField(requirement: string): string {
  return prefix + requirement;
}

/** Value of such a field: whether a number or a text is meant must survive the form. */
export function confirmValue(meaning: string | number): string {
  return JSON.stringify(meaning);
}

/** The meanings that a posted form confirms, by requirement id; what was not made by `confirmValue` is left out. */
export function confirmedOf(entries: Iterable<[string, unknown]>): Record<string, string | number> {
  const confirmed: [string, string | number][] = [];
  for (const [name, value] of entries) {
    if (!name.startsWith(prefix) || typeof value !== "string" || value === "") continue;
    const meaning = meaningSchema.safeParse(parsed(value));
    if (meaning.success) confirmed.push([name.slice(prefix.length), meaning.data]);
  }
  return Object.fromEntries(confirmed);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
