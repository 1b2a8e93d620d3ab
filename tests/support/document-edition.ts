import { rankEdition, type VendorResponse } from "~/domain/decision/edition-ranking";
import type { EditionRanking } from "~/domain/decision/types";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";

import { exampleEdition } from "./edition";

const requirement = (code: string, criterion: string, weight: number, more: Partial<EditionRequirement> = {}): EditionRequirement => ({
  id: `req.${code.toLowerCase()}`, code, criterion, text: `Eis ${code}`, note: null, answer: { type: "scale" }, priority: "necessary", weight,
  mandatory: false, lowestAccepted: "customisation", valuedBy: "answer", source: null, ...more,
});

/**
 * Two dimensions of weight 60 and 40. Under the first F-1 (weight 3) and F-2 (weight 1), under the second O-1, which is
 * mandatory. So F-1 weighs 45%, F-2 15%, O-1 40% of the total.
 */
export function smallEdition(more: Partial<Edition> = {}): Edition {
  return exampleEdition({
    more: {
      criteria: [{ id: "functionality", title: "Functionaliteit", weight: 60 }, { id: "openness", title: "Openheid", weight: 40 }],
      requirements: [
        requirement("F-1", "functionality", 3), requirement("F-2", "functionality", 1, { priority: "desirable" }),
        requirement("O-1", "openness", 1, { mandatory: true }),
      ],
      ...more,
    },
  });
}

export const smallVendor = (number: number, name: string) => ({ id: `vendor-${number}`, code: `V${number}`, name, package: `Pakket ${number}` });

/** Answers to F-1, F-2 and O-1 of each vendor; null is left blank. */
export function smallRanking(
  edition: Edition,
  answers: Record<string, [string | null, string | null, string | null]>,
  waivers: Record<string, string> = {},
): EditionRanking {
  const responses = Object.entries(answers).map(([name, values], index): VendorResponse => ({
    vendor: smallVendor(index + 1, name),
    answers: new Map(values.map((value, i) => [edition.requirements[i].id, { value }])),
    waivers: Object.hasOwn(waivers, name) ? { "req.o-1": waivers[name] } : {},
  }));
  return rankEdition(edition, responses, { nullFails: false });
}
