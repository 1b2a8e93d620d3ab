import { z } from "zod";

import { lineFields, postedLines, readPart, withFields } from "../form-lines";
import type { Fields } from "../settle-edits";

const text = (most: number) => z.string().trim().max(most).default("");
const day = z.iso.date().nullable().default(null);
const lineId = z.string().min(1).max(60);

/** How people go over to the new system. */
export const rolloutApproaches = ["at-once", "by-group", "by-part", "beside-old"] as const;

/** What is filled in once for the phase in which the system comes into use. */
export const rolloutSchema = z.object({
  /** Who tries the system out first, when, and what makes the pilot a success. */
  pilotGroup: text(2_000),
  pilotFrom: day,
  pilotTo: day,
  pilotMeasure: text(2_000),
  pilotOutcome: text(5_000),
  liveOn: day,
  approach: z.enum(rolloutApproaches).nullable().default(null),
  liveText: text(5_000),
  /** How effort is rewarded and success celebrated. */
  rewards: text(5_000),
  /** What was learnt, for the evaluation. */
  lessons: text(10_000),
});
export type Rollout = z.infer<typeof rolloutSchema>;
export const rolloutParts = Object.keys(rolloutSchema.shape) as (keyof Rollout)[];

/** What one group of users learns. */
export const trainingSchema = z.object({ id: lineId, group: text(200), content: text(2_000), trainer: text(200), date: day, given: z.boolean().default(false) });
export type Training = z.infer<typeof trainingSchema>;
export const trainingParts = ["group", "content", "trainer", "date", "given"] as const satisfies (keyof Training)[];

/** One of the moments at which is looked again at use, working and what can be better (`tno.phase.5.guidance`). */
export const periodicCheckSchema = z.object({ id: lineId, on: day, by: text(200), use: text(2_000), works: text(2_000), better: text(2_000), held: z.boolean().default(false) });
export type PeriodicCheck = z.infer<typeof periodicCheckSchema>;
export const checkParts = ["on", "by", "use", "works", "better", "held"] as const satisfies (keyof PeriodicCheck)[];

/** The sheet of a selection for going live and staying with it. */
export interface Implementation extends Rollout {
  trainings: Training[];
  checks: PeriodicCheck[];
}

export const emptyImplementation: Implementation = { ...rolloutSchema.parse({}), trainings: [], checks: [] };

/** The lists of the sheet, with what their lines begin as. */
export const implementationLists = ["trainings", "checks"] as const;
export type ImplementationList = (typeof implementationLists)[number];
export const emptyTraining = (id: string): Training => trainingSchema.parse({ id });
export const emptyCheck = (id: string): PeriodicCheck => periodicCheckSchema.parse({ id });

/** The sheet as fields that two people may change independently of each other. */
export function implementationFields({ trainings, checks, ...rollout }: Implementation): Fields {
  return { ...rollout, ...lineFields(trainings, trainingParts), ...lineFields(checks, checkParts) };
}

/** The sheet with its values taken from fields; lines stay those that it has. */
export function implementationOfFields({ trainings, checks, ...rollout }: Implementation, fields: Fields): Implementation {
  return {
    ...rolloutSchema.parse(Object.fromEntries(rolloutParts.map((part) => [part, part in fields ? fields[part] : rollout[part]]))),
    trainings: withFields(trainings, trainingParts, fields).map((line) => trainingSchema.parse(line)),
    checks: withFields(checks, checkParts, fields).map((line) => periodicCheckSchema.parse(line)),
  };
}

const dates = new Set<keyof Rollout>(["pilotFrom", "pilotTo", "liveOn", "approach"]);

/** The sheet as its form posts it, still to be checked by `implementationFormSchema`; `training` and `check` say which lines it showed. */
export function postedImplementation(form: FormData) {
  const listed = (name: string) => new Set(form.getAll(name).map(String));
  const [trainings, checks] = [listed("training"), listed("check")];
  return {
    rollout: Object.fromEntries(rolloutParts.map((part) => [part, (dates.has(part) ? readPart.orNull : readPart.text)(form, part)])),
    trainings: postedLines(form, { group: readPart.text, content: readPart.text, trainer: readPart.text, date: readPart.orNull, given: readPart.tick }, (id) => trainings.has(id)),
    checks: postedLines(form, { on: readPart.orNull, by: readPart.text, use: readPart.text, works: readPart.text, better: readPart.text, held: readPart.tick }, (id) => checks.has(id)),
  };
}
export const implementationFormSchema = z.object({ rollout: rolloutSchema, trainings: z.record(z.string(), trainingSchema), checks: z.record(z.string(), periodicCheckSchema) });

/** A posted sheet as fields: those that it has a field for (`has`), and those of the lines that it showed. */
export function postedImplementationFields({ rollout, trainings, checks }: z.infer<typeof implementationFormSchema>, has: (name: string) => boolean): Fields {
  const fields = implementationFields({ ...rollout, trainings: Object.values(trainings), checks: Object.values(checks) });
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in rollout) || has(name)));
}
