import { z } from "zod";

import { answerScaleKeySchema, answerTypeSchema } from "./answer-type";

export const prioritySchema = z.enum(["necessary", "desirable"]);
export type Priority = z.infer<typeof prioritySchema>;

/** Default weight by priority: a necessary requirement weighs three times a desirable one. */
export const priorityWeight: Readonly<Record<Priority, number>> = { necessary: 3, desirable: 1 };

/**
 * Who puts an answer on 0–100: the answer by its value function, the committee by its marks, or the answer as the
 * committee confirmed it.
 */
export const valuedBySchema = z.enum(["answer", "committee", "confirmed"]);
export type ValuedBy = z.infer<typeof valuedBySchema>;

/** Both languages, of which an own requirement may lack one until somebody translates it. */
export const looseTextSchema = z
  .object({ nl: z.string().trim().max(2000).optional(), en: z.string().trim().max(2000).optional() })
  .refine((t) => Boolean(t.nl || t.en), "a text in at least one language");

/** A scale of marks runs from 0 to a highest mark between these, in whole marks. */
export const markLimits = { fewest: 2, most: 10 } as const;

/** What a mark of the committee stands for. */
export const anchorSchema = z.object({ mark: z.int().min(0).max(markLimits.most), meaning: looseTextSchema });
export type Anchor = z.infer<typeof anchorSchema>;

/** Where a requirement of the selection's own was taken from: a row of a list that was read, or another selection. */
const pastSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("file"), import: z.string(), sheet: z.string(), row: z.int(), reference: z.string() }),
  z.object({ kind: z.literal("library"), selection: z.string(), requirement: z.string() }),
]);

/** One thing asked of vendors, as it stands in a selection before publication. */
export const requirementSchema = z.object({
  id: z.string(),
  criterion: z.string(),
  text: looseTextSchema,
  note: looseTextSchema.nullable(),
  answer: answerTypeSchema,
  priority: prioritySchema,
  /** Relative to the other requirements of its criterion; 0 asks without scoring. */
  weight: z.number().min(0).max(1000),
  mandatory: z.boolean(),
  /** For a mandatory requirement on the answer scale: the lowest answer that is accepted. */
  lowestAccepted: answerScaleKeySchema,
  valuedBy: valuedBySchema,
  /** What marks stand for here, where the lead describes them otherwise than for the whole request. */
  anchors: z.array(anchorSchema).max(markLimits.most + 1).optional(),
  /** Item of the pack that it was made from, or null. */
  source: z.string().nullable(),
  origin: z.enum(["pack", "own"]),
  past: pastSchema.optional(),
  asked: z.boolean(),
  /** Always asked: the pack does not let it be left out. */
  fixed: z.boolean(),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** What a lead changed on a requirement of the pack; everything else follows pack and wishes. */
export const requirementEditSchema = requirementSchema
  .pick({ criterion: true, text: true, note: true, priority: true, weight: true, mandatory: true, lowestAccepted: true, asked: true, valuedBy: true, anchors: true })
  .partial();
export type RequirementEdit = z.infer<typeof requirementEditSchema>;
