import type { EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { writeDocx } from "../docx/write-docx";
import { writePdf } from "../pdf/write-pdf";
import type { ReportExtras } from "./outcome-sections";
import { reportModel } from "./report-model";

/**
 * The evaluation report as a tagged PDF, in a language; the same bytes for the same edition, ranking, state (ISO instant
 * of the state that is reported, see `reportModel`) and extras.
 */
export function reportPdf(edition: Edition, ranking: EditionRanking, language: Language = edition.language, state?: string, extras: ReportExtras = {}): Promise<Uint8Array> {
  return writePdf(reportModel(edition, ranking, language, state, extras));
}

/** As `reportPdf`, for Word. */
export function reportDocx(edition: Edition, ranking: EditionRanking, language: Language = edition.language, state?: string, extras: ReportExtras = {}): Promise<Uint8Array> {
  return writeDocx(reportModel(edition, ranking, language, state, extras));
}
