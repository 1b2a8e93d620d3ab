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
    const answers = new Map<string, ValuedAnswer>(response.answers);
    for (const [requirement, { mark, settledBy, low, high }] of marks) {
      const answer = answers.get(requirement);
      if (mark === null || !answer || answer.value === null) continue;
      const markRange = settledBy === "mean" && low !== null && high !== null && low !== high ? { low, high } : null;
      answers.set(requirement, { value: answer.value, mark, markRange });
    }
    return { ...response, answers };
  });
}
