import { writeDocx } from "../docx/write-docx";
import { writePdf } from "../pdf/write-pdf";
import { letterModel } from "./letter";
import type { Letter } from "./letter";

/** A letter as tagged PDF or as Word; the same bytes for the same decision. */
export function writeLetter(letter: Letter, format: "pdf" | "docx"): Promise<Uint8Array> {
  const model = letterModel(letter);
  return format === "pdf" ? writePdf(model) : writeDocx(model);
}
