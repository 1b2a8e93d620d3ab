import { canonicalJson } from "~/domain/canonical-json";
import { lineFields, partFields, withFields } from "~/domain/form-lines";
import { actionParts } from "~/domain/readiness/answer";
import type { ActionContent, ReadinessAction } from "~/domain/readiness/answer";
import { ownQuestions } from "~/domain/readiness/readiness-state";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { listReadinessActions, saveReadinessAction, setReadinessActionRemoved } from "~db/readiness";
import { loadPackOf } from "~db/selections";

import { requireSelection } from "./change-selection";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { settle } from "./settle.server";

function unknownAction(): never {
  throw new UserError("unknown-readiness-action");
}

/** Makes an action of the answer to a question, or one of its own (null). Throws `UserError` for a question that there is not. */
export async function addReadinessAction(context: Context, selectionId: string, question: string | null, text = ""): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "readiness-save" }, async ({ trx, at, record }) => {
    const pack = await loadPackOf(trx, await requireSelection(trx, selectionId));
    if (question !== null && !ownQuestions(pack).some(({ id }) => id === question)) throw new UserError("unknown-readiness-question");
    const action: ReadinessAction = { id: context.newId(), question, text, owner: "", due: null, state: "open" };
    await saveReadinessAction(trx, selectionId, action, at);
    await record({ subject: selectionId, after: [action] });
    return { id: action.id };
  });
}

/**
 * Keeps parts of actions, by id. What others changed since the form was loaded stays; throws `EditConflictError` where both
 * changed the same, and `UserError` for an action that there is not. One that somebody else took out meanwhile comes back
 * with what was changed in it.
 */
export async function saveReadinessActions(context: Context, selectionId: string, posted: Readonly<Record<string, Partial<ActionContent>>>, loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "readiness-save" }, async ({ trx, at, record }) => {
    const all = (await listReadinessActions(trx, selectionId)).map(({ removed: _, ...action }) => action);
    const before = Object.keys(posted).map((id) => all.find((action) => action.id === id) ?? unknownAction());
    const trail = { selection: selectionId, actions: ["readiness-save"] as const };
    const fields = await settle(trx, context.actor.id, trail, loaded, lineFields(before, actionParts), partFields(posted));
    const changed = withFields(before, actionParts, fields).filter((action, index) => canonicalJson(action) !== canonicalJson(before[index]));
    if (changed.length === 0) return { changed: false };
    for (const action of changed) await saveReadinessAction(trx, selectionId, action, at);
    await record({ subject: selectionId, before: before.filter(({ id }) => changed.some((action) => action.id === id)), after: changed });
    return { changed: true };
  });
}

/** Takes an action out, or brings it back. Throws `UserError` where there is none of this id. */
export async function setReadinessAction(context: Context, selectionId: string, id: string, removed: boolean): Promise<void> {
  await change(context, { selection: selectionId, action: "readiness-save" }, async ({ trx, at, record }) => {
    const action = (await listReadinessActions(trx, selectionId)).find((one) => one.id === id) ?? unknownAction();
    await setReadinessActionRemoved(trx, selectionId, id, removed ? at : null);
    await record({ subject: selectionId, before: [action], after: [{ ...action, removed }] });
  });
}
