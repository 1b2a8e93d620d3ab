import { sealedBefore } from "~/domain/sealing/rules";
import { lastAuditAt } from "~db/audit";

import { change } from "./context.server";
import type { Context } from "./context.server";
import type { SelectionState } from "./selection-state";

/** A page that is looked at again within this time is the same visit, for which one row in the audit trail is enough. */
const visitMs = 60 * 60 * 1000;

/**
 * Leaves in the trail that somebody read what had been sealed: a page once an hour a person, a download each time. Does
 * nothing for rounds that are not sealed.
 */
export async function noteBidsSeen(context: Context, { selection, edition }: Pick<SelectionState, "selection" | "edition">, seen: { page: string } | { file: string }): Promise<void> {
  if (!sealedBefore(edition)) return;
  const subject = "page" in seen ? seen.page : seen.file;
  if ("page" in seen) {
    const last = await lastAuditAt(context.db, { selection: selection.id, actor: context.actor.id, action: "bids-view", subject });
    if (last !== null && context.now().getTime() - Date.parse(last) < visitMs) return;
  }
  await change(context, { selection: selection.id, action: "bids-view" }, ({ record }) => record({ subject, after: seen }));
}
