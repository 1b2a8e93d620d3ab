import type { EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { findEdition } from "~db/editions";

import type { Context } from "./context.server";
import { rankState } from "./load-ranking";
import { loadState } from "./selection-state";

// The libraries that write files are loaded with the first file, so that the server answers its first page a second sooner.
const requestFiles = () => import("~/documents/request/request");
const reportFiles = () => import("~/documents/report/report");
const workbookFiles = () => import("~/documents/workbook/write-workbook");

/** A file to send: its name, what it is, and its bytes. */
export interface Download {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

export const mediaTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
} as const;

/** A name that every file system takes: letters without accents, digits and hyphens. */
export function fileNameOf(parts: readonly string[], extension: string): string {
  const plain = parts.join(" ").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${plain.slice(0, 100)}.${extension}`;
}

/** The request of an edition as PDF or Word; null when the selection has no such edition. */
export async function requestDocument(
  context: Context,
  selectionId: string,
  editionId: string,
  format: "pdf" | "docx",
): Promise<Download | null> {
  const edition = await findEdition(context.db, selectionId, editionId);
  if (!edition) return null;
  const bytes = format === "pdf" ? await (await requestFiles()).requestPdf(edition) : await (await requestFiles()).requestDocx(edition);
  return { fileName: fileNameOf([edition.code, edition.title], format), mediaType: mediaTypes[format], bytes };
}

/** The blank response workbook of a vendor for the newest edition; null before publication or for an unknown vendor. */
export async function responseWorkbook(context: Context, selectionId: string, vendorId: string): Promise<Download | null> {
  const state = await loadState(context.db, selectionId);
  const offer = state?.offers.find((o) => o.id === vendorId);
  if (!state?.edition || !offer) return null;
  const { id, code, name, package: packageName } = offer;
  const bytes = await (await workbookFiles()).writeResponseWorkbook(state.edition, { id, code, name, package: packageName });
  return { fileName: fileNameOf([state.edition.code, code, name], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}

/** The ranking report as PDF in a language; null while there is nothing to rank. */
export async function rankingReport(context: Context, selectionId: string, language: Language): Promise<Download | null> {
  const ranked = await rankingOf(context, selectionId);
  if (!ranked) return null;
  const bytes = await (await reportFiles()).reportPdf(ranked.edition, ranked.ranking, language, context.now().toISOString());
  return { fileName: fileNameOf([ranked.edition.code, language === "nl" ? "rangschikking" : "ranking"], "pdf"), mediaType: mediaTypes.pdf, bytes };
}

/** The ranking as JSON, the same object as on the page; null while there is nothing to rank. */
export async function rankingJson(context: Context, selectionId: string): Promise<Download | null> {
  const ranked = await rankingOf(context, selectionId);
  if (!ranked) return null;
  const { edition, offers, weights } = ranked.ranking;
  const bytes = new TextEncoder().encode(`${JSON.stringify({ edition, ranking: offers, weights }, null, 2)}\n`);
  return { fileName: fileNameOf([ranked.edition.code, "ranking"], "json"), mediaType: mediaTypes.json, bytes };
}

async function rankingOf({ db }: Context, selectionId: string): Promise<{ edition: Edition; ranking: EditionRanking } | null> {
  const state = await loadState(db, selectionId);
  if (!state?.edition) return null;
  const ranking = await rankState(db, state, state.edition);
  return ranking.offers.length > 0 ? { edition: state.edition, ranking } : null;
}
