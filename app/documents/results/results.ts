import type { Language } from "../../domain/language";
import type { EmptyParts, ResultDocument, ResultSources } from "../../domain/results/sources";
import { writeDocx } from "../docx/write-docx";
import { writePdf } from "../pdf/write-pdf";
import { resultModel } from "./results-model";

/** A result document as a tagged PDF or for Word; the same bytes for the same state on the same day. */
export function writeResult(document: ResultDocument, sources: ResultSources, language: Language, empty: EmptyParts, format: "pdf" | "docx"): Promise<Uint8Array> {
  const model = resultModel(document, sources, language, empty);
  return format === "pdf" ? writePdf(model) : writeDocx(model);
}
