import type { VendorResponse } from "~/domain/decision/edition-ranking";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { answerScaleKeys, defaultScalePoints } from "~/domain/requirements/answer-type";

/** A requirement on the answer scale that weighs 1, with what a test says differently. */
export function requirement(id: string, criterion: string, more: Partial<EditionRequirement> = {}): EditionRequirement {
  return {
    id, code: id.toUpperCase(), criterion, text: `Text of ${id}`, note: null, answer: { type: "scale" }, priority: "desirable",
    weight: 1, mandatory: false, lowestAccepted: "customisation", valuedBy: "answer", source: null, ...more,
  };
}

/** An edition of the given tree and requirements, with the default points. */
export function edition(parts: Pick<Edition, "criteria" | "requirements"> & Partial<Edition>): Edition {
  return {
    format: 1, id: "edition-1", selectionId: "selection-1", roundId: "round-1", number: 1, code: "RFP-1-K7QX", kind: "rfp",
    language: "en", title: "CRM", organisation: "Bakker", software: "CRM package", introduction: "", scope: "",
    contact: { name: "A. Bakker", email: "a@example.org" }, deadline: "2026-09-01T12:00:00Z", timeZone: "Europe/Amsterdam",
    planning: [], objectives: [], scale: answerScaleKeys.map((key) => ({ key, points: defaultScalePoints[key] })),
    pack: { id: "crm", version: "1.0.0" }, publishedAt: "2026-08-01T12:00:00Z", ...parts,
  };
}

/** What a vendor answered; a requirement left out is not answered. */
export function response(
  id: string,
  answers: Record<string, string | number | null>,
  more: { waivers?: Record<string, string>; marks?: Record<string, number> } = {},
): VendorResponse {
  return {
    vendor: { id, code: id.toUpperCase(), name: `Vendor ${id}`, package: `Package ${id}` },
    answers: new Map(Object.entries(answers).map(([key, value]) => [key, { value, mark: more.marks?.[key] ?? null }])),
    waivers: more.waivers ?? {},
  };
}
