import type { Answer } from "./reading";

export const answerParts = ["value", "comment", "evidence"] as const;
export type AnswerPart = (typeof answerParts)[number];

/** One answer that is not the same in two submissions of a vendor. */
export interface AnswerChange {
  requirement: string;
  parts: AnswerPart[];
  /** Null where that submission has no answer to this requirement at all. */
  before: Answer | null;
  after: Answer | null;
}

/**
 * What a later submission says otherwise than an earlier one, in the order of `requirements` and then of what only the
 * submissions have. An answer that is absent and one that is blank are the same.
 */
export function answerChanges(requirements: readonly string[], before: ReadonlyMap<string, Answer>, after: ReadonlyMap<string, Answer>): AnswerChange[] {
  const all = new Set([...requirements, ...before.keys(), ...after.keys()]);
  return [...all].flatMap((requirement): AnswerChange[] => {
    const earlier = before.get(requirement) ?? null;
    const later = after.get(requirement) ?? null;
    const parts = answerParts.filter((part) => partOf(earlier, part) !== partOf(later, part));
    return parts.length > 0 ? [{ requirement, parts, before: earlier, after: later }] : [];
  });
}

function partOf(answer: Answer | null, part: AnswerPart): string | number | null {
  if (part === "value") return answer?.value ?? null;
  return answer?.[part] ?? "";
}
