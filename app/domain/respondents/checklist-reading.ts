import { z } from "zod";

import { besideSchema, refusalSchema } from "../responses/reading";

/** The parts of an answer that a checklist has a cell for. */
export const checklistParts = ["selected", "inUse", "priority", "impact", "remark"] as const;
export const checklistPartSchema = z.enum(checklistParts);
export type ChecklistPart = z.infer<typeof checklistPartSchema>;

/** A cell of a checklist that was understood. */
const understoodSchema = z.object({ item: z.string(), part: checklistPartSchema, value: z.union([z.boolean(), z.string()]) });
export type UnderstoodCell = z.infer<typeof understoodSchema>;

/** A cell that was not, or not for certain; `likely` is offered. */
const unclearSchema = z.object({
  item: z.string(), part: checklistPartSchema.exclude(["remark"]), sheet: z.string(), cell: z.string(), found: z.string(),
  likely: z.union([z.boolean(), z.string()]).nullable(),
  /** Why, where the words themselves are not the reason. */
  why: z.enum(["words", "row", "twice"]),
});
export type UnclearCell = z.infer<typeof unclearSchema>;

/** What was understood of a checklist that came back as a file. */
export const checklistReadingSchema = z.object({
  /** Code of the respondent that it says it is for; null when it does not tell. */
  respondent: z.string().nullable(),
  understood: z.array(understoodSchema),
  unclear: z.array(unclearSchema),
  /** Items that the file has no row for. */
  absent: z.array(z.string()),
  /** Text that stood where the checklist has nothing. */
  beside: z.array(besideSchema),
});
export type ChecklistReading = z.infer<typeof checklistReadingSchema>;

export const checklistResultSchema = z.union([
  z.object({ ok: z.literal(true), reading: checklistReadingSchema }),
  z.object({ ok: z.literal(false), refusal: refusalSchema }),
]);
export type ChecklistResult = z.infer<typeof checklistResultSchema>;
