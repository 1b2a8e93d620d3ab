import type { Criterion } from "../content/pack";
import { hasValueFunction } from "../requirements/answer-type";
import type { Requirement } from "../requirements/requirement";
import { instantOf } from "./draft";
import type { Draft } from "./draft";

export const publicationProblemCodes = [
  "nothing-asked", "no-deadline", "deadline-past", "no-contact", "no-vendors", "no-introduction", "untranslated",
  "weights-all-zero", "weight-without-value",
] as const;

/** Something that stands in the way of publishing, or that deserves a look before. */
export interface PublicationProblem {
  code: (typeof publicationProblemCodes)[number];
  severity: "blocks" | "warns";
  /** Page where it is put right. */
  place: "requirements" | "weights" | "request";
  values: Record<string, string | number>;
}

/** Everything that publishing this draft at an instant would run into. Empty: nothing to remark. */
export function publicationProblems(
  input: { draft: Draft; requirements: readonly Requirement[]; criteria: readonly Criterion[]; vendors: number },
  now: string,
): PublicationProblem[] {
  const { draft, vendors } = input;
  const asked = input.requirements.filter((requirement) => requirement.asked);
  const problems: PublicationProblem[] = [];
  const blocks = (code: PublicationProblem["code"], place: PublicationProblem["place"], values = {}) =>
    problems.push({ code, severity: "blocks", place, values });
  const warns = (code: PublicationProblem["code"], place: PublicationProblem["place"], values = {}) =>
    problems.push({ code, severity: "warns", place, values });

  if (asked.length === 0) blocks("nothing-asked", "requirements");
  if (!draft.deadline) blocks("no-deadline", "request");
  else if (instantOf(draft.deadline, draft.timeZone) <= now) blocks("deadline-past", "request");
  if (!draft.contact.name.trim() || !draft.contact.email.trim()) blocks("no-contact", "request");
  for (const title of levelsWithoutWeight(input.criteria, asked)) blocks("weights-all-zero", "weights", { criterion: title[draft.language] });
  for (const requirement of asked) {
    if (requirement.weight > 0 && requirement.valuedBy === "answer" && !hasValueFunction(requirement.answer)) {
      blocks("weight-without-value", "requirements", { requirement: requirement.text[draft.language] ?? requirement.id });
    }
  }
  const untranslated = asked.filter((requirement) => !requirement.text[draft.language]);
  if (untranslated.length > 0) warns("untranslated", "requirements", { count: untranslated.length, first: untranslated[0].text.nl ?? untranslated[0].text.en ?? "" });
  if (vendors === 0) warns("no-vendors", "request");
  if (!draft.introduction.trim()) warns("no-introduction", "request");
  return problems;
}

/** Titles of nodes whose members in use all weigh 0, so that no share can be worked out. Informative requirements are no members. */
function levelsWithoutWeight(criteria: readonly Criterion[], asked: readonly Requirement[]): Criterion["title"][] {
  const scoredUnder = (node: Criterion): boolean =>
    node.children ? node.children.some(scoredUnder) : asked.some((r) => r.criterion === node.id && r.weight > 0);
  const check = (nodes: readonly Criterion[], title: Criterion["title"]): Criterion["title"][] => {
    const used = nodes.filter(scoredUnder);
    const here = used.length > 0 && used.every((node) => node.weight === 0) ? [title] : [];
    return [...here, ...used.flatMap((node) => (node.children ? check(node.children, node.title) : []))];
  };
  return check(criteria, { nl: "alle dimensies", en: "all dimensions" });
}
