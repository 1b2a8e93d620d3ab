import { canonicalJson } from "~/domain/canonical-json";
import { itemsOfKind, walkCriteria } from "~/domain/content/pack";
import type { ContentItem } from "~/domain/content/pack";
import type { Bilingual } from "~/domain/language";
import { proposedWeights } from "~/domain/phases/emphasis";
import { phaseItems } from "~/domain/phases/phase-plan";
import { emptySolution, solutionFields, solutionOfFields } from "~/domain/phases/solution";
import type { Solution } from "~/domain/phases/solution";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { findSolution, saveSolution as store } from "~db/phases";

import { requireAccess } from "../access.server";
import { saveWeights } from "../change-weights";
import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { loadState } from "../selection-state";
import { settle } from "../settle.server";

export interface SolutionView {
  solution: Solution;
  /** The classes of system that the pack knows. */
  classes: ContentItem[];
  /** What the chosen classes mean: for every criterion that they stress, its weight now, the proposed one and how much is asked under it. */
  proposal: { id: string; title: Bilingual; parent: Bilingual | null; weight: number; proposed: number; asked: number }[];
  /** The functions that every system must have, and whether each is asked of vendors. */
  minimum: { item: ContentItem; asked: boolean }[];
  /** The phases of the pack, to go on to. */
  phases: ContentItem[];
  mayChange: boolean;
}

/** What kind of system is looked for, and what that means; null when there is no such selection. */
export async function loadSolution(context: Context, selectionId: string): Promise<SolutionView | null> {
  const standing = await look(context, selectionId, "view-phases");
  const state = await loadState(context.db, selectionId);
  if (!state) return null;
  const { pack, criteria, requirements } = state;
  const solution = (await findSolution(context.db, selectionId)) ?? emptySolution;
  const proposed = proposedWeights(pack, solution.classes);
  const asked = requirements.filter((requirement) => requirement.asked);
  const classes = itemsOfKind(pack, "class");
  return {
    solution, classes,
    proposal: criteria.flatMap((top) => walkCriteria([top]).flatMap(({ id, title, weight }) =>
      proposed.has(id) ? [{ id, title, parent: id === top.id ? null : top.title, weight, proposed: proposed.get(id)!, asked: asked.filter(({ criterion }) => criterion === id || criterion.startsWith(`${id}.`)).length }] : [])),
    minimum: itemsOfKind(pack, "minimum-function").map((item) => ({ item, asked: asked.some(({ source }) => source === item.id) })),
    phases: phaseItems(pack),
    mayChange: standing.roles.has("lead"),
  };
}

/**
 * Keeps what kind of system is looked for. What others changed since the form was loaded stays; throws `EditConflictError`
 * where both changed the same, and `UserError` for a class that the pack does not have.
 */
export async function saveSolution(context: Context, selectionId: string, posted: Solution, loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "solution-save" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    const known = state ? itemsOfKind(state.pack, "class").map(({ id }) => id) : [];
    const stranger = posted.classes.find((id) => !known.includes(id));
    if (stranger !== undefined) throw new UserError("unknown-item", { item: stranger });
    const before = (await findSolution(trx, selectionId)) ?? emptySolution;
    const trail = { selection: selectionId, actions: ["solution-save"] as const };
    const after = solutionOfFields(await settle(trx, context.actor.id, trail, loaded, solutionFields(before, known), solutionFields(posted, known)), known);
    if (canonicalJson(before) === canonicalJson(after)) return { changed: false };
    await store(trx, selectionId, after, at);
    await record({ subject: selectionId, before, after });
    return { changed: true };
  });
}

/** Sets the weights of criteria to what the chosen classes propose. Throws `UserError` where they propose nothing. */
export async function applyProposedWeights(context: Context, selectionId: string): Promise<void> {
  await requireAccess(context.db, context.actor, selectionId, "weights-save");
  const view = await loadSolution(context, selectionId);
  if (!view || view.proposal.length === 0) throw new UserError("no-proposed-weights");
  await saveWeights(context, selectionId, { criteria: Object.fromEntries(view.proposal.map(({ id, proposed }) => [id, proposed])), requirements: {} });
}
