import { nullFails, roundMove } from "~/domain/selection/stages";
import type { RoundStage } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { currentRound, setRoundStage } from "~db/rounds";

import { change } from "./context.server";
import type { Context } from "./context.server";

/**
 * Moves the current round to another stage, e.g. closes it for answers or opens it again with a reason. Publishing is
 * `publishEdition`'s. On closing, `nullCountsAs` says what a missing answer counts as (0–100, null leaves it open);
 * on a knock-out it fails whatever that is. Throws `UserError` when the move is not allowed from where the round stands.
 */
export async function moveRound(
  context: Context,
  selectionId: string,
  to: RoundStage,
  reason: string | null,
  nullCountsAs: number | null = null,
): Promise<void> {
  await change(context, { selection: selectionId, action: "round-move" }, async ({ trx, record }) => {
    const round = await currentRound(trx, selectionId);
    if (!round) throw new UserError("unknown-selection");
    if (round.stage === "drafting") throw new UserError("round-not-published");
    const move = roundMove(round.stage, to, reason);
    if (!move.ok) throw new UserError(move.why === "reason-needed" ? "reason-needed" : "round-move", { from: round.stage, to });
    const counts = to === "closed" ? nullCountsAs : nullFails(to) ? round.nullCountsAs : null;
    await setRoundStage(trx, round.id, { stage: to, reason, nullCountsAs: counts });
    await record({
      subject: round.id,
      before: { stage: round.stage, nullCountsAs: round.nullCountsAs },
      after: { stage: to, reason, nullCountsAs: counts },
    });
  });
}
