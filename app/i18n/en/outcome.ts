export default {
  price: {
    rhythm: { once: "once", month: "a month", quarter: "a quarter", year: "a year" },
    line: "{{code}} {{text}}: {{quantity}} {{unit}}, {{rhythm}}",
    optional: "option",
    terms: "Cost over {{years}} years in {{currency}}; indexation {{indexation}}, discount rate {{discount}}; prices {{vat}}.",
    vat: { included: "including {{rate}} VAT", excluded: "excluding {{rate}} VAT" },
    budget: "Budget over the whole term: {{budget}}.",
    method: {
      criterion: "The price counts for {{share}} of the total.",
      "utility-index": "The award goes to the highest utility index: U = ((1 − (Qbest − Q) × {{weight}}) ÷ P) × Pbest, with Q the quality (0–1) and P the total cost; Qbest is the highest quality and Pbest the lowest total cost among the offers.",
      "award-on-value": "The award goes to the lowest fictional price: the total cost less what the offer earns by its quality. Meeting a part in full earns: {{worth}}.",
      shown: "The cost is shown beside the ranking and does not count in it.",
    },
    by: {
      points: "Points of the price by straight lines between: {{points}}.",
      point: "{{price}} = {{points}}",
      budget: "Points of the price: 100 × (1 − total ÷ budget).",
      lowest: "Points of the price: 100 × lowest total ÷ total.",
      logarithmic: "Points of the price: 100 − 50 × log₂(total ÷ lowest total).",
      floor: "Never fewer than {{floor}}.",
    },
  },
} as const;
