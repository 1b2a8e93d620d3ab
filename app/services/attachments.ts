import { attachmentLimits, attachmentMediaType, plainFileName } from "~/domain/responses/attachment-kind";
import { UserError } from "~/domain/user-error";
import { insertAttachment, listAttachments } from "~db/attachments";
import type { Attachment } from "~db/attachments";
import type { Db } from "~db/schema";
import { loadPayload } from "~db/payloads";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import type { Download } from "./edition-documents";
import { asVendor, noteUse, requireUploadLink } from "./open-upload-link";
import { loadState } from "./selection-state";
import { ScannerUnavailable, scanForViruses } from "./virus-scan";

/** An attachment as pages show it. `quarantined`: a virus was found, so it is kept but not handed out. */
export interface AttachmentView {
  id: string;
  vendorId: string;
  fileName: string;
  fileHash: string;
  size: number;
  receivedAt: string;
  late: boolean;
  quarantined: boolean;
}

export function toAttachmentView({ id, vendorId, fileName, fileHash, size, receivedAt, scan }: Attachment, deadline: string): AttachmentView {
  return { id, vendorId, fileName, fileHash, size, receivedAt, late: receivedAt > deadline, quarantined: scan === "found" };
}

/**
 * Takes in an attachment that a vendor sends through its link. Where a scanner is set up it is scanned first; one in which
 * something is found is kept in quarantine. Throws `UserError` and keeps nothing: "link-…", "round-closed",
 * "attachment-kind", "attachment-large", "attachment-many", or "scan-unavailable" when the scanner cannot be reached.
 *
 * @param scanner the socket of a clamd; null where none is set up
 */
export async function receiveAttachment(
  context: Context,
  token: string,
  file: { fileName: string; bytes: Uint8Array; receivedAt: Date },
  scanner: string | null,
): Promise<{ id: string; quarantined: boolean }> {
  const link = await requireUploadLink(context, token, file.receivedAt);
  if (!link.accepting) throw new UserError("round-closed");
  const fileName = plainFileName(file.fileName);
  const mediaType = attachmentMediaType(fileName, file.bytes);
  if (mediaType === null) throw new UserError("attachment-kind");
  if (file.bytes.byteLength > attachmentLimits.file) throw new UserError("attachment-large");
  const own = (await listAttachments(context.db, link.roundId)).filter((one) => one.vendorId === link.vendor.id);
  if (own.length >= attachmentLimits.perVendor) throw new UserError("attachment-many", { limit: attachmentLimits.perVendor });
  const scan = scanner === null ? null : await scanned(scanner, file.bytes);

  const id = context.newId();
  await change(asVendor(context, link), { selection: link.selectionId, action: "attachment-receive" }, async ({ trx, record }) => {
    const state = scan === null ? "none" : scan.found ? "found" : "clean";
    const hash = await insertAttachment(trx, {
      id, selectionId: link.selectionId, roundId: link.roundId, vendorId: link.vendor.id, linkId: link.linkId, fileName, mediaType,
      bytes: file.bytes, scan: state, signature: scan?.found ? scan.signature : null, receivedAt: file.receivedAt.toISOString(),
    });
    await record({
      subject: id,
      after: { vendor: link.vendor.id, hash, size: file.bytes.byteLength, mediaType, scan: state, receivedAt: file.receivedAt.toISOString() },
    });
  });
  await noteUse(context, link, { attachment: id });
  return { id, quarantined: scan?.found ?? false };
}

async function scanned(scanner: string, bytes: Uint8Array) {
  try {
    return await scanForViruses(scanner, bytes);
  } catch (error) {
    if (!(error instanceof ScannerUnavailable)) throw error;
    // For whoever runs the installation; the vendor is only asked to try again.
    console.error(error.message);
    throw new UserError("scan-unavailable");
  }
}

/** All attachments of the current round, for the lead. */
export async function loadAttachments(context: Context, selectionId: string): Promise<AttachmentView[]> {
  await look(context, selectionId, "view-responses");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state?.edition) return [];
  const { deadline } = state.edition;
  return (await listAttachments(db, state.round.id)).map((attachment) => toAttachmentView(attachment, deadline));
}

/** The bytes of an attachment of the current round; null for one in quarantine, an erased or an unknown one. */
export async function attachmentFile(context: Context, selectionId: string, id: string): Promise<Download | null> {
  await look(context, selectionId, "view-uploads");
  return storedAttachment(context.db, selectionId, id);
}

/** As `attachmentFile`, for who may see it for another reason. */
export async function storedAttachment(db: Db, selectionId: string, id: string): Promise<Download | null> {
  const state = await loadState(db, selectionId);
  const attachment = state && (await listAttachments(db, state.round.id)).find((one) => one.id === id);
  if (!attachment || attachment.scan === "found") return null;
  const bytes = await loadPayload(db, attachment.fileHash);
  return bytes && { fileName: attachment.fileName, mediaType: attachment.mediaType, bytes };
}
