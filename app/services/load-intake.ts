import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { itemsOfKind } from "~/domain/content/pack";
import type { ContentItem, Heading } from "~/domain/content/pack";
import { intakeOutcome, intakeProgress } from "~/domain/intake/choices";
import type { Choice, IntakeOutcome, IntakeProgress } from "~/domain/intake/choices";
import type { ListMove } from "~/domain/intake/wish-lists";
import type { Bilingual } from "~/domain/language";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { actorNames } from "./evaluators";
import { loadState } from "./selection-state";

/** The checklist of a selection with what was ticked. */
export interface IntakeView {
  pack: { aim: Bilingual; functions: Heading[] };
  objectives: ContentItem[];
  wishes: ContentItem[];
  preconditions: ContentItem[];
  choices: Record<string, Choice>;
  outcome: IntakeOutcome;
  /** Wishes that were put on another list by hand, with who did. */
  moves: ListMove[];
  mayChange: boolean;
  progress: IntakeProgress[];
  guidance: Guidance[];
}

/** The checklist of a selection; null when there is none with this id. */
export async function loadIntake(context: Context, selectionId: string): Promise<IntakeView | null> {
  const standing = await look(context, selectionId, "view-intake");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state) return null;
  const { pack, choices, moves } = state;
  const names = await actorNames(db, [...moves.values()].map(({ by }) => by));
  return {
    pack: { aim: pack.aim, functions: pack.functions },
    objectives: itemsOfKind(pack, "objective"),
    wishes: itemsOfKind(pack, "wish"),
    preconditions: itemsOfKind(pack, "precondition"),
    choices: Object.fromEntries(choices),
    outcome: intakeOutcome(pack, choices, moves),
    moves: [...moves.values()].map((move) => ({ ...move, by: names.get(move.by) ?? move.by })),
    progress: intakeProgress(pack, choices),
    mayChange: standing.roles.has("lead"),
    guidance: guidanceFor(pack, "intake"),
  };
}
