import type { Bilingual } from "~/domain/language";
import type { Step } from "~/domain/selection/steps";
import { rolesOf } from "~db/members";
import { listSelections, loadPackOf } from "~db/selections";
import type { Selection } from "~db/selections";
import { currentSubmissions } from "~db/submissions";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { stepsOfState } from "./load-overview";
import { loadState } from "./selection-state";

/** A selection in the list, with where it stands. */
export interface SelectionSummary extends Pick<Selection, "id" | "name" | "organisation" | "stage" | "example" | "createdAt"> {
  packTitle: Bilingual;
  steps: Step[];
  /** Who looks is a respondent here and nothing more: what opens is the own copy of the checklist. */
  ownChecklist: boolean;
}

/** The selections of which who looks is a member, newest first, the archived ones apart; the machine itself sees all. */
export async function listSelectionSummaries(
  context: Context,
): Promise<{ current: SelectionSummary[]; archived: SelectionSummary[]; hasExample: boolean }> {
  await look(context, null, "view-selections");
  const { db, actor } = context;
  const member = actor.kind === "machine" ? null : actor.id;
  // Of an archived selection the list shows no steps.
  const summarise = async (selections: Selection[], withSteps = true) => {
    const summaries: SelectionSummary[] = [];
    for (const selection of selections) {
      const { id, name, organisation, stage, example, createdAt } = selection;
      const roles = member === null ? [] : await rolesOf(db, id, member);
      const ownChecklist = roles.length > 0 && roles.every((role) => role === "respondent");
      const state = withSteps && !ownChecklist ? await loadState(db, id) : null;
      const steps = state ? stepsOfState(state, (await currentSubmissions(db, state.round.id)).size) : [];
      summaries.push({ id, name, organisation, stage, example, createdAt, packTitle: (await loadPackOf(db, selection)).title, steps, ownChecklist });
    }
    return summaries;
  };
  const current = await summarise(await listSelections(db, "current", member));
  return { current, archived: await summarise(await listSelections(db, "archived", member), false), hasExample: current.some((s) => s.example) };
}
