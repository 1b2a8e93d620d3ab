import type { Edition } from "../../domain/edition/edition";
import { writeDocx } from "../docx/write-docx";
import { writePdf } from "../pdf/write-pdf";
import { requestModel } from "./request-model";

/** The published RFI or RFP as a tagged PDF; the same bytes for the same edition. */
export function requestPdf(edition: Edition): Promise<Uint8Array> {
  return writePdf(requestModel(edition));
}

/** The published RFI or RFP as a Word document; the same bytes for the same edition. */
export function requestDocx(edition: Edition): Promise<Uint8Array> {
  return writeDocx(requestModel(edition));
}
