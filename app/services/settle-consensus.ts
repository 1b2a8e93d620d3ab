import { isConsensusMark } from "~/domain/committee/evaluator-mark";
import { markingOf } from "~/domain/edition/marking";
import { UserError } from "~/domain/user-error";
import { insertConsensus, listConsensusVersions } from "~db/consensus";

import { isAnswered, loadCommittee } from "./committee-state";
import { change } from "./context.server";
import type { Context } from "./context.server";

/**
 * Records the mark that the committee agreed on for an answer, with the reason; mark null takes it back, so that the
 * individual marks count again. `version` is the one that the page had seen (0 for none). Throws `UserError` outside the
 * consensus stage, without a reason, for a mark off the scale, and when somebody changed it meanwhile.
 */
export async function settleConsensus(
  context: Context,
  selectionId: string,
  input: { vendorId: string; requirementId: string; mark: number | null; reason: string; version: number },
): Promise<void> {
  const { vendorId, requirementId, mark, version } = input;
  const reason = input.reason.replaceAll("\r\n", "\n").trim();
  if (mark !== null && reason === "") throw new UserError("reason-needed");
  await change(context, { selection: selectionId, action: "consensus-set" }, async ({ trx, at, record }) => {
    const committee = await loadCommittee(trx, selectionId);
    if (!committee) throw new UserError("round-not-published");
    const { round } = committee.selection;
    const requirement = committee.marked.find(({ id }) => id === requirementId);
    if (!requirement) throw new UserError("unknown-requirement", { requirement: requirementId });
    if (!isAnswered(committee, vendorId, requirementId)) throw new UserError("nothing-to-mark", { requirement: requirement.code });
    const marking = markingOf(committee.edition);
    if (mark !== null && !isConsensusMark(marking, mark)) throw new UserError("mark-off-scale", { requirement: requirement.code, highest: marking.highest });
    const before = (await listConsensusVersions(trx, round.id)).findLast((one) => one.vendorId === vendorId && one.requirementId === requirementId);
    if ((before?.number ?? 0) !== version) throw new UserError("consensus-changed", { requirement: requirement.code });
    if (mark === null && (before?.mark ?? null) === null) return;
    const added = { vendorId, requirementId, submissionId: committee.submissions.get(vendorId)!.id, number: version + 1, mark, reason, at, by: context.actor.id };
    await insertConsensus(trx, round.id, { id: context.newId(), ...added });
    await record({
      subject: vendorId,
      before: before && { mark: before.mark, reason: before.reason }, after: { requirement: requirementId, mark, reason },
    });
  });
}
