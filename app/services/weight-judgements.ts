import { may } from "~/domain/access/may";
import { localLead } from "~/domain/access/actor";
import { judgedWeights, weightMethods } from "~/domain/requirements/weight-judgement";
import type { Judged, JudgedGroup, JudgedWeights, WeightMethod } from "~/domain/requirements/weight-judgement";
import { weightRows } from "~/domain/requirements/weight-rows";
import type { WeightRow } from "~/domain/requirements/weight-rows";
import { mostItems } from "~/domain/scoring/ahp";
import { UserError } from "~/domain/user-error";
import { saveCriterionWeights } from "~db/criterion-weights";
import { userNames } from "~db/users";
import { listJudgements, saveJudgement, saveWeighting } from "~db/weightings";
import type { StoredJudgement, Weighting } from "~db/weightings";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

/** One person's judgement with the weights that it makes. */
export interface PersonsWeights {
  id: string;
  name: string;
  changedAt: string;
  weights: JudgedWeights;
}

/** The judgements of the parts of a criterion by one method. */
export interface JudgementsView {
  groups: { id: string | null; title: WeightRow["title"] | null }[];
  group: JudgedGroup;
  method: WeightMethod;
  own: { judged: Judged; weights: JudgedWeights } | null;
  mayJudge: boolean;
  /** For the lead: what each person judged, what they make together, and how the present weights came about. */
  lead: { people: PersonsWeights[]; together: JudgedWeights | null; inForce: Weighting | null } | null;
}

/** The ways to judge importance, with one's own judgement; null when there is no such selection or nothing to weigh. */
export async function loadWeightJudgements(context: Context, selectionId: string, asked: { group: string | null; method: string | null }): Promise<JudgementsView | null> {
  const standing = await look(context, selectionId, "view-weights");
  const state = await loadState(context.db, selectionId);
  if (!state) return null;
  const groups = groupsOf(state);
  const group = groups.find(({ id }) => id === asked.group) ?? groups[0];
  if (!group) return null;
  const method = weightMethods.find((one) => one === asked.method) ?? "pairwise";
  const parts = group.parts.map(({ id }) => id);
  const given = holding(await listJudgements(context.db, selectionId), group, method);
  const own = given.find(({ personId }) => personId === context.actor.id);
  const isLead = may(standing, "view-weight-judgements").ok;
  return {
    groups: groups.map(({ id, title }) => ({ id, title })),
    group, method,
    own: own ? { judged: own.judged, weights: judgedWeights(parts, [own.judged]) } : null,
    mayJudge: may(standing, "weights-judge").ok,
    lead: isLead ? await leadsView(context, state, group, given) : null,
  };
}

async function leadsView({ db }: Context, state: SelectionState, { id, parts }: JudgedGroup, given: readonly StoredJudgement[]): Promise<NonNullable<JudgementsView["lead"]>> {
  const names = await userNames(db, given.map(({ personId }) => personId));
  const ids = parts.map((part) => part.id);
  return {
    people: given.map(({ personId, judged, changedAt }) => ({
      id: personId, changedAt, name: names.get(personId) ?? (personId === localLead.id ? localLead.name : personId), weights: judgedWeights(ids, [judged]),
    })),
    together: given.length > 0 ? judgedWeights(ids, given.map(({ judged }) => judged)) : null,
    inForce: state.weighting.find(({ criterion }) => criterion === id) ?? null,
  };
}

/** Keeps one's own judgement of the parts of a criterion. Throws `UserError` where it does not cover exactly these parts. */
export async function judgeWeights(context: Context, selectionId: string, group: string | null, judged: Judged | null): Promise<void> {
  await change(context, { selection: selectionId, action: "weights-judge" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    const parts = groupsOf(state).find(({ id }) => id === group)?.parts.map(({ id }) => id);
    if (!parts) throw new UserError("unknown-criterion", { criterion: group ?? "" });
    if (!judged || !isSound(parts, judged)) throw new UserError("judgement-incomplete");
    await saveJudgement(trx, selectionId, { personId: context.actor.id, criterion: group, judged, changedAt: at });
    await record({ subject: group ?? selectionId, after: { criterion: group, ...judged } });
  });
}

/**
 * Puts the weights that everybody's judgements by one method make together into force, and records how they came about.
 * Throws `UserError` where nobody judged.
 */
export async function adoptWeights(context: Context, selectionId: string, group: string | null, method: WeightMethod): Promise<void> {
  await change(context, { selection: selectionId, action: "weights-adopt" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    const found = groupsOf(state).find(({ id }) => id === group);
    if (!found) throw new UserError("unknown-criterion", { criterion: group ?? "" });
    const given = holding(await listJudgements(trx, selectionId), found, method);
    if (given.length === 0) throw new UserError("nobody-judged");
    const { weights, consistencyRatio } = judgedWeights(found.parts.map(({ id }) => id), given.map(({ judged }) => judged));
    // As percents, which is how people read them; a hundred-thousandth of one is finer than anybody judges.
    const percents = new Map(Object.entries(weights).map(([id, weight]) => [id, Math.round(weight * 1e7) / 1e5]));
    await saveCriterionWeights(trx, selectionId, percents);
    await saveWeighting(trx, selectionId, { criterion: group, method, people: given.length, consistencyRatio, adoptedAt: at, adoptedBy: context.actor.id });
    await record({
      subject: group ?? selectionId,
      before: Object.fromEntries(found.parts.map(({ id, share }) => [id, share])),
      after: { criterion: group, method, people: given.map(({ personId }) => personId), consistencyRatio, weights: Object.fromEntries(percents) },
    });
  });
}

/** The dimensions and every criterion with criteria of its own, as far as two or more of the parts count. */
function groupsOf(state: SelectionState): JudgedGroup[] {
  const rows = weightRows(state.criteria, state.requirements).filter(({ kind, unscored }) => kind === "criterion" && !unscored);
  const group = (id: string | null, title: WeightRow["title"] | null): JudgedGroup => ({
    id, title, parts: rows.filter(({ parent }) => parent === id).map((row) => ({ id: row.id, title: row.title, share: row.share })),
  });
  return [group(null, null), ...rows.map(({ id, title }) => group(id, title))].filter(({ parts }) => parts.length > 1 && parts.length <= mostItems);
}

/** Judgements of the group by the method that cover its parts as they are now. */
function holding(all: readonly StoredJudgement[], { id, parts }: JudgedGroup, method: WeightMethod): StoredJudgement[] {
  const ids = parts.map((part) => part.id);
  return all.filter(({ criterion, judged }) => criterion === id && judged.method === method && isSound(ids, judged));
}

function isSound(parts: readonly string[], judged: Judged): boolean {
  try {
    judgedWeights(parts, [judged]);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
