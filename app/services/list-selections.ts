import { may } from "~/domain/access/may";
import type { Bilingual } from "~/domain/language";
import { ownNext } from "~/domain/selection/own-next";
import type { OwnNext } from "~/domain/selection/own-next";
import type { Step } from "~/domain/selection/steps";
import { listSelections, loadPackOf } from "~db/selections";
import type { Selection } from "~db/selections";
import { currentSubmissions } from "~db/submissions";

import { standingOf } from "./access.server";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { stepsOfState } from "./load-overview";
import { loadState } from "./selection-state";

/** A selection in the list, with where it stands. */
export interface SelectionSummary extends Pick<Selection, "id" | "name" | "organisation" | "stage" | "example" | "createdAt"> {
  packTitle: Bilingual;
  steps: Step[];
  /** What who looks can do next; null for an archived one. */
  next: OwnNext | null;
  /** May bring it back from the archive. */
  leads: boolean;
  /** Whether its overview opens. */
  opens: boolean;
}

/** The selections of which who looks is a member, newest first, the archived ones apart; the machine itself sees all. */
export async function listSelectionSummaries(
  context: Context,
): Promise<{ current: SelectionSummary[]; archived: SelectionSummary[]; hasExample: boolean; mayCreate: boolean }> {
  const { roles } = await look(context, null, "view-selections");
  const { db, actor } = context;
  const member = actor.kind === "machine" ? null : actor.id;
  // Of an archived selection the list shows no steps.
  const summarise = async (selections: Selection[], withSteps = true) => {
    const summaries: SelectionSummary[] = [];
    for (const selection of selections) {
      const { id, name, organisation, stage, example, createdAt } = selection;
      const state = withSteps ? await loadState(db, id) : null;
      const steps = state ? stepsOfState(state, (await currentSubmissions(db, state.round.id)).size) : [];
      const standing = await standingOf(db, actor, id);
      if (!standing) continue;
      summaries.push({
        id, name, organisation, stage, example, createdAt, packTitle: (await loadPackOf(db, selection)).title, steps, leads: standing.roles.has("lead"),
        next: withSteps ? ownNext(standing, steps) : null, opens: may(standing, "view-selection").ok,
      });
    }
    return summaries;
  };
  const current = await summarise(await listSelections(db, "current", member));
  return { current, archived: await summarise(await listSelections(db, "archived", member), false), hasExample: current.some((s) => s.example), mayCreate: roles.has("creator") };
}
