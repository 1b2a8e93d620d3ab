import { newPriceSheet } from "~/domain/cost/price-sheet";
import type { PriceMethod, PriceSheet } from "~/domain/cost/price-sheet";
import type { VendorResponse } from "~/domain/decision/edition-ranking";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";

import { exampleEdition } from "./edition";

const requirement = (code: string, criterion: string, more: Partial<EditionRequirement> = {}): EditionRequirement => ({
  id: `req.${code.toLowerCase()}`, code, criterion, text: `Eis ${code}`, note: null, answer: { type: "scale" }, priority: "necessary", weight: 1,
  mandatory: false, lowestAccepted: "customisation", valuedBy: "answer", source: null, ...more,
});

/** What vendors price in these tests: setting up, 40 users, visits, and an option; four years, indexed and discounted. */
export function pricedSheet(method: PriceMethod, more: Partial<PriceSheet> = {}): PriceSheet {
  return {
    ...newPriceSheet(), years: 4, indexation: 2.5, discountRate: 3, budget: 120_000, method,
    lines: [
      { id: "setup", text: "Inrichting", rhythm: "once", quantity: 1, unit: "project", optional: false },
      { id: "users", text: "Gebruik per gebruiker", rhythm: "month", quantity: 40, unit: "gebruikers", optional: false },
      { id: "visit", text: "Overleg", rhythm: "quarter", quantity: 1, unit: "bezoek", optional: false },
      { id: "training", text: "Extra training", rhythm: "once", quantity: 2, unit: "dagdelen", optional: true },
    ],
    ...more,
  };
}

/** An edition with every kind of answer, groups in groups, marks, a knock-out of each kind, questions that are not scored, and a price. */
export function pricedEdition(method: PriceMethod | null, { language = "nl", more = {} }: { language?: Language; more?: Partial<Edition> } = {}): Edition {
  const share = method?.kind === "criterion" ? method.share : 0;
  return exampleEdition({
    language,
    more: {
      criteria: [
        {
          id: "functionality", title: "Functionaliteit", weight: 40,
          children: [
            { id: "sales", title: "Verkoop", weight: 2 },
            { id: "service", title: "Service", weight: 1, children: [{ id: "desk", title: "Balie", weight: 3 }, { id: "field", title: "Buitendienst", weight: 1 }] },
            { id: "told", title: "Ter informatie", weight: 5 },
          ],
        },
        { id: "openness", title: "Openheid", weight: 25 },
        { id: "support", title: "Ondersteuning", weight: 35 },
        ...(share > 0 ? [{ id: "price", title: "Prijs", weight: (100 * share) / (100 - share) }] : []),
      ],
      requirements: [
        requirement("F-001", "sales", { weight: 3, mandatory: true }),
        requirement("F-002", "sales", { answer: { type: "number", unit: "uur", points: [[2, 100], [8, 60], [24, 0]] }, weight: 2, mandatory: true }),
        requirement("F-003", "sales", { answer: { type: "date", points: [["2026-01-01", 100], ["2027-07-01", 20]] } }),
        requirement("F-004", "sales", { answer: { type: "text" }, weight: 0 }),
        requirement("F-005", "desk", { answer: { type: "yesno", better: "yes" }, mandatory: true }),
        requirement("F-006", "desk", { weight: 2 }),
        requirement("F-007", "field", { answer: { type: "money", currency: "EUR", points: [[100, 100], [900, 0]] } }),
        requirement("F-008", "told", { answer: { type: "text" }, weight: 0, mandatory: true }),
        requirement("O-001", "openness", { valuedBy: "committee", answer: { type: "text" }, weight: 3 }),
        requirement("O-002", "openness", { valuedBy: "confirmed" }),
        requirement("S-001", "support", { answer: { type: "yesno", better: "no" } }),
        requirement("S-002", "support"),
      ],
      ...(method ? { price: pricedSheet(method) } : {}),
      ...more,
    },
  });
}

const ids = ["f-001", "f-002", "f-003", "f-004", "f-005", "f-006", "f-007", "f-008", "o-001", "o-002", "s-001", "s-002"];

/** One vendor's response to `pricedEdition`: answers in the order of its requirements, marks for openness, unit prices. */
export function pricedResponse(
  number: number,
  answers: readonly (string | number | null)[],
  marks: readonly [number | null, number | null],
  prices: readonly (number | null)[],
  more: Partial<VendorResponse> = {},
): VendorResponse {
  return {
    vendor: { id: `vendor-${number}`, code: `V${number}`, name: `Leverancier ${number}`, package: `Pakket ${number}` },
    answers: new Map(answers.map((value, index) => [`req.${ids[index]}`, { value, mark: index === 8 ? marks[0] : index === 9 ? marks[1] : null }])),
    waivers: {},
    cost: { prices: ["setup", "users", "visit", "training"].map((line, index) => ({ line, unitPrice: prices[index] ?? null, remark: "" })), decisions: [] },
    ...more,
  };
}

/** Five offers: two whole, one with gaps, one that a knock-out excludes, one whose knock-out was waived. */
export function pricedResponses(): VendorResponse[] {
  return [
    pricedResponse(1, ["standard", 4, "2026-04-01", "Zo doen wij het.", "yes", "configuration", 350, "Ja.", "Open.", "standard", "no", "partner"], [8, 7], [18_000, 24, 450, 700]),
    pricedResponse(2, ["configuration", 6, "2026-10-15", "=1+1", "yes", "standard", 200, "Ja.", "Open.", "configuration", "yes", "standard"], [6.5, 9], [9_500, 31, 300, 650]),
    pricedResponse(3, ["partner", 2, "2027-01-01", null, "yes", null, 480, "Ja.", "Open.", "partner", "no", "standard"], [7, 6], [22_000, 19, 500, null]),
    pricedResponse(4, ["roadmap", 12, "2026-02-01", "Tekst", "no", "standard", 100, "Ja.", "Open.", "no", "no", "standard"], [9, 9], [4_000, 9, 100, 100]),
    pricedResponse(5, ["roadmap", 8, "2026-06-30", "Tekst", "yes", "customisation", 640, "Ja.", "Open.", "standard", "no", "configuration"], [5, 8], [12_000, 26, 250, 500], { waivers: { "req.f-001": "Staat vast op de planning voor het eerste kwartaal." } }),
  ];
}
