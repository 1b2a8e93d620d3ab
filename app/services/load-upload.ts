import type { Edition, EditionCriterion, EditionRequirement } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { oldEditionIssues } from "~/domain/responses/old-wording";
import type { Answer, Issue, Reading, ReadingResult } from "~/domain/responses/reading";
import { answerLabel } from "~/i18n/answer-labels";
import { findEdition } from "~db/editions";
import { loadPayload } from "~db/payloads";
import type { Db } from "~db/schema";
import { currentSubmissions, listSubmissions, loadAnswers } from "~db/submissions";
import { findUpload, latestReading } from "~db/uploads";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { toOfferView } from "./request-draft";
import type { OfferView } from "./request-draft";
import { loadState } from "./selection-state";

/** One question of the edition as the preview shows it. */
export interface PreviewRow {
  requirement: EditionRequirement;
  answer: Answer | null;
  /** The answer as people read it, in the edition's language. */
  label: string;
  state: "answered" | "blank" | "unclear" | "missing-mandatory";
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
  previous: { number: number; changed: number } | null;
  rows: PreviewRow[];
  /** The weight tree of the edition that it was read against; empty when it was refused. */
  criteria: EditionCriterion[];
  /** Issues that belong to no question of the edition. */
  otherIssues: Issue[];
  language: Language;
}

/** The preview of an upload; null when the selection has no such upload or it was never read. */
export async function loadUpload(context: Context, selectionId: string, uploadId: string): Promise<UploadView | null> {
  await look(context, selectionId, "view-uploads");
  return uploadView(context.db, selectionId, uploadId);
}

/** As `loadUpload`, for who may see it for another reason. */
export async function uploadView(db: Db, selectionId: string, uploadId: string): Promise<UploadView | null> {
  const state = await loadState(db, selectionId);
  const upload = await findUpload(db, selectionId, uploadId);
  const attempt = await latestReading(db, uploadId);
  if (!state || !upload || !attempt) return null;
  const edition = attempt.editionId === null ? state.edition : await findEdition(db, selectionId, attempt.editionId);
  const offers = state.offers.map(toOfferView);
  const submissions = await listSubmissions(db, state.round.id);
  const own = submissions.find((submission) => submission.uploadId === uploadId);
  const current = attempt.vendorId === null ? undefined : (await currentSubmissions(db, state.round.id)).get(attempt.vendorId);
  const earlier = current && current.uploadId !== uploadId ? (await loadAnswers(db, [current.id])).get(current.id)! : null;

  const reading = attempt.result.ok ? withOldWording(attempt.result.reading, edition, state.edition) : null;
  const answers = new Map(reading?.answers.map((answer) => [answer.requirement, answer]));
  const issues = new Map<string, Issue[]>();
  for (const issue of reading?.issues ?? []) {
    if (issue.requirement === undefined) continue;
    const known = issues.get(issue.requirement);
    if (known) known.push(issue);
    else issues.set(issue.requirement, [issue]);
  }
  const rows = reading === null || edition === null ? [] : edition.requirements.map((requirement): PreviewRow => {
    const answer = answers.get(requirement.id) ?? null;
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
  return {
    upload: {
      id: upload.id, fileName: upload.fileName, fileHash: upload.fileHash, receivedAt: upload.receivedAt,
      size: (await loadPayload(db, upload.fileHash))?.byteLength ?? 0,
    },
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
  if (!answered || !newest || reading.issues.some(({ code }) => code === "old-edition")) return reading;
  return { ...reading, issues: [...reading.issues, ...oldEditionIssues(answered, newest, reading.answers)] };
}

function stateOf(requirement: EditionRequirement, answer: Answer | null, issues: readonly Issue[]): PreviewRow["state"] {
  if ((answer?.value ?? null) !== null) return "answered";
  if (issues.some((issue) => issue.code !== "missing-mandatory" && issue.code !== "missing-answer")) return "unclear";
  return requirement.mandatory ? "missing-mandatory" : "blank";
}

/** The bytes as they arrived; null when there is no such upload or they were erased. */
export async function uploadFile(context: Context, selectionId: string, uploadId: string): Promise<Download | null> {
  await look(context, selectionId, "view-uploads");
  return receivedFile(context.db, selectionId, uploadId);
}

/** As `uploadFile`, for who may see it for another reason. */
export async function receivedFile(db: Db, selectionId: string, uploadId: string): Promise<Download | null> {
  const upload = await findUpload(db, selectionId, uploadId);
  const bytes = upload && (await loadPayload(db, upload.fileHash));
  return bytes ? { fileName: upload.fileName, mediaType: mediaTypes.xlsx, bytes } : null;
}
