import { z } from "zod";

import { bilingualSchema } from "../language";
import { answerTypeSchema, hasValueFunction } from "../requirements/answer-type";

/** Kinds of item that a pack can hold, in the order in which people meet them. */
export const itemKinds = [
  "objective", "wish", "precondition", "phase", "activity", "result", "prompt", "guidance", "attention", "pitfall",
  "support", "tip", "definition", "question", "risk", "minimum-function", "class", "architecture", "partner-area", "goal-condition",
  "benefit", "requirement",
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Pages of a selection that an activity or result of a phase can lead to. */
export const workPlaces = [
  "intake", "requirements", "weights", "request", "responses", "comparison", "scoring", "ranking", "decision",
  "business-case", "goals", "gaps", "readiness", "risks", "results", "swot", "roles", "solution",
  "respondents", "preconditions", "implementation",
] as const;
export type WorkPlace = (typeof workPlaces)[number];

/** Words in lower case with dots and hyphens. */
export const idSchema = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "an id is lower-case words with dots and hyphens");

const itemBase = {
  id: idSchema,
  text: bilingualSchema,
  note: bilingualSchema.optional(),
};

/** An item that is read, ticked or discussed. */
export const contentItemSchema = z.strictObject({
  ...itemBase,
  kind: z.enum(itemKinds).exclude(["requirement"]),
  title: bilingualSchema.optional(),
  function: idSchema.optional(),
  group: idSchema.optional(),
  section: idSchema.optional(),
  phase: z.int().min(1).optional(),
  /** Pages on which the work on an activity or result is done. */
  places: z.array(z.enum(workPlaces)).min(1).optional(),
});
export type ContentItem = z.infer<typeof contentItemSchema>;

/**
 * When a requirement is put to vendors: always (cannot be left out), by default, only when chosen, or when the item it
 * was made from is ticked (`wish`).
 */
export const askSchema = z.enum(["always", "default", "optional", "wish"]);

/** A requirement as the pack proposes it; a selection may change everything but its id and source. */
export const packRequirementSchema = z
  .strictObject({
    ...itemBase,
    kind: z.literal("requirement"),
    source: idSchema.nullable(),
    criterion: idSchema,
    answer: answerTypeSchema,
    weight: z.number().min(0).max(1000),
    ask: askSchema,
    mandatory: z.boolean().default(false),
  })
  .refine((r) => r.weight === 0 || hasValueFunction(r.answer), {
    message: "a weight above 0 needs an answer with a value: scale, yesno, or points",
    path: ["weight"],
  });
export type PackRequirement = z.infer<typeof packRequirementSchema>;

export const packItemSchema = z.discriminatedUnion("kind", [contentItemSchema, packRequirementSchema]);
export type PackItem = z.infer<typeof packItemSchema>;

export interface Criterion {
  id: string;
  title: { nl: string; en: string };
  /** Relative to its siblings; not negative. */
  weight: number;
  children?: Criterion[];
}
export const criterionSchema: z.ZodType<Criterion> = z.strictObject({
  id: idSchema,
  title: bilingualSchema,
  weight: z.number().min(0),
  get children() {
    return z.array(criterionSchema).min(1).optional();
  },
});

const headingSchema = z.strictObject({
  id: idSchema,
  title: bilingualSchema,
  /** Of a section: the phase in which its questions are asked. */
  phase: z.int().min(1).optional(),
  groups: z.array(z.strictObject({ id: idSchema, title: bilingualSchema })).optional(),
});
export type Heading = z.infer<typeof headingSchema>;

/** Pages that show guidance of the pack beside the work. */
export const guidancePlaces = ["intake", "requirements", "weights", "request", "responses", "comparison", "scoring", "ranking", "decision"] as const;
export type GuidancePlace = (typeof guidancePlaces)[number];
/** Pages of the preparation that show guidance likewise. */
export const planningPlaces = ["goals", "gaps"] as const;
export type PlanningPlace = (typeof planningPlaces)[number];

const synonymSchema = z.string().trim().min(2).max(60);

/** `pack.json`: what the pack is, its headings, its weight tree, and the files that hold its items. */
export const packManifestSchema = z.strictObject({
  id: idSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: bilingualSchema,
  /** What is being bought, e.g. "CRM package". */
  software: bilingualSchema,
  /** The words before an objective, e.g. "With CRM we want to …". */
  aim: bilingualSchema,
  summary: bilingualSchema,
  sources: z.array(z.strictObject({ id: idSchema, title: z.string().min(1), year: z.int() })),
  functions: z.array(headingSchema).min(1),
  sections: z.array(headingSchema),
  criteria: z.array(criterionSchema).min(1),
  /** Per page of the work, the items that stand beside it: ids, each standing for itself and all ids below it. */
  guidance: z.partialRecord(z.enum([...guidancePlaces, ...planningPlaces]), z.array(idSchema)).default({}),
  /** Per item of kind class, the weights of criteria that it asks for; criteria that it says nothing of keep their own. */
  emphasis: z.record(idSchema, z.record(idSchema, z.number().min(0).max(1000))).optional(),
  /** Words that mean the same to somebody who searches, per group, in both languages: those of the sources by those of the items. */
  synonyms: z.array(z.strictObject({ nl: z.array(synonymSchema).min(1), en: z.array(synonymSchema).min(1) })).optional(),
  files: z.array(z.string().regex(/^[a-z0-9-]+\.json$/)).min(1),
});
export type PackManifest = z.infer<typeof packManifestSchema>;

/** A whole, checked content pack: what a selection is made from and keeps a frozen copy of. */
export const contentPackSchema = packManifestSchema.omit({ files: true }).extend({ items: z.array(packItemSchema) });
export type ContentPack = z.infer<typeof contentPackSchema>;

/** The id of the item in the source documents that an item stands for; null for requirements and packs without source. */
export function sourceOf(pack: Pick<ContentPack, "sources">, item: PackItem): string | null {
  if (item.kind === "requirement") return item.source;
  return pack.sources.some((source) => item.id.startsWith(`${source.id}.`)) ? item.id : null;
}

/** Items of one kind, in pack order. */
export function itemsOfKind<K extends ItemKind>(pack: Pick<ContentPack, "items">, kind: K): ItemOfKind<K>[] {
  return pack.items.filter((item): item is ItemOfKind<K> & PackItem => item.kind === kind);
}
type ItemOfKind<K extends ItemKind> = K extends "requirement" ? PackRequirement : ContentItem;

/** All nodes of a criteria tree, parents before children. */
export function walkCriteria(criteria: readonly Criterion[]): Criterion[] {
  return criteria.flatMap((node) => [node, ...walkCriteria(node.children ?? [])]);
}

/** Ids of the nodes that requirements hang under. */
export function leafCriteria(criteria: readonly Criterion[]): Criterion[] {
  return walkCriteria(criteria).filter((node) => !node.children);
}
