import { lastDay, isOver } from "~/domain/retention/term";
import { listErasures } from "~db/erasure";
import { rolesOf } from "~db/members";
import { listAllVendors } from "~db/offers";
import { findRetention } from "~db/retention";
import { listSelections } from "~db/selections";

import { look } from "./context.server";
import type { Context } from "./context.server";

/** A selection of which the retention term is over while there is still something to erase. */
export interface OverdueTerm {
  selectionId: string;
  name: string;
  organisation: string;
  /** Last day of the term. */
  since: string;
  /** Vendors whose material is still there. */
  vendors: number;
  /** Leads it, so that its page opens. */
  leads: boolean;
}

/** Terms that are over, longest ago first: of the selections that who looks leads, and for an administrator of all. */
export async function loadOverdueRetention(context: Context): Promise<OverdueTerm[]> {
  const { roles } = await look(context, null, "view-selections");
  const { db, actor } = context;
  const today = context.now().toISOString().slice(0, 10);
  const all = roles.has("administrator") ? null : actor.id;
  const due: OverdueTerm[] = [];
  for (const { id, name, organisation } of [...(await listSelections(db, "current", all)), ...(await listSelections(db, "archived", all))]) {
    const leads = actor.kind === "machine" || (await rolesOf(db, id, actor.id)).includes("lead");
    const term = leads || all === null ? await findRetention(db, id) : null;
    if (!term || !isOver(term, today)) continue;
    const erased = new Set((await listErasures(db, id)).map(({ subject }) => subject));
    const vendors = (await listAllVendors(db, id)).filter((vendor) => !erased.has(vendor.id)).length;
    if (vendors > 0) due.push({ selectionId: id, name, organisation, since: lastDay(term.countsFrom, term.months), vendors, leads });
  }
  return due.sort((a, b) => (a.since < b.since ? -1 : 1));
}
