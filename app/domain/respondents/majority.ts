import type { Choice, Choices } from "../intake/choices";
import { impacts, priorities } from "../intake/matrix";
import { emptyChoice } from "../intake/posted-choices";
import type { ItemAgreement } from "./agreement";

/** The answers on which it hangs whether a wish can be settled by what most say. */
export type HangingPart = "selected" | "priority" | "impact";

/** What becomes of an item if what most respondents say is settled. */
export type MajorityOutcome =
  | { item: string; before: Choice; after: Choice; open: null }
  /** Not settled: on this answer as many say one thing as another, or fewer than are needed say the same. */
  | { item: string; before: Choice; after: null; open: { part: HangingPart; why: "tie" | "few" } };

/** More than half: with this many who say the same nobody else can be as many. */
export function moreThanHalf(counted: number): number {
  return Math.floor(counted / 2) + 1;
}

/** Whether an item still waits for a decision of the lead: somebody wants it, two or more spoke, and not all said the same. */
export function isApart({ item, spread, agreement, common }: ItemAgreement, settled: ReadonlySet<string>): boolean {
  return spread.ticked.yes > 0 && common === null && agreement !== null && !settled.has(item);
}

/**
 * What most respondents say of each item that waits for a decision. An answer counts as theirs where at least `atLeast` say
 * it and more than say anything else. An item is settled where that holds of the tick and, once it is ticked, of priority
 * and impact, by those who ticked it; a priority or impact that none of them gave stays as the selection has it, and so
 * does whether it is in use where too few know. What is not ticked keeps the rest, as when somebody unticks it by hand.
 *
 * @param settled items on which the lead decided
 * @param atLeast 1 or more
 */
export function majority(agreements: readonly ItemAgreement[], choices: Choices, settled: ReadonlySet<string>, atLeast: number): MajorityOutcome[] {
  return agreements.filter((one) => isApart(one, settled)).map((one) => outcomeOf(one, choices.get(one.item) ?? emptyChoice(one.item), atLeast));
}

function outcomeOf({ item, spread }: ItemAgreement, before: Choice, atLeast: number): MajorityOutcome {
  const open = (part: HangingPart, why: "tie" | "few"): MajorityOutcome => ({ item, before, after: null, open: { part, why } });
  const settle = (change: Partial<Choice>): MajorityOutcome => ({ item, before, after: { ...before, ...change }, open: null });
  const tick = most([[true, spread.ticked.yes], [false, spread.ticked.no]], atLeast);
  if (!("value" in tick)) return open("selected", tick.why);
  if (!tick.value) return settle({ selected: false });
  const priority = most(priorities.map((value) => [value, spread.priority[value]] as const), atLeast, before.priority);
  if (!("value" in priority)) return open("priority", priority.why);
  const impact = most(impacts.map((value) => [value, spread.impact[value]] as const), atLeast, before.impact);
  if (!("value" in impact)) return open("impact", impact.why);
  const inUse = most([[true, spread.inUse.yes], [false, spread.inUse.no]], atLeast, before.inUse);
  return settle({ selected: true, priority: priority.value, impact: impact.value, inUse: "value" in inUse ? inUse.value : before.inUse });
}

/** The value that most voices give, if enough do and no other as many; `unsaid` where nobody gave one. */
function most<V, U = never>(counts: readonly (readonly [V, number])[], atLeast: number, unsaid?: U): { value: V | U } | { why: "tie" | "few" } {
  const highest = Math.max(...counts.map(([, count]) => count));
  if (highest === 0 && unsaid !== undefined) return { value: unsaid };
  const first = counts.filter(([, count]) => count === highest);
  if (first.length > 1) return { why: "tie" };
  return highest < atLeast ? { why: "few" } : { value: first[0]![0] };
}
