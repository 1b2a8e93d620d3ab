import { z } from "zod";

import { canonicalJson } from "~/domain/canonical-json";
import { isMark, markOfValue } from "~/domain/committee/evaluator-mark";
import type { EvaluatorMark } from "~/domain/committee/evaluator-mark";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { markingOf } from "~/domain/edition/marking";
import { answerFunction } from "~/domain/scoring/value-functions";
import { UserError } from "~/domain/user-error";
import { insertMarks, listMarkVersions } from "~db/marks";
import type { MarkVersion } from "~db/marks";

import { isAnswered, loadCommitteeOn, stillHolding } from "./committee-state";
import type { CommitteeState } from "./committee-state";
import { change } from "./context.server";
import type { Context } from "./context.server";

/** A mark as a page posts it; `version` is the one that the page had seen, 0 for none. */
export const postedMarkSchema = z.object({
  vendorId: z.string(),
  requirementId: z.string(),
  mark: z.number().nullable(),
  confirms: z.boolean(),
  comment: z.string().max(5000),
  version: z.int().min(0),
});
export type PostedMark = z.infer<typeof postedMarkSchema>;

/** What became of one posted mark. */
export interface SavedMark {
  vendorId: string;
  requirementId: string;
  /** The version that counts now. */
  version: number;
  /** Another session saved first: what it saved counts, what was posted is kept aside. */
  conflict: (EvaluatorMark & { at: string }) | null;
}

const keyOf = ({ vendorId, requirementId }: { vendorId: string; requirementId: string }) => `${vendorId} ${requirementId}`;

/**
 * Keeps marks of the evaluator who acts, each as a version of its own; what did not change is left alone. Where another
 * session of the same evaluator saved meanwhile, the mark is kept aside and comes back as a conflict. Throws `UserError`
 * while the round is not in scoring, for what is not assigned to the evaluator, and for a mark off the scale.
 */
export async function saveMarks(context: Context, selectionId: string, posted: readonly PostedMark[]): Promise<SavedMark[]> {
  return change(context, { selection: selectionId, action: "marks-save" }, async ({ trx, at, record }) => {
    // Of what is marked alone: a save holds everybody else's up.
    const about = [...new Set(posted.map(({ requirementId }) => requirementId))];
    const committee = await loadCommitteeOn(trx, selectionId, about);
    if (!committee) throw new UserError("round-not-published");
    const { round } = committee.selection;
    const evaluatorId = context.actor.id;
    const versions = new Map<string, MarkVersion[]>();
    const all = (await listMarkVersions(trx, round.id, { evaluatorId })).filter(({ requirementId }) => about.includes(requirementId));
    const holding = new Set(await stillHolding(trx, committee, all));
    for (const version of all) {
      versions.set(keyOf(version), [...(versions.get(keyOf(version)) ?? []), version]);
    }

    const added: (MarkVersion & { id: string })[] = [];
    const saved = posted.map((one): SavedMark => {
      const { vendorId, requirementId } = one;
      const given = checked(committee, evaluatorId, one);
      const before = versions.get(keyOf(one)) ?? [];
      const counting = before.findLast(({ aside }) => !aside);
      const seen = before.find(({ number }) => number === one.version);
      const unchanged = (version: MarkVersion | undefined) => same(given, version && holding.has(version) ? version : nothing);
      const result = { vendorId, requirementId, version: counting?.number ?? 0, conflict: null };
      // A form also posts what its session did not touch.
      if (unchanged(counting) || unchanged(seen)) return result;
      const stale = one.version !== result.version;
      const last = before.at(-1);
      if (!stale || !last?.aside || !same(given, last)) {
        added.push({ id: context.newId(), evaluatorId, vendorId, requirementId, submissionId: committee.submissions.get(vendorId)!.id, number: (last?.number ?? 0) + 1, ...given, aside: stale, at });
      }
      if (!stale) return { ...result, version: added.at(-1)!.number };
      const { mark, confirms, comment } = counting ?? nothing;
      return { ...result, conflict: { mark, confirms, comment, at: counting?.at ?? at } };
    });
    if (added.length > 0) {
      await insertMarks(trx, round.id, added);
      // The trail is read by people who may not see marks yet: it holds their hash, over ids that nobody can guess.
      await record({
        subject: round.id,
        after: { marks: added.length, aside: added.filter(({ aside }) => aside).length, hash: sha256(canonicalJson(added)) },
      });
    }
    return saved;
  });
}

const nothing: EvaluatorMark = { mark: null, confirms: false, comment: "" };
const same = (a: EvaluatorMark, b: EvaluatorMark) => a.mark === b.mark && a.confirms === b.confirms && a.comment === b.comment;

/** A posted mark as it is kept: a confirmed value as the mark that it amounts to. */
function checked(committee: CommitteeState, evaluatorId: string, { vendorId, requirementId, mark, confirms, comment }: PostedMark): EvaluatorMark {
  const requirement = committee.marked.find(({ id }) => id === requirementId);
  if (!requirement) throw new UserError("unknown-requirement", { requirement: requirementId });
  if (!committee.assigned.get(requirementId)?.includes(evaluatorId)) throw new UserError("not-assigned", { requirement: requirement.code });
  if (!isAnswered(committee, vendorId, requirementId)) throw new UserError("nothing-to-mark", { requirement: requirement.code });
  const marking = markingOf(committee.edition);
  const text = comment.replaceAll("\r\n", "\n").trim();
  if (confirms) {
    const value = committee.answers.get(vendorId)!.get(requirementId)!.value;
    const automatic = requirement.valuedBy === "confirmed" ? markOfValue(marking, answerFunction(requirement.answer, committee.edition.scale)(value)) : null;
    if (automatic === null) throw new UserError("nothing-to-confirm", { requirement: requirement.code });
    return { mark: automatic, confirms: true, comment: text };
  }
  if (mark !== null && !isMark(marking, mark)) throw new UserError("mark-off-scale", { requirement: requirement.code, highest: marking.highest });
  return { mark, confirms: false, comment: text };
}
