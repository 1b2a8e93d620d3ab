import { may } from "~/domain/access/may";
import type { Criterion } from "~/domain/content/pack";
import { itemsOfKind } from "~/domain/content/pack";
import { tracePast } from "~/domain/requirements/origins";
import type { Dependent, Past } from "~/domain/requirements/origins";
import { resolveRisks } from "~/domain/risks/risk-state";
import { UserError } from "~/domain/user-error";
import { listImports } from "~db/requirement-imports";
import { listRequirementLinks } from "~db/requirement-links";
import { listReasons, saveReason } from "~db/requirement-reasons";
import type { Db } from "~db/schema";
import { listRiskRecords } from "~db/risks";
import { findSelection } from "~db/selections";
import { currentSubmissions, loadAnswers } from "~db/submissions";

import { standingOf } from "./access.server";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadGapState } from "./gap-state";
import { loadGoalState } from "./goal-state";
import { gapsWaiting, inAll, linkedReasons, pastLinks } from "./past-links";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

export interface OriginsView extends Past {
  criteria: Criterion[];
  /** What a reason can be chosen from: the ticked wishes, and the items that speak of the whole. */
  choices: { id: string; text: { nl: string; en: string }; kind: "wish" | "risk" | "minimum-function" | "architecture" }[];
  /** By requirement, what was said by hand. */
  given: Record<string, { itemId: string | null; text: string }>;
  mayChange: boolean;
}

/** Where each requirement comes from and what depends on it; null when there is no such selection. */
export async function loadOrigins(context: Context, selectionId: string): Promise<OriginsView | null> {
  const standing = await look(context, selectionId, "view-origins");
  const state = await loadState(context.db, selectionId);
  if (!state) return null;
  const given = await listReasons(context.db, selectionId);
  const today = context.now().toISOString().slice(0, 10);
  const goals = await loadGoalState(context.db, selectionId, state.pack, state.choices, today);
  const gaps = await loadGapState(context.db, selectionId, state.pack, state.choices, today);
  const ticked = (id: string) => state.choices.get(id)?.selected === true;
  const choiceKinds = ["wish", "risk", "minimum-function", "architecture"] as const;
  return {
    ...tracePast({
      requirements: state.requirements,
      wishes: itemsOfKind(state.pack, "wish").map(({ id, text }) => ({ id, text, ticked: ticked(id) })),
      items: new Map(state.pack.items.map(({ id, text, kind }) => [id, { text, kind }])),
      given,
      links: [...pastLinks(state.pack, goals, gaps), ...linkedReasons(state.pack, await listRequirementLinks(context.db, selectionId), resolveRisks(state.pack, await listRiskRecords(context.db, selectionId)))],
      dependents: [...editionsOf(state), ...gapsWaiting(state.pack, state.requirements, given, gaps), ...(may(standing, "view-answers").ok ? await answersOf(context.db, state) : [])],
      placeNames: await placeNames(context, state),
    }),
    criteria: state.criteria,
    choices: choiceKinds.flatMap((kind) => itemsOfKind(state.pack, kind).filter(({ id }) => kind !== "wish" || ticked(id)).map(({ id, text }) => ({ id, text, kind }))),
    given: Object.fromEntries(given.map(({ requirementId, itemId, text }) => [requirementId, { itemId, text }])),
    mayChange: may(standing, "reason-set").ok,
  };
}

function editionsOf({ editions }: SelectionState): (Dependent & { requirement: string })[] {
  return editions.flatMap((edition) => edition.requirements.map(({ id, code }) => ({ requirement: id, kind: "edition" as const, text: inAll(`${edition.code} · ${code}`) })));
}

async function answersOf(db: Db, { round }: SelectionState): Promise<(Dependent & { requirement: string })[]> {
  const answers = await loadAnswers(db, [...(await currentSubmissions(db, round.id)).values()].map(({ id }) => id));
  const counts = new Map<string, number>();
  for (const given of answers.values()) for (const { requirement, value } of given.values()) if (value !== null) counts.set(requirement, (counts.get(requirement) ?? 0) + 1);
  return [...counts].map(([requirement, count]) => ({ requirement, kind: "answers" as const, text: {}, count }));
}

/** Names of lists, and of other selections as far as who looks may know them. */
async function placeNames({ db, actor }: Context, { selection, requirements }: SelectionState): Promise<Map<string, string>> {
  const names = new Map((await listImports(db, selection.id)).map(({ id, fileName }) => [id, fileName]));
  for (const { past } of requirements) {
    if (past?.kind !== "library" || names.has(past.selection)) continue;
    const known = (await standingOf(db, actor, past.selection)) ? await findSelection(db, past.selection) : null;
    names.set(past.selection, known?.name ?? "");
  }
  return names;
}

/** Says by hand why a requirement is asked: an item of the pack, a text, or both; neither takes it back. */
export async function setReason(context: Context, selectionId: string, requirementId: string, reason: { itemId: string | null; text: string }): Promise<void> {
  await change(context, { selection: selectionId, action: "reason-set" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state?.requirements.some(({ id }) => id === requirementId)) throw new UserError("unknown-requirement", { requirement: requirementId });
    if (reason.itemId !== null && !state.pack.items.some(({ id }) => id === reason.itemId)) throw new UserError("unknown-item", { item: reason.itemId });
    const before = (await listReasons(trx, selectionId)).find((one) => one.requirementId === requirementId) ?? null;
    await saveReason(trx, selectionId, { requirementId, ...reason }, at, context.actor.id);
    await record({ subject: requirementId, before, after: reason });
  });
}
