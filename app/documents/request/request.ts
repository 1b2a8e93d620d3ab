import type { Edition } from "../../domain/edition/edition";
import { writeDocx } from "../docx/write-docx";
import { writePdf } from "../pdf/write-pdf";
import { requestModel } from "./request-model";

/** The published RFI or RFP as a tagged PDF; the same bytes for the same edition. See `requestModel` for `previous`. */
export function requestPdf(edition: Edition, previous: Edition | null = null): Promise<Uint8Array> {
  return writePdf(requestModel(edition, previous));
}

/** The published RFI or RFP as a Word document; the same bytes for the same edition. See `requestModel` for `previous`. */
export function requestDocx(edition: Edition, previous: Edition | null = null): Promise<Uint8Array> {
  return writeDocx(requestModel(edition, previous));
}
