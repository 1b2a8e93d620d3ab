import { instantOf } from "~/domain/edition/draft";
import { clarificationCode, takesClarifications } from "~/domain/responses/clarification";
import { UserError } from "~/domain/user-error";
import {
  deleteDraft, deleteQuestion, findClarification, insertClarification, insertQuestion, listClarifications, sendDraft, updateQuestion, withdrawClarification as withdraw,
} from "~db/clarifications";
import type { Clarification } from "~db/clarifications";
import { findEdition } from "~db/editions";
import type { Db } from "~db/schema";
import { currentSubmissions } from "~db/submissions";

import { notifyVendors } from "./accounts/vendor-notice";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { pricesKept, pricesOf } from "./sealing";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

/** The selection while its round can ask vendors for clarification. */
async function requireAsking(trx: Db, selectionId: string): Promise<SelectionState> {
  const state = await loadState(trx, selectionId);
  if (!state) throw new UserError("unknown-selection");
  if (!state.edition) throw new UserError("round-not-published");
  if (!takesClarifications(state.round.stage)) throw new UserError("round-closed");
  return state;
}

async function requireDraft(trx: Db, state: SelectionState, questionId: string): Promise<Clarification> {
  const draft = (await listClarifications(trx, state.round.id)).find(({ sent, questions }) => sent === null && questions.some(({ id }) => id === questionId));
  if (!draft) throw new UserError("clarification-sent");
  return draft;
}

/**
 * Adds a question to what a vendor will be asked, about one of the requirements that it answered or, with null, about its
 * offer as a whole; nothing reaches the vendor before `sendClarification`. A requirement is asked about once in a batch:
 * a second question about it goes on under the first.
 */
export async function addClarificationQuestion(
  context: Context, selectionId: string, vendorId: string, { requirementId, text }: { requirementId: string | null; text: string },
): Promise<void> {
  await change(context, { selection: selectionId, action: "clarification-draft" }, async ({ trx, at, record }) => {
    const state = await requireAsking(trx, selectionId);
    if (!state.offers.some(({ id }) => id === vendorId)) throw new UserError("unknown-vendor");
    if (requirementId !== null) {
      const current = (await currentSubmissions(trx, state.round.id)).get(vendorId);
      if (!current) throw new UserError("clarification-no-answers");
      const edition = await findEdition(trx, selectionId, current.editionId);
      if (!edition?.requirements.some(({ id }) => id === requirementId)) throw new UserError("unknown-requirement", { requirement: requirementId });
      // Nobody knows yet what was answered, and the answer would be open to all.
      if (pricesOf(edition).has(requirementId) && (await pricesKept(trx, state))) throw new UserError("clarification-price");
    }
    const all = await listClarifications(trx, state.round.id);
    const draft = all.find((one) => one.vendorId === vendorId && one.sent === null);
    const id = draft?.id ?? context.newId();
    if (!draft) await insertClarification(trx, { id, roundId: state.round.id, vendorId, at, by: context.actor.id });
    const same = requirementId === null ? undefined : draft?.questions.find(({ requirement }) => requirement === requirementId);
    if (same) await updateQuestion(trx, same.id, `${same.text}\n${text}`);
    else await insertQuestion(trx, id, { id: context.newId(), requirement: requirementId, text });
    await record({ subject: id, after: { vendor: vendorId, requirement: requirementId, text } });
  });
}

/** Changes a question that was not sent yet, or takes it out with null; with its last question the draft goes. */
export async function changeClarificationQuestion(context: Context, selectionId: string, questionId: string, text: string | null): Promise<void> {
  await change(context, { selection: selectionId, action: "clarification-draft" }, async ({ trx, record }) => {
    const draft = await requireDraft(trx, await requireAsking(trx, selectionId), questionId);
    const question = draft.questions.find(({ id }) => id === questionId)!;
    if (text !== null) await updateQuestion(trx, questionId, text);
    else if (draft.questions.length > 1) await deleteQuestion(trx, questionId);
    else await deleteDraft(trx, draft.id);
    await record({ subject: draft.id, before: { text: question.text }, after: { requirement: question.requirement, text } });
  });
}

/**
 * Sends what was drafted for a vendor: from then on the vendor sees it behind its link. `due` is a wall-clock time in the
 * edition's time zone, and must be to come. The questions are about the answers that count at this moment.
 */
export async function sendClarification(context: Context, selectionId: string, vendorId: string, { due }: { due: string }): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "clarification-ask" }, async ({ trx, at, record }) => {
    const state = await requireAsking(trx, selectionId);
    const draft = (await listClarifications(trx, state.round.id)).find((one) => one.vendorId === vendorId && one.sent === null);
    if (!draft) throw new UserError("clarification-sent");
    if (!state.offers.some(({ id }) => id === vendorId)) throw new UserError("unknown-vendor");
    const dueAt = instantOf(due, state.edition!.timeZone);
    if (dueAt <= at) throw new UserError("clarification-due");
    const about = (await currentSubmissions(trx, state.round.id)).get(vendorId);
    const editionId = about?.editionId ?? state.edition!.id;
    const edition = (await findEdition(trx, selectionId, editionId))!;
    // A newer answer may have come to an edition that no longer asks what was drafted.
    const gone = draft.questions.find(({ requirement }) => requirement !== null && !edition.requirements.some(({ id }) => id === requirement));
    if (gone) throw new UserError("clarification-gone", { edition: edition.code });
    const number = await sendDraft(trx, draft, { editionId, aboutId: about?.id ?? null, dueAt, sentAt: at, by: context.actor.id });
    await notifyVendors(trx, context, selectionId, edition, state.offers.filter(({ id }) => id === vendorId), { kind: "clarification", code: clarificationCode(edition.code, number), dueAt });
    await record({
      subject: draft.id,
      after: { vendor: vendorId, number, edition: editionId, about: about?.id ?? null, dueAt, questions: draft.questions },
    });
    return { id: draft.id };
  });
}

/** Takes back what a vendor was asked; what it sent stays, but no longer counts by itself. */
export async function withdrawClarification(context: Context, selectionId: string, clarificationId: string, reason: string): Promise<void> {
  await change(context, { selection: selectionId, action: "clarification-withdraw" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    const clarification = await findClarification(trx, clarificationId);
    if (!state || !clarification?.sent || clarification.roundId !== state.round.id) throw new UserError("unknown-clarification");
    if (clarification.withdrawn) throw new UserError("clarification-withdrawn");
    if (reason.trim() === "") throw new UserError("reason-needed");
    await withdraw(trx, clarificationId, { at, by: context.actor.id, reason });
    await record({ subject: clarificationId, after: { vendor: clarification.vendorId, reason } });
  });
}
