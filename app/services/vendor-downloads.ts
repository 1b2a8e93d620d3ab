import { listAttachments } from "~db/attachments";

import { attachmentFile } from "./attachments";
import type { Context } from "./context.server";
import { requestDocument, responseWorkbook } from "./edition-documents";
import type { Download } from "./edition-documents";
import { listVersions } from "./load-answer-page";
import { uploadFile } from "./load-upload";
import type { OpenLink } from "./open-upload-link";

/** What a vendor may always download behind its link, by the last part of the address. */
export const vendorDocuments = ["request.pdf", "request.docx", "workbook.xlsx"] as const;

/** A document of the request, or the vendor's own blank workbook; null when there is none. */
export function vendorDocument(context: Context, link: OpenLink, name: (typeof vendorDocuments)[number]): Promise<Download | null> {
  if (name === "workbook.xlsx") return responseWorkbook(context, link.selectionId, link.vendor.id);
  return requestDocument(context, link.selectionId, link.edition.id, name === "request.pdf" ? "pdf" : "docx");
}

/** The bytes of one of the vendor's own workbooks as it sent them; null for any other. */
export async function ownUploadFile(context: Context, link: OpenLink, uploadId: string): Promise<Download | null> {
  const own = (await listVersions(context, link)).some((version) => version.uploadId === uploadId);
  return own ? uploadFile(context, link.selectionId, uploadId) : null;
}

/** One of the vendor's own attachments; null for any other, and for one in quarantine. */
export async function ownAttachmentFile(context: Context, link: OpenLink, id: string): Promise<Download | null> {
  const own = (await listAttachments(context.db, link.roundId)).some((one) => one.id === id && one.vendorId === link.vendor.id);
  return own ? attachmentFile(context, link.selectionId, id) : null;
}
