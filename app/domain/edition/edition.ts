import { z } from "zod";

import { priceSheetSchema } from "../cost/price-sheet";
import { languageSchema } from "../language";
import { answerScaleKeySchema } from "../requirements/answer-type";
import { prioritySchema, valuedBySchema } from "../requirements/requirement";
import { weightMethodSchema } from "../requirements/weight-judgement";
import { editionAnchorSchema, editionMarkingSchema } from "./marking";

export const editionKinds = ["rfi", "rfp"] as const;
export const editionKindSchema = z.enum(editionKinds);
export type EditionKind = z.infer<typeof editionKindSchema>;

const points = z.number().min(0).max(100);

/** As `AnswerType`, with the unit in the edition's language. */
export const editionAnswerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("scale") }),
  z.object({ type: z.literal("yesno"), better: z.enum(["yes", "no"]) }),
  z.object({ type: z.literal("number"), unit: z.string(), points: z.array(z.tuple([z.number(), points])).optional() }),
  z.object({ type: z.literal("money"), currency: z.string(), points: z.array(z.tuple([z.number(), points])).optional() }),
  z.object({ type: z.literal("date"), points: z.array(z.tuple([z.string(), points])).optional() }),
  z.object({ type: z.literal("text") }),
]);
export type EditionAnswer = z.infer<typeof editionAnswerSchema>;

/** A requirement as published: one language, frozen. */
export const editionRequirementSchema = z.object({
  id: z.string(),
  /** Visible reference, unique in the edition, e.g. "F-012". */
  code: z.string(),
  /** Leaf of the criteria tree. */
  criterion: z.string(),
  text: z.string(),
  note: z.string().nullable(),
  answer: editionAnswerSchema,
  priority: prioritySchema,
  weight: z.number().min(0),
  mandatory: z.boolean(),
  lowestAccepted: answerScaleKeySchema,
  valuedBy: valuedBySchema,
  /** What the committee's marks stand for here, where that differs from `Edition.marking`. */
  anchors: z.array(editionAnchorSchema).optional(),
  source: z.string().nullable(),
});
export type EditionRequirement = z.infer<typeof editionRequirementSchema>;

export interface EditionCriterion {
  id: string;
  title: string;
  weight: number;
  children?: EditionCriterion[];
}
export const editionCriterionSchema: z.ZodType<EditionCriterion> = z.object({
  id: z.string(),
  title: z.string(),
  weight: z.number().min(0),
  get children() {
    return z.array(editionCriterionSchema).optional();
  },
});

/** A step of the planning as it is printed. */
export const planningStepSchema = z.object({ label: z.string(), date: z.iso.date() });

/**
 * A published RFI or RFP. Everything that its documents, its workbooks, the reading of what comes back and the ranking
 * need is in here, in the edition's language; nothing outside it can change what was published.
 */
export const editionSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  selectionId: z.string(),
  roundId: z.string(),
  /** 1, 2, … within the round. */
  number: z.int().min(1),
  /** Short code that people see on every sheet, e.g. "RFP-1-K7QX". */
  code: z.string(),
  kind: editionKindSchema,
  language: languageSchema,
  title: z.string(),
  organisation: z.string(),
  /** What is being bought, e.g. "CRM package". */
  software: z.string(),
  introduction: z.string(),
  scope: z.string(),
  contact: z.object({ name: z.string(), email: z.string() }),
  /** ISO instant until which answers are awaited. */
  deadline: z.iso.datetime(),
  timeZone: z.string(),
  planning: z.array(planningStepSchema),
  /** Ticked objectives, as context for vendors. */
  objectives: z.array(z.string()),
  scale: z.array(z.object({ key: answerScaleKeySchema, points })),
  /** How the committee marks; absent where it marks nothing. */
  marking: editionMarkingSchema.optional(),
  criteria: z.array(editionCriterionSchema),
  requirements: z.array(editionRequirementSchema),
  pack: z.object({ id: z.string(), version: z.string() }),
  publishedAt: z.iso.datetime(),
  /** Who may see what when; the same in every edition of a round, absent where it does not hold. */
  sealed: z.literal(true).optional(),
  priceEnvelope: z.literal(true).optional(),
  anonymous: z.literal(true).optional(),
  /** What the lead tells vendors about the changes since the edition before this one; absent in the first of a round. */
  addendum: z.object({ previous: z.object({ id: z.string(), code: z.string(), number: z.int().min(1) }), text: z.string() }).optional(),
  /** What vendors price, and how that counts; absent where no prices are asked. */
  price: priceSheetSchema.optional(),
  /**
   * How the weights under a criterion (null: of the dimensions) came about, and from how many people's judgements; those
   * that are not named were set directly.
   */
  weighting: z.array(z.object({
    criterion: z.string().nullable(), method: weightMethodSchema, people: z.int().min(1), consistencyRatio: z.number().nullable(),
  })).optional(),
});
export type Edition = z.infer<typeof editionSchema>;

/** The vendor that a workbook is made for. */
export interface EditionVendor {
  id: string;
  /** Visible code, unique in the selection, e.g. "V3". */
  code: string;
  name: string;
  package: string;
}

/** All nodes of the tree, parents before children. */
export function walkEditionCriteria(criteria: readonly EditionCriterion[]): EditionCriterion[] {
  return criteria.flatMap((node) => [node, ...walkEditionCriteria(node.children ?? [])]);
}

/** Requirements under a node of the tree, in edition order. */
export function requirementsUnder(edition: Edition, criterion: EditionCriterion): EditionRequirement[] {
  const ids = new Set(walkEditionCriteria([criterion]).map((node) => node.id));
  return edition.requirements.filter((requirement) => ids.has(requirement.criterion));
}
