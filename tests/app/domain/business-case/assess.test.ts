import { expect, test } from "vitest";

import { assess, missingFigures, swings } from "~/domain/business-case/assess";
import { emptyBusinessCase } from "~/domain/business-case/business-case";
import { withLine } from "~/domain/business-case/edit-lines";
import type { BusinessCase, CostLine, ReturnLine } from "~/domain/business-case/business-case";

const estimate = (expected: number | null, worst: number | null = null, best: number | null = null) => ({ worst, expected, best });
const cost = (id: string, change: Partial<CostLine>): CostLine => ({ id, label: id, kind: "software", timing: "once", firstYear: 1, growth: 0, amount: estimate(0), rate: null, ...change });
const back = (id: string, change: Partial<ReturnLine>): ReturnLine => ({ id, label: id, kind: "savings", timing: "yearly", firstYear: 1, growth: 0, amount: estimate(0), margin: 1, ...change });
const caseOf = (change: Partial<BusinessCase>): BusinessCase => ({ ...emptyBusinessCase, years: 3, ...change });

test("one-off cost at the start, returns at year's end: the check figure of the issue", () => {
  const one = assess(caseOf({ costs: [cost("licences", { amount: estimate(100_000) })], returns: [back("savings", { amount: estimate(45_000) })] }))!;
  expect(one.expected.flows).toEqual([-100_000, 45_000, 45_000, 45_000]);
  expect(one.expected.netPresentValue).toBeCloseTo(15_969.36, 2);
  expect(one.expected.internalRateOfReturn! * 100).toBeCloseTo(16.65, 2);
  expect(one.expected.payback).toBeCloseTo(2.22, 2);
  expect(one.expected.discountedPayback).toBeCloseTo(2.55, 2);
  expect(one.expected.returnOnInvestment).toBeCloseTo(0.35, 9);
  // Without a worst or a best the three outlooks are one.
  expect(one.worst).toEqual(one.expected);
});

test("own people count hours times rate, turnover its margin, yearly lines grow, later lines start later", () => {
  const one = assess(caseOf({
    costs: [
      cost("people", { kind: "own-people", amount: estimate(100), rate: { perHour: 80, basis: "internal" }, firstYear: 2 }),
      cost("support", { timing: "yearly", amount: estimate(1_000), growth: 0.1 }),
    ],
    returns: [back("turnover", { kind: "turnover", amount: estimate(50_000), margin: 0.2, firstYear: 2 })],
  }))!.expected;
  // A one-off of year 2 falls at its start, which is the end of year 1.
  expect(one.costs.map((n) => Math.round(n))).toEqual([0, 9_000, 1_100, 1_210]);
  expect(one.returns).toEqual([0, 0, 10_000, 10_000]);
});

test("a channel brings in what more contracts, more profit and lower cost per contract make", () => {
  const channel = {
    id: "phone", label: "Telefoon", contactsPerYear: 10_000, conversionNow: 0.02, conversionLater: estimate(0.03), profitPerContract: 300,
    extraProfit: estimate(20), costPerContractNow: 100, costPerContractLater: estimate(80), firstYear: 1,
  };
  // Now 200 contracts at 200 = 40,000; later 300 at 240 = 72,000.
  expect(assess(caseOf({ channels: [channel] }))!.expected.returns.map(Math.round)).toEqual([0, 32_000, 32_000, 32_000]);
});

test("what is not known is not 0: a missing expected figure leaves the case open, and says where", () => {
  const open = caseOf({ costs: [cost("licences", { amount: estimate(null, 1, 2) })] });
  expect(assess(open)).toBeNull();
  expect(missingFigures(open)).toEqual(["licences"]);
  expect(assess(emptyBusinessCase)).toBeNull();
  // A channel of which nobody said how many contacts there are brings in nothing that is known.
  const added = withLine({ ...open, costs: [], removed: [] }, "channels", "web")!;
  const channel = { ...added.channels[0]!, conversionLater: estimate(0.03) };
  expect(missingFigures(caseOf({ channels: [channel] }))).toEqual(["web"]);
  expect(assess(caseOf({ channels: [{ ...channel, contactsPerYear: 400, profitPerContract: 10 }] }))!.expected.returns[1]).toBeCloseTo(120, 9);
});

test("the assumption that matters most stands on top", () => {
  const found = swings(caseOf({
    discountRate: 0,
    costs: [cost("licences", { amount: estimate(100_000, 110_000, 95_000) }), cost("sure", { amount: estimate(5_000) })],
    returns: [back("savings", { amount: estimate(45_000, 30_000, 50_000) })],
  }));
  expect(found.map(({ id, atWorst, atBest }) => [id, atWorst, atBest])).toEqual([["savings", -15_000, 45_000], ["licences", 20_000, 35_000]]);
});
