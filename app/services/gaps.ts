import { canonicalJson } from "~/domain/canonical-json";
import { guidanceFor } from "~/domain/content/guidance";
import { emptyGap, gapFields, gapOf, gapOfFields, ownGap, releaseField, releaseFields } from "~/domain/gaps/gap";
import type { GapContent, Release } from "~/domain/gaps/gap";
import type { GapsView } from "~/domain/gaps/gap-state";
import { contentOfGap } from "~/domain/gaps/resolve-gaps";
import type { Gap } from "~/domain/gaps/resolve-gaps";
import { withAbsent } from "~/domain/listed-fields";
import { sameValue } from "~/domain/settle-edits";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { listGapRecords, saveGapRecord, setGapRemoved } from "~db/gaps";
import type { Db } from "~db/schema";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadGapState } from "./gap-state";
import { loadFrame, planningPage, textsOf } from "./planning-frame";
import { settle } from "./settle.server";

/** Present against desired, the gaps between them and the way across, computed from the raw choices and what was filled in. */
export async function loadGaps(context: Context, selectionId: string): Promise<GapsView> {
  const standing = await look(context, selectionId, "view-gaps");
  const { pack, choices } = await loadFrame(context.db, selectionId);
  return {
    ...(await loadGapState(context.db, selectionId, pack, choices, today(context))),
    ...(await planningPage(context.db, selectionId, pack, standing.roles.has("lead"))),
    texts: textsOf(pack, ["wish"]),
    guidance: guidanceFor(pack, "gaps"),
  };
}

const today = (context: Context) => context.now().toISOString().slice(0, 10);

async function loadAll(context: Context, trx: Db, selectionId: string): Promise<Gap[]> {
  const { pack, choices } = await loadFrame(trx, selectionId);
  return (await loadGapState(trx, selectionId, pack, choices, today(context))).gaps;
}

function requireGap(gaps: readonly Gap[], id: string): Gap {
  const gap = gaps.find((one) => one.id === id);
  if (!gap) throw new UserError("unknown-gap");
  return gap;
}

/**
 * Keeps a gap. What others changed since the form was loaded stays; throws `EditConflictError` where both changed the same,
 * and `UserError` where it is to cover what another gap took in already.
 */
export async function saveGap(context: Context, selectionId: string, gapId: string, posted: GapContent, loaded: LoadedForm | null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "gap-save" }, async ({ trx, at, record }) => {
    const gaps = await loadAll(context, trx, selectionId);
    const before = contentOfGap(requireGap(gaps, gapId));
    const theirs = gapFields(before);
    const trail = { selection: selectionId, actions: ["gap-save"] as const, subject: gapId };
    const settled = gapOfFields(await settle(trx, context.actor.id, trail, loaded, theirs, withAbsent(gapFields(posted), theirs, loaded?.base ?? {})));
    const after = { ...settled, needs: { ...settled.needs, gaps: settled.needs.gaps.filter((need) => need !== gapId) } };
    const taken = after.wishes.find((wish) => gaps.some(({ id, covers }) => id !== gapId && id !== gapOf(wish) && covers.includes(wish)));
    if (taken !== undefined) throw new UserError("gap-wish-taken", { wish: taken });
    if (canonicalJson(before) === canonicalJson(after)) return { changed: false };
    await saveGapRecord(trx, selectionId, gapId, after, at);
    await record({ subject: gapId, before, after });
    return { changed: true };
  });
}

/** Sets the release of any number of gaps; null follows the proposal again. A gap that is no more since the form was loaded is no matter, unless its release was changed. */
export async function planGaps(context: Context, selectionId: string, posted: Readonly<Record<string, Release | null>>, loaded: LoadedForm | null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "gap-save" }, async ({ trx, at, record }) => {
    const gaps = await loadAll(context, trx, selectionId);
    const isLeft = (id: string) => loaded !== null && releaseField(id) in loaded.base && sameValue(loaded.base[releaseField(id)], posted[id]);
    const ids = Object.keys(posted).filter((id) => gaps.some((gap) => gap.id === id) || !isLeft(id));
    const before = Object.fromEntries(ids.map((id) => [id, requireGap(gaps, id).chosen]));
    const yours = Object.fromEntries(ids.map((id) => [id, posted[id]!]));
    const fields = await settle(trx, context.actor.id, { selection: selectionId, actions: ["gap-save"] }, loaded, releaseFields(before), releaseFields(yours));
    const settled = Object.fromEntries(ids.map((id) => [id, fields[releaseField(id)] as Release | null]));
    const changed = ids.filter((id) => settled[id] !== before[id]);
    if (changed.length === 0) return { changed: false };
    for (const id of changed) await saveGapRecord(trx, selectionId, id, { ...contentOfGap(requireGap(gaps, id)), release: settled[id]! }, at);
    const releasesOf = (from: Readonly<Record<string, Release | null>>) => Object.fromEntries(changed.map((id) => [id, from[id]]));
    await record({ subject: selectionId, before: releasesOf(before), after: releasesOf(settled) });
    return { changed: true };
  });
}

/** Adds a gap that no wish stands for. */
export async function addGap(context: Context, selectionId: string, gap: Pick<GapContent, "title" | "function">): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "gap-add" }, async ({ trx, at, record }) => {
    const content = { ...emptyGap, ...gap };
    const id = ownGap(context.newId());
    await saveGapRecord(trx, selectionId, id, content, at);
    await record({ subject: id, after: content });
    return { id };
  });
}

/**
 * Takes away what was filled in for a gap: one of the organisation's own is gone, and a wish that it took in makes its own
 * gap again. `restoreGap` brings all of it back.
 */
export async function removeGap(context: Context, selectionId: string, gapId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "gap-remove" }, async ({ trx, at, record }) => {
    const kept = (await listGapRecords(trx, selectionId)).find(({ id, removed }) => id === gapId && !removed);
    if (!kept) throw new UserError("unknown-gap");
    await setGapRemoved(trx, selectionId, gapId, at);
    await record({ subject: gapId, before: kept.content });
  });
}

/** Brings back what was filled in for a gap. */
export async function restoreGap(context: Context, selectionId: string, gapId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "gap-restore" }, async ({ trx, record }) => {
    const kept = (await listGapRecords(trx, selectionId)).find(({ id }) => id === gapId);
    if (!kept) throw new UserError("unknown-gap");
    await setGapRemoved(trx, selectionId, gapId, null);
    await record({ subject: gapId, after: kept.content });
  });
}
