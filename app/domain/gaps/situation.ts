import type { Choices } from "../intake/choices";

/**
 * Where a wish stands between the present situation (what is in use) and the desired one (what is ticked): `in-place`
 * wished and in use; `gap` wished and not in use; `unknown` wished, but nobody said whether it is in use; `surplus` in use
 * and not wished, perhaps to be dropped; `none` neither.
 */
export const situations = ["in-place", "gap", "unknown", "surplus", "none"] as const;
export type Situation = (typeof situations)[number];

/** The situation of one wish, from its raw choice. */
export function situationOf(choices: Choices, wish: string): Situation {
  const { selected = false, inUse = null } = choices.get(wish) ?? {};
  if (selected) return inUse === null ? "unknown" : inUse ? "in-place" : "gap";
  return inUse === true ? "surplus" : "none";
}

export interface FunctionSituation {
  function: string;
  /** Ids of the wishes in each situation, in the order of the pack. */
  wishes: Record<Situation, string[]>;
}

/** Present against desired per main function, from the raw choices and nothing else. */
export function presentAgainstDesired(functions: readonly { id: string }[], wishes: readonly { id: string; function?: string | undefined }[], choices: Choices): FunctionSituation[] {
  return functions.map(({ id }) => {
    const own = wishes.filter((wish) => wish.function === id);
    const inSituation = (situation: Situation) => own.filter((wish) => situationOf(choices, wish.id) === situation).map((wish) => wish.id);
    return { function: id, wishes: Object.fromEntries(situations.map((situation) => [situation, inSituation(situation)])) as Record<Situation, string[]> };
  });
}
