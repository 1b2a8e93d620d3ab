import { canonicalJson } from "~/domain/canonical-json";
import type { Edition } from "~/domain/edition/edition";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { answeredUnder, changesValue, clarifiedAnswers, notReturned, replyHold } from "~/domain/responses/clarification";
import type { ClarifiedAnswers, ReplyHold } from "~/domain/responses/clarification";
import type { Answer, Reading } from "~/domain/responses/reading";
import { nullFails } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { findClarification, insertDecision, insertReply, listReplies } from "~db/clarifications";
import type { ClarificationReply } from "~db/clarifications";
import { findEdition } from "~db/editions";
import type { Db } from "~db/schema";
import { currentSubmissions, insertSubmission, loadAnswers } from "~db/submissions";
import type { Submission } from "~db/submissions";
import { latestReading } from "~db/uploads";
import type { ReadingAttempt } from "~db/uploads";

import { AccessRefused } from "./access.server";
import { askedEdition, isAsked } from "./clarified-edition";
import type { Asked } from "./clarified-edition";
import { carrySealedPrices } from "./carry-sealed-prices";
import { change } from "./context.server";
import type { Context, Work } from "./context.server";
import { pricesKept, pricesOf } from "./sealing";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

/** A reply with everything that decides what becomes of it. */
export interface ReplyState {
  state: SelectionState;
  clarification: Asked;
  reply: ClarificationReply;
  attempt: ReadingAttempt;
  reading: Reading;
  /** The edition that was asked about. */
  edition: Edition;
  /** The vendor's answers that count now, and the edition that they answer. */
  current: { submission: Submission; edition: Edition; answers: Map<string, Answer> } | null;
  clarified: ClarifiedAnswers | null;
  hold: ReplyHold | null;
}

/** A reply as it stands; null when the upload is none, or its report was erased. */
export async function loadReply(db: Db, selectionId: string, uploadId: string, keepValues: readonly string[] = []): Promise<ReplyState | null> {
  const state = await loadState(db, selectionId);
  const reply = state && (await listReplies(db, state.round.id)).find((one) => one.uploadId === uploadId);
  const clarification = reply && (await findClarification(db, reply.clarificationId));
  const attempt = reply && (await latestReading(db, uploadId));
  if (!reply || !clarification || !isAsked(clarification) || !attempt?.result.ok) return null;
  const { reading } = attempt.result;
  const { edition } = await askedEdition(db, selectionId, clarification);
  const submission = (await currentSubmissions(db, state.round.id)).get(clarification.vendorId);
  const current = submission
    ? { submission, edition: (await findEdition(db, selectionId, submission.editionId))!, answers: (await loadAnswers(db, [submission.id])).get(submission.id)! }
    : null;
  const clarified = current && clarifiedAnswers(clarification.questions, reading, current.answers, edition, current.edition, new Set(keepValues));
  const hold = replyHold({ withdrawn: clarification.withdrawn !== null, late: reply.late, stage: state.round.stage, changes: clarified?.changes ?? [] });
  return { state, clarification, reply, attempt, reading, edition, current, clarified, hold };
}

/** Keeps, with the reading itself, that an upload is the reply to a clarification of its own vendor. */
export async function noteReply(
  { trx, record }: Pick<Work, "trx" | "record">, { uploadId, receivedAt, clarificationId, vendorId }: { uploadId: string; receivedAt: string; clarificationId: string; vendorId: string | null },
): Promise<void> {
  const clarification = await findClarification(trx, clarificationId);
  if (!clarification?.sent || clarification.vendorId !== vendorId) return;
  if ((await listReplies(trx, clarification.roundId)).some((reply) => reply.uploadId === uploadId)) return;
  const late = receivedAt > clarification.sent.dueAt;
  await insertReply(trx, { uploadId, clarificationId, late });
  await record({ action: "clarification-answer", subject: clarificationId, after: { vendor: vendorId, upload: uploadId, receivedAt, late } });
}

/** A reply that nothing was decided about, and after which no newer one came. */
function isOpen(replies: readonly ClarificationReply[], { clarificationId, uploadId }: ClarificationReply): boolean {
  const own = replies.filter((reply) => reply.clarificationId === clarificationId);
  return own.at(-1)?.uploadId === uploadId && own.at(-1)!.decision === null;
}

/**
 * Takes over what a vendor replied where nothing stands in the way: a new submission with all earlier answers and the
 * clarified ones in their place. Gives its number, or null where nothing changed or the lead has to decide.
 */
export async function takeReplyByItself(context: Context, selectionId: string, uploadId: string): Promise<{ submission: number | null; taken: boolean }> {
  return change(context, { selection: selectionId, action: "clarification-take" }, async (work) => {
    const reply = await loadReply(work.trx, selectionId, uploadId);
    if (!reply) throw new UserError("unknown-upload");
    if (reply.hold !== null || !isOpen(await listReplies(work.trx, reply.state.round.id), reply.reply)) return { submission: null, taken: false };
    return { submission: await take(work, context, reply, null), taken: true };
  });
}

/** For what came in when the round or the selection was over already, or is no reply of its own vendor: it is kept, and nothing more. */
export function keptOnly(error: unknown): { submission: null; taken: false } {
  if (error instanceof UserError && error.code === "unknown-upload") return { submission: null, taken: false };
  if (error instanceof AccessRefused && (error.why === "round-stage" || error.why === "selection-stage")) return { submission: null, taken: false };
  throw error;
}

/**
 * The lead's decision on a reply that does not count by itself: to take it over, as a whole or with the values of some
 * requirements left as they were, or not at all. Where it came late or changes a value after the round was closed, either
 * needs a reason, because the other vendors had no such chance.
 */
export async function decideOnReply(
  context: Context, selectionId: string, uploadId: string, decision: { take: boolean; keepValues: readonly string[]; reason: string },
): Promise<{ submission: number | null }> {
  return change(context, { selection: selectionId, action: "clarification-decide", also: ["clarification-take"] }, async (work) => {
    const reply = await loadReply(work.trx, selectionId, uploadId, decision.keepValues);
    if (!reply) throw new UserError("unknown-upload");
    if (!isOpen(await listReplies(work.trx, reply.state.round.id), reply.reply)) throw new UserError("clarification-decided");
    if (reply.hold === "withdrawn") throw new UserError("clarification-withdrawn");
    if (reply.hold === "over") throw new UserError("round-closed");
    const reason = decision.reason.trim() || null;
    if (reason === null && (!decision.take || needsReason(reply))) throw new UserError("reason-needed");
    const submission = decision.take ? await take(work, context, reply, reason) : null;
    if (!decision.take) await insertDecision(work.trx, uploadId, { outcome: "declined", submissionId: null, clarified: [], reason, at: work.at, by: context.actor.id });
    await work.record({
      subject: reply.clarification.id,
      after: { upload: uploadId, outcome: decision.take ? "taken" : "declined", submission, keepValues: decision.keepValues, reason },
    });
    return { submission };
  });
}

/** Whether taking a reply over needs a written reason. */
export function needsReason({ reply, state, clarified }: ReplyState): boolean {
  return reply.late || (nullFails(state.round.stage) && (clarified?.changes ?? []).some(changesValue));
}

async function take({ trx, at, record }: Work, context: Context, { state, clarification, reply, attempt, current, clarified }: ReplyState, reason: string | null): Promise<number | null> {
  const clarifiedIds = clarified?.changes.map(({ requirement }) => requirement) ?? [];
  const id = clarified && current && clarifiedIds.length > 0 ? context.newId() : null;
  const kept = await pricesKept(trx, state);
  const prices = state.edition ? pricesOf(state.edition) : new Set<string>();
  let number: number | null = null;
  if (id !== null && current && clarified) {
    // What the vendor said before was late or on time, and stays so; what it was asked was in time by the lead's own word.
    const { late, editionId } = current.submission;
    number = await insertSubmission(
      trx,
      {
        id, roundId: state.round.id, editionId, vendorId: clarification.vendorId, uploadId: reply.uploadId, late, acceptedAt: at, selectionId: state.selection.id,
        readingId: attempt.id, acceptedBy: context.actor.id,
      },
      kept ? clarified.answers.filter(({ requirement }) => !prices.has(requirement)) : clarified.answers,
    );
    if (kept) await carrySealedPrices({ trx, at }, context, state, { from: current.submission.id, to: id, vendorId: clarification.vendorId }, clarified.answers, prices);
    await record({
      action: "clarification-take", subject: id,
      before: { submission: current.submission.id, answers: clarified.changes.map(({ before }) => before) },
      after: { vendor: clarification.vendorId, number, upload: reply.uploadId, late, answers: sha256(canonicalJson(clarified.answers)), clarification: clarification.id, clarified: clarified.changes.map(({ after }) => after) },
    });
  }
  await insertDecision(trx, reply.uploadId, { outcome: "taken", submissionId: id, clarified: clarifiedIds, reason, at, by: context.actor.id });
  return number;
}

/** What a reply says to each question: null where it has no row for it. */
export function replyAnswers({ questions }: Pick<Asked, "questions">, reading: Reading): Map<string, Answer | null> {
  const absent = notReturned(reading);
  const said = new Map(reading.answers.map((answer) => [answer.requirement, answer]));
  return new Map(questions.map((question) => {
    const under = answeredUnder(question);
    return [question.id, absent.has(under) ? null : (said.get(under) ?? null)];
  }));
}
