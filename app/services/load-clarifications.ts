import type { Edition } from "~/domain/edition/edition";
import { changesValue, clarificationCode, clarifiedIn, takesClarifications } from "~/domain/responses/clarification";
import type { ReplyHold } from "~/domain/responses/clarification";
import type { Answer } from "~/domain/responses/reading";
import { nullFails } from "~/domain/selection/stages";
import { answerLabel } from "~/i18n/answer-labels";
import { listClarifications, listReplies } from "~db/clarifications";
import type { ClarificationReply } from "~db/clarifications";
import { findEdition } from "~db/editions";
import type { Db } from "~db/schema";
import { currentSubmissions, listSubmissions, loadAnswers } from "~db/submissions";
import { listUploadLinks } from "~db/upload-links";
import { latestReading } from "~db/uploads";

import { AccessRefused } from "./access.server";
import { loadReply, needsReason, replyAnswers } from "./clarification-replies";
import { askedEdition, isAsked } from "./clarified-edition";
import type { Asked } from "./clarified-edition";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { noteBidsSeen } from "./note-bids-seen";
import { toOfferView } from "./request-draft";
import type { OfferView } from "./request-draft";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";
import { hidesVendors } from "./shown-vendors";

/** An answer in words, in the edition's language. */
export interface Said {
  label: string;
  comment: string;
  evidence: string;
}

/** What became of a clarification as a whole. */
export type ClarificationState = "open" | "overdue" | "waiting" | "answered" | "declined" | "withdrawn";

/** One question with what came of it. */
export interface ClarificationRow {
  id: string;
  /** Null for a question about the offer as a whole. */
  code: string | null;
  requirement: string | null;
  asked: string;
  before: Said | null;
  /** Null while there is no answer to it. */
  after: Said | null;
  state: "open" | "changed" | "same" | "answered" | "missing" | "reworded";
}

export interface ClarificationView {
  id: string;
  code: string;
  sentAt: string;
  dueAt: string;
  state: ClarificationState;
  withdrawnReason: string | null;
  rows: ClarificationRow[];
  replies: { uploadId: string; receivedAt: string; late: boolean; outcome: "taken" | "declined" | "replaced" | null; submission: number | null; reason: string | null }[];
  /** The reply that the lead has to decide about, why, and the questions of which it changes the value. */
  decide: { uploadId: string; hold: ReplyHold | null; reasonNeeded: boolean; values: { requirement: string; code: string; before: string; after: string }[] } | null;
}

export interface ClarificationsView {
  vendor: OfferView;
  edition: { code: string; language: Edition["language"] };
  timeZone: string;
  /** Whether the round can ask at all, and whether it was closed for answers. */
  asking: boolean;
  closed: boolean;
  /** Until when the vendor's link holds; null when it has none that opens. */
  linkUntil: string | null;
  /** Whether the vendor has answers to ask about. */
  answered: boolean;
  requirements: { id: string; code: string; text: string; said: Said }[];
  draft: { id: string; questions: { id: string; code: string | null; requirement: string | null; text: string; said: Said | null }[] } | null;
  sent: ClarificationView[];
}

/**
 * Everything that the lead asked a vendor in the current round; null when there is no such vendor. Questions and answers
 * speak of one vendor, so they are not for who may not know which it is.
 */
export async function loadClarifications(context: Context, selectionId: string, vendorId: string): Promise<ClarificationsView | null> {
  const standing = await look(context, selectionId, "view-clarifications");
  const { db } = context;
  const state = await loadState(db, selectionId);
  if (state && hidesVendors(standing, state)) throw new AccessRefused("view-clarifications", "role", undefined, selectionId);
  const offer = state?.offers.find(({ id }) => id === vendorId);
  if (!state?.edition || !offer) return null;
  await noteBidsSeen(context, state, { page: `clarifications ${vendorId}` });
  const all = (await listClarifications(db, state.round.id)).filter((one) => one.vendorId === vendorId);
  const current = (await currentSubmissions(db, state.round.id)).get(vendorId);
  const edition = current ? (await findEdition(db, selectionId, current.editionId))! : state.edition;
  const answers = current ? (await loadAnswers(db, [current.id])).get(current.id)! : new Map<string, Answer>();
  const byId = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  const draft = all.find(({ sent }) => sent === null);
  const now = context.now().toISOString();
  const link = (await listUploadLinks(db, state.round.id)).find((one) => one.vendorId === vendorId && one.revokedAt === null && one.expiresAt > now);
  const replies = await listReplies(db, state.round.id);
  return {
    vendor: toOfferView(offer),
    edition: { code: edition.code, language: edition.language },
    timeZone: state.edition.timeZone,
    asking: takesClarifications(state.round.stage),
    closed: nullFails(state.round.stage),
    linkUntil: link?.expiresAt ?? null,
    answered: current !== undefined,
    requirements: current ? edition.requirements.map(({ id, code, text }) => ({ id, code, text, said: saidIn(edition, id, answers.get(id))! })) : [],
    draft: draft ? {
      id: draft.id,
      questions: draft.questions.map(({ id, requirement, text }) => ({
        id, text, code: requirement === null ? null : (byId.get(requirement)?.code ?? requirement), requirement: requirement === null ? null : (byId.get(requirement)?.text ?? ""),
        said: requirement === null ? null : saidIn(edition, requirement, answers.get(requirement)),
      })),
    } : null,
    sent: await Promise.all(all.filter(isAsked).map((clarification) => viewOf(db, state, clarification, replies, now))),
  };
}

function saidIn(edition: Edition, requirement: string, answer: Answer | null | undefined): Said | null {
  const found = edition.requirements.find(({ id }) => id === requirement);
  return found ? { label: answerLabel(edition.language, found.answer, answer?.value ?? null), comment: answer?.comment ?? "", evidence: answer?.evidence ?? "" } : null;
}

async function viewOf(db: Db, state: SelectionState, clarification: Asked, allReplies: readonly ClarificationReply[], now: string): Promise<ClarificationView> {
  const { edition, asked } = await askedEdition(db, state.selection.id, clarification);
  const { sent, withdrawn } = clarification;
  const own = allReplies.filter(({ clarificationId }) => clarificationId === clarification.id);
  const last = own.at(-1);
  const reply = last ? await loadReply(db, state.selection.id, last.uploadId) : null;
  const attempt = last ? await latestReading(db, last.uploadId) : null;
  const said = attempt?.result.ok ? replyAnswers(clarification, attempt.result.reading) : null;
  const before = sent.aboutId === null ? new Map<string, Answer>() : (await loadAnswers(db, [sent.aboutId])).get(sent.aboutId)!;
  const numbers = new Map((await listSubmissions(db, state.round.id)).map(({ id, number }) => [id, number]));
  const waiting = last !== undefined && last.decision === null;
  const decidable = waiting && reply !== null && reply.hold !== "withdrawn" && reply.hold !== "over";
  const codes = new Map(edition.requirements.map(({ id, code }) => [id, code]));
  return {
    id: clarification.id,
    code: clarificationCode(edition.code, sent.number),
    sentAt: sent.sentAt,
    dueAt: sent.dueAt,
    state: withdrawn ? "withdrawn" : waiting ? "waiting" : last ? (last.decision!.outcome === "taken" ? "answered" : "declined") : now > sent.dueAt ? "overdue" : "open",
    withdrawnReason: withdrawn?.reason ?? null,
    rows: clarification.questions.map(({ id, requirement, text }): ClarificationRow => {
      const answer = said?.get(id) ?? null;
      const general = requirement === null ? answer : null;
      const earlier = requirement === null ? null : saidIn(edition, requirement, before.get(requirement));
      const after = requirement === null
        ? general && { label: String(general.value ?? ""), comment: general.comment, evidence: general.evidence }
        : answer && saidIn(asked, requirement, answer);
      return {
        id, asked: text, before: earlier, after,
        code: requirement === null ? null : (codes.get(requirement) ?? requirement),
        requirement: requirement === null ? null : (edition.requirements.find((one) => one.id === requirement)?.text ?? ""),
        state: rowState(requirement, answer, earlier, after, last !== undefined, reply?.clarified?.reworded ?? []),
      };
    }),
    replies: own.map((one, index): ClarificationView["replies"][number] => ({
      uploadId: one.uploadId, receivedAt: one.receivedAt, late: one.late, reason: one.decision?.reason ?? null,
      outcome: one.decision?.outcome ?? (index < own.length - 1 ? "replaced" : null),
      submission: one.decision?.submissionId ? (numbers.get(one.decision.submissionId) ?? null) : null,
    })).reverse(),
    decide: decidable ? {
      uploadId: last.uploadId, hold: reply.hold, reasonNeeded: needsReason(reply),
      values: (reply.clarified?.changes ?? []).filter(changesValue).map(({ requirement, before: was, after: is }) => ({
        requirement, code: codes.get(requirement) ?? requirement, before: saidIn(edition, requirement, was)!.label, after: saidIn(edition, requirement, is)!.label,
      })),
    } : null,
  };
}

function rowState(requirement: string | null, answer: Answer | null, before: Said | null, after: Said | null, replied: boolean, reworded: readonly string[]): ClarificationRow["state"] {
  if (!replied) return "open";
  if (!answer) return "missing";
  if (requirement === null) return answer.value === null ? "missing" : "answered";
  if (reworded.includes(requirement)) return "reworded";
  return JSON.stringify(before) === JSON.stringify(after) ? "same" : "changed";
}

/** How many clarifications of a vendor still run, wait for the lead, or were answered. */
export interface ClarificationCounts {
  open: number;
  waiting: number;
  answered: number;
}

/** Per vendor of a round what stands of its clarifications. */
export async function countClarifications(db: Db, roundId: string): Promise<Map<string, ClarificationCounts>> {
  const replies = await listReplies(db, roundId);
  const counts = new Map<string, ClarificationCounts>();
  for (const { id, vendorId, sent, withdrawn } of await listClarifications(db, roundId)) {
    if (!sent || withdrawn) continue;
    const own = counts.get(vendorId) ?? { open: 0, waiting: 0, answered: 0 };
    const last = replies.filter(({ clarificationId }) => clarificationId === id).at(-1);
    own[!last ? "open" : last.decision === null ? "waiting" : "answered"] += 1;
    counts.set(vendorId, own);
  }
  return counts;
}

/** Per vendor the requirements whose answer, as it counts now, came by a clarification. */
export async function clarifiedRequirements(db: Db, roundId: string): Promise<Map<string, Set<string>>> {
  const bySubmission = new Map((await listReplies(db, roundId)).flatMap(({ decision }) => (decision?.submissionId ? [[decision.submissionId, decision.clarified] as const] : [])));
  if (bySubmission.size === 0) return new Map();
  const submissions = await listSubmissions(db, roundId);
  return new Map([...new Set(submissions.map(({ vendorId }) => vendorId))].map((vendorId) => {
    const own = submissions.filter((submission) => submission.vendorId === vendorId);
    return [vendorId, clarifiedIn(own.map(({ id, number }) => ({ number, clarified: bySubmission.get(id) ?? null })))];
  }));
}
