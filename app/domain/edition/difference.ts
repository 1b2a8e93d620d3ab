import { canonicalJson } from "../canonical-json";
import type { Edition, EditionAnswer, EditionCriterion, EditionRequirement } from "./edition";

/** What can be said otherwise about a requirement; the first three change what an answer means. */
export const requirementParts = ["text", "note", "answer", "values", "mandatory", "lowestAccepted", "priority", "weight", "valuedBy", "anchors", "criterion"] as const;
export type RequirementPart = (typeof requirementParts)[number];

/** A requirement that both editions ask, in different ways. */
export interface RequirementChange {
  before: EditionRequirement;
  after: EditionRequirement;
  parts: RequirementPart[];
}

/** What an edition says beside its requirements. */
export const editionParts = [
  "deadline", "planning", "introduction", "scope", "objectives", "contact", "kind", "language", "title", "organisation", "software", "scale", "marking", "criteria", "price",
] as const;
export type EditionPart = (typeof editionParts)[number];

/** How a later edition differs from an earlier one. */
export interface EditionDifference {
  added: EditionRequirement[];
  removed: EditionRequirement[];
  changed: RequirementChange[];
  parts: EditionPart[];
}

/** What a later edition of a round says otherwise than an earlier one; requirements are known by their ids. */
export function editionDifference(before: Edition, after: Edition): EditionDifference {
  const earlier = new Map(before.requirements.map((requirement) => [requirement.id, requirement]));
  const later = new Set(after.requirements.map(({ id }) => id));
  return {
    added: after.requirements.filter(({ id }) => !earlier.has(id)),
    removed: before.requirements.filter(({ id }) => !later.has(id)),
    changed: after.requirements.flatMap((requirement): RequirementChange[] => {
      const was = earlier.get(requirement.id);
      const parts = was ? requirementParts.filter((part) => differs(partOf(was, part), partOf(requirement, part))) : [];
      return was && parts.length > 0 ? [{ before: was, after: requirement, parts }] : [];
    }),
    parts: editionParts.filter((part) => differs(editionPart(before, part), editionPart(after, part))),
  };
}

/** Whether nothing differs that a vendor can see. */
export function isSame({ added, removed, changed, parts }: EditionDifference): boolean {
  return added.length + removed.length + changed.length + parts.length === 0;
}

const differs = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) !== canonicalJson(b ?? null);

function partOf(requirement: EditionRequirement, part: RequirementPart): unknown {
  switch (part) {
    case "answer":
      return asked(requirement.answer);
    case "values":
      return valued(requirement.answer);
    case "lowestAccepted":
      // Says something only where it is looked at.
      return requirement.mandatory && requirement.answer.type === "scale" ? requirement.lowestAccepted : null;
    default:
      return requirement[part];
  }
}

/** What an answer is: its type with its unit. */
function asked(answer: EditionAnswer): unknown {
  return { type: answer.type, unit: answer.type === "number" ? answer.unit : answer.type === "money" ? answer.currency : "" };
}

/** What an answer is worth. */
function valued(answer: EditionAnswer): unknown {
  if (answer.type === "yesno") return answer.better;
  return answer.type === "scale" || answer.type === "text" ? null : (answer.points ?? null);
}

function editionPart(edition: Edition, part: EditionPart): unknown {
  return part === "criteria" ? tree(edition.criteria) : part === "deadline" ? [edition.deadline, edition.timeZone] : edition[part];
}

function tree(criteria: readonly EditionCriterion[]): unknown {
  return criteria.map(({ id, title, weight, children }) => ({ id, title, weight, children: tree(children ?? []) }));
}

const meaning: ReadonlySet<RequirementPart> = new Set<RequirementPart>(["text", "note", "answer"]);

/**
 * The requirements of a later edition whose wording is not that of the earlier one, by id with the earlier requirement: an
 * answer to the earlier edition may not fit them.
 */
export function rewordedRequirements(before: Edition, after: Edition): Map<string, EditionRequirement> {
  if (before.id === after.id) return new Map();
  const { changed } = editionDifference(before, after);
  return new Map(changed.filter(({ parts }) => parts.some((part) => meaning.has(part))).map((change) => [change.after.id, change.before]));
}

const day = 86_400_000;
/** A change that reaches vendors less than this before the deadline asks for a later one. */
export const daysBeforeDeadline = 7;

export type DeadlineConcern = "deadline-near" | "deadline-unchanged-mandatory";

/**
 * Why a change may need a later deadline: less than seven days are left, or mandatory requirements were added or changed
 * and the deadline is what it was. Null when neither is so, or when nothing that vendors answer has changed.
 */
export function deadlineConcern(before: Edition, after: Edition): DeadlineConcern | null {
  const { added, changed, parts } = editionDifference(before, after);
  const matters = changed.filter((change) => change.parts.some((part) => meaning.has(part) || part === "mandatory" || part === "lowestAccepted"));
  if (added.length + matters.length === 0) return null;
  if (Date.parse(after.deadline) - Date.parse(after.publishedAt) < daysBeforeDeadline * day) return "deadline-near";
  const mandatory = added.some((requirement) => requirement.mandatory) || matters.some((change) => change.after.mandatory);
  return mandatory && !parts.includes("deadline") ? "deadline-unchanged-mandatory" : null;
}
