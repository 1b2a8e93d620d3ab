import type { Edition, EditionCriterion, EditionRequirement } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { oldEditionIssues } from "~/domain/responses/old-wording";
import { bringsOnlyPrices } from "~/domain/responses/reading";
import type { Answer, Issue, Reading, ReadingResult } from "~/domain/responses/reading";
import { priceRequirements } from "~/domain/sealing/rules";
import { answerLabel } from "~/i18n/answer-labels";
import type { Db } from "~db/schema";
import { openPayload } from "~db/sealed-payloads";
import type { Vault } from "~db/sealed-payloads";
import { currentSubmissions, listSubmissions, loadAnswers } from "~db/submissions";
import { findUpload, latestReading } from "~db/uploads";

import { editionOfReading } from "./clarified-edition";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { mediaTypeOf } from "./edition-documents";
import type { Download } from "./edition-documents";
import { noteBidsSeen } from "./note-bids-seen";
import { toOfferView } from "./request-draft";
import type { OfferView } from "./request-draft";
import { asVendor } from "./open-upload-link";
import type { OpenLink } from "./open-upload-link";
import { bidVault, loadOwnAnswers, pricesKept, vaultOf } from "./sealing";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

/** One question of the edition as the preview shows it. */
export interface PreviewRow {
  requirement: EditionRequirement;
  answer: Answer | null;
  /** The answer as people read it, in the edition's language. */
  label: string;
  state: "answered" | "blank" | "unclear" | "missing-mandatory" | "sealed";
  issues: Issue[];
  /** What the vendor's current submission says instead; undefined where it is the same or there is none. */
  before?: string;
}

/** What was understood of an upload, before anything is accepted. */
export interface UploadView {
  upload: { id: string; fileName: string; fileHash: string; receivedAt: string; size: number };
  result: ReadingResult;
  offers: OfferView[];
  /** The vendor that the workbook says it is from. */
  vendor: OfferView | null;
  accepted: { vendor: OfferView | null; number: number; at: string } | null;
  /** The vendor's current submission, and in how many answers this one differs. */
  /** Meanings can still be confirmed although it counts: they were sealed until now. */
  confirmable: boolean;
  /** The files in which prices stand are not handed out yet. */
  pricesSealed: boolean;
  previous: { number: number; changed: number } | null;
  rows: PreviewRow[];
  /** The weight tree of the edition that it was read against; empty when it was refused. */
  criteria: EditionCriterion[];
  /** Issues that belong to no question of the edition. */
  otherIssues: Issue[];
  language: Language;
}

/** The preview of an upload; null when the selection has no such upload, it was never read, or it is sealed. */
export async function loadUpload(context: Context, selectionId: string, uploadId: string): Promise<UploadView | null> {
  await look(context, selectionId, "view-uploads");
  const state = await loadState(context.db, selectionId);
  const view = state && (await viewUpload(context.db, state, uploadId, bidVault(context, state), loadAnswers));
  if (state && view) await noteBidsSeen(context, state, { page: `upload ${uploadId}` });
  return view && (await pricesKept(context.db, state)) ? withoutPrices(view) : view;
}

/** As `loadUpload`, for the vendor that sent it: also while it is sealed for everybody else. */
export async function loadOwnUpload(context: Context, link: OpenLink, uploadId: string): Promise<UploadView | null> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  const vault = vaultOf(context);
  const state = await loadState(context.db, link.selectionId);
  return state && viewUpload(context.db, state, uploadId, vault, (db, ids) => loadOwnAnswers(db, vault, ids));
}

async function viewUpload(db: Db, state: SelectionState, uploadId: string, vault: Vault | null, answersOf: typeof loadAnswers): Promise<UploadView | null> {
  const selectionId = state.selection.id;
  const upload = await findUpload(db, selectionId, uploadId, vault);
  const attempt = await latestReading(db, uploadId, vault);
  if (!upload || !attempt) return null;
  const edition = await editionOfReading(db, selectionId, attempt, state.edition);
  const offers = state.offers.map(toOfferView);
  const submissions = await listSubmissions(db, state.round.id);
  const own = submissions.find((submission) => submission.uploadId === uploadId);
  const current = attempt.vendorId === null ? undefined : (await currentSubmissions(db, state.round.id)).get(attempt.vendorId);
  const earlier = current && current.uploadId !== uploadId ? (await answersOf(db, [current.id])).get(current.id)! : null;

  const reading = attempt.result.ok ? withOldWording(attempt.result.reading, edition, state.edition) : null;
  const answers = new Map(reading?.answers.map((answer) => [answer.requirement, answer]));
  // Of what a file of one sheet or a damaged one does not hold, the answers stay what they were.
  const carried = reading?.only === undefined ? null : own ? (await loadAnswers(db, [own.id])).get(own.id)! : earlier;
  const only = new Set(reading?.only);
  const issues = new Map<string, Issue[]>();
  for (const issue of reading?.issues ?? []) {
    if (issue.requirement === undefined) continue;
    const known = issues.get(issue.requirement);
    if (known) known.push(issue);
    else issues.set(issue.requirement, [issue]);
  }
  const rows = reading === null || edition === null || bringsOnlyPrices(reading) ? [] : edition.requirements.map((requirement): PreviewRow => {
    const answer = (reading.only !== undefined && !only.has(requirement.id) ? carried?.get(requirement.id) : answers.get(requirement.id)) ?? null;
    const own = issues.get(requirement.id) ?? [];
    const before = earlier?.get(requirement.id);
    const differs = earlier !== null && JSON.stringify([before?.value ?? null, before?.comment ?? ""]) !== JSON.stringify([answer?.value ?? null, answer?.comment ?? ""]);
    return {
      requirement,
      answer,
      label: answerLabel(edition.language, requirement.answer, answer?.value ?? null),
      state: stateOf(requirement, answer, own),
      issues: own,
      ...(differs ? { before: answerLabel(edition.language, requirement.answer, before?.value ?? null) } : {}),
    };
  });
  const asked = new Set(rows.map((row) => row.requirement.id));
  const sealedBefore = state.edition?.sealed === true && (state.round.stage === "opened" || state.round.stage === "scoring");
  return {
    pricesSealed: false,
    confirmable: sealedBefore && own !== undefined && own.id === current?.id && rows.some((row) => row.state === "unclear" && row.issues.some(({ likely }) => likely !== undefined)),
    upload: { id: upload.id, fileName: upload.fileName, fileHash: upload.fileHash, receivedAt: upload.receivedAt, size: upload.size },
    result: reading ? { ok: true, reading } : attempt.result,
    offers,
    vendor: offers.find((offer) => offer.vendorId === attempt.vendorId) ?? null,
    accepted: own ? { vendor: offers.find((offer) => offer.vendorId === own.vendorId) ?? null, number: own.number, at: own.acceptedAt } : null,
    previous: current && earlier ? { number: current.number, changed: rows.filter((row) => row.before !== undefined).length } : null,
    rows,
    criteria: reading && edition ? edition.criteria : [],
    otherIssues: (reading?.issues ?? []).filter((issue) => issue.requirement === undefined || !asked.has(issue.requirement)),
    language: edition?.language ?? "nl",
  };
}

/** The reading with what an addendum since has made of it. */
function withOldWording(reading: Reading, answered: Edition | null, newest: Edition | null): Reading {
  if (!answered || !newest || reading.clarification !== undefined || reading.issues.some(({ code }) => code === "old-edition")) return reading;
  return { ...reading, issues: [...reading.issues, ...oldEditionIssues(answered, newest, reading.answers, reading.prices)] };
}

function stateOf(requirement: EditionRequirement, answer: Answer | null, issues: readonly Issue[]): PreviewRow["state"] {
  if ((answer?.value ?? null) !== null) return "answered";
  // Where nothing stands there is nothing that could be unclear.
  if (issues.some(({ code }) => code !== "missing-mandatory" && code !== "missing-answer" && code !== "question-missing")) return "unclear";
  return requirement.mandatory ? "missing-mandatory" : "blank";
}

/** What may be seen of a preview while prices are sealed: no answers to them, and nothing that stands beside the template. */
function withoutPrices(view: UploadView): UploadView {
  const prices = priceRequirements(view.rows.map((row) => row.requirement));
  const keep = (issue: Issue) => (issue.requirement === undefined ? issue.found === undefined : !prices.has(issue.requirement));
  const rows = view.rows.map((row): PreviewRow => (prices.has(row.requirement.id) ? { requirement: row.requirement, answer: null, label: "", state: "sealed", issues: [] } : row));
  if (!view.result.ok) return { ...view, rows, pricesSealed: true };
  const { reading } = view.result;
  return {
    ...view, rows, pricesSealed: true,
    otherIssues: view.otherIssues.filter(keep),
    result: {
      ok: true,
      reading: {
        ...reading, beside: [], typed: undefined, ...(reading.prices ? { prices: [] } : {}), issues: reading.issues.filter(keep),
        answers: reading.answers.filter(({ requirement }) => !prices.has(requirement)),
      },
    },
  };
}

/** The bytes as they arrived; null when there is no such upload, they were erased, or they or the prices in them are sealed. */
export async function uploadFile(context: Context, selectionId: string, uploadId: string): Promise<Download | null> {
  await look(context, selectionId, "view-uploads");
  const state = await loadState(context.db, selectionId);
  if (!state || (await pricesKept(context.db, state))) return null;
  const file = await originalFile(context.db, selectionId, uploadId, bidVault(context, state));
  if (file) await noteBidsSeen(context, state, { file: uploadId });
  return file;
}

/** As `uploadFile`, for the vendor that sent it. */
export async function ownUploadFile(context: Context, link: OpenLink, uploadId: string): Promise<Download | null> {
  await look(asVendor(context, link), link.selectionId, "view-own-answers");
  return originalFile(context.db, link.selectionId, uploadId, vaultOf(context));
}

async function originalFile(db: Db, selectionId: string, uploadId: string, vault: Vault | null): Promise<Download | null> {
  const upload = await findUpload(db, selectionId, uploadId, vault);
  const opened = upload && (await openPayload(db, vault, upload.payloadHash));
  return opened?.state === "open" ? { fileName: upload!.fileName, mediaType: mediaTypeOf(upload!.fileName), bytes: opened.bytes } : null;
}
