import type { EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { writePdf } from "../pdf/write-pdf";
import { reportModel } from "./report-model";

/**
 * The ranking report as a tagged PDF, in a language; the same bytes for the same edition, ranking and state (ISO instant
 * of the state that is reported, see `reportModel`).
 */
export function reportPdf(edition: Edition, ranking: EditionRanking, language: Language = edition.language, state?: string): Promise<Uint8Array> {
  return writePdf(reportModel(edition, ranking, language, state));
}
