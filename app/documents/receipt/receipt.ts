import { writePdf } from "../pdf/write-pdf";
import { receiptModel } from "./receipt-model";
import type { Receipt } from "./receipt-model";

/** The receipt of a returned file as a tagged PDF of one page; the same bytes for the same receipt. */
export function receiptPdf(receipt: Receipt): Promise<Uint8Array> {
  return writePdf(receiptModel(receipt));
}
