import { z } from "zod";

import { cleanText } from "../clean-text";
import type { Fields } from "../settle-edits";
import { typedAmount, typedNumber } from "../typed-number";
import { businessCaseSchema, caseParts, costKinds, returnKinds } from "./business-case";
import type { BusinessCase } from "./business-case";
import { caseFields } from "./case-fields";

/** A typed figure, or null where nothing was typed; what is no number is a problem of its field. */
const typedBy = (read: typeof typedNumber) => z.string().max(40).transform((text, context) => {
  if (text.trim() === "") return null;
  const value = read(text.replace(/[€$%\s]/g, ""));
  if (value === null) context.addIssue({ code: "invalid_format", format: "number", input: text });
  return value;
});
const amount = typedBy(typedAmount);
const percentage = typedBy(typedNumber);
const number = (fallback: number) => amount.transform((value) => value ?? fallback);
/** Typed in per cent, kept as a share. */
const share = (fallback: number) => percentage.transform((value) => (value ?? fallback * 100) / 100);
const shareOrNull = percentage.transform((value) => (value === null ? null : value / 100));

const estimate = z.object({ worst: amount, expected: amount, best: amount });
const estimatedShare = z.object({ worst: shareOrNull, expected: shareOrNull, best: shareOrNull });
const whole = z.coerce.number();

const line = { label: z.string(), timing: z.enum(["once", "yearly"]), firstYear: whole, growth: share(0), amount: estimate };

/** The lines of a part, which are posted by id. */
function linesOf<S extends z.ZodType<object>>(schema: S) {
  return z.record(z.string(), schema).default({}).transform((lines) => Object.entries(lines as Record<string, z.infer<S>>).map(([id, one]) => ({ id, ...one })));
}

/** The form of a business case as it is posted, all fields text, to a business case. */
export const postedBusinessCaseSchema = z
  .object({
    currency: z.string(),
    years: whole,
    discountRate: share(0),
    note: z.string().default("").transform((text) => text.replace(/\r\n?/g, "\n")),
    costs: linesOf(
      z.object({ ...line, kind: z.enum(costKinds), perHour: number(0).default(0), basis: z.enum(["internal", "external"]).default("internal") })
        .transform(({ perHour, basis, ...cost }) => ({ ...cost, rate: cost.kind === "own-people" ? { perHour, basis } : null })),
    ),
    returns: linesOf(z.object({ ...line, kind: z.enum(returnKinds), margin: share(1).default(1) }).transform((one) => ({ ...one, margin: one.kind === "turnover" ? one.margin : 1 }))),
    channels: linesOf(
      z.object({
        label: z.string(), contactsPerYear: number(0), conversionNow: share(0), conversionLater: estimatedShare, profitPerContract: number(0),
        extraProfit: estimate, costPerContractNow: number(0), costPerContractLater: estimate, firstYear: whole,
      }),
    ),
    rivals: linesOf(z.object({ label: z.string(), investment: number(0), yearlyReturn: number(0), years: whole })),
  })
  .transform((posted, context): BusinessCase => {
    const checked = businessCaseSchema.safeParse(posted);
    if (checked.success) return checked.data;
    // A problem is told of the field that it stands in, which is named by the id of its line.
    for (const issue of checked.error.issues) {
      const [start, index, ...rest] = issue.path;
      const part = caseParts.find((one) => one === start);
      const id = part && typeof index === "number" ? posted[part][index]?.id : undefined;
      context.issues.push({ ...issue, input: undefined, path: id === undefined ? issue.path : [start!, id, ...rest] } as (typeof context.issues)[number]);
    }
    return z.NEVER;
  });

/** The posted form of a business case as fields: those that it has a field for. A figure of a line that it does not show stays as it is. */
export function postedCaseFields(businessCase: BusinessCase, has: (name: string) => boolean): Fields {
  return Object.fromEntries(Object.entries(caseFields(businessCase)).filter(([name]) => has(name)));
}

/** A value of a form whose names are paths, "costs.<id>.label": texts, and objects of them. */
export type Posted = string | { [name: string]: Posted };

/** Puts the fields of a form whose names are paths into objects. Names that are no such path are left out. */
export function nestedForm(fields: Iterable<readonly [string, unknown]>): { [name: string]: Posted } {
  const root = new Map<string, unknown>();
  for (const [name, value] of fields) {
    if (typeof value !== "string" || !/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9-]+)*$/.test(name)) continue;
    const path = name.split(".");
    let at = root;
    for (const step of path.slice(0, -1)) {
      const next = at.get(step);
      const map = next instanceof Map ? (next as Map<string, unknown>) : new Map<string, unknown>();
      at.set(step, map);
      at = map;
    }
    at.set(path.at(-1)!, cleanText(value));
  }
  return toPosted(root) as { [name: string]: Posted };
}

function toPosted(value: unknown): Posted {
  return value instanceof Map ? Object.fromEntries([...(value as Map<string, unknown>)].map(([key, one]) => [key, toPosted(one)])) : String(value);
}
