import { canonicalJson } from "~/domain/canonical-json";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { UserError } from "~/domain/user-error";
import { findEdition } from "~db/editions";
import { openPayload } from "~db/sealed-payloads";
import { currentSubmissions, insertSubmission, loadAnswers } from "~db/submissions";
import { findUpload, insertReading, insertUpload, latestReading } from "~db/uploads";

import { confirmedAnswers } from "./accept-submission";
import type { Confirmed } from "./accept-submission";
import { carrySealedPrices } from "./carry-sealed-prices";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { pricesKept, pricesOf, sealingFor, vaultOf } from "./sealing";
import { loadState } from "./selection-state";

/**
 * After the opening of sealed answers: confirms meanings that nobody could read before. What was opened stays; a new
 * submission takes its place, of the same file and as late or on time as that, with the confirmed values where there were
 * none. Throws `UserError` for another than the vendor's current submission, and where nothing is confirmed.
 */
export async function confirmMeanings(context: Context, selectionId: string, uploadId: string, confirmed: Confirmed): Promise<{ uploadId: string }> {
  return change(context, { selection: selectionId, action: "meanings-confirm", also: ["upload-receive", "upload-read"] }, async ({ trx, at, record }) => {
    const vault = vaultOf(context);
    const state = await loadState(trx, selectionId);
    const upload = await findUpload(trx, selectionId, uploadId, vault);
    const attempt = upload && (await latestReading(trx, uploadId, vault));
    if (!state || !upload || !attempt?.result.ok) throw new UserError("unknown-upload");
    const current = [...(await currentSubmissions(trx, state.round.id)).values()].find((submission) => submission.uploadId === uploadId);
    if (!current) throw new UserError("meanings-replaced");
    const edition = (await findEdition(trx, selectionId, current.editionId))!;
    const kept = await pricesKept(trx, state);
    const prices = pricesOf(edition);
    const before = (await loadAnswers(trx, [current.id])).get(current.id)!;
    const present = edition.requirements.flatMap(({ id }) => before.get(id) ?? []);
    const answers = confirmedAnswers({ ...attempt.result.reading, answers: present }, edition.requirements, confirmed).filter(({ requirement }) => !kept || !prices.has(requirement));
    const taken = answers.filter(({ requirement, value }) => value !== null && before.get(requirement)?.value === null);
    const file = await openPayload(trx, vault, upload.payloadHash);
    if (taken.length === 0) throw new UserError("meanings-none");
    if (file.state !== "open") throw new UserError("file-erased");

    const sealing = sealingFor(context, { selectionId, roundId: state.round.id, edition: state.edition }, current.vendorId);
    const [copy, reading, id] = [context.newId(), context.newId(), context.newId()];
    const hash = await insertUpload(trx, { id: copy, selectionId, fileName: upload.fileName, bytes: file.bytes, channel: "lead", receivedAt: upload.receivedAt, receivedBy: context.actor.id }, sealing);
    await record({ action: "upload-receive", subject: copy, after: { hash, size: file.bytes.byteLength, channel: "lead", receivedAt: upload.receivedAt, copyOf: uploadId } });
    await insertReading(trx, { ...attempt, id: reading, uploadId: copy, readAt: at }, sealing);
    await record({ action: "upload-read", subject: copy, after: { edition: attempt.editionId, vendor: attempt.vendorId } });
    const number = await insertSubmission(
      trx,
      { id, roundId: state.round.id, editionId: edition.id, vendorId: current.vendorId, uploadId: copy, readingId: reading, late: current.late, acceptedAt: at, selectionId, acceptedBy: context.actor.id },
      answers,
    );
    if (kept) await carrySealedPrices({ trx, at }, context, state, { from: current.id, to: id, vendorId: current.vendorId }, answers, prices);
    await record({
      subject: id, before: { submission: current.id },
      after: { vendor: current.vendorId, number, upload: copy, late: current.late, answers: sha256(canonicalJson(answers)), confirmed: Object.fromEntries(taken.map(({ requirement, value }) => [requirement, value])) },
    });
    return { uploadId: copy };
  });
}
