import type { Bilingual } from "~/domain/language";
import type { Step } from "~/domain/selection/steps";
import { listSelections } from "~db/selections";
import type { Selection } from "~db/selections";
import { currentSubmissions } from "~db/submissions";

import type { Context } from "./context.server";
import { stepsOfState } from "./load-overview";
import { loadState } from "./selection-state";

/** A selection in the list, with where it stands. */
export interface SelectionSummary extends Pick<Selection, "id" | "name" | "organisation" | "stage" | "example" | "createdAt"> {
  packTitle: Bilingual;
  steps: Step[];
}

/** All selections, newest first, the archived ones apart. */
export async function listSelectionSummaries(
  { db }: Context,
): Promise<{ current: SelectionSummary[]; archived: SelectionSummary[]; hasExample: boolean }> {
  const summarise = async (selections: Selection[]) => {
    const summaries: SelectionSummary[] = [];
    for (const { id, name, organisation, stage, example, createdAt } of selections) {
      const state = await loadState(db, id);
      if (!state) continue;
      const submissions = await currentSubmissions(db, state.round.id);
      summaries.push({ id, name, organisation, stage, example, createdAt, packTitle: state.pack.title, steps: stepsOfState(state, submissions.size) });
    }
    return summaries;
  };
  const current = await summarise(await listSelections(db));
  return { current, archived: await summarise(await listSelections(db, "archived")), hasExample: current.some((s) => s.example) };
}
