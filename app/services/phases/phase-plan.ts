import { canonicalJson } from "~/domain/canonical-json";
import type { Guidance } from "~/domain/content/guidance";
import { lineFields, withFields } from "~/domain/form-lines";
import { phasesBegun } from "~/domain/phases/begun";
import { phaseGuidance, phasePlan, workableItems } from "~/domain/phases/phase-plan";
import type { PhasePlan } from "~/domain/phases/phase-plan";
import { decisionParts, emptyWork, workParts } from "~/domain/phases/phase-work";
import type { PhaseDecision, PhaseWork } from "~/domain/phases/phase-work";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { insertPhaseDecision, listPhaseDecisions, loadPhaseWork, savePhaseWork, setPhaseDecisionRemoved, updatePhaseDecision } from "~db/phases";
import { listProjectMembers } from "~db/phase-sheets";
import type { Db } from "~db/schema";
import { findWorkedOn } from "~db/worked-on";
import { findSelection, loadPackOf } from "~db/selections";
import type { ContentPack } from "~/domain/content/pack";

import { requireSelection } from "../change-selection";
import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { settle } from "../settle.server";

/** The phases of a selection as they stand. For services: whoever calls it has asked whether its reader may look. */
export async function planOf(db: Db, selectionId: string, pack: Pick<ContentPack, "items" | "sections">): Promise<PhasePlan> {
  const decisions = await listPhaseDecisions(db, selectionId);
  const members = await listProjectMembers(db, selectionId);
  return phasePlan({
    pack, work: await loadPhaseWork(db, selectionId),
    decisions: decisions.filter(({ removed }) => !removed), members: members.filter(({ removed }) => !removed),
    begun: phasesBegun(pack, await findWorkedOn(db, selectionId)),
  });
}

export interface PhasesView extends PhasePlan {
  mayChange: boolean;
}

/** All phases of a selection; none where its pack has none. */
export async function loadPhases(context: Context, selectionId: string): Promise<PhasesView> {
  const standing = await look(context, selectionId, "view-phases");
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  return { ...(await planOf(context.db, selectionId, pack)), mayChange: standing.roles.has("lead") };
}

export interface PhasePage extends PhasesView {
  phase: PhasePlan["phases"][number];
  guidance: Guidance[];
}

/** One phase among the others; null where the pack has no phase with this number. */
export async function loadPhase(context: Context, selectionId: string, number: number): Promise<PhasePage | null> {
  const standing = await look(context, selectionId, "view-phases");
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  const plan = await planOf(context.db, selectionId, pack);
  const phase = plan.phases.find((one) => one.number === number);
  return phase ? { ...plan, phase, guidance: phaseGuidance(pack, number), mayChange: standing.roles.has("lead") } : null;
}

/** What the form of a phase holds. */
export interface PhaseForm {
  work: readonly PhaseWork[];
  /** Of decisions that were there; what they are about does not change. */
  decisions: readonly Omit<PhaseDecision, "item">[];
}

/**
 * Keeps what was ticked, noted and decided in a phase. What others changed since the form was loaded stays; throws
 * `EditConflictError` where both changed the same, and `UserError` for an item or a decision that there is not. A decision
 * that somebody else took out meanwhile comes back with what was changed in it.
 */
export async function savePhase(context: Context, selectionId: string, posted: PhaseForm, loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "phase-save" }, async ({ trx, at, record }) => {
    const pack = await loadPackOf(trx, await requireSelection(trx, selectionId));
    const known = workableItems(pack);
    const stranger = posted.work.find(({ id }) => !known.has(id));
    if (stranger) throw new UserError("unknown-item", { item: stranger.id });
    const [work, all] = [await loadPhaseWork(trx, selectionId), await listPhaseDecisions(trx, selectionId)];
    const before = posted.work.map(({ id }) => work.get(id) ?? emptyWork(id));
    const decisions = posted.decisions.map(({ id }) => all.find((one) => one.id === id) ?? unknownDecision());
    const yours = { ...lineFields(posted.work, workParts), ...lineFields(posted.decisions, decisionParts) };
    const theirs = { ...lineFields(before, workParts), ...lineFields(decisions, decisionParts) };
    const trail = { selection: selectionId, actions: ["phase-save"] as const };
    const fields = await settle(trx, context.actor.id, trail, loaded, theirs, yours);
    const changed = { work: differing(before, withFields(before, workParts, fields)), decisions: differing(decisions, withFields(decisions, decisionParts, fields)) };
    if (changed.work.length + changed.decisions.length === 0) return { changed: false };
    await savePhaseWork(trx, selectionId, changed.work.map(({ to }) => to), at);
    for (const { to } of changed.decisions) await updatePhaseDecision(trx, selectionId, to);
    const both = [...changed.work, ...changed.decisions];
    await record({ subject: selectionId, before: both.map(({ from }) => from), after: both.map(({ to }) => to) });
    return { changed: true };
  });
}

function unknownDecision(): never {
  throw new UserError("unknown-phase-decision");
}

/** The lines that are no longer as they were. */
function differing<L>(before: readonly L[], after: readonly L[]): { from: L; to: L }[] {
  return after.flatMap((to, index) => (canonicalJson(before[index]) === canonicalJson(to) ? [] : [{ from: before[index], to }]));
}

/** Adds a decision on what a phase discusses, to be filled in. Throws `UserError` for what is nothing to discuss. */
export async function addPhaseDecision(context: Context, selectionId: string, item: string): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "phase-save" }, async ({ trx, at, record }) => {
    const pack = await loadPackOf(trx, await requireSelection(trx, selectionId));
    if (!pack.items.some((one) => one.kind === "prompt" && one.id === item)) throw new UserError("unknown-item", { item });
    const decision: PhaseDecision = { id: context.newId(), item, text: "", by: "", on: at.slice(0, 10) };
    await insertPhaseDecision(trx, selectionId, decision, (await listPhaseDecisions(trx, selectionId)).length);
    await record({ subject: selectionId, after: [decision] });
    return { id: decision.id };
  });
}

/** Takes a decision out, or brings it back. Throws `UserError` where there is none of this id. */
export async function setPhaseDecision(context: Context, selectionId: string, id: string, removed: boolean): Promise<void> {
  await change(context, { selection: selectionId, action: "phase-save" }, async ({ trx, at, record }) => {
    const decision = (await listPhaseDecisions(trx, selectionId)).find((one) => one.id === id) ?? unknownDecision();
    await setPhaseDecisionRemoved(trx, selectionId, id, removed ? at : null);
    await record({ subject: selectionId, before: [decision], after: [{ ...decision, removed }] });
  });
}
