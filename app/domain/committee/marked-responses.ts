import type { ValuedAnswers, VendorResponse } from "../decision/edition-ranking";
import type { SettledMark, SettledMarks } from "./settle-marks";

/**
 * Responses with the marks of the committee on their answers, for the ranking. A consensus mark has no range; a mean has
 * that of the marks it comes from. What a vendor did not answer is not marked.
 */
export function markedResponses(responses: readonly VendorResponse[], settled: SettledMarks): VendorResponse[] {
  return responses.map((response) => {
    const marks = settled.get(response.vendor.id);
    if (!marks) return response;
    // Looked up one by one, for a large committee has tens of thousands of them and most pages ask for each but once.
    const answers: ValuedAnswers = {
      keys: () => response.answers.keys(),
      get: (requirement) => {
        const answer = response.answers.get(requirement);
        const settled = answer && answer.value !== null ? marks.get(requirement) : undefined;
        if (!answer || !settled || settled.mark === null) return answer;
        return { value: answer.value, mark: settled.mark, markRange: hasRange(settled) ? settled : null };
      },
    };
    return { ...response, answers };
  });
}

function hasRange(settled: SettledMark): settled is SettledMark & { low: number; high: number } {
  return settled.settledBy === "mean" && settled.low !== settled.high;
}
