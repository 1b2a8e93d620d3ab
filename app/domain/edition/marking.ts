import { z } from "zod";

import { anchorSchema, markLimits } from "../requirements/requirement";
import type { ValuedBy } from "../requirements/requirement";

const usualHighestMark = 10;

const highest = z.int().min(markLimits.fewest).max(markLimits.most);
const markOnScale = z.number().min(0).max(markLimits.most);

const rules = {
  /** Marks run from 0 to this one. */
  highest,
  /** A mark below, or above, this one needs a comment; null: none does. */
  commentBelow: markOnScale.nullable(),
  commentAbove: markOnScale.nullable(),
  /** The mean counts as soon as one evaluator has marked; otherwise once everybody assigned has. */
  oneIsEnough: z.boolean(),
  /** Marks that lie this far apart, or further, are flagged; null: none are. */
  spreadFrom: markOnScale.nullable(),
};

/** How the committee marks, as the lead writes it for the next edition. */
export const draftMarkingSchema = z.object({ ...rules, meanings: z.array(anchorSchema).max(markLimits.most + 1) });
export type DraftMarking = z.infer<typeof draftMarkingSchema>;

/** What a mark stands for, in the edition's language. */
export const editionAnchorSchema = z.object({ mark: z.int().min(0).max(markLimits.most), meaning: z.string() });
export type EditionAnchor = z.infer<typeof editionAnchorSchema>;

/** How the committee marks, as published. */
export const editionMarkingSchema = z.object({ ...rules, meanings: z.array(editionAnchorSchema) });
export type EditionMarking = z.infer<typeof editionMarkingSchema>;

/** What a new draft says: marks 0–10 of which the main ones are described, with a comment for what is poor or excellent. */
export const newMarking: DraftMarking = {
  highest: usualHighestMark,
  commentBelow: 4,
  commentAbove: 8,
  oneIsEnough: false,
  spreadFrom: 4,
  meanings: [
    { mark: 0, meaning: { nl: "Geen bruikbaar antwoord", en: "No answer that can be used" } },
    { mark: 2, meaning: { nl: "Voldoet op wezenlijke punten niet", en: "Falls short on essential points" } },
    { mark: 4, meaning: { nl: "Voldoet deels, met duidelijke tekorten", en: "Meets part of it, with clear gaps" } },
    { mark: 6, meaning: { nl: "Voldoet, zonder meer", en: "Meets it, no more than that" } },
    { mark: 8, meaning: { nl: "Voldoet ruim en is overtuigend onderbouwd", en: "Meets it well, with convincing evidence" } },
    { mark: 10, meaning: { nl: "Overtreft wat wordt gevraagd, aantoonbaar", en: "Demonstrably exceeds what is asked" } },
  ],
};

/** How marks are given under an edition that does not say so: 0–10, everybody assigned, no comment asked. */
const unstated: EditionMarking = { highest: usualHighestMark, commentBelow: null, commentAbove: null, oneIsEnough: false, spreadFrom: null, meanings: [] };

export function markingOf(edition: { marking?: EditionMarking | undefined }): EditionMarking {
  return edition.marking ?? unstated;
}

/** Whether the committee has a say in what an answer to this is worth: it marks it, or confirms its value. */
export function isMarked(requirement: { valuedBy: ValuedBy; weight: number }): boolean {
  return requirement.valuedBy !== "answer" && requirement.weight > 0;
}

/** What the marks of a requirement stand for: its own descriptions where it has any, else those of the edition. */
export function anchorsOf(marking: EditionMarking, requirement: { anchors?: EditionAnchor[] | undefined }): EditionAnchor[] {
  const anchors = requirement.anchors?.length ? requirement.anchors : marking.meanings;
  return anchors.filter(({ mark }) => mark <= marking.highest);
}
