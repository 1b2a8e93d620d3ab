import type { BusinessCase } from "./business-case";

const unknown = { worst: null, expected: null, best: null };

/** A business case with one more line to fill in, at the end of a part. */
export function withLine(businessCase: BusinessCase, part: "costs" | "returns" | "channels" | "rivals", id: string): BusinessCase {
  const line = { id, label: "…", timing: "once", firstYear: 1, growth: 0, amount: unknown } as const;
  switch (part) {
    case "costs":
      return { ...businessCase, costs: [...businessCase.costs, { ...line, kind: "software", rate: null }] };
    case "returns":
      return { ...businessCase, returns: [...businessCase.returns, { ...line, timing: "yearly", kind: "savings", margin: 1 }] };
    case "channels":
      return {
        ...businessCase,
        channels: [...businessCase.channels, { id, label: "…", contactsPerYear: 0, conversionNow: 0, conversionLater: unknown, profitPerContract: 0, extraProfit: unknown, costPerContractNow: 0, costPerContractLater: unknown, firstYear: 1 }],
      };
    case "rivals":
      return { ...businessCase, rivals: [...businessCase.rivals, { id, label: "…", investment: 0, yearlyReturn: 0, years: businessCase.years }] };
  }
}

/** The fields of a posted form without those of the line with an id. */
export function withoutLine(fields: Iterable<readonly [string, unknown]>, id: string): [string, unknown][] {
  const all = [...fields].map(([name, value]): [string, unknown] => [name, value]);
  const path = all.find(([name, value]) => name.endsWith(".id") && value === id)?.[0].slice(0, -"id".length);
  return path === undefined ? all : all.filter(([name]) => !name.startsWith(path));
}
