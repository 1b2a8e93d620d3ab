import { statesPrices } from "~/domain/cost/vendor-prices";
import { bringsOnlyPrices } from "~/domain/responses/reading";
import type { Reading } from "~/domain/responses/reading";
import { pricesApart } from "~/domain/sealing/rules";
import { UserError } from "~/domain/user-error";
import { currentSubmissions } from "~db/submissions";

import { acceptSubmission } from "./accept-submission";
import { keptOnly, takeReplyByItself } from "./clarification-replies";
import type { Context } from "./context.server";
import { asVendor, noteUse, requireUploadLink } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";
import { receiveUpload } from "./receive-upload";
import { sealedParts, vaultOf } from "./sealing";

/**
 * Takes in a workbook that a vendor sends through its link: keeps it, reads it and, where it was read and is the vendor's
 * own, accepts its answers at once; what is not understood for certain stays null. After the deadline it counts, marked
 * late, only where the vendor had sent nothing before (of the same kind, where answers and prices come apart); otherwise it is kept for the lead to decide on, as is what arrives
 * while the round closes. `receivedAt` is the instant of the request's first byte: by it the deadline and the link are
 * judged. Throws `UserError` "link-…" when the link does not open; then nothing is kept.
 */
export async function receiveThroughLink(
  context: Context,
  token: string,
  file: { fileName: string; bytes: Uint8Array; receivedAt: Date },
): Promise<{ uploadId: string; submission: number | null }> {
  const link = await requireUploadLink(context, token, file.receivedAt);
  const vendor = asVendor(context, link);
  const { uploadId, result, vendorId } = await receiveUpload(vendor, link.selectionId, { ...file, channel: "link", vendorId: link.vendor.id });
  await noteUse(context, link, { upload: uploadId });

  if (result.ok && result.reading.clarification !== undefined) {
    // What was asked has a time of its own, and may come back while the round is closed.
    return { uploadId, submission: vendorId === link.vendor.id ? (await takeReplyByItself(vendor, link.selectionId, uploadId).catch(keptOnly)).submission : null };
  }
  const own = vendorId === null || vendorId === link.vendor.id;
  const late = file.receivedAt.toISOString() > link.edition.deadline;
  if (!result.ok || !own || !link.accepting || (late && (await sentBefore(vendor, link, result.reading)))) return { uploadId, submission: null };
  try {
    const { number } = await acceptSubmission(vendor, link.selectionId, uploadId, { vendorId: link.vendor.id });
    return { uploadId, submission: number };
  } catch (error) {
    // The lead closed the round, or withdrew the vendor, between the first byte and now.
    if (error instanceof UserError && (error.code === "round-closed" || error.code === "unknown-vendor")) return { uploadId, submission: null };
    throw error;
  }
}

/** Whether a vendor has sent before what this file brings: its answers, or its prices where those come in a workbook of their own. */
async function sentBefore(context: Context, link: OpenLink, reading: Reading): Promise<boolean> {
  const current = (await currentSubmissions(context.db, link.roundId)).get(link.vendor.id);
  if (!current) return false;
  const parts = pricesApart(link.edition) ? await sealedParts(context.db, vaultOf(context), current.id) : null;
  if (!parts) return true;
  return (parts.prices && statesPrices(reading.prices)) || (parts.answers && !bringsOnlyPrices(reading));
}
