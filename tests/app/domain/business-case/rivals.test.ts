import { expect, test } from "vitest";

import { besideRivals } from "~/domain/business-case/rivals";

const own = { netPresentValue: 15_969.36, returnOnInvestment: 0.35, internalRateOfReturn: 0.1665, payback: 2.22, discountedPayback: 2.55 };

test("other projects stand beside the case by what they are worth, and one in which nothing is filled in does not", () => {
  const rivals = [
    { id: "van", label: "Nieuwe bestelbus", investment: 30_000, yearlyReturn: 15_000, years: 3 },
    { id: "shed", label: "Loods", investment: 100_000, yearlyReturn: 60_000, years: 3 },
    { id: "new", label: "…", investment: 0, yearlyReturn: 0, years: 3 },
  ];
  const rows = besideRivals({ rivals, discountRate: 0.08 }, own);
  // −100,000 + 60,000 × 2.5771 = 54,626; −30,000 + 15,000 × 2.5771 = 8,656.
  expect(rows.map(({ label, worth }) => [label, Math.round(worth.netPresentValue)])).toEqual([["Loods", 54_626], [null, 15_969], ["Nieuwe bestelbus", 8_656]]);
  expect(rows[2]!.worth.payback).toBe(2);
});
