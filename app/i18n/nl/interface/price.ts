export default {
  title: "Prijzen",
  lead: "Wat leveranciers prijzen, over hoeveel jaar, en wat de prijs met de uitkomst doet. Het wordt deel van de volgende editie.",
  toRequest: "Naar de aanvraag",
  save: "Opslaan",
  saved: "Opgeslagen. Leveranciers krijgen dit prijsblad met de volgende editie.",
  remove: "Geen prijzen vragen",
  empty: { title: "Er worden geen prijzen gevraagd", text: "Met een prijsblad vullen leveranciers in wat u vraagt. De kosten over de jaren staan dan naast de rangschikking of tellen daarin mee.", action: "Prijsblad maken" },
  lines: {
    title: "Wat leveranciers prijzen", lead: "U zegt hoeveel, de leverancier wat er één kost. Opties worden getoond en blijven buiten het totaal.",
    number: "Regel {{number}}", text: "Wat", rhythm: "Betaald", quantity: "Aantal", unit: "Eenheid", optional: "Optie", add: "Regel toevoegen",
  },
  terms: {
    title: "Uitgangspunten", lead: "Eenmalige bedragen worden bij de start betaald, de andere aan het eind van elk jaar. Latere betalingen wegen minder door de disconteringsvoet.",
    years: "Looptijd in jaren", currency: "Valuta", budget: "Budget over de hele looptijd", budgetHint: "Laat leeg als leveranciers het niet horen.", indexation: "Indexatie, % per jaar", discountRate: "Disconteringsvoet, % per jaar",
    ownLines: "Regels die leveranciers mogen toevoegen", vatRate: "Btw-tarief, %", vat: "Prijzen", vatExcluded: "zonder btw", vatIncluded: "met btw",
  },
  method: {
    title: "Wat de prijs doet", lead: "Ligt vast en wordt gepubliceerd met de editie.",
    criterion: "Eén criterium", "utility-index": "Utility-index", "award-on-value": "Gunnen op waarde", shown: "Alleen tonen",
    hint: {
      criterion: "De prijs heeft een aandeel in het totaal, naast de dimensies.", "utility-index": "De meeste kwaliteit per euro wint, met een formule over kwaliteit en prijs.",
      "award-on-value": "Kwaliteit levert een aftrek in geld op; de laagste prijs daarna wint.", shown: "De kosten staan naast de rangschikking en tellen niet mee.",
    },
    share: "Aandeel in het totaal, %", valuation: "Hoe een prijs punten wordt",
    by: { points: "Vaste punten", budget: "Lineair tot het budget", lowest: "Laagste ÷ prijs", logarithmic: "Logaritmisch" },
    byHint: {
      points: "Absoluut: rechte lijnen tussen prijzen die u vastlegt. Wie er verder meedoet, maakt niet uit.", budget: "Absoluut: 100 × (1 − totaal ÷ budget).",
      lowest: "Relatief: de volgorde van twee aanbiedingen kan veranderen als een derde meedoet. Dat wordt nagegaan en getoond.", logarithmic: "Relatief: 100 − 50 × log₂(totaal ÷ laagste). Ook dat wordt nagegaan en getoond.",
    },
    points: "Prijzen en hun punten", pointPrice: "Totale kosten", pointValue: "Punten",
    floor: "Laagste aantal punten", floorHint: "Laat leeg voor geen ondergrens: dan kunnen punten onder 0 komen.",
    utilityWeight: "N: hoe zwaar een tekort aan kwaliteit telt", worth: "Waarde van {{dimension}} bij volledig voldoen, in geld",
  },
  cost: { lead: "Zoals het telt in de editie die leveranciers beantwoordden." },
  decide: {
    title: "Prijzen die op uw besluit wachten", lead: "Een prijs die ontbreekt, nul of negatief is, telt nergens voor totdat u zegt waar hij voor staat. Vraag het eerst de leverancier.",
    amount: "Telt als ({{currency}})", reason: "Reden", save: "Besluiten", decided: "Telt als {{amount}}: {{reason}}",
  },
} as const;
