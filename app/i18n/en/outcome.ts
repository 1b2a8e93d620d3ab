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
  workbook: {
    sheet: "Prices",
    title: "Prices",
    how: "Fill in the light blue cells: what one unit costs, in {{currency}}. Leave nothing blank: a price that is missing or 0 has to be asked after.",
    ownHeading: "What else has to be paid, if anything",
    column: { id: "Id", code: "Code", text: "What is asked", rhythm: "Paid", quantity: "Quantity", unit: "Unit", price: "Price per unit", amount: "Once, or a year", remark: "Remark" },
  },
  matrix: {
    sheet: { ranking: "Ranking", weights: "Weights", answers: "Answers", marks: "Marks", values: "Values", contributions: "Contributions", knockOuts: "Knock-outs", prices: "Prices", settings: "Settings" },
    title: {
      ranking: "Ranking of the offers", weights: "Weights", answers: "What vendors answered", marks: "Marks of the committee", values: "Values on 0–100",
      contributions: "What each part adds to the total", knockOuts: "Mandatory requirements", prices: "Prices and cost over the years", settings: "Points and rules",
    },
    about: {
      ranking: "Every figure is a formula over the sheets behind. Change a weight, an answer or a price there (light blue cells) and the ranking follows.",
      weights: "Share = weight ÷ the weights of its siblings that count. Share of the whole = share × share of the whole of what it stands under.",
      answers: "Answers as they were read and accepted. Blank: not answered, or not understood.",
      marks: "Marks for what the committee values or confirms, from 0 to the highest of the edition.",
      values: "Answers by the points on the last sheet, marks as a share of the highest, numbers and dates by straight lines between the published points. A criterion is the weighted mean of its parts.",
      contributions: "Share of the whole × value. What the requirements add makes up the total.",
      knockOuts: "An answer below the lowest accepted one excludes the offer, unless that was waived with a reason.",
      prices: "Unit prices as they count. One-off cost at the start, recurring cost at the end of each year, discounted to the start.",
      settings: "What an answer on the scale is worth, and what counts for an answer that is missing.",
    },
    column: {
      code: "Code", text: "Criterion or requirement", level: "Level", weight: "Weight", counts: "Counts (1/0)", share: "Share among siblings", global: "Share of the whole",
      leaf: "Share of a requirement", isLeaf: "Is scored (1/0)", lowest: "Lowest accepted",
    },
    row: {
      total: "Total", low: "At least", high: "At most", contributionTotal: "Total: sum of what the requirements add",
      failed: "Failed: more than 0 excludes", open: "Still open", waivers: "Waived, with the reason",
    },
    state: { passed: "met", open: "open", failed: "not met", waived: "waived" },
    ranking: {
      rank: "Rank", code: "Code", vendor: "Vendor", package: "Package", total: "Total", quality: "Quality", low: "At least", high: "At most", best: "Best rank", worst: "Worst rank",
      takesPart: "Takes part (1/0)", open: "Open knock-outs", cost: "Total cost", utility: "Utility index", fictional: "Fictional price",
    },
    prices: {
      rhythm: "Paid", times: "Times a year", quantity: "Quantity", counts: "Counts (1/0)", indexation: "Indexation, % a year", discount: "Discount rate, % a year", budget: "Budget, {{currency}}",
      once: "One-off", yearly: "A year, at the prices of the first", paid: "Paid in year {{year}}", present: "Present value of year {{year}}",
      total: "Total cost of ownership, {{currency}}", takesPart: "Takes part (1/0)", value: "Value of the price, 0–100",
    },
    settings: {
      answer: "Answer", points: "Points", order: "Order", nullCounts: "A missing answer counts as (blank: it stays unknown)", closed: "The round is closed: a missing answer fails a knock-out (1/0)",
    },
    priceTotal: "Total cost of ownership",
  },
} as const;
