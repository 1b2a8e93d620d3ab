import { cleanText } from "~/domain/clean-text";
import { canonicalJson } from "~/domain/canonical-json";
import type { EditionRequirement } from "~/domain/edition/edition";
import { sha256 } from "~/domain/edition/fingerprint.server";
import type { Answer, Reading } from "~/domain/responses/reading";
import { nullFails } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { findEdition } from "~db/editions";
import { insertSubmission, listSubmissions } from "~db/submissions";
import { findUpload, latestReading } from "~db/uploads";

import { acceptPrices } from "./accept-prices";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";

/** Meanings that the lead confirmed, by requirement id; only what the reading offered as likely is taken. */
export type Confirmed = Readonly<Record<string, string | number>>;

/**
 * Takes what was read of an upload as the vendor's answers: a new submission, which counts instead of the vendor's
 * earlier ones; those stay. Throws `UserError` when the upload was refused, was accepted before, belongs to another
 * vendor, or the round is closed already.
 */
export async function acceptSubmission(
  context: Context,
  selectionId: string,
  uploadId: string,
  input: { vendorId: string; confirmed?: Confirmed },
): Promise<{ number: number }> {
  return change(context, { selection: selectionId, action: "submission-accept", also: ["price-accept"] }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    const upload = await findUpload(trx, selectionId, uploadId);
    if (!state || !upload) throw new UserError("unknown-upload");
    if (nullFails(state.round.stage)) throw new UserError("round-closed");
    const attempt = await latestReading(trx, uploadId);
    if (!attempt?.result.ok) throw new UserError("upload-refused");
    const offer = state.offers.find((o) => o.id === input.vendorId);
    if (!offer) throw new UserError("unknown-vendor");
    if (attempt.vendorId !== null && attempt.vendorId !== offer.id) throw new UserError("upload-other-vendor", { vendor: offer.name });
    const edition = attempt.editionId === null ? state.edition : await findEdition(trx, selectionId, attempt.editionId);
    if (!edition) throw new UserError("round-not-published");
    const before = await listSubmissions(trx, state.round.id);
    if (before.some((submission) => submission.uploadId === uploadId)) throw new UserError("upload-accepted-already");

    // The newest edition's: an addendum may have moved the deadline for answers to the old wording too.
    const late = upload.receivedAt > (state.edition ?? edition).deadline;
    const answers = confirmedAnswers(attempt.result.reading, edition.requirements, input.confirmed ?? {});
    const id = context.newId();
    const number = await insertSubmission(
      trx,
      {
        id, roundId: state.round.id, editionId: edition.id, vendorId: offer.id, uploadId, late, acceptedAt: at, selectionId,
        readingId: attempt.id, acceptedBy: context.actor.id,
      },
      answers,
    );
    await record({
      subject: id,
      after: { vendor: offer.id, number, upload: uploadId, late, answers: sha256(canonicalJson(answers)), confirmed: input.confirmed ?? {} },
    });
    if (edition.price && attempt.result.reading.prices) {
      await acceptPrices({ trx, at, record }, { id: context.newId(), selectionId, roundId: state.round.id, editionId: edition.id, vendorId: offer.id, uploadId, prices: attempt.result.reading.prices, at, by: context.actor.id });
    }
    return { number };
  });
}

/** The answers of a reading with the confirmed meanings in place of null. */
export function confirmedAnswers(reading: Reading, requirements: readonly EditionRequirement[], confirmed: Confirmed): Answer[] {
  const known = new Set(requirements.map((requirement) => requirement.id));
  const offered = new Map<string, Set<string | number>>();
  for (const issue of reading.issues) {
    if (issue.requirement === undefined || issue.likely === undefined) continue;
    offered.set(issue.requirement, (offered.get(issue.requirement) ?? new Set()).add(issue.likely));
  }
  return reading.answers
    .filter((answer) => known.has(answer.requirement))
    .map((read) => {
      // As the database keeps it, so that the hash in the trail is that of what is kept.
      const answer = { ...read, value: typeof read.value === "string" ? cleanText(read.value) : read.value, comment: cleanText(read.comment), evidence: cleanText(read.evidence) };
      const meaning = confirmed[answer.requirement];
      return answer.value === null && meaning !== undefined && offered.get(answer.requirement)?.has(meaning) ? { ...answer, value: meaning } : answer;
    });
}
