import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

import { rungSchema } from "~/domain/committee/evidence-ladder";
import { priceLineSchema, priceRhythmSchema, priceSheetSchema } from "~/domain/cost/price-sheet";
import { impactSchema } from "~/domain/intake/choices";
import { bilingualSchema } from "~/domain/language";
import { answerScaleKeySchema } from "~/domain/requirements/answer-type";
import { prioritySchema } from "~/domain/requirements/requirement";

import { projectRoot } from "~/documents/project-root";

import { preparationSchema } from "./example-preparation";

/** How well a vendor does on a criterion or a whole dimension, 0–1; answers scatter around it. */
const quality = z.number().min(0).max(1);

/**
 * How a vendor fills in its workbook: neatly; with labels in other cases and languages and numbers as text; with the
 * questions in another order and extra rows; with notes beside the template; or with gaps and qualified answers.
 */
const habitSchema = z.enum(["neat", "words", "shuffled", "notes", "gaps"]);
export type Habit = z.infer<typeof habitSchema>;

const vendorSchema = z.strictObject({
  name: z.string().min(1),
  package: z.string().min(1),
  contactName: z.string(),
  contactEmail: z.email(),
  habit: habitSchema,
  /** By dimension or criterion id; the most specific counts. */
  quality: z.record(z.string(), quality),
  /** Exact answers, by requirement id: scale key, yes/no, number, ISO date or text (in both languages). */
  answers: z.record(z.string(), z.union([z.number(), z.string(), bilingualSchema])),
  /** Explanations and evidence that the vendor wrote, by requirement id. */
  comments: z.record(z.string(), bilingualSchema),
  evidence: z.record(z.string(), bilingualSchema),
  /** Requirements left blank. */
  blank: z.array(z.string()),
  /** Price per unit by line of the price sheet, what it says beside one, and lines of its own. */
  prices: z.record(z.string(), z.number()),
  priceRemarks: z.record(z.string(), bilingualSchema).default({}),
  ownPrices: z.array(z.strictObject({ text: bilingualSchema, rhythm: priceRhythmSchema, quantity: z.number().positive(), unit: bilingualSchema, price: z.number() })).default([]),
  /** Where answers stand on the evidence ladder after demos and references. */
  rungs: z.array(z.strictObject({ requirement: z.string(), rung: rungSchema, note: bilingualSchema })).default([]),
  /** Notes that the vendor typed beside the template. */
  notes: z.array(bilingualSchema),
});
export type ExampleVendor = z.infer<typeof vendorSchema>;

/** A small selection committee: who marks which criteria (none: all), what it marks, and the marks, by name of the vendor. */
const committeeSchema = z.strictObject({
  members: z.array(z.strictObject({ name: z.string().min(1), criteria: z.array(z.string()) })).min(1),
  marked: z.array(z.strictObject({ requirement: z.string(), valuedBy: z.enum(["committee", "confirmed"]), weight: z.number().min(0).optional() })),
  marks: z.array(z.strictObject({
    evaluator: z.string(),
    requirement: z.string(),
    marks: z.record(z.string(), z.union([z.literal("confirm"), z.int()])),
    comments: z.record(z.string(), bilingualSchema).default({}),
  })),
  consensus: z.array(z.strictObject({ requirement: z.string(), vendor: z.string(), mark: z.number(), reason: bilingualSchema })),
});
export type ExampleCommittee = z.infer<typeof committeeSchema>;

/** `content/worked-example.json`: a fictional organisation that chooses among fictional vendors. */
export const workedExampleSchema = z.strictObject({
  pack: z.string(),
  name: bilingualSchema,
  organisation: z.string().min(1),
  objectives: z.array(z.string()).min(1),
  wishes: z
    .array(z.strictObject({ item: z.string(), inUse: z.boolean(), priority: prioritySchema, impact: impactSchema }))
    .min(1),
  preparation: preparationSchema,
  introduction: bilingualSchema,
  scope: bilingualSchema,
  contact: z.strictObject({ name: z.string(), email: z.email() }),
  /** Days after publication at 17:00, local time. */
  deadlineAfterDays: z.int().min(1),
  planning: z.array(z.strictObject({ label: bilingualSchema, afterDays: z.int().min(0) })),
  /** Knock-outs, with the lowest answer that is accepted on the scale. */
  mandatory: z.array(z.strictObject({ requirement: z.string(), lowestAccepted: answerScaleKeySchema.optional() })),
  /** A requirement of the organisation's own. */
  own: z.array(z.strictObject({ criterion: z.string(), text: bilingualSchema, note: bilingualSchema.optional(), priority: prioritySchema, mandatory: z.boolean() })),
  criteria: z.record(z.string(), z.number().min(0)),
  /** What vendors price; the price is one criterion, with fixed points. */
  price: priceSheetSchema.pick({ currency: true, vat: true, years: true, indexation: true, discountRate: true, ownLines: true }).extend({
    share: z.number().min(1).max(99),
    points: z.array(z.tuple([z.number(), z.number()])).min(2),
    lines: z.array(priceLineSchema.extend({ text: bilingualSchema, unit: bilingualSchema })).min(1),
  }).strict(),
  vendors: z.array(vendorSchema).min(2),
  committee: committeeSchema,
});
export type WorkedExample = z.infer<typeof workedExampleSchema>;

/** The worked example that comes with the product. Throws a zod error naming the member that is wrong. */
export async function readWorkedExample(path = join(projectRoot(), "content", "worked-example.json")): Promise<WorkedExample> {
  return workedExampleSchema.parse(JSON.parse(await readFile(path, "utf8")));
}
