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
      const settled = answer.value === null ? undefined : marks.get(requirement);
      answers.set(requirement, settled === undefined || settled.mark === null ? answer : marked(answer, settled));
    }
    return { ...response, answers };
  });
}

function marked({ value }: ValuedAnswer, { mark, settledBy, low, high }: SettledMark): ValuedAnswer {
  const differ = settledBy === "mean" && low !== null && high !== null && low !== high;
  return { value, mark, markRange: differ ? { low, high } : null };
}
