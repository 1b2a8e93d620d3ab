import { caseParts, mostLines } from "./business-case";
import type { CasePart, KeptBusinessCase } from "./business-case";
import { newLineName } from "./line-name";

const unknown = { worst: null, expected: null, best: null };

/**
 * A business case with one more line to fill in, at the end of a part; null where the part is full. What was taken out
 * makes room.
 */
export function withLine(businessCase: KeptBusinessCase, part: CasePart, id: string): KeptBusinessCase | null {
  const full = businessCase[part].length >= mostLines[part];
  const roomy = full ? withoutRemoved(businessCase, part) : businessCase;
  if (roomy[part].length >= mostLines[part]) return null;
  const line = { id, label: newLineName, timing: "once", firstYear: 1, growth: 0, amount: unknown } as const;
  switch (part) {
    case "costs":
      return { ...roomy, costs: [...roomy.costs, { ...line, kind: "software", rate: null }] };
    case "returns":
      return { ...roomy, returns: [...roomy.returns, { ...line, timing: "yearly", kind: "savings", margin: 1 }] };
    case "channels":
      return {
        ...roomy,
        channels: [...roomy.channels, { id, label: newLineName, contactsPerYear: 0, conversionNow: 0, conversionLater: unknown, profitPerContract: 0, extraProfit: unknown, costPerContractNow: 0, costPerContractLater: unknown, firstYear: 1 }],
      };
    case "rivals":
      return { ...roomy, rivals: [...roomy.rivals, { id, label: newLineName, investment: 0, yearlyReturn: 0, years: roomy.years }] };
  }
}

function withoutRemoved(businessCase: KeptBusinessCase, part: CasePart): KeptBusinessCase {
  const { removed } = businessCase;
  const ids = new Set<string>(businessCase[part].map(({ id }) => id));
  const lines = (businessCase[part] as readonly { id: string }[]).filter(({ id }) => !removed.includes(id));
  return { ...businessCase, [part]: lines, removed: removed.filter((id) => !ids.has(id)) };
}

/** A business case with a line taken out, or brought back; null where there is no such line. */
export function withRemoved(businessCase: KeptBusinessCase, id: string, out: boolean): KeptBusinessCase | null {
  if (!caseParts.some((part) => businessCase[part].some((line) => line.id === id))) return null;
  const others = businessCase.removed.filter((one) => one !== id);
  return { ...businessCase, removed: out ? [...others, id] : others };
}
