import fc from "fast-check";
import { expect, test } from "vitest";

import { discounted, internalRateOfReturn, netPresentValue, paybackPeriod } from "~/domain/business-case/cash-flows";

const example = [-100_000, 45_000, 45_000, 45_000];

test("the check figure: −100,000 and three times 45,000 at 8 %", () => {
  expect(netPresentValue(example, 0.08)).toBeCloseTo(15_969.36, 2);
  expect(internalRateOfReturn(example)! * 100).toBeCloseTo(16.65, 2);
  expect(paybackPeriod(example)).toBeCloseTo(2.22, 2);
  expect(paybackPeriod(discounted(example, 0.08))).toBeCloseTo(2.55, 2);
});

test("there is no internal rate where nothing comes back, nothing is paid, or two rates fit", () => {
  expect(internalRateOfReturn([-100, -10, -10])).toBeNull();
  expect(internalRateOfReturn([100, 10])).toBeNull();
  expect(internalRateOfReturn([0, 0, 0])).toBeNull();
  // −100, 230, −132 is worth nothing at 10 % and at 20 %.
  expect(netPresentValue([-100, 230, -132], 0.1)).toBeCloseTo(0, 9);
  expect(netPresentValue([-100, 230, -132], 0.2)).toBeCloseTo(0, 9);
  expect(internalRateOfReturn([-100, 230, -132])).toBeNull();
  // Paid back less than was paid: the rate is negative, and there is one.
  expect(internalRateOfReturn([-100, 50])).toBeCloseTo(-0.5, 9);
});

test("payback is the moment after which the total stays up", () => {
  expect(paybackPeriod([-100, 150, -80, 40])).toBeCloseTo(2 + 30 / 40, 9);
  expect(paybackPeriod([-100, 40, 40])).toBeNull();
  expect(paybackPeriod([0, 10])).toBe(0);
});

test("at its internal rate an investment is worth nothing, and above it less than nothing", () => {
  const investment = fc.tuple(fc.integer({ min: 1_000, max: 1_000_000 }), fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 15 }));
  fc.assert(
    fc.property(investment, ([paid, back]) => {
      fc.pre(back.some((flow) => flow > 0));
      const flows = [-paid, ...back];
      const rate = internalRateOfReturn(flows);
      expect(rate).not.toBeNull();
      expect(Math.abs(netPresentValue(flows, rate!))).toBeLessThan(paid * 1e-6);
      expect(netPresentValue(flows, rate! + 0.01)).toBeLessThan(0);
    }),
    { numRuns: 300 },
  );
});
