import type { DocumentModel } from "../document-model";
import { writeDocx } from "../docx/write-docx";
import { writePdf } from "../pdf/write-pdf";

export { annexModel } from "./annex-model";
export { scriptModel } from "./script-model";

/** A document of the committee as PDF or Word. */
export function writeCommitteeFile(model: DocumentModel, format: "pdf" | "docx"): Promise<Uint8Array> {
  return format === "pdf" ? writePdf(model) : writeDocx(model);
}
