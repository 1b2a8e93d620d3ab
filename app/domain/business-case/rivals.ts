import type { Assessment } from "./assess";
import type { BusinessCase } from "./business-case";
import { discounted, internalRateOfReturn, netPresentValue, paybackPeriod } from "./cash-flows";

export type CaseWorth = Pick<Assessment, "netPresentValue" | "returnOnInvestment" | "internalRateOfReturn" | "payback" | "discountedPayback">;

/** A business case and the projects that want the same money, the one that is worth most first; `label` null is the case itself. */
export function besideRivals({ rivals, discountRate }: Pick<BusinessCase, "rivals" | "discountRate">, own: CaseWorth): { id: string; label: string | null; worth: CaseWorth }[] {
  return [
    { id: "own", label: null, worth: own },
    // One in which nothing is filled in yet is nothing to compare with.
    ...rivals.filter(({ investment, yearlyReturn }) => investment !== 0 || yearlyReturn !== 0).map(({ id, label, investment, yearlyReturn, years }) => ({ id, label, worth: worthOf(investment, yearlyReturn, years, discountRate) })),
  ].sort((a, b) => b.worth.netPresentValue - a.worth.netPresentValue);
}

function worthOf(investment: number, yearlyReturn: number, years: number, rate: number): CaseWorth {
  const flows = [-investment, ...Array.from({ length: years }, () => yearlyReturn)];
  return {
    netPresentValue: netPresentValue(flows, rate),
    returnOnInvestment: investment > 0 ? (yearlyReturn * years - investment) / investment : null,
    internalRateOfReturn: internalRateOfReturn(flows), payback: paybackPeriod(flows), discountedPayback: paybackPeriod(discounted(flows, rate)),
  };
}
