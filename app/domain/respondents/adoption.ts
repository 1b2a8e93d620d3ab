import type { Choice, Choices } from "../intake/choices";
import { emptyChoice } from "../intake/posted-choices";
import type { ItemAgreement } from "./agreement";

/**
 * The choices that change when a selection takes over what all respondents agree on. What the lead settled with a reason
 * stays, and so does a part that nobody filled in.
 *
 * @param settled items on which the lead decided
 */
export function adoption(agreements: readonly ItemAgreement[], choices: Choices, settled: ReadonlySet<string>): Choice[] {
  return agreements.flatMap(({ item, common }): Choice[] => {
    if (common === null || settled.has(item)) return [];
    const before = choices.get(item) ?? emptyChoice(item);
    const after: Choice = {
      item, selected: common.selected, inUse: common.inUse ?? before.inUse,
      priority: common.priority ?? before.priority, impact: common.impact ?? before.impact,
    };
    return JSON.stringify(after) === JSON.stringify(before) ? [] : [after];
  });
}
