import { canonicalJson } from "~/domain/canonical-json";
import { countPreconditions, emptyPrecondition, ownPrecondition, preconditionContentSchema, preconditionFields } from "~/domain/gaps/precondition";
import type { PreconditionContent } from "~/domain/gaps/precondition";
import { preconditionViews } from "~/domain/gaps/gap-state";
import type { PreconditionsView, PreconditionView } from "~/domain/gaps/gap-state";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { listPreconditionRecords, savePreconditionRecord, setPreconditionRemoved } from "~db/gaps";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadGapState, loadPreconditionState } from "./gap-state";
import { loadFrame, planningPage, textsOf } from "./planning-frame";
import { settle } from "./settle.server";

/** What has to be met before the new way of working can work, and which gaps wait for it. */
export async function loadPreconditions(context: Context, selectionId: string): Promise<PreconditionsView> {
  const standing = await look(context, selectionId, "view-gaps");
  const { pack, choices } = await loadFrame(context.db, selectionId);
  const { gaps, preconditions } = await loadGapState(context.db, selectionId, pack, choices, today(context));
  return {
    ...(await planningPage(context.db, selectionId, pack, standing.roles.has("lead"))),
    preconditions,
    counts: countPreconditions(preconditions),
    neededBy: Object.fromEntries(preconditions.map(({ id }) => [
      id, gaps.filter(({ state, needs }) => state === "open" && needs.preconditions.includes(id)).map(({ id: gap, title, covers }) => ({ id: gap, title, covers })),
    ])),
    texts: textsOf(pack, ["wish"]),
  };
}

const today = (context: Context) => context.now().toISOString().slice(0, 10);

/**
 * Keeps any number of preconditions, by id. What others changed since the form was loaded stays, field by field; one of the
 * organisation's own that somebody else took away meanwhile comes back with what was changed in it.
 */
export async function savePreconditions(context: Context, selectionId: string, posted: Readonly<Record<string, PreconditionContent>>, loaded: LoadedForm | null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "precondition-save" }, async ({ trx, at, record }) => {
    const { pack } = await loadFrame(trx, selectionId);
    const known = new Map(preconditionViews(pack, await listPreconditionRecords(trx, selectionId), today(context)).map((one) => [one.id, one]));
    const ids = Object.keys(posted);
    if (ids.some((id) => !known.has(id))) throw new UserError("unknown-precondition");
    // Text and main function of those in the pack are the pack's.
    const content = ({ own, text, function: main, state, owner, due, note }: PreconditionView): PreconditionContent => ({ ...(own ? { text, function: main } : { text: "", function: null }), state, owner, due, note });
    const before = Object.fromEntries(ids.map((id) => [id, content(known.get(id)!)]));
    const yours = Object.fromEntries(ids.map((id) => [id, known.get(id)!.own ? posted[id]! : { ...posted[id]!, text: "", function: null }]));
    const settled = await settle(trx, context.actor.id, { selection: selectionId, actions: ["precondition-save"] }, loaded, preconditionFields(before), preconditionFields(yours));
    const after = Object.fromEntries(ids.map((id) => [id, preconditionContentSchema.parse(Object.fromEntries(Object.keys(emptyPrecondition).map((part) => [part, settled[`${id}.${part}`]])))]));
    const changed = ids.filter((id) => canonicalJson(before[id]) !== canonicalJson(after[id]));
    if (changed.length === 0) return { changed: false };
    for (const id of changed) await savePreconditionRecord(trx, selectionId, id, after[id]!, at);
    const only = (from: Record<string, PreconditionContent>) => Object.fromEntries(changed.map((id) => [id, from[id]]));
    await record({ subject: selectionId, before: only(before), after: only(after) });
    return { changed: true };
  });
}

/** Adds a precondition of the organisation's own. */
export async function addPrecondition(context: Context, selectionId: string, precondition: Pick<PreconditionContent, "text" | "function">): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "precondition-add" }, async ({ trx, at, record }) => {
    const content = { ...emptyPrecondition, ...precondition };
    const id = ownPrecondition(context.newId());
    await savePreconditionRecord(trx, selectionId, id, content, at);
    await record({ subject: id, after: content });
    return { id };
  });
}

/** Takes away a precondition of the organisation's own; `restorePrecondition` brings it back. */
export async function removePrecondition(context: Context, selectionId: string, id: string): Promise<void> {
  await change(context, { selection: selectionId, action: "precondition-remove" }, async ({ trx, at, record }) => {
    const { pack } = await loadFrame(trx, selectionId);
    const one = (await loadPreconditionState(trx, selectionId, pack, today(context))).find((each) => each.id === id && each.own);
    if (!one) throw new UserError("unknown-precondition");
    await setPreconditionRemoved(trx, selectionId, id, at);
    await record({ subject: id, before: one });
  });
}

/** Brings back a precondition that was taken away. */
export async function restorePrecondition(context: Context, selectionId: string, id: string): Promise<void> {
  await change(context, { selection: selectionId, action: "precondition-restore" }, async ({ trx, record }) => {
    const kept = (await listPreconditionRecords(trx, selectionId)).find((one) => one.id === id);
    if (!kept) throw new UserError("unknown-precondition");
    await setPreconditionRemoved(trx, selectionId, id, null);
    await record({ subject: id, after: kept.content });
  });
}
