import { z } from "zod";

import { typedNumber } from "../typed-number";
import { businessCaseSchema, costKinds, returnKinds } from "./business-case";

/** A typed figure, or null where nothing was typed; what is no number is a problem of its field. */
const typed = z.string().max(40).transform((text, context) => {
  if (text.trim() === "") return null;
  const value = typedNumber(text.replace(/[€$%\s]/g, ""));
  if (value === null) context.addIssue({ code: "invalid_format", format: "number", input: text });
  return value;
});
const number = (fallback: number) => typed.transform((value) => value ?? fallback);
/** Typed in per cent, kept as a share. */
const share = (fallback: number) => number(fallback * 100).transform((value) => value / 100);
const shareOrNull = typed.transform((value) => (value === null ? null : value / 100));

const estimate = z.object({ worst: typed, expected: typed, best: typed });
const estimatedShare = z.object({ worst: shareOrNull, expected: shareOrNull, best: shareOrNull });
const whole = z.coerce.number();

const line = { id: z.string(), label: z.string(), timing: z.enum(["once", "yearly"]), firstYear: whole, growth: share(0), amount: estimate };

/** The form of a business case as it is posted, all fields text, to a business case. */
export const postedBusinessCaseSchema = z
  .object({
    currency: z.string(),
    years: whole,
    discountRate: share(0),
    note: z.string().default(""),
    costs: z
      .array(
        z.object({ ...line, kind: z.enum(costKinds), perHour: number(0).default(0), basis: z.enum(["internal", "external"]).default("internal") })
          .transform(({ perHour, basis, ...cost }) => ({ ...cost, rate: cost.kind === "own-people" ? { perHour, basis } : null })),
      )
      .default([]),
    returns: z.array(z.object({ ...line, kind: z.enum(returnKinds), margin: share(1).default(1) }).transform((one) => ({ ...one, margin: one.kind === "turnover" ? one.margin : 1 }))).default([]),
    channels: z
      .array(
        z.object({
          id: z.string(), label: z.string(), contactsPerYear: number(0), conversionNow: share(0), conversionLater: estimatedShare, profitPerContract: number(0),
          extraProfit: estimate, costPerContractNow: number(0), costPerContractLater: estimate, firstYear: whole,
        }),
      )
      .default([]),
    rivals: z.array(z.object({ id: z.string(), label: z.string(), investment: number(0), yearlyReturn: number(0), years: whole })).default([]),
  })
  .pipe(businessCaseSchema);

/** A value of a form whose names are paths, "costs.0.label": texts, and objects and lists of them. */
export type Posted = string | Posted[] | { [name: string]: Posted };

/**
 * Puts the fields of a form whose names are paths into objects and lists. Lists lose their gaps, so that a line that was
 * taken out leaves none. Names that are no such path are left out.
 */
export function nestedForm(fields: Iterable<readonly [string, unknown]>): { [name: string]: Posted } {
  const root = new Map<string, unknown>();
  for (const [name, value] of fields) {
    if (typeof value !== "string" || !/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/.test(name)) continue;
    const path = name.split(".");
    let at = root;
    for (const step of path.slice(0, -1)) {
      const next = at.get(step);
      const map = next instanceof Map ? (next as Map<string, unknown>) : new Map<string, unknown>();
      at.set(step, map);
      at = map;
    }
    at.set(path.at(-1)!, value);
  }
  return toPosted(root) as { [name: string]: Posted };
}

function toPosted(value: unknown): Posted {
  if (!(value instanceof Map)) return String(value);
  const entries = [...(value as Map<string, unknown>)];
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, one]) => toPosted(one));
  return Object.fromEntries(entries.map(([key, one]) => [key, toPosted(one)]));
}
