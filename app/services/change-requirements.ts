import { leafCriteria } from "~/domain/content/pack";
import { choicesAsMoved } from "~/domain/intake/wish-lists";
import { changedFields, requirementFields } from "~/domain/requirements/posted-requirement";
import { changesFrom, resolveRequirements } from "~/domain/requirements/resolve";
import type { Requirement, RequirementEdit, ValuedBy } from "~/domain/requirements/requirement";
import { below, mayBeValuedBy } from "~/domain/requirements/valued-by";
import { isValued } from "~/domain/requirements/weight-rows";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { deleteRequirementRecord, insertOwnRequirement, saveRequirementEdit, updateOwnRequirement } from "~db/requirements";
import type { Db } from "~db/schema";

import { change } from "./context.server";
import type { Context, Work } from "./context.server";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";
import { settle } from "./settle.server";

async function requireState(trx: Db, selectionId: string): Promise<SelectionState> {
  const state = await loadState(trx, selectionId);
  if (!state) throw new UserError("unknown-selection");
  return state;
}

function requireRequirement(state: SelectionState, id: string): Requirement {
  const requirement = state.requirements.find((r) => r.id === id);
  if (!requirement) throw new UserError("unknown-requirement", { requirement: id });
  return requirement;
}

/**
 * Keeps a change: in place for an own requirement; for one of the pack merged into what was changed before. What comes
 * out as pack and wishes propose is no change, so that the requirement follows them again.
 */
export async function keepRequirement(trx: Db, state: SelectionState, requirement: Requirement, change: RequirementEdit): Promise<void> {
  const { selection, pack, choices, moves, records } = state;
  if (requirement.origin === "own") return updateOwnRequirement(trx, selection.id, { ...requirement, ...change });
  const proposed = resolveRequirements(pack, choicesAsMoved(choices, moves), { edits: new Map(), own: [] }).find(({ id }) => id === requirement.id)!;
  const edit = changesFrom(proposed, { ...records.edits.get(requirement.id), ...change });
  if (Object.keys(edit).length > 0) await saveRequirementEdit(trx, selection.id, requirement.id, edit);
  else await deleteRequirementRecord(trx, selection.id, requirement.id);
}

/** Asks or leaves out requirements. Those that the pack always asks stay; `UserError` when one of them is to be left out. */
export async function setAsked(context: Context, selectionId: string, ids: readonly string[], asked: boolean): Promise<void> {
  await change(context, { selection: selectionId, action: "requirements-ask" }, async ({ trx, record }) => {
    const state = await requireState(trx, selectionId);
    const changed = ids.map((id) => requireRequirement(state, id)).filter((requirement) => requirement.asked !== asked);
    const fixed = changed.find((requirement) => requirement.fixed);
    if (fixed) throw new UserError("requirement-fixed", { requirement: fixed.id });
    if (changed.length === 0) return;
    for (const requirement of changed) await keepRequirement(trx, state, requirement, { asked });
    await record({ subject: selectionId, after: { asked, requirements: changed.map((r) => r.id) } });
  });
}

/** What a change of many did: how each that changed was valued before, and how many could not be valued so. */
export interface ValuedByChange {
  before: Record<string, ValuedBy>;
  left: number;
}

/** Has all requirements, or those of one criterion and what is below it, valued in one way, where their answers allow it. */
export async function setValuedBy(context: Context, selectionId: string, { criterion, valuedBy }: { criterion: string | null; valuedBy: ValuedBy }): Promise<ValuedByChange> {
  return change(context, { selection: selectionId, action: "requirement-edit" }, async ({ trx, record }) => {
    const state = await requireState(trx, selectionId);
    const leaves = below(state.criteria, criterion);
    if (leaves.size === 0) throw new UserError("unknown-criterion", { criterion: criterion ?? "" });
    const others = state.requirements.filter((requirement) => leaves.has(requirement.criterion) && requirement.valuedBy !== valuedBy);
    const changed = others.filter((requirement) => mayBeValuedBy(requirement, valuedBy));
    const before = await keepValuedBy(trx, state, changed.map((requirement) => [requirement, valuedBy]), record);
    return { before, left: others.length - changed.length };
  });
}

/**
 * Takes a change of many back: what it set is valued as before. What was changed by hand since, was removed, or may no
 * longer be valued so, stays as it is. Gives how many were put back.
 */
export async function putBackValuedBy(context: Context, selectionId: string, { valuedBy, before }: { valuedBy: ValuedBy; before: Readonly<Record<string, ValuedBy>> }): Promise<number> {
  return change(context, { selection: selectionId, action: "requirement-edit" }, async ({ trx, record }) => {
    const state = await requireState(trx, selectionId);
    const back = state.requirements
      .filter(({ id, valuedBy: now }) => now === valuedBy && Object.hasOwn(before, id) && before[id] !== now)
      .filter((requirement) => mayBeValuedBy(requirement, before[requirement.id]));
    await keepValuedBy(trx, state, back.map((requirement) => [requirement, before[requirement.id]]), record);
    return back.length;
  });
}

/** Inside a change: keeps who values each of these, with one row in the audit trail; gives how they were valued before. */
async function keepValuedBy(trx: Db, state: SelectionState, wanted: readonly (readonly [Requirement, ValuedBy])[], record: Work["record"]): Promise<Record<string, ValuedBy>> {
  const before = Object.fromEntries(wanted.map(([{ id, valuedBy }]) => [id, valuedBy]));
  if (wanted.length === 0) return before;
  for (const [requirement, valuedBy] of wanted) await keepRequirement(trx, state, requirement, { valuedBy });
  const after = Object.fromEntries(wanted.map(([{ id }, valuedBy]) => [id, valuedBy]));
  await record({ subject: state.selection.id, before: { valuedBy: before }, after: { valuedBy: after } });
  return before;
}

/** Changes text, priority, weight, knock-out or place of a requirement. */
export async function editRequirement(context: Context, selectionId: string, id: string, edit: RequirementEdit): Promise<void> {
  await change(context, { selection: selectionId, action: "requirement-edit" }, async ({ trx, record }) => {
    const state = await requireState(trx, selectionId);
    const before = requireRequirement(state, id);
    check(state, { ...before, ...edit });
    if (before.fixed && edit.asked === false) throw new UserError("requirement-fixed", { requirement: id });
    await keepRequirement(trx, state, before, edit);
    await record({ subject: id, before, after: edit });
  });
}

/**
 * Keeps a requirement as a form posts it whole: only what the form changed, so that the rest keeps following pack and
 * wishes. What others changed since it was loaded stays; throws `EditConflictError` where both changed the same.
 */
export async function saveRequirement(context: Context, selectionId: string, id: string, posted: Required<RequirementEdit>, loaded: LoadedForm | null): Promise<void> {
  await change(context, { selection: selectionId, action: "requirement-edit" }, async ({ trx, record }) => {
    const state = await requireState(trx, selectionId);
    const before = requireRequirement(state, id);
    const trail = { selection: selectionId, actions: ["requirement-edit", "requirement-revert", "requirements-ask", "weights-save"] as const };
    // A box that cannot be unticked is not posted.
    const yours = { ...posted, asked: before.fixed || posted.asked };
    const settled = await settle(trx, context.actor.id, trail, loaded, requirementFields(before), yours);
    const edit = changedFields(before, settled as Required<RequirementEdit>);
    if (Object.keys(edit).length === 0) return;
    check(state, { ...before, ...edit });
    await keepRequirement(trx, state, before, edit);
    await record({ subject: id, before, after: edit });
  });
}

/** Takes back every change by hand on a requirement of the pack. */
export async function revertRequirement(context: Context, selectionId: string, id: string): Promise<void> {
  await change(context, { selection: selectionId, action: "requirement-revert" }, async ({ trx, record }) => {
    const state = await requireState(trx, selectionId);
    const before = requireRequirement(state, id);
    if (before.origin === "own") throw new UserError("requirement-own", { requirement: id });
    await deleteRequirementRecord(trx, selectionId, id);
    await record({ subject: id, before });
  });
}

export type NewRequirement = Pick<
  Requirement,
  "criterion" | "text" | "note" | "answer" | "priority" | "weight" | "mandatory" | "lowestAccepted"
> & Partial<Pick<Requirement, "valuedBy" | "anchors">>;

/** Adds a requirement of the selection's own: `req.<dimension>.own-<eight characters>`. */
export async function addRequirement(context: Context, selectionId: string, input: NewRequirement): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "requirement-add" }, async ({ trx, record }) => {
    const requirement = await addOwnRequirement(trx, await requireState(trx, selectionId), input, context.newId());
    await record({ subject: requirement.id, after: requirement });
    return { id: requirement.id };
  });
}

/** Inside a change of its own: adds an own requirement, which the change has to record. */
export async function addOwnRequirement(trx: Db, state: SelectionState, input: NewRequirement, newId: string): Promise<Requirement> {
  const requirement: Requirement = {
    ...input,
    // Never an id that was used before: answers to a published edition are found again by it.
    id: `req.${input.criterion.split(".")[0]}.own-${newId.slice(0, 8)}`,
    valuedBy: input.answer.type === "text" ? "committee" : (input.valuedBy ?? "answer"),
    source: null,
    origin: "own",
    asked: true,
    fixed: false,
  };
  check(state, requirement);
  await insertOwnRequirement(trx, state.selection.id, requirement);
  return requirement;
}

/** Removes a requirement of the selection's own; the audit trail keeps what it said. */
export async function removeRequirement(context: Context, selectionId: string, id: string): Promise<void> {
  await change(context, { selection: selectionId, action: "requirement-remove" }, async ({ trx, record }) => {
    const state = await requireState(trx, selectionId);
    const before = requireRequirement(state, id);
    if (before.origin !== "own") throw new UserError("requirement-of-pack", { requirement: id });
    await deleteRequirementRecord(trx, selectionId, id);
    await record({ subject: id, before });
  });
}

function check(state: SelectionState, requirement: Requirement): void {
  if (!leafCriteria(state.criteria).some((criterion) => criterion.id === requirement.criterion)) {
    throw new UserError("unknown-criterion", { criterion: requirement.criterion });
  }
  if (requirement.weight > 0 && !isValued(requirement)) throw new UserError("weight-without-value");
}
