import { z } from "zod";

import { may } from "~/domain/access/may";
import type { VendorName } from "~/domain/committee/consensus-item";
import { proposedRung, rungSchema } from "~/domain/committee/evidence-ladder";
import type { Rung } from "~/domain/committee/evidence-ladder";
import { requirementsThatMatter } from "~/domain/committee/requirements-that-matter";
import type { Edition } from "~/domain/edition/edition";
import { roundStages } from "~/domain/selection/stages";
import type { RoundStage } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { answerLabel } from "~/i18n/answer-labels";
import { insertProofs, listProofs } from "~db/proofs";
import type { Proof } from "~db/proofs";

import { answeringOffers, isAnswered, loadCommittee } from "./committee-state";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { actorNames } from "./evaluators";
import { rankState } from "./load-ranking";
import { loadProofs } from "./loaded-proofs";
import { vendorNames } from "./mark-progress";
import { noteBidsSeen } from "./note-bids-seen";

/** One vendor's answer to one requirement, with how sure it is. */
export interface EvidenceRow {
  requirementId: string;
  code: string;
  text: string;
  mandatory: boolean;
  /** Points of the total that hang on it, see `requirementsThatMatter`; 0 for what is not scored. */
  matters: number;
  answer: string;
  comment: string;
  evidence: string;
  rung: Rung;
  note: string;
  at: string | null;
  by: string | null;
  /** What the evidence that the vendor sent makes worth a look. */
  proposed: Rung | null;
}

export interface EvidenceView {
  edition: Pick<Edition, "code" | "language" | "timeZone">;
  stage: RoundStage;
  open: boolean;
  /** Who looks may set rungs now. */
  mayChange: boolean;
  offers: VendorName[];
  vendorId: string | null;
  /** Of the vendor that is looked at: what it answered, what matters most first. */
  rows: EvidenceRow[];
}

/** Whether rungs can be set: once the answers are open. */
export function evidenceIsOpen(stage: RoundStage): boolean {
  return roundStages.indexOf(stage) >= roundStages.indexOf("opened");
}

/** A vendor's answers on the evidence ladder, of the first vendor where none is named; null before publication. */
export async function loadEvidence(context: Context, selectionId: string, vendor: string | null): Promise<EvidenceView | null> {
  const standing = await look(context, selectionId, "view-evidence");
  const { db } = context;
  const committee = await loadCommittee(db, selectionId, standing);
  if (!committee) return null;
  const { edition, selection } = committee;
  await noteBidsSeen(context, selection, { page: "evidence" });
  const offers = answeringOffers(committee);
  const shown = offers.find(({ id }) => id === vendor) ?? offers[0];
  const view = {
    edition: { code: edition.code, language: edition.language, timeZone: edition.timeZone }, stage: selection.round.stage, open: evidenceIsOpen(selection.round.stage),
    mayChange: may(standing, "proofs-set").ok, offers: vendorNames(offers),
  };
  if (!shown) return { ...view, vendorId: null, rows: [] };
  const proofs = (await loadProofs(db, committee)).get(shown.id);
  const matters = new Map(requirementsThatMatter(edition, await rankState(db, selection, edition)).map((one) => [one.requirement.id, one.matters]));
  const answers = committee.answers.get(shown.id)!;
  const names = await actorNames(db, [...(proofs?.values() ?? [])].map(({ by }) => by));
  const rows = edition.requirements.flatMap((requirement): EvidenceRow[] => {
    const answer = answers.get(requirement.id);
    if (!answer || answer.value === null) return [];
    const proof = proofs?.get(requirement.id);
    const rung = proof?.rung ?? "claimed";
    return [{
      requirementId: requirement.id, code: requirement.code, text: requirement.text, mandatory: requirement.mandatory, matters: matters.get(requirement.id) ?? 0,
      answer: answerLabel(edition.language, requirement.answer, answer.value), comment: answer.comment, evidence: answer.evidence,
      rung, note: proof?.note ?? "", at: proof?.at ?? null, by: proof ? (names.get(proof.by) ?? proof.by) : null, proposed: proof ? null : proposedRung(rung, answer.evidence),
    }];
  });
  return { ...view, vendorId: shown.id, rows: rows.sort((a, b) => b.matters - a.matters || (a.code < b.code ? -1 : 1)) };
}

export const postedProofSchema = z.object({ requirementId: z.string(), rung: rungSchema, note: z.string().trim().max(5000) });

/**
 * Sets on which rung answers of a vendor stand, with a note; what stays as it is is left alone. Throws `UserError` before
 * the answers are open and for what the vendor did not answer.
 */
export async function setProofs(context: Context, selectionId: string, vendorId: string, posted: readonly z.infer<typeof postedProofSchema>[]): Promise<void> {
  await change(context, { selection: selectionId, action: "proofs-set" }, async ({ trx, at, record }) => {
    const committee = await loadCommittee(trx, selectionId);
    if (!committee) throw new UserError("round-not-published");
    const { round } = committee.selection;
    const submission = committee.submissions.get(vendorId);
    if (!submission) throw new UserError("unknown-vendor");
    const holding = (await loadProofs(trx, committee)).get(vendorId);
    const numbers = new Map((await listProofs(trx, round.id)).filter((one) => one.vendorId === vendorId).map((one) => [one.requirementId, one.number]));
    const added = posted.flatMap(({ requirementId, rung, note: typed }): (Proof & { id: string })[] => {
      const note = typed.replaceAll("\r\n", "\n");
      const before = holding?.get(requirementId);
      if ((before?.rung ?? "claimed") === rung && (before?.note ?? "") === note) return [];
      if (!isAnswered(committee, vendorId, requirementId)) throw new UserError("unknown-requirement", { requirement: requirementId });
      return [{ id: context.newId(), vendorId, requirementId, submissionId: submission.id, number: (numbers.get(requirementId) ?? 0) + 1, rung, note, at, by: context.actor.id }];
    });
    if (added.length === 0) return;
    await insertProofs(trx, round.id, added);
    await record({
      subject: vendorId,
      before: Object.fromEntries(added.map(({ requirementId }) => [requirementId, holding?.get(requirementId)?.rung ?? "claimed"])),
      after: Object.fromEntries(added.map(({ requirementId, rung, note }) => [requirementId, { rung, note }])),
    });
  });
}
