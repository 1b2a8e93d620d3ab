import { may } from "~/domain/access/may";
import type { EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import type { VendorPrices } from "~/domain/cost/vendor-prices";
import { pricesApart } from "~/domain/sealing/rules";
import { findEdition } from "~db/editions";
import { currentPrices } from "~db/prices";
import type { Db } from "~db/schema";
import { currentSubmissions, loadAnswers } from "~db/submissions";
import type { Submission } from "~db/submissions";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { rankState } from "./load-ranking";
import { noteBidsSeen } from "./note-bids-seen";
import { asVendor } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";
import { loadOwnAnswers, loadOwnPrices, pricesKept, vaultOf } from "./sealing";
import type { StatedPrices } from "./sealing";
import { reportExtras } from "./report-extras";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";
import { hidesVendors, shownTo } from "./shown-vendors";

// The libraries that write files are loaded with the first file, so that the server answers its first page a second sooner.
const requestFiles = () => import("~/documents/request/request");
const reportFiles = () => import("~/documents/report/report");
const workbookFiles = () => import("~/documents/workbook/write-workbook");
const priceFiles = () => import("~/documents/workbook/write-price-sheet");
const addendumFiles = () => import("~/documents/workbook/addendum-workbook");

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

const receivedTypes: Readonly<Record<string, string>> = {
  ods: "application/vnd.oasis.opendocument.spreadsheet", csv: "text/csv", tsv: "text/tab-separated-values", txt: "text/plain", json: mediaTypes.json,
};

/** What a returned file is by its name; a workbook where the name does not say. */
export function mediaTypeOf(fileName: string): string {
  return receivedTypes[/\.([a-z]+)$/i.exec(fileName)?.[1].toLowerCase() ?? ""] ?? mediaTypes.xlsx;
}

/** A name that every file system takes: letters without accents, digits and hyphens. */
export function fileNameOf(parts: readonly string[], extension: string): string {
  const plain = parts.join(" ").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${plain.slice(0, 100)}.${extension}`;
}

/** The request of an edition as PDF or Word; null when the selection has no such edition. */
export async function requestDocument(context: Context, selectionId: string, editionId: string, format: "pdf" | "docx"): Promise<Download | null> {
  await look(context, selectionId, "view-request");
  return requestFile(context.db, selectionId, editionId, format);
}

/** As `requestDocument`, for who may see it for another reason. */
export async function requestFile(db: Db, selectionId: string, editionId: string, format: "pdf" | "docx"): Promise<Download | null> {
  const edition = await findEdition(db, selectionId, editionId);
  if (!edition) return null;
  const previous = edition.addendum ? await findEdition(db, selectionId, edition.addendum.previous.id) : null;
  const { requestDocx, requestPdf } = await requestFiles();
  const bytes = format === "pdf" ? await requestPdf(edition, previous) : await requestDocx(edition, previous);
  return { fileName: fileNameOf([edition.code, edition.title], format), mediaType: mediaTypes[format], bytes };
}

/**
 * The response workbook of a vendor for the newest edition; null before publication or for an unknown vendor. It is blank,
 * unless the vendor answered an earlier edition: then it holds those answers, with what has changed since marked.
 */
export async function responseWorkbook(context: Context, selectionId: string, vendorId: string, { blank = false } = {}): Promise<Download | null> {
  const shown = await shownSource(context, selectionId);
  return shown && writeWorkbookOf(context, shown.state, vendorId, blank ? null : shown.source);
}

/** The price workbook of a vendor, where prices come in a workbook of their own; else as `responseWorkbook`. */
export async function priceWorkbook(context: Context, selectionId: string, vendorId: string, { blank = false } = {}): Promise<Download | null> {
  const shown = await shownSource(context, selectionId);
  return shown && writePricesOf(context, shown.state, vendorId, blank ? null : shown.source);
}

/** As `responseWorkbook`, for the vendor itself: with its own earlier answers, also while they are sealed. */
export async function ownResponseWorkbook(context: Context, link: OpenLink): Promise<Download | null> {
  return writeWorkbookOf(context, await loadState(context.db, link.selectionId), link.vendor.id, await ownSource(context, link));
}

/** As `priceWorkbook`, for the vendor itself: with the prices that it stated already. */
export async function ownPriceWorkbook(context: Context, link: OpenLink): Promise<Download | null> {
  return writePricesOf(context, await loadState(context.db, link.selectionId), link.vendor.id, await ownSource(context, link));
}

/** What who asks may see of earlier answers and prices; null where even the vendors are hidden. */
async function shownSource(context: Context, selectionId: string): Promise<{ state: SelectionState | null; source: EarlierSource | null } | null> {
  const standing = await look(context, selectionId, "view-request");
  const state = await loadState(context.db, selectionId);
  // Answers that are sealed for who asks are in nobody's workbook but the vendor's own.
  if (state && hidesVendors(standing, state)) return null;
  const kept = state !== null && (!may(standing, "view-answers").ok || (await pricesKept(context.db, state)));
  return { state, source: kept ? null : { answers: loadAnswers, prices: statedPrices } };
}

async function ownSource(context: Context, link: OpenLink): Promise<EarlierSource> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  const vault = vaultOf(context);
  return {
    answers: (db, ids) => loadOwnAnswers(db, vault, ids),
    prices: async (db, submission) => (await loadOwnPrices(db, vault, submission)) ?? statedPrices(db, submission),
  };
}

/** Where the earlier answers and prices for a workbook come from. */
interface EarlierSource {
  answers: typeof loadAnswers;
  prices: (db: Db, submission: Submission) => Promise<StatedPrices | null>;
}

async function statedPrices(db: Db, { roundId, vendorId }: Submission): Promise<StatedPrices | null> {
  return (await currentPrices(db, roundId)).get(vendorId) ?? null;
}

async function writeWorkbookOf(context: Context, state: SelectionState | null, vendorId: string, source: EarlierSource | null): Promise<Download | null> {
  const offer = state?.offers.find((o) => o.id === vendorId);
  if (!state?.edition || !offer) return null;
  const { id, code, name, package: packageName } = offer;
  const vendor = { id, code, name, package: packageName };
  const submission = source === null ? undefined : (await currentSubmissions(context.db, state.round.id)).get(vendorId);
  const answered = submission && submission.editionId !== state.edition.id ? await findEdition(context.db, state.selection.id, submission.editionId) : null;
  const bytes = submission && answered && source
    ? await (await addendumFiles()).writeAddendumWorkbook(state.edition, vendor, {
        edition: answered, answers: (await source.answers(context.db, [submission.id])).get(submission.id)!, prices: await pricesUnder(context.db, state.selection.id, await source.prices(context.db, submission)),
      })
    : await (await workbookFiles()).writeResponseWorkbook(state.edition, vendor);
  return { fileName: fileNameOf([state.edition.code, code, name], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}

async function writePricesOf(context: Context, state: SelectionState | null, vendorId: string, source: EarlierSource | null): Promise<Download | null> {
  const offer = state?.offers.find((o) => o.id === vendorId);
  if (!state?.edition || !offer || !pricesApart(state.edition)) return null;
  const { edition } = state;
  const { id, code, name, package: packageName } = offer;
  const vendor = { id, code, name, package: packageName };
  const submission = source === null ? undefined : (await currentSubmissions(context.db, state.round.id)).get(vendorId);
  const stated = submission && source ? await pricesUnder(context.db, state.selection.id, await source.prices(context.db, submission)) : null;
  const bytes = stated && stated.edition.id !== edition.id
    ? await (await addendumFiles()).writeAddendumPriceWorkbook(edition, vendor, { edition: stated.edition, answers: new Map(), prices: stated })
    : await (await priceFiles()).writePriceWorkbook(edition, vendor, stated?.stated);
  return { fileName: fileNameOf([edition.code, code, name, edition.language === "nl" ? "prijzen" : "prices"], "xlsx"), mediaType: mediaTypes.xlsx, bytes };
}

async function pricesUnder(db: Db, selectionId: string, stated: StatedPrices | null): Promise<{ edition: Edition; stated: VendorPrices } | null> {
  const edition = stated && (await findEdition(db, selectionId, stated.editionId));
  return edition ? { edition, stated: stated.prices } : null;
}

/** The evaluation report as PDF or Word in a language; null while there is nothing to rank. */
export async function rankingReport(context: Context, selectionId: string, language: Language, format: "pdf" | "docx" = "pdf"): Promise<Download | null> {
  const ranked = await rankingOf(context, selectionId);
  if (!ranked) return null;
  const { reportDocx, reportPdf } = await reportFiles();
  const extras = await reportExtras(context, selectionId, language);
  const bytes = await (format === "pdf" ? reportPdf : reportDocx)(ranked.edition, ranked.ranking, language, context.now().toISOString(), extras);
  return { fileName: fileNameOf([ranked.edition.code, language === "nl" ? "rangschikking" : "ranking"], format), mediaType: mediaTypes[format], bytes };
}

/** The ranking as JSON, the same object as on the page; null while there is nothing to rank. */
export async function rankingJson(context: Context, selectionId: string): Promise<Download | null> {
  const ranked = await rankingOf(context, selectionId);
  if (!ranked) return null;
  const { edition, offers, weights, price } = ranked.ranking;
  const bytes = new TextEncoder().encode(`${JSON.stringify({ edition, ranking: offers, weights, price }, null, 2)}\n`);
  return { fileName: fileNameOf([ranked.edition.code, "ranking"], "json"), mediaType: mediaTypes.json, bytes };
}

async function rankingOf(context: Context, selectionId: string): Promise<{ edition: Edition; ranking: EditionRanking } | null> {
  const standing = await look(context, selectionId, "view-ranking");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (!state?.edition) return null;
  await noteBidsSeen(context, state, { file: "ranking" });
  const ranking = await rankState(db, shownTo(standing, state), state.edition);
  return ranking.offers.length > 0 ? { edition: state.edition, ranking } : null;
}
