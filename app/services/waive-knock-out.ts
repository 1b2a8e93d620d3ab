import { UserError } from "~/domain/user-error";
import { insertWaiver } from "~db/waivers";

import { change } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/**
 * Waives a knock-out for one vendor with a written reason, or withdraws that with null. Throws `UserError` for an unknown
 * vendor, for a requirement that is no knock-out in the edition, and for an empty reason.
 */
export async function waiveKnockOut(
  context: Context,
  selectionId: string,
  input: { vendorId: string; requirementId: string; reason: string | null },
): Promise<void> {
  await change(context, { selection: selectionId, action: "knock-out-waive" }, async ({ trx, at, record }) => {
    const reason = input.reason === null ? null : input.reason.trim();
    if (reason === "") throw new UserError("reason-needed");
    const state = await loadState(trx, selectionId);
    if (!state?.edition) throw new UserError("round-not-published");
    if (!state.offers.some((offer) => offer.id === input.vendorId)) throw new UserError("unknown-vendor");
    if (!state.edition.requirements.some((r) => r.id === input.requirementId && r.mandatory)) {
      throw new UserError("unknown-requirement", { requirement: input.requirementId });
    }
    await insertWaiver(trx, { id: context.newId(), roundId: state.round.id, vendorId: input.vendorId, requirementId: input.requirementId, reason, at, by: context.actor.id });
    await record({ subject: input.vendorId, after: { requirement: input.requirementId, reason } });
  });
}
