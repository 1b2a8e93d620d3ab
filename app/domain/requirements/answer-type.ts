import { z } from "zod";

import { bilingualSchema } from "../language";

/** The keys of the answer scale, best first: how a package meets a requirement. */
export const answerScaleKeys = ["standard", "configuration", "partner", "customisation", "roadmap", "no"] as const;
export type AnswerScaleKey = (typeof answerScaleKeys)[number];
export const answerScaleKeySchema = z.enum(answerScaleKeys);

/** Points per answer on the scale, 0–100, unless the edition says otherwise. */
export const defaultScalePoints: Readonly<Record<AnswerScaleKey, number>> = {
  standard: 100,
  configuration: 80,
  partner: 60,
  customisation: 40,
  roadmap: 20,
  no: 0,
};

const points = z.number().min(0).max(100);

/** Points of a piecewise linear value function: [x, value 0–100], x strictly increasing, at least two. */
const numberPointsSchema = z
  .array(z.tuple([z.number(), points]))
  .min(2)
  .refine((list) => list.every(([x], i) => i === 0 || x > list[i - 1][0]), "x values must increase");

const isoDate = z.iso.date();
const datePointsSchema = z
  .array(z.tuple([isoDate, points]))
  .min(2)
  .refine((list) => list.every(([x], i) => i === 0 || x > list[i - 1][0]), "dates must increase");

/** How a requirement is answered, and what its answers are worth. Units are in both languages. */
export const answerTypeSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("scale") }),
  z.strictObject({ type: z.literal("yesno"), better: z.enum(["yes", "no"]) }),
  z.strictObject({ type: z.literal("number"), unit: bilingualSchema, points: numberPointsSchema.optional() }),
  z.strictObject({ type: z.literal("money"), currency: z.string().length(3), points: numberPointsSchema.optional() }),
  z.strictObject({ type: z.literal("date"), points: datePointsSchema.optional() }),
  z.strictObject({ type: z.literal("text") }),
]);
export type AnswerType = z.infer<typeof answerTypeSchema>;

/** Whether answers of this type, before or after publication, can be put on 0–100 without a committee. */
export function hasValueFunction(answer: { type: AnswerType["type"]; points?: readonly unknown[] }): boolean {
  switch (answer.type) {
    case "scale":
    case "yesno":
      return true;
    case "number":
    case "money":
    case "date":
      return answer.points !== undefined && answer.points.length > 0;
    case "text":
      return false;
  }
}
