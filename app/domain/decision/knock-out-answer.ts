import type { Edition, EditionRequirement } from "../edition/edition";
import { answerScaleKeys, type AnswerScaleKey, hasValueFunction } from "../requirements/answer-type";
import type { KnockOutState } from "../scoring/types";
import { answerFunction } from "../scoring/value-functions";

/**
 * What the knock-out on a mandatory requirement says of answers. It judges the answer, not its points, because points are
 * the lead's to set and need not fall with every step of the scale.
 *
 * - scale: passed by the lowest accepted answer and every better one, in the order of `answerScaleKeys`
 * - yes/no: passed by the better answer
 * - number, money, date with points: passed by what is worth more than 0
 * - text, and number, money or date without points: passed by any answer
 *
 * Blank and not understood leave it open.
 */
export function knockOutFunction(
  { answer, lowestAccepted }: EditionRequirement,
  scale: Edition["scale"],
): (value: string | number | null) => KnockOutState {
  const valueOf = answerFunction(answer, scale);
  const lowest = answerScaleKeys.indexOf(lowestAccepted);
  const valued = hasValueFunction(answer);
  return (value) => {
    if (value === null || (typeof value === "string" && value.trim() === "")) return "open";
    if (!valued) return "passed";
    const worth = valueOf(value);
    if (worth === null) return "open";
    const accepted = answer.type === "scale" ? answerScaleKeys.indexOf(value as AnswerScaleKey) <= lowest : worth > 0;
    return accepted ? "passed" : "failed";
  };
}

/** The lowest answer that passes, as people read it: a scale key, or yes/no; null where points or any answer decide. */
export function lowestAcceptedAnswer({ answer, lowestAccepted }: EditionRequirement): string | null {
  if (answer.type === "scale") return lowestAccepted;
  return answer.type === "yesno" ? answer.better : null;
}
