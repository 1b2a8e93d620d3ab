export default {
  title: "Prices",
  lead: "What vendors price, over how many years, and what the price does in the outcome. It becomes part of the next edition.",
  toRequest: "To the request",
  save: "Save",
  saved: "Saved. Vendors get this price sheet with the next edition.",
  remove: "Ask for no prices",
  empty: { title: "No prices are asked", text: "With a price sheet, vendors fill in what you ask, and the cost over the years stands beside the ranking or counts in it.", action: "Make a price sheet" },
  lines: {
    title: "What vendors price", lead: "You say how many, the vendor what one costs. Options are shown and stay outside the total.",
    number: "Line {{number}}", text: "What", rhythm: "Paid", quantity: "Quantity", unit: "Unit", optional: "Option", add: "Add a line",
  },
  terms: {
    title: "Terms", lead: "One-off amounts are paid at the start, the others at the end of each year. Later payments weigh less by the discount rate.",
    years: "Term in years", currency: "Currency", budget: "Budget over the whole term", budgetHint: "Leave blank where vendors are not told.", indexation: "Indexation, % a year", discountRate: "Discount rate, % a year",
    ownLines: "Lines that vendors may add", vatRate: "VAT rate, %", vat: "Prices", vatExcluded: "without VAT", vatIncluded: "with VAT",
  },
  method: {
    title: "What the price does", lead: "Frozen and published with the edition.",
    criterion: "One criterion", "utility-index": "Utility index", "award-on-value": "Award on value", shown: "Only shown",
    hint: {
      criterion: "The price has a share of the total, beside the dimensions.", "utility-index": "The highest quality per euro wins, by a formula over quality and price.",
      "award-on-value": "Quality earns a deduction in money; the lowest price after it wins.", shown: "The cost stands beside the ranking and does not count.",
    },
    share: "Share of the total, %", valuation: "How a price becomes points",
    by: { points: "Fixed points", budget: "Linear to the budget", lowest: "Lowest ÷ price", logarithmic: "Logarithmic" },
    byHint: {
      points: "Absolute: straight lines between prices that you fix. Who else takes part makes no difference.", budget: "Absolute: 100 × (1 − total ÷ budget).",
      lowest: "Relative: the order of two offers can change when a third takes part. That is checked and shown.", logarithmic: "Relative: 100 − 50 × log₂(total ÷ lowest). Checked and shown as well.",
    },
    points: "Prices and their points", pointPrice: "Total cost", pointValue: "Points",
    floor: "Lowest number of points", floorHint: "Leave blank for no floor: then points can go below 0.",
    utilityWeight: "N: how heavily a lack of quality counts", worth: "Worth of {{dimension}} in full, in money",
  },
  cost: { lead: "As it counts in the edition that vendors answered." },
  decide: {
    title: "Prices that wait for your decision", lead: "A price that is missing, zero or negative counts for nothing until you say what it stands for. Ask the vendor first.",
    amount: "Counts as ({{currency}})", reason: "Reason", save: "Decide", decided: "Counts as {{amount}}: {{reason}}",
  },
} as const;
