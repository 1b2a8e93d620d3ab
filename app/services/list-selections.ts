import type { Bilingual } from "~/domain/language";
import type { Step } from "~/domain/selection/steps";
import { listSelections, loadPackOf } from "~db/selections";
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
  // Of an archived selection the list shows no steps.
  const summarise = async (selections: Selection[], withSteps = true) => {
    const summaries: SelectionSummary[] = [];
    for (const selection of selections) {
      const { id, name, organisation, stage, example, createdAt } = selection;
      const state = withSteps ? await loadState(db, id) : null;
      const steps = state ? stepsOfState(state, (await currentSubmissions(db, state.round.id)).size) : [];
      summaries.push({ id, name, organisation, stage, example, createdAt, packTitle: (await loadPackOf(db, selection)).title, steps });
    }
    return summaries;
  };
  const current = await summarise(await listSelections(db));
  return { current, archived: await summarise(await listSelections(db, "archived"), false), hasExample: current.some((s) => s.example) };
}
