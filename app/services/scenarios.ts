import { z } from "zod";

import { walkEditionCriteria } from "~/domain/edition/edition";
import { UserError } from "~/domain/user-error";
import { insertScenario, setScenarioRemoved } from "~db/scenarios";

import { change } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

export const scenarioSchema = z.object({
  name: z.string().trim().min(1).max(120),
  weights: z.record(z.string(), z.number().min(0).max(1_000_000)).refine((weights) => Object.keys(weights).length > 0),
});

/**
 * Keeps other weights of criteria under a name, beside the official result, which it never touches. Throws `UserError`
 * before publication and for a criterion that the edition does not have.
 */
export async function saveScenario(context: Context, selectionId: string, input: z.infer<typeof scenarioSchema>): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "scenario-save" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state?.edition) throw new UserError("round-not-published");
    const known = new Set(walkEditionCriteria(state.edition.criteria).map(({ id }) => id));
    const stranger = Object.keys(input.weights).find((id) => !known.has(id));
    if (stranger !== undefined) throw new UserError("unknown-criterion", { criterion: stranger });
    const id = context.newId();
    await insertScenario(trx, selectionId, { id, editionId: state.edition.id, ...input, createdAt: at, createdBy: context.actor.id });
    await record({ subject: id, after: input });
    return { id };
  });
}

/** Puts a scenario away. Throws `UserError` where there is none of this id. */
export async function removeScenario(context: Context, selectionId: string, id: string): Promise<void> {
  await change(context, { selection: selectionId, action: "scenario-remove" }, async ({ trx, at, record }) => {
    if (!(await setScenarioRemoved(trx, selectionId, id, at))) throw new UserError("unknown-scenario");
    await record({ subject: id });
  });
}

/** Brings a scenario back that was put away. Throws `UserError` where there is none of this id. */
export async function restoreScenario(context: Context, selectionId: string, id: string): Promise<void> {
  await change(context, { selection: selectionId, action: "scenario-restore" }, async ({ trx, record }) => {
    if (!(await setScenarioRemoved(trx, selectionId, id, null))) throw new UserError("unknown-scenario");
    await record({ subject: id });
  });
}
