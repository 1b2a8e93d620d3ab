import type { EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { writePdf } from "../pdf/write-pdf";
import { reportModel } from "./report-model";

/** The ranking report as a tagged PDF, in a language; the same bytes for the same ranking. */
export function reportPdf(edition: Edition, ranking: EditionRanking, language: Language = edition.language): Promise<Uint8Array> {
  return writePdf(reportModel(edition, ranking, language));
}
