import type { Fields } from "../settle-edits";
import { caseParts, emptyBusinessCase, keptBusinessCaseSchema } from "./business-case";
import type { BusinessCase, KeptBusinessCase } from "./business-case";

/**
 * A business case as fields that two people may change independently of each other, under the names that its form posts:
 * "years", "costs.<id>.amount.expected".
 */
export function caseFields(businessCase: BusinessCase): Fields {
  const { currency, years, discountRate, note } = businessCase;
  const lines = caseParts.flatMap((part) => businessCase[part].flatMap(({ id, ...line }) => named(`${part}.${id}`, line)));
  return { currency, years, discountRate, note: note.replace(/\r\n?/g, "\n"), ...Object.fromEntries(lines) };
}

function named(path: string, value: Record<string, unknown>): [string, unknown][] {
  return Object.entries(value).flatMap(([part, one]): [string, unknown][] => {
    // What an hour costs stands among the other figures of a line.
    if (part === "rate") return named(path, (one as Record<string, unknown> | null) ?? { perHour: null, basis: null });
    return typeof one === "object" && one !== null ? named(`${path}.${part}`, one as Record<string, unknown>) : [[`${path}.${part}`, one]];
  });
}

/** A business case with its values taken from fields; lines come in the order of the fields. What is taken out stays so. */
export function caseOfFields(fields: Fields, removed: readonly string[] = []): KeptBusinessCase {
  const lines = Object.fromEntries(caseParts.map((part) => [part, new Map<string, Record<string, unknown>>()]));
  for (const [field, value] of Object.entries(fields)) {
    const { part, id, leaf } = pathOf(field) ?? {};
    if (part === undefined || id === undefined || leaf === undefined) continue;
    const line = lines[part]!.get(id) ?? { id };
    const [name, outlook] = leaf.split(".");
    line[name!] = outlook === undefined ? value : { ...(line[name!] as object | undefined), [outlook]: value };
    lines[part]!.set(id, line);
  }
  const { costs, returns, channels, rivals } = Object.fromEntries(Object.entries(lines).map(([part, of]) => [part, [...of.values()]]));
  return keptBusinessCaseSchema.parse({
    ...emptyBusinessCase, ...Object.fromEntries(heads.flatMap((head) => (head in fields ? [[head, fields[head]]] : []))),
    costs: costs!.map(({ perHour, basis, ...line }) => ({ ...line, rate: line.kind === "own-people" ? { perHour: perHour ?? 0, basis: basis ?? "internal" } : null })),
    returns: returns!.map((line) => ({ ...line, margin: line.kind === "turnover" ? (line.margin ?? 1) : 1 })),
    channels, rivals, removed,
  });
}

const heads = ["currency", "years", "discountRate", "note"] as const;

/** Which value of which line a field is; null for those of the business case as a whole. */
export function pathOf(field: string): { part: (typeof caseParts)[number]; id: string; leaf: string } | null {
  const [start, id, ...leaf] = field.split(".");
  const part = caseParts.find((one) => one === start);
  return part && id && leaf.length > 0 ? { part, id, leaf: leaf.join(".") } : null;
}

/** The field that says of a line that one took it out while another changed it: "out", or "kept". */
export const goneField = (id: string) => `gone:${id}`;

/**
 * Theirs and yours with the lines that they took out and you changed as fields of their own: what is to become of such a
 * line is a choice, as both changed it.
 */
export function withGone(base: Fields, removed: readonly string[], theirs: Fields, yours: Fields): { theirs: Fields; yours: Fields } {
  const changed = new Set(Object.keys(yours).flatMap((field) => ((yours[field] ?? null) === (base[field] ?? null) ? [] : (pathOf(field)?.id ?? []))));
  const gone = (ids: readonly string[], value: string) => Object.fromEntries(ids.map((id) => [goneField(id), value]));
  return { theirs: { ...theirs, ...gone(removed, "out") }, yours: { ...yours, ...gone(removed.filter((id) => changed.has(id)), "kept") } };
}
