import type { ValuedAnswer, VendorResponse } from "../decision/edition-ranking";
import type { SettledMark } from "./settle-marks";

/**
 * Responses with the marks of the committee on their answers, for the ranking. A consensus mark has no range; a mean has
 * that of the marks it comes from. What a vendor did not answer is not marked.
 */
export function markedResponses(responses: readonly VendorResponse[], settled: ReadonlyMap<string, ReadonlyMap<string, SettledMark>>): VendorResponse[] {
  return responses.map((response) => {
    const marks = settled.get(response.vendor.id);
    if (!marks || marks.size === 0) return response;
    const answers = new Map<string, ValuedAnswer>();
    for (const [requirement, answer] of response.answers) {
      const settled = marks.get(requirement);
      // Handed on as it is, for a large committee has tens of thousands of them.
      answers.set(requirement, !settled || settled.mark === null || answer.value === null
        ? answer
        : { value: answer.value, mark: settled.mark, markRange: hasRange(settled) ? settled : null });
    }
    return { ...response, answers };
  });
}

function hasRange(settled: SettledMark): settled is SettledMark & { low: number; high: number } {
  return settled.settledBy === "mean" && settled.low !== settled.high;
}
