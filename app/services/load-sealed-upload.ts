import type { RefusalCode } from "~/domain/responses/reading";
import { listSubmissions } from "~db/submissions";
import { findUpload, latestReading, latestReceipt } from "~db/uploads";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { toOfferView } from "./request-draft";
import type { OfferView } from "./request-draft";
import { bidVault, vaultOf } from "./sealing";
import { loadState } from "./selection-state";

/** All that anybody but its vendor sees of a file before the opening. Instants are ISO. */
export interface SealedUploadView {
  upload: { id: string; fileHash: string; receivedAt: string; size: number };
  outcome: "read" | "refused";
  /** Why nothing could be read; null where something was. */
  refusal: RefusalCode | null;
  counts: { answered: number; asked: number; mandatoryMissing: number } | null;
  /** The vendor that the file names. */
  vendor: OfferView | null;
  accepted: { vendor: OfferView | null; number: number; at: string } | null;
  offers: OfferView[];
  deadline: string;
}

/** The receipt of a file in a sealed round; null when there is no such file, it was never read, or the round is not sealed. */
export async function loadSealedUpload(context: Context, selectionId: string, uploadId: string): Promise<SealedUploadView | null> {
  await look(context, selectionId, "view-receipts");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state?.edition || bidVault(context, state) !== null) return null;
  const upload = await findUpload(db, selectionId, uploadId);
  const receipt = upload && (await latestReceipt(db, uploadId));
  if (!upload || !receipt) return null;
  const offers = state.offers.map(toOfferView);
  const submission = (await listSubmissions(db, state.round.id)).find((one) => one.uploadId === uploadId);
  const vendorOf = (id: string | null) => offers.find((offer) => offer.vendorId === id) ?? null;
  return {
    upload: { id: upload.id, fileHash: upload.fileHash, receivedAt: upload.receivedAt, size: upload.size },
    outcome: receipt.outcome,
    // The kind of file is no part of the bid, and without it nobody could ask for another one.
    refusal: receipt.outcome === "refused" ? await refusalOf(context, uploadId) : null,
    counts: receipt.counts,
    vendor: vendorOf(receipt.vendorId),
    accepted: submission ? { vendor: vendorOf(submission.vendorId), number: submission.number, at: submission.acceptedAt } : null,
    offers,
    deadline: state.edition.deadline,
  };
}

async function refusalOf(context: Context, uploadId: string): Promise<RefusalCode | null> {
  const attempt = await latestReading(context.db, uploadId, vaultOf(context));
  return attempt && !attempt.result.ok ? attempt.result.refusal.code : null;
}
