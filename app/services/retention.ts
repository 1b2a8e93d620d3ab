import type { z } from "zod";

import { mayErase } from "~/domain/retention/may-erase";
import { isOver, lastDay } from "~/domain/retention/term";
import type { retentionSchema } from "~/domain/retention/term";
import { listErasures } from "~db/erasure";
import { listAllVendors } from "~db/offers";
import { listRespondents } from "~db/respondents";
import { findRetention, setRetention as storeRetention } from "~db/retention";
import { userNames } from "~db/users";
import { vendorMaterial } from "~db/vendor-material";
import type { VendorMaterial } from "~db/vendor-material";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { codeOf } from "./respondents/load-respondents";
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
  const respondents = new Map((await listRespondents(db, selectionId)).map(({ id, number }) => [id, codeOf(number)]));
  const erased = new Set(erasures.map(({ subject }) => subject));
  const names = await userNames(db, erasures.map(({ by }) => by));
  return {
    term: term && { ...term, lastDay: lastDay(term.countsFrom, term.months), over: isOver(term, today) },
    today,
    vendors: await Promise.all(vendors.map(async (vendor) => ({
      ...(await vendorMaterial(db, selectionId, vendor.id)), code: vendor.code, name: vendor.name, package: vendor.package,
      erased: erased.has(vendor.id), mayErase: mayErase(state.selection.stage, state.round.stage, vendor.withdrawn),
    }))),
    erasures: erasures.map(({ subject, reason, at, by }) => ({ name: vendors.find(({ id }) => id === subject)?.code ?? respondents.get(subject) ?? subject, reason, at, by: names.get(by) ?? "" })),
  };
}

/** Sets how long the material of a selection is kept. */
export async function setRetention(context: Context, selectionId: string, input: z.infer<typeof retentionSchema>): Promise<void> {
  await change(context, { selection: selectionId, action: "retention-set" }, async ({ trx, at, record }) => {
    const before = await findRetention(trx, selectionId);
    await storeRetention(trx, selectionId, input, at);
    await record({ subject: selectionId, before: before ?? undefined, after: input });
  });
}
