import { z } from "zod";

import type { ValuedAnswers, VendorResponse } from "../decision/edition-ranking";

/** How sure an answer is, lowest first: said, with evidence, seen in a scripted demo, confirmed by a reference, agreed in the contract. */
export const rungs = ["claimed", "evidenced", "demonstrated", "referenced", "contractual"] as const;
export const rungSchema = z.enum(rungs);
export type Rung = z.infer<typeof rungSchema>;

/** Whether a rung is at least another. */
export function reaches(rung: Rung, from: Rung): boolean {
  return rungs.indexOf(rung) >= rungs.indexOf(from);
}

/** The rung that evidence sent along makes worth a look; it is never set by itself. */
export function proposedRung(rung: Rung, evidence: string): Rung | null {
  return rung === "claimed" && evidence.trim() !== "" ? "evidenced" : null;
}

/**
 * Responses of which only answers from a rung upwards count; the others have no value, whatever they say. `rungOf` gives
 * where an answer stands, by vendor and requirement.
 */
export function countedFrom(responses: readonly VendorResponse[], from: Rung, rungOf: (vendor: string, requirement: string) => Rung): VendorResponse[] {
  if (from === "claimed") return [...responses];
  return responses.map((response) => {
    const answers: ValuedAnswers = {
      keys: () => response.answers.keys(),
      get: (id) => {
        const answer = response.answers.get(id);
        return !answer || answer.value === null || reaches(rungOf(response.vendor.id, id), from) ? answer : { ...answer, withheld: true };
      },
    };
    return { ...response, answers };
  });
}
