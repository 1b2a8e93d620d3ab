import { bidsSealed } from "~/domain/sealing/rules";
import { nullFails, roundMove } from "~/domain/selection/stages";
import type { RoundStage } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { voidConfirmations } from "~db/openings";
import { setRoundStage } from "~db/rounds";

import { change } from "./context.server";
import type { Context } from "./context.server";
import { openPricesWith } from "./open-bids";
import { tellCommittee } from "./tell-committee";
import { loadState } from "./selection-state";

/**
 * Moves the current round to another stage, e.g. closes it for answers or opens it again with a reason. Publishing is
 * `publishEdition`'s. On closing, `nullCountsAs` says what a missing answer counts as (0–100, null leaves it open);
 * on a knock-out it fails whatever that is. A sealed round is opened by two people, not by a move; closing its consensus
 * opens prices that were kept apart. Throws `UserError` when the move is not allowed from where the round stands.
 */
export async function moveRound(
  context: Context,
  selectionId: string,
  to: RoundStage,
  reason: string | null,
  nullCountsAs: number | null = null,
): Promise<void> {
  await change(context, { selection: selectionId, action: "round-move", also: ["price-accept"] }, async (work) => {
    const { trx, at, record } = work;
    const state = await loadState(trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    const { round } = state;
    if (round.stage === "drafting") throw new UserError("round-not-published");
    const move = roundMove(round.stage, to, reason);
    if (!move.ok) throw new UserError(move.why === "reason-needed" ? "reason-needed" : "round-move", { from: round.stage, to });
    if (state.edition?.sealed && to === "opened") throw new UserError("opening-by-two");
    if (state.edition?.sealed && to === "published" && !bidsSealed(state.edition, round.stage)) throw new UserError("opening-no-way-back");
    if (to === "published") await voidConfirmations(trx, round.id, at);
    if (to === "concluded") await openPricesWith(context, work, state);
    const counts = to === "closed" ? nullCountsAs : nullFails(to) ? round.nullCountsAs : null;
    await setRoundStage(trx, round.id, { stage: to, reason, nullCountsAs: counts });
    await record({
      subject: round.id,
      before: { stage: round.stage, nullCountsAs: round.nullCountsAs },
      after: { stage: to, reason, nullCountsAs: counts },
    });
    if (to === "consensus" || (to === "scoring" && round.stage === "opened")) await tellCommittee(trx, context, selectionId, to);
  });
}
