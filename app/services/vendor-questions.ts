import { instantOf } from "~/domain/edition/draft";
import { mayPublish, namesIn, questionState, publicTextSchema } from "~/domain/questions/vendor-question";
import type { PublicText, QuestionChannel, QuestionState } from "~/domain/questions/vendor-question";
import { may } from "~/domain/access/may";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import type { Db } from "~db/schema";
import {
  dismissQuestion as dismiss, findQuestionPeriod, insertQuestion, listPublished, listQuestions, publishQuestions as publish, saveQuestionDraft, setQuestionPeriod as setPeriod,
} from "~db/vendor-questions";
import type { PublishedQuestion, VendorQuestion } from "~db/vendor-questions";

import { notifyVendors } from "./accounts/vendor-notice";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";
import { settle } from "./settle.server";

/** A question as the lead works on it. */
export interface QuestionView {
  id: string;
  number: number;
  /** Null where nobody noted who asked. */
  vendor: string | null;
  channel: QuestionChannel;
  askedAt: string;
  /** In the vendor's own words; null once erased. */
  asked: string | null;
  draft: PublicText;
  state: QuestionState;
  dismissedReason: string | null;
  published: PublishedQuestion | null;
  /** Words in the text for all by which a vendor can be known. */
  names: string[];
}

export interface QuestionsView {
  timeZone: string;
  language: string;
  /** Until when vendors may ask; null while that was not set. */
  closesAt: string | null;
  open: boolean;
  deadline: string;
  mayWork: boolean;
  vendors: { id: string; name: string }[];
  /** Vendors who get no mail, as nobody noted an address of theirs. */
  withoutMail: string[];
  /** Only for the lead: who asked and in which words stays with whoever answers. */
  questions: QuestionView[];
  published: PublishedQuestion[];
}

/** Questions of vendors and the list that all of them read; null while nothing was published, or without such a selection. */
export async function loadQuestions(context: Context, selectionId: string): Promise<QuestionsView | null> {
  const standing = await look(context, selectionId, "view-questions");
  const state = await loadState(context.db, selectionId);
  if (!state) return null;
  const { edition, round, offers } = state;
  const lead = standing.roles.has("lead");
  const closesAt = await findQuestionPeriod(context.db, round.id);
  const names = new Map(offers.map(({ id, name }) => [id, name]));
  const questions = lead ? await listQuestions(context.db, round.id) : [];
  return {
    timeZone: edition?.timeZone ?? round.draft.timeZone, language: edition?.language ?? round.draft.language, closesAt, deadline: edition?.deadline ?? "",
    open: closesAt !== null && context.now().toISOString() <= closesAt,
    mayWork: edition !== null && may(standing, "question-draft").ok,
    vendors: lead ? offers.map(({ id, name }) => ({ id, name })) : [],
    withoutMail: lead ? offers.filter(({ contactEmail }) => !contactEmail.includes("@")).map(({ name }) => name) : [],
    questions: questions.map(({ id, number, vendorId, channel, askedAt, asked, draft, dismissed, published }) => ({
      id, number, channel, askedAt, asked, draft, published, vendor: vendorId === null ? null : (names.get(vendorId) ?? ""),
      state: questionState({ draft, published, dismissed: dismissed !== null }), dismissedReason: dismissed?.reason ?? null, names: namesIn(draft, offers),
    })),
    published: await listPublished(context.db, round.id),
  };
}

async function requireRound(trx: Db, selectionId: string): Promise<SelectionState & { edition: NonNullable<SelectionState["edition"]> }> {
  const state = await loadState(trx, selectionId);
  if (!state) throw new UserError("unknown-selection");
  if (!state.edition) throw new UserError("round-not-published");
  return { ...state, edition: state.edition };
}

async function requireQuestion(trx: Db, roundId: string, id: string): Promise<VendorQuestion> {
  const question = (await listQuestions(trx, roundId)).find((one) => one.id === id);
  if (!question) throw new UserError("unknown-question");
  return question;
}

/** Sets until when vendors may ask: a wall-clock time in the edition's time zone, not after the deadline for answers. */
export async function setQuestionPeriod(context: Context, selectionId: string, { closes }: { closes: string }): Promise<void> {
  await change(context, { selection: selectionId, action: "question-period" }, async ({ trx, at, record }) => {
    const { edition, round } = await requireRound(trx, selectionId);
    const closesAt = instantOf(closes, edition.timeZone);
    if (closesAt > edition.deadline) throw new UserError("question-period");
    const before = await findQuestionPeriod(trx, round.id);
    await setPeriod(trx, round.id, closesAt, at, context.actor.id);
    await record({ subject: round.id, before: { closesAt: before }, after: { closesAt } });
  });
}

/** Notes a question that came in otherwise than through a link, from one of the vendors or from nobody in particular. */
export async function noteQuestion(
  context: Context, selectionId: string, { vendorId, channel, text }: { vendorId: string | null; channel: Exclude<QuestionChannel, "link">; text: string },
): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "question-note" }, async ({ trx, at, record }) => {
    const { round, offers } = await requireRound(trx, selectionId);
    if (vendorId !== null && !offers.some(({ id }) => id === vendorId)) throw new UserError("unknown-vendor");
    const id = context.newId();
    const number = await insertQuestion(trx, { id, roundId: round.id, vendorId, channel, text, at, by: context.actor.id });
    await record({ subject: id, after: { number, channel, vendor: vendorId } });
    return { id };
  });
}

/**
 * Keeps the text for all vendors: the question as they will read it, and its answer. What others changed since the form was
 * loaded stays; throws `EditConflictError` where both changed the same.
 */
export async function saveQuestion(context: Context, selectionId: string, questionId: string, posted: PublicText, loaded: LoadedForm | null = null): Promise<void> {
  await change(context, { selection: selectionId, action: "question-draft" }, async ({ trx, record }) => {
    const { round } = await requireRound(trx, selectionId);
    const question = await requireQuestion(trx, round.id, questionId);
    const trail = { selection: selectionId, actions: ["question-draft"] as const, subject: questionId };
    const draft = publicTextSchema.parse(await settle(trx, context.actor.id, trail, loaded, { ...question.draft }, { ...posted }));
    if (draft.question === question.draft.question && draft.answer === question.draft.answer) return;
    const version = question.version + 1;
    await saveQuestionDraft(trx, questionId, draft, version);
    // Not the words: before they are anonymous they may say who asked.
    await record({ subject: questionId, after: { number: question.number, version, answered: draft.answer.trim() !== "" } });
  });
}

/** Keeps a question out of the list, with the reason that its vendor reads; null takes that back. */
export async function dismissQuestion(context: Context, selectionId: string, questionId: string, reason: string | null): Promise<void> {
  await change(context, { selection: selectionId, action: "question-dismiss" }, async ({ trx, at, record }) => {
    const { round } = await requireRound(trx, selectionId);
    const question = await requireQuestion(trx, round.id, questionId);
    if (question.published) throw new UserError("question-published");
    if (reason !== null && reason.trim() === "") throw new UserError("reason-needed");
    await dismiss(trx, questionId, reason === null ? null : { at, reason: reason.trim() });
    await record({ subject: questionId, after: { number: question.number, dismissed: reason !== null } });
  });
}

/**
 * Publishes to all vendors what is answered, and corrections of what was published, and tells them by mail. Throws
 * `UserError` "question-names" while a text holds words by which a vendor can be known, unless `despite` says that those
 * were looked at.
 */
export async function publishQuestions(context: Context, selectionId: string, { despite }: { despite: boolean }): Promise<{ count: number; told: number }> {
  return change(context, { selection: selectionId, action: "question-publish" }, async ({ trx, at, record }) => {
    const { round, offers, edition } = await requireRound(trx, selectionId);
    const ready = (await listQuestions(trx, round.id))
      .filter(({ draft, published, dismissed }) => mayPublish(questionState({ draft, published, dismissed: dismissed !== null }), draft));
    if (ready.length === 0) throw new UserError("question-none");
    const named = ready.filter(({ draft }) => namesIn(draft, offers).length > 0);
    if (named.length > 0 && !despite) throw new UserError("question-names", { count: named.length });
    const published = await publish(trx, ready, at, context.actor.id);
    const told = await notifyVendors(trx, context, selectionId, edition, offers, { kind: "questions", count: published.length });
    for (const { questionId, number, revision, question, answer } of published) await record({ subject: questionId, after: { number, revision, question, answer, despite: named.some(({ id }) => id === questionId) } });
    return { count: published.length, told };
  });
}
