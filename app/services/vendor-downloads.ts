import { ownAttachment } from "./attachments";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { ownPriceWorkbook, ownResponseWorkbook, requestFile } from "./edition-documents";
import type { Download } from "./edition-documents";
import { listVersions } from "./load-answer-page";
import { ownUploadFile } from "./load-upload";
import { asVendor } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";
import { ownQuestionsDocument } from "./questions-document";
import { ownRepairedWorkbook, ownUploadReceipt } from "./upload-documents";

/** What a vendor may always download behind its link, by the last part of the address. */
export const vendorDocuments = ["request.pdf", "request.docx", "workbook.xlsx", "prices.xlsx", "questions.pdf"] as const;

/** A document of the request, or one of the vendor's own workbooks; null when there is none. */
export async function vendorDocument(context: Context, link: OpenLink, name: (typeof vendorDocuments)[number]): Promise<Download | null> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  if (name === "workbook.xlsx") return ownResponseWorkbook(context, link);
  if (name === "prices.xlsx") return ownPriceWorkbook(context, link);
  if (name === "questions.pdf") return ownQuestionsDocument(context, link);
  return requestFile(context.db, link.selectionId, link.edition.id, name === "request.pdf" ? "pdf" : "docx");
}

/** What a vendor may download of a workbook that it sent, by the last part of the address. */
export const uploadDocuments = ["original", "receipt.pdf", "repaired.xlsx"] as const;

/**
 * One of the vendor's own workbooks as it arrived, its receipt, or the repaired workbook. Null for another vendor's; of a
 * file that names another vendor only the original is given, for the rest would say whose it is.
 */
export async function ownUploadDocument(
  context: Context,
  link: OpenLink,
  uploadId: string,
  name: (typeof uploadDocuments)[number],
): Promise<Download | null> {
  const own = (await listVersions(context, link)).find((version) => version.uploadId === uploadId);
  if (!own) return null;
  if (name === "original") return ownUploadFile(context, link, uploadId);
  if (own.state === "not-own") return null;
  return (name === "receipt.pdf" ? ownUploadReceipt : ownRepairedWorkbook)(context, link, uploadId);
}

/** One of the vendor's own attachments; null for any other, and for one in quarantine. */
export function ownAttachmentFile(context: Context, link: OpenLink, id: string): Promise<Download | null> {
  return ownAttachment(context, link, id);
}
