export default {
  title: "Intussen gewijzigd door {{by}}",
  titleSelf: "Intussen door uzelf gewijzigd, in een ander venster",
  titleAt: "Intussen gewijzigd door {{by}} op {{at}}",
  titleSelfAt: "Intussen door uzelf gewijzigd in een ander venster, op {{at}}",
  lead: "Er is nog niets opgeslagen en er gaat niets verloren. Kies per onderdeel welke van de twee blijft en sla op. Wilt u iets van beide, houd dan de uwe en neem over wat u nodig hebt.",
  theirs: "De andere, nu opgeslagen",
  mine: "Van u, nog niet opgeslagen",
  empty: "(leeg)",
  yes: "ja",
  no: "nee",
  draft: {
    kind: "Soort aanvraag", language: "Taal", introduction: "Inleiding", scope: "Afbakening", contactName: "Contactpersoon: naam", contactEmail: "Contactpersoon: e-mailadres",
    deadline: "Antwoorden uiterlijk", timeZone: "Tijdzone", planning: "Planning", scale: "Punten van de antwoordschaal",
  },
  requirement: {
    criterion: "Criterium", text: "Eis of wens", note: "Toelichting", priority: "Prioriteit", weight: "Gewicht", mandatory: "Verplicht", lowestAccepted: "Laagste antwoord dat volstaat", asked: "Gevraagd", valuedBy: "Gewaardeerd door", anchors: "Betekenis van cijfers",
  },
  weight: "Gewicht van {{part}}",
  choice: { selected: "aangevinkt", inUse: "in gebruik", priority: "prioriteit", impact: "impact" },
  choices: {
    title: "Intussen gewijzigd door {{by}}",
    titleSelf: "Intussen door uzelf gewijzigd, in een ander venster",
    lead: "In de checklist staat nu de andere keuze. De uwe blijft hier staan tot u kiest.",
    line: "{{part}}: nu {{theirs}}, bij u {{yours}}",
    mine: "Mijn keuze terugzetten",
    theirs: "Laten staan",
  },
} as const;
