import type { z } from "zod";

import { isOver, lastDay } from "~/domain/retention/term";
import type { retentionSchema } from "~/domain/retention/term";
import type { RoundStage, SelectionStage } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { eraseVendorMaterial, insertErasure, listErasures, vendorMaterial } from "~db/erasure";
import type { VendorMaterial } from "~db/erasure";
import { listAllVendors, tombstoneVendor } from "~db/offers";
import { findRetention, setRetention as storeRetention } from "~db/retention";
import { listUploadLinks, revokeUploadLink } from "~db/upload-links";
import { userNames } from "~db/users";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/** What is kept of whom in a selection, until when, and what was erased. */
export interface RetentionView {
  term: { months: number; countsFrom: string; lastDay: string; over: boolean } | null;
  /** Today by the server's clock. */
  today: string;
  vendors: (VendorMaterial & { name: string; package: string; code: string; erased: boolean; mayErase: boolean })[];
  erasures: { name: string; reason: string; at: string; by: string }[];
}

/** What is kept in a selection; null when there is none. */
export async function loadRetention(context: Context, selectionId: string): Promise<RetentionView | null> {
  await look(context, selectionId, "view-retention");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state) return null;
  const today = context.now().toISOString().slice(0, 10);
  const term = await findRetention(db, selectionId);
  const erasures = await listErasures(db, selectionId);
  const vendors = await listAllVendors(db, selectionId);
  const erased = new Set(erasures.map(({ subject }) => subject));
  const names = await userNames(db, erasures.map(({ by }) => by));
  return {
    term: term && { ...term, lastDay: lastDay(term.countsFrom, term.months), over: isOver(term, today) },
    today,
    vendors: await Promise.all(vendors.map(async (vendor) => ({
      ...(await vendorMaterial(db, selectionId, vendor.id)), code: vendor.code, name: vendor.name, package: vendor.package,
      erased: erased.has(vendor.id), mayErase: mayErase(state.selection.stage, state.round.stage, vendor.withdrawn),
    }))),
    erasures: erasures.map(({ subject, reason, at, by }) => ({ name: vendors.find(({ id }) => id === subject)?.code ?? subject, reason, at, by: names.get(by) ?? "" })),
  };
}

/** Nothing of who still takes part in a round that is running. */
function mayErase(selection: SelectionStage, round: RoundStage, withdrawn: boolean): boolean {
  return withdrawn || round === "concluded" || selection === "decided" || selection === "archived" || selection === "cancelled";
}

/** Sets how long the material of a selection is kept. */
export async function setRetention(context: Context, selectionId: string, input: z.infer<typeof retentionSchema>): Promise<void> {
  await change(context, { selection: selectionId, action: "retention-set" }, async ({ trx, at, record }) => {
    const before = await findRetention(trx, selectionId);
    await storeRetention(trx, selectionId, input, at);
    await record({ subject: selectionId, before: before ?? undefined, after: input });
  });
}

/**
 * Erases what a vendor sent and who it is: files, their names, what was read of them, answers, the people at the vendor. The
 * editions, the minutes, the trail with its hashes and the reason stay. Throws `UserError` while the vendor still takes part.
 */
export async function eraseVendor(context: Context, selectionId: string, vendorId: string, input: { reason: string }): Promise<void> {
  await change(context, { selection: selectionId, action: "vendor-erase" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    const vendor = (await listAllVendors(trx, selectionId)).find(({ id }) => id === vendorId);
    if (!state || !vendor) throw new UserError("unknown-vendor");
    const reason = input.reason.trim();
    if (reason === "") throw new UserError("reason-needed");
    if (!mayErase(state.selection.stage, state.round.stage, vendor.withdrawn)) throw new UserError("erase-running", { vendor: vendor.name });
    const gone = await eraseVendorMaterial(trx, selectionId, vendorId, at);
    await tombstoneVendor(trx, vendorId, `(${vendor.code})`);
    for (const link of await listUploadLinks(trx, state.round.id)) if (link.vendorId === vendorId) await revokeUploadLink(trx, link.id, at);
    await insertErasure(trx, { id: context.newId(), selectionId, kind: "vendor", subject: vendorId, reason, at, by: context.actor.id });
    await record({ subject: vendorId, after: { code: vendor.code, reason, ...gone } });
  });
}
