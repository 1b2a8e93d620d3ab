import { z } from "zod";

import { wishLists } from "./choices";
import type { Choice, Choices } from "./choices";

export const wishListSchema = z.enum(wishLists);

/** A wish that was put on another list than its priority and impact say, for a reason such as involving users. */
export interface ListMove {
  item: string;
  to: z.infer<typeof wishListSchema>;
  reason: string;
  at: string;
  by: string;
}

/**
 * The choices from which requirements follow: what was moved to the quick wins is taken up at once and so counts as
 * necessary, what was moved to later as desirable.
 */
export function choicesAsMoved(choices: Choices, moves: ReadonlyMap<string, Pick<ListMove, "to">>): Map<string, Choice> {
  const moved = new Map(choices);
  for (const [item, { to }] of moves) {
    const choice = choices.get(item);
    if (!choice?.selected || to === "inOrder") continue;
    moved.set(item, { ...choice, priority: to === "quickWins" ? "necessary" : "desirable" });
  }
  return moved;
}
