import type { Edition, EditionAnswer, EditionRequirement, EditionVendor } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { answerScaleKeys, defaultScalePoints } from "~/domain/requirements/answer-type";

/** Answer types in the order in which the example's questions take them, in turn. */
const answers: Record<Language, EditionAnswer[]> = {
  nl: [
    { type: "scale" }, { type: "yesno", better: "yes" }, { type: "scale" }, { type: "number", unit: "fte" }, { type: "money", currency: "EUR" },
    { type: "date" }, { type: "text" }, { type: "number", unit: "%" },
  ],
  en: [
    { type: "scale" }, { type: "yesno", better: "yes" }, { type: "scale" }, { type: "number", unit: "FTE" }, { type: "money", currency: "EUR" },
    { type: "date" }, { type: "text" }, { type: "number", unit: "%" },
  ],
};

const titles: Record<Language, Record<string, string>> = {
  nl: {
    functionality: "Functionaliteit", data: "Klantgegevens", sales: "Verkoopprocessen", openness: "Openheid",
    viability: "Levensvatbaarheid", support: "Ondersteuning", service: "Serviceniveaus", security: "Informatiebeveiliging",
  },
  en: {
    functionality: "Functionality", data: "Customer data", sales: "Sales", openness: "Openness",
    viability: "Vendor viability", support: "Support", service: "Service levels", security: "Information security",
  },
};

const leaves = ["functionality.data", "functionality.sales", "openness", "viability", "support.service", "support.security"];
const letters: Record<string, string> = { functionality: "F", openness: "O", viability: "L", support: "S" };

export const exampleVendor: EditionVendor = { id: "vendor-3", code: "V3", name: "Noordwind Software", package: "Noordwind CRM" };

/**
 * A small edition for tests: questions of all answer types in turn, spread over four dimensions of which two have
 * groups; every fifth is mandatory, every third has a note. Texts have accents and quotes. Change what a test is about
 * by `more`.
 */
export function exampleEdition({ requirements = 40, language = "nl", more = {} }: {
  requirements?: number; language?: Language; more?: Partial<Edition>;
} = {}): Edition {
  const title = (id: string) => titles[language][id.split(".").at(-1) as string];
  const leaf = (id: string) => ({ id, title: title(id), weight: 10 });
  return {
    format: 1,
    id: "edition-1",
    selectionId: "selection-1",
    roundId: "round-1",
    number: 1,
    code: "RFP-1-K7QX",
    kind: "rfp",
    language,
    title: language === "nl" ? "Selectie CRM-pakket" : "CRM package selection",
    organisation: "Van Beek & Zonen Groothandel B.V.",
    software: language === "nl" ? "CRM-pakket" : "CRM package",
    introduction: "",
    scope: "",
    contact: { name: "Marijke de Vries", email: "inkoop@vanbeek.example" },
    deadline: "2026-12-18T16:00:00Z",
    timeZone: "Europe/Amsterdam",
    planning: [],
    objectives: [],
    scale: answerScaleKeys.map((key) => ({ key, points: defaultScalePoints[key] })),
    criteria: [
      { ...leaf("functionality"), children: [leaf("functionality.data"), leaf("functionality.sales")] },
      leaf("openness"),
      leaf("viability"),
      { ...leaf("support"), children: [leaf("support.service"), leaf("support.security")] },
    ],
    requirements: exampleRequirements(requirements, language),
    pack: { id: "example", version: "1.0.0" },
    publishedAt: "2026-11-02T09:00:00Z",
    ...more,
  };
}

function exampleRequirements(count: number, language: Language): EditionRequirement[] {
  const types = answers[language];
  return Array.from({ length: count }, (_, index): EditionRequirement => {
    const criterion = leaves[Math.floor((index * leaves.length) / count)];
    const mandatory = index % 5 === 0;
    const text = language === "nl"
      ? `Vraag ${index + 1}: hoe helpt het pakket bij het ‘één klantbeeld’ van relatie ${index + 1}, ook waar gegevens over afdelingen verspreid zijn?`
      : `Question ${index + 1}: how does the package support a “single view” of customer ${index + 1}, also where data is spread over departments?`;
    const note = language === "nl" ? "Noem de onderdelen en versies die nodig zijn." : "State the modules and versions that are needed.";
    return {
      id: `req.example.${index + 1}`,
      code: `${letters[criterion.split(".")[0]]}-${String(index + 1).padStart(3, "0")}`,
      criterion,
      text,
      note: index % 3 === 0 ? note : null,
      answer: types[index % types.length],
      priority: mandatory ? "necessary" : "desirable",
      weight: mandatory ? 3 : 1,
      mandatory,
      lowestAccepted: "customisation",
      valuedBy: "answer",
      source: null,
    };
  });
}
