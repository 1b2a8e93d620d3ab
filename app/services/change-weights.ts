import { z } from "zod";

import { guidanceFor } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import { walkCriteria } from "~/domain/content/pack";
import type { Criterion } from "~/domain/content/pack";
import { weightFields } from "~/domain/requirements/posted-weights";
import { isValued, weightRows } from "~/domain/requirements/weight-rows";
import type { WeightRow } from "~/domain/requirements/weight-rows";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { saveCriterionWeights } from "~db/criterion-weights";
import { deleteRequirementRecord, saveRequirementEdit } from "~db/requirements";
import { deleteWeightings } from "~db/weightings";

import { keepRequirement } from "./change-requirements";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";
import { settle } from "./settle.server";

export interface WeightsView {
  tree: WeightRow[];
  /** Per cents of the total that the price takes, by the draft of the request; null where it is no criterion. */
  priceShare: number | null;
  /** By award on value dimensions count for what they are worth, whatever they weigh. */
  byWorth: boolean;
  guidance: Guidance[];
}

/** The weight tree of a selection, over what is asked; null when there is no such selection. */
export async function loadWeights(context: Context, selectionId: string): Promise<WeightsView | null> {
  await look(context, selectionId, "view-weights");
  const { db } = context;
  const state = await loadState(db, selectionId);
  const method = state?.round.draft.price?.method;
  return state && { tree: weightRows(state.criteria, state.requirements), priceShare: method?.kind === "criterion" ? method.share : null, byWorth: method?.kind === "award-on-value", guidance: guidanceFor(state.pack, "weights") };
}

const weight = z.number().min(0).max(1000);
export const weightsSchema = z.object({ criteria: z.record(z.string(), weight), requirements: z.record(z.string(), weight) });

/**
 * Sets weights of criteria and requirements, relative to their siblings. Throws `UserError` for an unknown id. What others
 * set since the form was loaded stays; throws `EditConflictError` where both set the same weight.
 */
export async function saveWeights(context: Context, selectionId: string, posted: z.infer<typeof weightsSchema>, loaded: LoadedForm | null = null): Promise<void> {
  await change(context, { selection: selectionId, action: "weights-save" }, async ({ trx, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    const criteria = new Map(walkCriteria(state.criteria).map((criterion) => [criterion.id, criterion.weight]));
    const requirements = new Map(state.requirements.map((requirement) => [requirement.id, requirement]));
    const trail = { selection: selectionId, actions: ["weights-save", "weights-reset", "requirement-edit"] as const };
    const theirs = weightFields({ criteria: Object.fromEntries(criteria), requirements: Object.fromEntries(state.requirements.map(({ id, weight }) => [id, weight])) });
    const settled = await settle(trx, context.actor.id, trail, loaded, theirs, weightFields(posted));
    const weights = {
      criteria: Object.fromEntries(Object.keys(posted.criteria).map((id) => [id, settled[`criterion.${id}`] as number])),
      requirements: Object.fromEntries(Object.keys(posted.requirements).map((id) => [id, settled[`requirement.${id}`] as number])),
    };
    const before: Record<string, number> = {};
    const after: Record<string, number> = {};
    const changedCriteria = new Map<string, number>();
    for (const [id, value] of Object.entries(weights.criteria)) {
      const known = criteria.get(id);
      if (known === undefined) throw new UserError("unknown-criterion", { criterion: id });
      if (known === value) continue;
      before[id] = known;
      after[id] = value;
      changedCriteria.set(id, value);
    }
    // Who saves the weights as they were proposed has decided on them: that is kept as well.
    const proposed = changedCriteria.size === 0 && state.weights.size === 0;
    await saveCriterionWeights(trx, selectionId, proposed ? new Map(state.criteria.map(({ id, weight: own }) => [id, own])) : changedCriteria);
    await deleteWeightings(trx, selectionId, parentsOf(state.criteria, changedCriteria));
    for (const [id, value] of Object.entries(weights.requirements)) {
      const requirement = requirements.get(id);
      if (!requirement) throw new UserError("unknown-requirement", { requirement: id });
      if (requirement.weight === value) continue;
      if (value > 0 && !isValued(requirement)) throw new UserError("weight-without-value");
      before[id] = requirement.weight;
      after[id] = value;
      await keepRequirement(trx, state, requirement, { weight: value });
    }
    if (proposed || Object.keys(after).length > 0) await record({ subject: selectionId, before, after });
  });
}

/** The criteria (null: the top level) directly under which one of these stands. */
function parentsOf(criteria: readonly Criterion[], ids: ReadonlyMap<string, unknown>, parent: string | null = null): (string | null)[] {
  return [
    ...(criteria.some(({ id }) => ids.has(id)) ? [parent] : []),
    ...criteria.flatMap(({ id, children }) => parentsOf(children ?? [], ids, id)),
  ];
}

/** Goes back to the weights that pack and wishes give. Own requirements keep theirs. */
export async function resetWeights(context: Context, selectionId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "weights-reset" }, async ({ trx, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    await deleteWeightings(trx, selectionId);
    await saveCriterionWeights(trx, selectionId, new Map(walkCriteria(state.pack.criteria).map((criterion) => [criterion.id, criterion.weight])));
    for (const [id, { weight: _weight, ...rest }] of state.records.edits) {
      if (Object.keys(rest).length > 0) await saveRequirementEdit(trx, selectionId, id, rest);
      else await deleteRequirementRecord(trx, selectionId, id);
    }
    await record({ subject: selectionId, before: Object.fromEntries(state.weights) });
  });
}
