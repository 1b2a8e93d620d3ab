import type { ProposedRequirement } from "../requirements/requirement-link";

/** Requirements of the pack with which a vendor can answer a risk, beside those whose source it is. */
const existing: Readonly<Record<string, readonly string[]>> = {
  "inv.4.2": ["req.viability.reference-experience", "req.viability.reference-talks"],
  "inv.4.3": ["req.support.partner-fixed-price"],
  "inv.4.4": ["req.openness.lead-time", "req.support.partner-projects"],
  "inv.4.6": ["req.inv.architecture.3", "req.inv.architecture.1", "req.openness.extension-points"],
  "inv.4.7": ["req.inv.partner.6"],
  "inv.4.8": ["req.support.availability", "req.viability.largest-installation"],
  "inv.4.9": ["req.inv.architecture.12", "req.openness.hosting-choice", "req.openness.api-first"],
  "inv.4.10": ["req.inv.architecture.2", "req.inv.architecture.5", "req.openness.connectors", "req.openness.sandbox"],
  "inv.4.11": ["req.inv.partner.3", "req.support.train-the-trainer", "req.inv.architecture.6"],
  "inv.4.15": ["req.inv.architecture.20", "req.openness.contact-rules"],
  "inv.4.16": ["req.support.training-user-groups", "req.support.in-app-help"],
};

/** Requirements that can be made where the pack has none for a risk. */
const proposed: Readonly<Record<string, readonly ProposedRequirement[]>> = {
  "inv.4.1": [{
    id: "problem-solved", criterion: "viability.product", answer: { type: "text" },
    text: {
      nl: "Hoe draagt het pakket bij aan de doelen die in deze aanvraag staan, en bij welke klant is dat aantoonbaar gelukt?",
      en: "How does the package contribute to the goals stated in this request, and at which customer has that demonstrably worked?",
    },
  }],
  "inv.4.4": [{
    id: "dated-plan", criterion: "support.partner", answer: { type: "yesno", better: "yes" },
    text: {
      nl: "De implementatiepartner legt een planning met opleverdata vast en verbindt gevolgen aan vertraging die aan de partner te wijten is.",
      en: "The implementation partner commits to a plan with delivery dates, and to consequences for delays of its own making.",
    },
  }],
  "inv.4.5": [{
    id: "proof-beforehand", criterion: "viability.product", answer: { type: "yesno", better: "yes" },
    text: {
      nl: "De leverancier toont de gevraagde functies vóór ondertekening in een proefomgeving, aan de hand van praktijkgevallen van de opdrachtgever.",
      en: "Before signing, the vendor shows the requested functions in a trial environment, on the basis of the buyer's own cases.",
    },
  }],
  "inv.4.7": [{
    id: "acceptance-test", criterion: "support.partner", answer: { type: "yesno", better: "yes" },
    text: {
      nl: "Na installatie en inrichting volgt een acceptatietest volgens een vooraf afgesproken testplan; gebreken worden kosteloos hersteld.",
      en: "Installation and configuration end with an acceptance test to a plan agreed beforehand; defects are put right free of charge.",
    },
  }],
  "inv.4.8": [{
    id: "response-time", criterion: "support.service",
    answer: { type: "number", unit: { nl: "seconden", en: "seconds" }, points: [[0, 100], [1, 100], [3, 50], [6, 0]] },
    text: {
      nl: "Binnen hoeveel seconden reageert een gangbaar scherm bij het verwachte aantal gelijktijdige gebruikers (95% van de gevallen)?",
      en: "Within how many seconds does an ordinary screen respond at the expected number of simultaneous users (95% of cases)?",
    },
  }],
  "inv.4.17": [{
    id: "users-try", criterion: "viability.product", answer: { type: "yesno", better: "yes" },
    text: {
      nl: "Eindgebruikers kunnen het pakket vóór de keuze minstens twee weken met hun eigen dagelijkse taken uitproberen.",
      en: "Before the choice is made, end users can try the package on their own daily tasks for at least two weeks.",
    },
  }],
};

/** Ids of the pack's requirements that answer a risk: the most fitting first. */
export function requirementsFor(risk: string, requirements: readonly { id: string; source: string | null }[]): string[] {
  const known = new Set(requirements.map(({ id }) => id));
  const mapped = Object.hasOwn(existing, risk) ? existing[risk]!.filter((id) => known.has(id)) : [];
  return [...new Set([...mapped, ...requirements.filter(({ source }) => source === risk).map(({ id }) => id)])];
}

export function proposalsFor(risk: string): readonly ProposedRequirement[] {
  return Object.hasOwn(proposed, risk) ? proposed[risk]! : [];
}
