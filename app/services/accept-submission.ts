import { cleanText } from "~/domain/clean-text";
import { rewordedRequirements } from "~/domain/edition/difference";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { listHash } from "~/domain/edition/fingerprint.server";
import type { VendorPrices } from "~/domain/cost/vendor-prices";
import { bringsOnlyPrices } from "~/domain/responses/reading";
import type { Answer, Reading } from "~/domain/responses/reading";
import { pricesApart } from "~/domain/sealing/rules";
import { nullFails } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { findEdition } from "~db/editions";
import type { Db } from "~db/schema";
import { storeSealedJson } from "~db/sealed-payloads";
import type { Vault } from "~db/sealed-payloads";
import { insertSubmission, listSubmissions } from "~db/submissions";
import type { Submission } from "~db/submissions";
import { findUpload, latestReading } from "~db/uploads";

import { acceptPrices } from "./accept-prices";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { loadOwnAnswers, sealedBid, sealingFor, vaultOf } from "./sealing";
import type { SealedBid } from "./sealing";
import { loadState } from "./selection-state";

/** Meanings that the lead confirmed, by requirement id; only what the reading offered as likely is taken. */
export type Confirmed = Readonly<Record<string, string | number>>;

/**
 * Takes what was read of an upload as the vendor's answers: a new submission, which counts instead of the vendor's
 * earlier ones; those stay. Throws `UserError` when the upload was refused, was accepted before, belongs to another
 * vendor, or the round is closed already. Sealed answers stay so: they enter the tables at the opening, and nobody
 * confirms meanings that nobody may read.
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
    const attempt = await latestReading(trx, uploadId, vaultOf(context));
    if (!attempt?.result.ok) throw new UserError("upload-refused");
    // It holds only what was asked, so it would take all other answers away.
    if (attempt.result.reading.clarification !== undefined) throw new UserError("upload-clarification");
    const offer = state.offers.find((o) => o.id === input.vendorId);
    if (!offer) throw new UserError("unknown-vendor");
    if (attempt.vendorId !== null && attempt.vendorId !== offer.id) throw new UserError("upload-other-vendor", { vendor: offer.name });
    const edition = attempt.editionId === null ? state.edition : await findEdition(trx, selectionId, attempt.editionId);
    if (!edition) throw new UserError("round-not-published");
    const before = await listSubmissions(trx, state.round.id);
    if (before.some((submission) => submission.uploadId === uploadId)) throw new UserError("upload-accepted-already");

    // The newest edition's: an addendum may have moved the deadline for answers to the old wording too.
    const late = upload.receivedAt > (state.edition ?? edition).deadline;
    const sealing = sealingFor(context, { selectionId, roundId: state.round.id, edition: state.edition }, offer.id);
    const confirmed = sealing ? {} : (input.confirmed ?? {});
    const read = confirmedAnswers(attempt.result.reading, edition.requirements, confirmed);
    const earlier = before.filter((submission) => submission.vendorId === offer.id).at(-1);
    const { only } = attempt.result.reading;
    // Prices in a workbook of their own leave the answers as they are, and answers the prices.
    const kept = sealing && earlier && pricesApart(state.edition ?? edition) ? await sealedBid(trx, vaultOf(context), earlier.id) : null;
    const onPrices = kept !== null && bringsOnlyPrices(attempt.result.reading);
    const answers = onPrices ? kept.answers : only === undefined || !earlier ? read : await besideOthers(trx, vaultOf(context), selectionId, edition, new Set(only), read, earlier);
    const id = context.newId();
    const number = await insertSubmission(
      trx,
      {
        id, roundId: state.round.id, editionId: onPrices ? earlier!.editionId : edition.id, vendorId: offer.id, uploadId, late, acceptedAt: at, selectionId,
        readingId: attempt.id, acceptedBy: context.actor.id,
      },
      sealing ? [] : answers,
    );
    const prices = edition.price ? attempt.result.reading.prices : undefined;
    const sealed = sealing && (await storeSealedJson(trx, sealing, { kind: "answers", subject: id }, { answers, ...pricesFor(prices, { editionId: edition.id, uploadId }, kept, earlier) }, at));
    await record({
      subject: id,
      after: { vendor: offer.id, number, upload: uploadId, late, answers: sealed ?? listHash(answers), ...(sealed ? { sealed: true } : { confirmed }) },
    });
    if (prices && !sealing) await acceptPrices({ trx, at, record }, { id: context.newId(), selectionId, roundId: state.round.id, editionId: edition.id, vendorId: offer.id, uploadId, prices, at, by: context.actor.id });
    return { number };
  });
}

/** The prices of a sealed bid with where they were stated: those that the file brought, or else those that the vendor stated before. */
function pricesFor(brought: VendorPrices | undefined, from: SealedBid["pricesFrom"], kept: SealedBid | null, earlier: Submission | undefined): Pick<SealedBid, "prices" | "pricesFrom"> {
  if (brought) return { prices: brought, pricesFrom: from };
  if (!kept?.prices || !earlier) return {};
  return { prices: kept.prices, pricesFrom: kept.pricesFrom ?? { editionId: earlier.editionId, uploadId: earlier.uploadId } };
}

/**
 * The answers of a file that holds one sheet, with those that the vendor gave before on the other sheets; an answer to
 * another wording is left out.
 */
async function besideOthers(trx: Db, vault: Vault, selectionId: string, edition: Edition, only: ReadonlySet<string>, read: readonly Answer[], earlier: Submission): Promise<Answer[]> {
  const answered = (await findEdition(trx, selectionId, earlier.editionId))!;
  const reworded = rewordedRequirements(answered, edition);
  const given = (await loadOwnAnswers(trx, vault, [earlier.id])).get(earlier.id)!;
  return read.map((answer) => {
    const before = only.has(answer.requirement) || reworded.has(answer.requirement) ? undefined : given.get(answer.requirement);
    return before ?? answer;
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
      const answer = cleaned(read);
      const meaning = confirmed[answer.requirement];
      return answer.value === null && meaning !== undefined && offered.get(answer.requirement)?.has(meaning) ? { ...answer, value: meaning } : answer;
    });
}

/** An answer as the database keeps it, so that the hash in the trail is that of what is kept. */
function cleaned(read: Answer): Answer {
  const value = typeof read.value === "string" ? cleanText(read.value) : read.value;
  const comment = cleanText(read.comment);
  const evidence = cleanText(read.evidence);
  return value === read.value && comment === read.comment && evidence === read.evidence ? read : { ...read, value, comment, evidence };
}
