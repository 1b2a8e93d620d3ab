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
} as const;
