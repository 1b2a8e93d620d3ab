import { canonicalJson } from "~/domain/canonical-json";
import { guidanceFor } from "~/domain/content/guidance";
import { itemsOfKind } from "~/domain/content/pack";
import { conditionFields, goalConditionSchema } from "~/domain/goals/conditions";
import type { GoalCondition } from "~/domain/goals/conditions";
import { contentOf, emptyGoal, goalFields, goalOfFields, ownGoal, resolveGoals } from "~/domain/goals/goal";
import type { Goal, GoalContent, GoalFigure } from "~/domain/goals/goal";
import type { GoalsView } from "~/domain/goals/goal-state";
import { withAbsent } from "~/domain/listed-fields";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { deleteGoalFigure, listGoalFigures, listGoalRecords, loadGoalConditions, saveGoalCondition, saveGoalFigure as storeFigure, saveGoalRecord, setGoalRemoved } from "~db/goals";
import { listSwot } from "~db/phase-sheets";
import type { Db } from "~db/schema";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadGoalState } from "./goal-state";
import { loadFrame, planningPage, textsOf } from "./planning-frame";
import { settle } from "./settle.server";

/** The goals of a selection, computed from what is ticked and what was filled in. */
export async function loadGoals(context: Context, selectionId: string): Promise<GoalsView> {
  const standing = await look(context, selectionId, "view-goals");
  const { db } = context;
  const { pack, choices } = await loadFrame(db, selectionId);
  return {
    ...(await loadGoalState(db, selectionId, pack, choices, context.now().toISOString().slice(0, 10))),
    ...(await planningPage(db, selectionId, pack, standing.roles.has("lead"))),
    aim: pack.aim,
    texts: textsOf(pack, ["objective", "wish"]),
    wishes: itemsOfKind(pack, "wish").map((wish) => ({ id: wish.id, function: wish.function ?? null, ticked: choices.get(wish.id)?.selected === true })),
    swot: (await listSwot(db, selectionId)).flatMap(({ removed, kind, text, goal }) => (removed || goal === null || text === "" ? [] : [{ kind, text, goal }])),
    guidance: guidanceFor(pack, "goals"),
  };
}

async function requireGoal(trx: Db, selectionId: string, id: string): Promise<Goal> {
  const { pack, choices } = await loadFrame(trx, selectionId);
  const { goals, aside } = resolveGoals(itemsOfKind(pack, "objective"), (item) => choices.get(item)?.selected === true, await listGoalRecords(trx, selectionId));
  const goal = [...goals, ...aside].find((one) => one.id === id);
  if (!goal) throw new UserError("unknown-goal");
  return goal;
}

/** Keeps a goal. What others changed since the form was loaded stays; throws `EditConflictError` where both changed the same. */
export async function saveGoal(context: Context, selectionId: string, goalId: string, posted: GoalContent, loaded: LoadedForm | null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "goal-save" }, async ({ trx, at, record }) => {
    const before = contentOf(await requireGoal(trx, selectionId, goalId));
    const theirs = goalFields(before);
    const trail = { selection: selectionId, actions: ["goal-save"] as const, subject: goalId };
    const after = goalOfFields(await settle(trx, context.actor.id, trail, loaded, theirs, withAbsent(goalFields(posted), theirs, loaded?.base ?? {})));
    if (canonicalJson(before) === canonicalJson(after)) return { changed: false };
    await saveGoalRecord(trx, selectionId, goalId, after, at);
    await record({ subject: goalId, before, after });
    return { changed: true };
  });
}

/** Adds a goal of the organisation's own. */
export async function addGoal(context: Context, selectionId: string, title: string): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "goal-add" }, async ({ trx, at, record }) => {
    const goal = { ...emptyGoal, title };
    const id = ownGoal(context.newId());
    await saveGoalRecord(trx, selectionId, id, goal, at);
    await record({ subject: id, after: goal });
    return { id };
  });
}

/** Puts a goal aside with all that was filled in; `restoreGoal` takes it back. */
export async function removeGoal(context: Context, selectionId: string, goalId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "goal-remove" }, async ({ trx, at, record }) => {
    const goal = contentOf(await requireGoal(trx, selectionId, goalId));
    await saveGoalRecord(trx, selectionId, goalId, goal, at);
    await setGoalRemoved(trx, selectionId, goalId, at);
    await record({ subject: goalId, before: goal });
  });
}

/** Takes back a goal that was put aside. */
export async function restoreGoal(context: Context, selectionId: string, goalId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "goal-restore" }, async ({ trx, record }) => {
    const goal = contentOf(await requireGoal(trx, selectionId, goalId));
    await setGoalRemoved(trx, selectionId, goalId, null);
    await record({ subject: goalId, after: goal });
  });
}

/** Keeps what a goal measured on a day, over what was kept for that day. */
export async function saveGoalFigure(context: Context, selectionId: string, goalId: string, figure: GoalFigure): Promise<void> {
  await change(context, { selection: selectionId, action: "goal-figure-save" }, async ({ trx, at, record }) => {
    await requireGoal(trx, selectionId, goalId);
    const before = await figureOn(trx, selectionId, goalId, figure.date);
    await storeFigure(trx, selectionId, goalId, figure, at);
    await record({ subject: goalId, before, after: figure });
  });
}

/** Takes away what a goal measured on a day; the audit trail keeps it. */
export async function removeGoalFigure(context: Context, selectionId: string, goalId: string, date: string): Promise<void> {
  await change(context, { selection: selectionId, action: "goal-figure-remove" }, async ({ trx, record }) => {
    await requireGoal(trx, selectionId, goalId);
    const before = await figureOn(trx, selectionId, goalId, date);
    if (!before) return;
    await deleteGoalFigure(trx, selectionId, goalId, date);
    await record({ subject: goalId, before });
  });
}

async function figureOn(trx: Db, selectionId: string, goalId: string, date: string): Promise<GoalFigure | null> {
  return (await listGoalFigures(trx, selectionId)).get(goalId)?.find((figure) => figure.date === date) ?? null;
}

/** Keeps how far the conditions on the goals are met, by the item of the pack. */
export async function saveGoalConditions(context: Context, selectionId: string, posted: Readonly<Record<string, GoalCondition>>, loaded: LoadedForm | null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "goal-conditions-save" }, async ({ trx, at, record }) => {
    const { pack } = await loadFrame(trx, selectionId);
    const known = itemsOfKind(pack, "goal-condition").map(({ id }) => id);
    const kept = await loadGoalConditions(trx, selectionId);
    const before = Object.fromEntries(known.map((id) => [id, kept.get(id) ?? goalConditionSchema.parse({})]));
    const yours = Object.fromEntries(known.map((id) => [id, posted[id] ?? before[id]!]));
    const trail = { selection: selectionId, actions: ["goal-conditions-save"] as const };
    const settled = await settle(trx, context.actor.id, trail, loaded, conditionFields(before), conditionFields(yours));
    const after = Object.fromEntries(known.map((id) => [id, goalConditionSchema.parse({ answer: settled[`${id}.answer`], note: settled[`${id}.note`] })]));
    const changed = known.filter((id) => canonicalJson(before[id]) !== canonicalJson(after[id]));
    if (changed.length === 0) return { changed: false };
    for (const id of changed) await saveGoalCondition(trx, selectionId, id, after[id]!, at);
    await record({ subject: selectionId, before, after });
    return { changed: true };
  });
}
