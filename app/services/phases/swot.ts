import type { ContentItem } from "~/domain/content/pack";
import { lineFields, withFields } from "~/domain/form-lines";
import type { Goal } from "~/domain/goals/goal";
import type { Bilingual } from "~/domain/language";
import { phaseItems } from "~/domain/phases/phase-plan";
import { swotParts } from "~/domain/phases/swot";
import type { SwotEntry, SwotKind } from "~/domain/phases/swot";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { insertSwotEntry, listSwot, setSheetLineRemoved, setSwotOrder, updateSwotEntry } from "~db/phase-sheets";
import type { Db } from "~db/schema";
import { findSelection, loadPackOf } from "~db/selections";

import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { loadGoalState } from "../goal-state";
import { loadFrame, textsOf } from "../planning-frame";
import { settle } from "../settle.server";

export interface SwotView {
  entries: SwotEntry[];
  /** The goals that an entry can lead to, and what their objectives say. */
  goals: Pick<Goal, "id" | "title" | "objective">[];
  objectives: Record<string, Bilingual>;
  /** The phases of the pack, to go on to. */
  phases: ContentItem[];
  mayChange: boolean;
}

async function goalsOf(db: Db, { now }: Pick<Context, "now">, selectionId: string): Promise<SwotView["goals"]> {
  const { pack, choices } = await loadFrame(db, selectionId);
  const { goals } = await loadGoalState(db, selectionId, pack, choices, now().toISOString().slice(0, 10));
  return goals.map(({ id, title, objective }) => ({ id, title, objective }));
}

/** Strengths, weaknesses, opportunities and threats of a selection's organisation, in order. */
export async function loadSwot(context: Context, selectionId: string): Promise<SwotView> {
  const standing = await look(context, selectionId, "view-phases");
  const entries = (await listSwot(context.db, selectionId)).filter(({ removed }) => !removed);
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  return { entries: entries.map(({ id, kind, text, goal }) => ({ id, kind, text, goal })), goals: await goalsOf(context.db, context, selectionId), objectives: textsOf(pack, ["objective"]), phases: phaseItems(pack), mayChange: standing.roles.has("lead") };
}

/**
 * Keeps the texts of entries. What others changed since the form was loaded stays; throws `EditConflictError` where both
 * changed the same, and `UserError` for an entry that there is not.
 */
export async function saveSwot(context: Context, selectionId: string, posted: readonly Omit<SwotEntry, "kind">[], loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "swot-save" }, async ({ trx, record }) => {
    const all = await listSwot(trx, selectionId);
    const before = posted.map(({ id }) => all.find((entry) => entry.id === id) ?? unknownLine());
    const trail = { selection: selectionId, actions: ["swot-save"] as const };
    const fields = await settle(trx, context.actor.id, trail, loaded, lineFields(before, swotParts), lineFields(posted, swotParts));
    const changed = withFields(before, swotParts, fields).filter((entry, index) => swotParts.some((part) => entry[part] !== before[index][part]));
    if (changed.length === 0) return { changed: false };
    const aimed = changed.flatMap(({ id, goal }) => (goal === null || before.some((entry) => entry.id === id && entry.goal === goal) ? [] : [goal]));
    if (aimed.length > 0) {
      const known = new Set((await goalsOf(trx, context, selectionId)).map(({ id }) => id));
      if (aimed.some((goal) => !known.has(goal))) throw new UserError("unknown-goal");
    }
    for (const entry of changed) await updateSwotEntry(trx, selectionId, entry);
    await record({ subject: selectionId, before: before.filter(({ id }) => changed.some((entry) => entry.id === id)), after: changed });
    return { changed: true };
  });
}

function unknownLine(): never {
  throw new UserError("unknown-sheet-line");
}

/** Adds an entry of a kind at the end, to be filled in. */
export async function addSwotEntry(context: Context, selectionId: string, kind: SwotKind): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "swot-save" }, async ({ trx, record }) => {
    const entry: SwotEntry = { id: context.newId(), kind, text: "", goal: null };
    await insertSwotEntry(trx, selectionId, entry, (await listSwot(trx, selectionId)).length);
    await record({ subject: selectionId, after: [entry] });
    return { id: entry.id };
  });
}

/** Takes an entry out, or brings it back. Throws `UserError` where there is none of this id. */
export async function setSwotEntry(context: Context, selectionId: string, id: string, removed: boolean): Promise<void> {
  await change(context, { selection: selectionId, action: "swot-save" }, async ({ trx, at, record }) => {
    const entry = (await listSwot(trx, selectionId)).find((one) => one.id === id) ?? unknownLine();
    await setSheetLineRemoved(trx, "swot_entry", selectionId, id, removed ? at : null);
    await record({ subject: selectionId, before: [entry], after: [{ ...entry, removed }] });
  });
}

/** Moves an entry one place up or down among those of its kind; at the end it stays. Throws `UserError` where there is none. */
export async function moveSwotEntry(context: Context, selectionId: string, id: string, direction: "up" | "down"): Promise<void> {
  await change(context, { selection: selectionId, action: "swot-save" }, async ({ trx, record }) => {
    const all = (await listSwot(trx, selectionId)).filter(({ removed }) => !removed);
    const entry = all.find((one) => one.id === id) ?? unknownLine();
    const peers = all.filter(({ kind }) => kind === entry.kind);
    const other = peers[peers.indexOf(entry) + (direction === "up" ? -1 : 1)];
    if (!other) return;
    await setSwotOrder(trx, selectionId, entry.id, other.order);
    await setSwotOrder(trx, selectionId, other.id, entry.order);
    await record({ subject: selectionId, before: [entry.id, other.id], after: [other.id, entry.id] });
  });
}
