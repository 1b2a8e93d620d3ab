import { pricedInOldWording } from "../cost/price-changes";
import { priceLineCode } from "../cost/price-sheet";
import type { VendorPrices } from "../cost/vendor-prices";
import { rewordedRequirements } from "../edition/difference";
import type { Edition } from "../edition/edition";
import type { Answer, Issue } from "./reading";

/** The requirements of the newest edition to which an answer was given in an earlier wording, by id. */
export function answeredInOldWording(answered: Edition, newest: Edition, answers: Iterable<Answer>): Set<string> {
  const reworded = rewordedRequirements(answered, newest);
  if (reworded.size === 0) return new Set();
  return new Set([...answers].filter(({ requirement, value }) => value !== null && reworded.has(requirement)).map(({ requirement }) => requirement));
}

/** What there is to say of a workbook that answers an edition which is no longer the newest. None for the newest. */
export function oldEditionIssues(answered: Edition, newest: Edition, answers: readonly Answer[], prices: VendorPrices = []): Issue[] {
  if (answered.id === newest.id) return [];
  const nowhere = { severity: "warning" as const, sheet: null, cell: null };
  const reworded = rewordedRequirements(answered, newest);
  const old = answeredInOldWording(answered, newest, answers);
  return [
    { ...nowhere, code: "old-edition", found: answered.code, expected: newest.code },
    ...newest.requirements.filter(({ id }) => old.has(id)).map(({ id, code }): Issue => ({ ...nowhere, code: "old-wording", requirement: id, found: reworded.get(id)!.text, expected: code })),
    ...(newest.price ? pricedInOldWording(answered.price, newest.price, prices) : []).map(({ line, before }): Issue => ({
      ...nowhere, code: "price-old-wording", found: before!.text, expected: priceLineCode(newest.price!.lines.indexOf(line)),
    })),
  ];
}
