import { z } from "zod";

import { impactSubjects } from "~/domain/gaps/gap";
import { frequencies } from "~/domain/goals/goal";
import { impactSchema } from "~/domain/intake/choices";
import { bilingualSchema } from "~/domain/language";
import { projectRoles } from "~/domain/phases/project-roles";
import { swotKinds } from "~/domain/phases/swot";

/** In both languages; empty in both where nothing was filled in. */
const textSchema = z.strictObject({ nl: z.string(), en: z.string() });
/** Days after the moment at which the example is made; before it when negative. */
const daysSchema = z.int().nullable();

/** What the fictional organisation filled in on the way to its requirements: enough to see what the pages are for. */
export const preparationSchema = z.strictObject({
  phases: z.array(z.strictObject({ item: z.string(), done: z.boolean(), owner: z.string(), afterDays: daysSchema, note: bilingualSchema.nullable() })),
  roles: z.array(z.strictObject({ role: z.enum(projectRoles), name: z.string().min(1), position: bilingualSchema })),
  /** `goal`: the objective whose goal an entry leads to. */
  swot: z.array(z.strictObject({ kind: z.enum(swotKinds), text: bilingualSchema, goal: z.string().nullable() })),
  goals: z.array(z.strictObject({
    objective: z.string(), title: bilingualSchema, measure: bilingualSchema, unit: z.string(), present: z.number().nullable(), presentDays: daysSchema,
    target: z.number(), days: daysSchema, owner: z.string(), wishes: z.array(z.string()), benefits: z.array(z.string()), indicator: textSchema, frequency: z.enum(frequencies).nullable(),
  })),
  gaps: z.array(z.strictObject({
    wish: z.string(), covers: z.array(z.string()), title: bilingualSchema, present: bilingualSchema, desired: bilingualSchema,
    impact: z.partialRecord(z.enum(impactSubjects), z.tuple([impactSchema, bilingualSchema])), needsGaps: z.array(z.string()), needsPreconditions: z.array(z.string()), owner: z.string(),
  })),
  preconditions: z.array(z.strictObject({ item: z.string(), met: z.boolean(), owner: z.string(), days: daysSchema })),
});
export type ExamplePreparation = z.infer<typeof preparationSchema>;
