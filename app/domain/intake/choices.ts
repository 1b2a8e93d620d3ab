import { z } from "zod";

import type { ContentItem, ContentPack } from "../content/pack";
import { itemsOfKind } from "../content/pack";
import { prioritySchema } from "../requirements/requirement";

export const impactSchema = z.enum(["low", "middle", "high"]);
export type Impact = z.infer<typeof impactSchema>;

/** What was ticked for one objective or wish. For objectives only `selected` is used. */
export const choiceSchema = z.object({
  item: z.string(),
  selected: z.boolean(),
  inUse: z.boolean().nullable(),
  priority: prioritySchema.nullable(),
  impact: impactSchema.nullable(),
});
export type Choice = z.infer<typeof choiceSchema>;

export type Choices = ReadonlyMap<string, Choice>;

/** The two lists that the guide makes after the checklist, and the wishes that lack what it takes to place them. */
export interface IntakeOutcome {
  /** Necessary and of low impact. */
  quickWins: ContentItem[];
  /** Desirable and of high impact. */
  forLater: ContentItem[];
  /** Every other ticked wish whose priority and impact are known. */
  inOrder: ContentItem[];
  /** Ticked, but priority or impact is not filled in. */
  undecided: ContentItem[];
}

export const wishLists = ["quickWins", "inOrder", "forLater"] as const;
export type WishList = (typeof wishLists)[number];

/** Where a ticked wish stands by what was filled in; null while priority or impact is missing, or it is not ticked. */
export function listOf(choice: Choice | undefined): WishList | null {
  if (!choice?.selected || !choice.priority || !choice.impact) return null;
  if (choice.priority === "necessary" && choice.impact === "low") return "quickWins";
  return choice.priority === "desirable" && choice.impact === "high" ? "forLater" : "inOrder";
}

/**
 * Sorts ticked wishes into quick wins (necessary ∧ low impact), for later (desirable ∧ high impact) and the rest; what was
 * moved by hand stands where it was moved to.
 */
export function intakeOutcome(pack: Pick<ContentPack, "items">, choices: Choices, moves: ReadonlyMap<string, { to: WishList }> = new Map()): IntakeOutcome {
  const outcome: IntakeOutcome = { quickWins: [], forLater: [], inOrder: [], undecided: [] };
  for (const wish of itemsOfKind(pack, "wish")) {
    const choice = choices.get(wish.id);
    if (!choice?.selected) continue;
    const list = moves.get(wish.id)?.to ?? listOf(choice);
    outcome[list ?? "undecided"].push(wish);
  }
  return outcome;
}

/** How far the checklist is, per main function. */
export interface IntakeProgress {
  function: string;
  objectives: { ticked: number; of: number };
  wishes: { ticked: number; of: number; complete: number };
}

/** Ticked and completely described items per main function, in pack order. */
export function intakeProgress(pack: Pick<ContentPack, "items" | "functions">, choices: Choices): IntakeProgress[] {
  const selected = (id: string) => choices.get(id)?.selected === true;
  return pack.functions.map(({ id }) => {
    const objectives = itemsOfKind(pack, "objective").filter((item) => item.function === id);
    const wishes = itemsOfKind(pack, "wish").filter((item) => item.function === id);
    const ticked = wishes.filter((wish) => selected(wish.id));
    return {
      function: id,
      objectives: { ticked: objectives.filter((o) => selected(o.id)).length, of: objectives.length },
      wishes: {
        ticked: ticked.length,
        of: wishes.length,
        complete: ticked.filter((wish) => choices.get(wish.id)!.priority && choices.get(wish.id)!.impact).length,
      },
    };
  });
}
