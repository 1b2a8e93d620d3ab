import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { itemsOfKind } from "~/domain/content/pack";
import type { ContentItem, Heading } from "~/domain/content/pack";
import { intakeOutcome, intakeProgress } from "~/domain/intake/choices";
import type { Choice, IntakeOutcome, IntakeProgress } from "~/domain/intake/choices";
import type { Bilingual } from "~/domain/language";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/** The checklist of a selection with what was ticked. */
export interface IntakeView {
  pack: { aim: Bilingual; functions: Heading[] };
  objectives: ContentItem[];
  wishes: ContentItem[];
  preconditions: ContentItem[];
  choices: Record<string, Choice>;
  outcome: IntakeOutcome;
  progress: IntakeProgress[];
  guidance: Guidance[];
}

/** The checklist of a selection; null when there is none with this id. */
export async function loadIntake(context: Context, selectionId: string): Promise<IntakeView | null> {
  await look(context, selectionId, "view-intake");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state) return null;
  const { pack, choices } = state;
  return {
    pack: { aim: pack.aim, functions: pack.functions },
    objectives: itemsOfKind(pack, "objective"),
    wishes: itemsOfKind(pack, "wish"),
    preconditions: itemsOfKind(pack, "precondition"),
    choices: Object.fromEntries(choices),
    outcome: intakeOutcome(pack, choices),
    progress: intakeProgress(pack, choices),
    guidance: guidanceFor(pack, "intake"),
  };
}
