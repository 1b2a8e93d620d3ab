export default {
  price: {
    rhythm: { once: "eenmalig", month: "per maand", quarter: "per kwartaal", year: "per jaar" },
    line: "{{code}} {{text}}: {{quantity}} {{unit}}, {{rhythm}}",
    optional: "optie",
    terms: "Kosten over {{years}} jaar in {{currency}}; indexatie {{indexation}}, disconteringsvoet {{discount}}; prijzen {{vat}}.",
    vat: { included: "inclusief {{rate}} btw", excluded: "exclusief {{rate}} btw" },
    budget: "Budget over de hele looptijd: {{budget}}.",
    method: {
      criterion: "De prijs telt mee voor {{share}} van het totaal.",
      "utility-index": "De opdracht gaat naar de hoogste utility-index: U = ((1 − (Qbest − Q) × {{weight}}) ÷ P) × Pbest, met Q de kwaliteit (0–1) en P de totale kosten; Qbest is de hoogste kwaliteit en Pbest de laagste totale kosten van de aanbiedingen.",
      "award-on-value": "De opdracht gaat naar de laagste fictieve prijs: de totale kosten min wat de aanbieding met haar kwaliteit verdient. Een onderdeel dat volledig voldoet, levert op: {{worth}}.",
      shown: "De kosten staan naast de rangschikking en tellen er niet in mee.",
    },
    by: {
      points: "Punten voor de prijs volgens rechte lijnen tussen: {{points}}.",
      point: "{{price}} = {{points}}",
      budget: "Punten voor de prijs: 100 × (1 − totaal ÷ budget).",
      lowest: "Punten voor de prijs: 100 × laagste totaal ÷ totaal.",
      logarithmic: "Punten voor de prijs: 100 − 50 × log₂(totaal ÷ laagste totaal).",
      floor: "Nooit minder dan {{floor}}.",
    },
  },
  workbook: {
    sheet: "Prijzen",
    title: "Prijzen",
    how: "Vul de lichtblauwe cellen in: wat één eenheid kost, in {{currency}}. Laat niets leeg: naar een prijs die ontbreekt of 0 is, moet worden gevraagd.",
    ownHeading: "Wat er verder nog betaald moet worden",
    column: { id: "Kenmerk", code: "Code", text: "Wat wordt gevraagd", rhythm: "Betaald", quantity: "Aantal", unit: "Eenheid", price: "Prijs per eenheid", amount: "Eenmalig of per jaar", remark: "Opmerking" },
  },
  matrix: {
    sheet: { ranking: "Rangschikking", weights: "Gewichten", answers: "Antwoorden", marks: "Cijfers", values: "Waarden", contributions: "Bijdragen", knockOuts: "Knock-outs", prices: "Prijzen", settings: "Instellingen" },
    title: {
      ranking: "Rangschikking van de aanbiedingen", weights: "Gewichten", answers: "Wat leveranciers antwoordden", marks: "Cijfers van de commissie", values: "Waarden op 0–100",
      contributions: "Wat elk onderdeel aan het totaal bijdraagt", knockOuts: "Knock-outeisen", prices: "Prijzen en kosten over de jaren", settings: "Punten en regels",
    },
    about: {
      ranking: "Elk getal is een formule over de bladen hierachter. Verander daar een gewicht, antwoord of prijs (lichtblauwe cellen) en de rangschikking verandert mee.",
      weights: "Aandeel = gewicht ÷ de gewichten op hetzelfde niveau die meetellen. Aandeel in het geheel = aandeel × aandeel in het geheel van waar het onder valt.",
      answers: "Antwoorden zoals ze zijn gelezen en aanvaard. Leeg: niet beantwoord, of niet begrepen.",
      marks: "Cijfers voor wat de commissie waardeert of bevestigt, van 0 tot het hoogste van de editie.",
      values: "Antwoorden volgens de punten op het laatste blad, cijfers als deel van het hoogste, getallen en datums volgens rechte lijnen tussen de gepubliceerde punten. Een criterium is het gewogen gemiddelde van zijn onderdelen.",
      contributions: "Aandeel in het geheel × waarde. Wat de eisen en wensen bijdragen, is samen het totaal.",
      knockOuts: "Een antwoord onder het laagst aanvaarde sluit de aanbieding uit, tenzij daarvan met een reden is afgezien.",
      prices: "Eenheidsprijzen zoals ze tellen. Eenmalige kosten bij de start, terugkerende kosten aan het eind van elk jaar, contant gemaakt naar de start.",
      settings: "Wat een antwoord op de schaal waard is, en wat telt voor een antwoord dat ontbreekt.",
    },
    column: {
      code: "Code", text: "Criterium, eis of wens", level: "Niveau", weight: "Gewicht", counts: "Telt mee (1/0)", share: "Aandeel op zijn niveau", global: "Aandeel in het geheel",
      leaf: "Aandeel van een eis of wens", isLeaf: "Wordt gescoord (1/0)", lowest: "Laagst aanvaard",
    },
    row: {
      total: "Totaal", low: "Ten minste", high: "Ten hoogste", contributionTotal: "Totaal: som van wat de eisen en wensen bijdragen",
      failed: "Voldoet niet: meer dan 0 sluit uit", open: "Nog open", waivers: "Ontheffing, met de reden",
    },
    state: { passed: "voldoet", open: "open", failed: "voldoet niet", waived: "ontheven" },
    ranking: {
      rank: "Plaats", code: "Code", vendor: "Leverancier", package: "Pakket", total: "Totaal", quality: "Kwaliteit", low: "Ten minste", high: "Ten hoogste", best: "Beste plaats", worst: "Slechtste plaats",
      takesPart: "Doet mee (1/0)", open: "Open knock-outs", cost: "Totale kosten", utility: "Utility-index", fictional: "Fictieve prijs",
    },
    prices: {
      rhythm: "Betaald", times: "Keer per jaar", quantity: "Aantal", counts: "Telt mee (1/0)", indexation: "Indexatie, % per jaar", discount: "Disconteringsvoet, % per jaar", budget: "Budget, {{currency}}",
      once: "Eenmalig", yearly: "Per jaar, in prijzen van het eerste", paid: "Betaald in jaar {{year}}", present: "Contante waarde van jaar {{year}}",
      total: "Totale kosten over de looptijd, {{currency}}", takesPart: "Doet mee (1/0)", value: "Waarde van de prijs, 0–100",
    },
    settings: {
      answer: "Antwoord", points: "Punten", order: "Volgorde", nullCounts: "Een ontbrekend antwoord telt als (leeg: het blijft onbekend)", closed: "De ronde is gesloten: zonder antwoord voldoet een knock-outeis niet (1/0)",
    },
    priceTotal: "Totale kosten over de looptijd",
  },
} as const;
