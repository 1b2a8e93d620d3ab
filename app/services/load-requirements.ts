import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import type { Criterion, ItemKind } from "~/domain/content/pack";
import type { Bilingual } from "~/domain/language";
import type { Requirement } from "~/domain/requirements/requirement";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/** The requirements of a selection as wishes and changes make them. */
export interface RequirementsView {
  requirements: Requirement[];
  criteria: Criterion[];
  /** Ids of requirements of the pack that were changed by hand. */
  edited: string[];
  /** The items of the pack that requirements were made from. */
  sources: Record<string, { text: Bilingual; kind: ItemKind }>;
  guidance: Guidance[];
  published: boolean;
}

/** The requirements of a selection; null when there is none with this id. */
export async function loadRequirements(context: Context, selectionId: string): Promise<RequirementsView | null> {
  await look(context, selectionId, "view-requirements");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state) return null;
  const sourceIds = new Set(state.requirements.map((requirement) => requirement.source));
  return {
    requirements: state.requirements,
    criteria: state.criteria,
    edited: [...state.records.edits.keys()],
    sources: Object.fromEntries(
      state.pack.items.filter((item) => sourceIds.has(item.id)).map(({ id, text, kind }) => [id, { text, kind }]),
    ),
    guidance: guidanceFor(state.pack, "requirements"),
    published: state.edition !== null,
  };
}
