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

/** Both languages, of which an own requirement may lack one until somebody translates it. */
export const looseTextSchema = z
  .object({ nl: z.string().trim().max(2000).optional(), en: z.string().trim().max(2000).optional() })
  .refine((t) => Boolean(t.nl || t.en), "a text in at least one language");

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
  /** Item of the pack that it was made from, or null. */
  source: z.string().nullable(),
  origin: z.enum(["pack", "own"]),
  asked: z.boolean(),
  /** Always asked: the pack does not let it be left out. */
  fixed: z.boolean(),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** What a lead changed on a requirement of the pack; everything else follows pack and wishes. */
export const requirementEditSchema = requirementSchema
  .pick({ criterion: true, text: true, note: true, priority: true, weight: true, mandatory: true, lowestAccepted: true, asked: true })
  .partial();
export type RequirementEdit = z.infer<typeof requirementEditSchema>;
