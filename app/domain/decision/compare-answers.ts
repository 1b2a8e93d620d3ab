import type { EditionCriterion, EditionRequirement } from "../edition/edition";

/** What is compared of one vendor's answer to one requirement. */
export interface ComparedAnswer {
  label: string;
  value: string | number | null;
  comment: string;
  /** The answer falls short of a knock-out, or leaves it open. */
  fails: boolean;
  open: boolean;
}

/** Which requirements a comparison shows; words must all occur, in any order. */
export interface ComparisonFilter {
  /** Only where the chosen vendors answered differently. */
  differences: boolean;
  /** Only mandatory requirements. */
  mandatory: boolean;
  /** Only where a knock-out is failed or open. */
  failures: boolean;
  words: string;
}

/** Whether answers differ in their value; texts are compared without regard to case and outer space. */
export function answersDiffer(answers: readonly Pick<ComparedAnswer, "value">[]): boolean {
  const told = new Set(answers.map(({ value }) => (typeof value === "string" ? value.trim().toLowerCase() : value)));
  return told.size > 1;
}

/** Whether a comparison shows a requirement with the answers of the vendors that are looked at. */
export function isCompared(requirement: EditionRequirement, answers: readonly ComparedAnswer[], filter: ComparisonFilter): boolean {
  if (filter.mandatory && !requirement.mandatory) return false;
  if (filter.failures && !answers.some(({ fails, open }) => fails || open)) return false;
  if (filter.differences && !answersDiffer(answers)) return false;
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [requirement.code, requirement.text, ...answers.flatMap(({ label, comment }) => [label, comment])].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The leaves of a weight tree in order, each with the titles that lead to it. */
export function leafCriteria(criteria: readonly EditionCriterion[], above: readonly string[] = []): { id: string; path: string[] }[] {
  return criteria.flatMap(({ id, title, children }) => {
    const path = [...above, title];
    return children && children.length > 0 ? leafCriteria(children, path) : [{ id, path }];
  });
}
