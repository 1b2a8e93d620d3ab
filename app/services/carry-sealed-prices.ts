import type { Answer } from "~/domain/responses/reading";
import { storeSealedJson } from "~db/sealed-payloads";

import type { Context, Work } from "./context.server";
import { sealedBid, sealingFor, vaultOf } from "./sealing";
import type { SelectionState } from "./selection-state";

/** While prices are sealed, a submission that takes the place of another keeps the sealed prices of that one. */
export async function carrySealedPrices(
  { trx, at }: Pick<Work, "trx" | "at">, context: Context, state: SelectionState, { from, to, vendorId }: { from: string; to: string; vendorId: string }, answers: readonly Answer[], prices: ReadonlySet<string>,
): Promise<void> {
  const sealing = sealingFor(context, { selectionId: state.selection.id, roundId: state.round.id, edition: state.edition }, vendorId);
  const before = await sealedBid(trx, vaultOf(context), from);
  if (!sealing || !before) return;
  const whole = [...answers.filter(({ requirement }) => !prices.has(requirement)), ...before.answers.filter(({ requirement }) => prices.has(requirement))];
  await storeSealedJson(trx, sealing, { kind: "answers", subject: to }, { ...before, answers: whole }, at);
}
