import { writePdf } from "../pdf/write-pdf";
import { minutesModel } from "./minutes-model";
import type { Minutes } from "./minutes-model";

/** The minutes of an opening as a tagged PDF; the same bytes for the same opening. */
export function minutesPdf(minutes: Minutes): Promise<Uint8Array> {
  return writePdf(minutesModel(minutes));
}
