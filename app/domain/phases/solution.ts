import { z } from "zod";

import type { Fields } from "../settle-edits";
import { postedString } from "../posted-field";

export const solutionForms = ["standard", "mixed", "bespoke"] as const;

/** What kind of system is looked for, and whether it is bought or made: decisions of the phase in which IT support is designed. */
export const solutionSchema = z.object({
  /** Classes of the pack that were chosen, such as operational and analytical CRM. */
  classes: z.array(z.string().min(1).max(200)).max(20),
  /** Why these. */
  classReason: z.string().trim().max(5_000),
  form: z.enum(solutionForms).nullable(),
  reason: z.string().trim().max(5_000),
  by: z.string().trim().max(200),
  on: z.iso.date().nullable(),
});
export type Solution = z.infer<typeof solutionSchema>;

/** Nothing chosen yet. */
export const emptySolution: Solution = { classes: [], classReason: "", form: null, reason: "", by: "", on: null };

/** The decision as its form posts it, still to be checked by its schema. */
export function postedSolution(form: FormData): Record<keyof Solution, unknown> {
  const text = (name: string) => postedString(form, name).replace(/\r\n?/g, "\n").trim();
  return { classes: form.getAll("classes").map(String), classReason: text("classReason"), form: text("form") || null, reason: text("reason"), by: text("by"), on: text("on") || null };
}

/** A decision as fields that two people may change independently of each other: every class is one. */
export function solutionFields({ classes, ...rest }: Solution, known: readonly string[]): Fields {
  return { ...rest, ...Object.fromEntries(known.map((id) => [`class:${id}`, classes.includes(id)])) };
}

export function solutionOfFields(fields: Fields, known: readonly string[]): Solution {
  return solutionSchema.parse({ ...fields, classes: known.filter((id) => fields[`class:${id}`] === true) });
}
