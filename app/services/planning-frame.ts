import { itemsOfKind } from "~/domain/content/pack";
import type { ContentPack, ItemKind } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import type { Bilingual } from "~/domain/language";
import type { PlanningPage } from "~/domain/planning-page";
import { loadChoices } from "~db/intake-choices";
import { listMembers } from "~db/members";
import type { Db } from "~db/schema";
import { loadPackOf } from "~db/selections";

import { requireSelection } from "./change-selection";

/** What goals, gaps and preconditions are worked out from. */
export interface PlanningFrame {
  pack: ContentPack;
  choices: Map<string, Choice>;
}

export async function loadFrame(db: Db, selectionId: string): Promise<PlanningFrame> {
  return { pack: await loadPackOf(db, await requireSelection(db, selectionId)), choices: await loadChoices(db, selectionId) };
}

/** Texts of the items of some kinds, by id. */
export function textsOf(pack: ContentPack, kinds: readonly ItemKind[]): Record<string, Bilingual> {
  return Object.fromEntries(kinds.flatMap((kind) => itemsOfKind(pack, kind).map(({ id, text }) => [id, text] as const)));
}

export async function planningPage(db: Db, selectionId: string, pack: ContentPack, mayChange: boolean): Promise<PlanningPage> {
  const members = await listMembers(db, selectionId);
  return { functions: pack.functions, names: [...new Set(members.map(({ user }) => user.name))].sort(), mayChange };
}
