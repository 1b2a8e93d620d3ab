import { itemsOfKind } from "~/domain/content/pack";
import { canonicalJson } from "~/domain/canonical-json";
import type { EditConflict } from "~/domain/edit-conflict";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { answerFields, answersOfFields, emptyAnswer } from "~/domain/respondents/own-answer";
import type { OwnAnswer } from "~/domain/respondents/own-answer";
import type { OwnChecklistView } from "~/domain/respondents/own-view";
import { settleEdits } from "~/domain/settle-edits";
import { loadAnswers, saveAnswers, updateRespondent } from "~db/respondents";
import { findSelection, loadPackOf } from "~db/selections";

import { requireSelection } from "../change-selection";
import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { findOwnCopy, openOwnCopy, requireItems, requireOwnCopy } from "./own-copy";

/** The own copy of the checklist of who acts. */
export async function loadOwnChecklist(context: Context, selectionId: string): Promise<OwnChecklistView> {
  await look(context, selectionId, "view-own-checklist");
  const { db, actor } = context;
  const selection = (await findSelection(db, selectionId))!;
  const pack = await loadPackOf(db, selection);
  const own = await findOwnCopy(db, context, selectionId);
  const answers = own ? (await loadAnswers(db, [own.id])).get(own.id)! : new Map<string, OwnAnswer>();
  return {
    selection: { id: selection.id, name: selection.name, organisation: selection.organisation },
    name: own?.name ?? actor.name, language: own?.language ?? null, doneAt: own?.doneAt ?? null, withdrawn: Boolean(own?.withdrawnAt),
    open: selection.stage === "intake" || selection.stage === "rounds",
    pack: { aim: pack.aim, functions: pack.functions },
    objectives: itemsOfKind(pack, "objective"),
    wishes: itemsOfKind(pack, "wish"),
    answers: Object.fromEntries(answers),
  };
}

/**
 * Writes any number of own answers. `base` are the answers as they were shown when these were given: what was changed in
 * another window since stays, and what both changed to different things is given back to choose from, with the other kept.
 * The trail says that something was saved, not what: that is the respondent's own.
 */
export async function saveOwnAnswers(context: Context, selectionId: string, answers: readonly OwnAnswer[], base: readonly OwnAnswer[] = []): Promise<EditConflict | null> {
  return change(context, { selection: selectionId, action: "checklist-save" }, async ({ trx, at, record }) => {
    const selection = await requireSelection(trx, selectionId);
    requireItems(await loadPackOf(trx, selection), answers.map(({ item }) => item));
    const known = await openOwnCopy(trx, context, selectionId);
    const before = known ? (await loadAnswers(trx, [known.id])).get(known.id)! : new Map<string, OwnAnswer>();
    const last = new Map(answers.map((answer) => [answer.item, answer]));
    const loaded = answerFields(base.filter(({ item }) => last.has(item)));
    const yours = answerFields([...last.values()]);
    const theirs = answerFields(base.filter(({ item }) => last.has(item)).map(({ item }) => before.get(item) ?? emptyAnswer(item)));
    const { merged, disputed } = settleEdits({ base: loaded, choices: {} }, theirs, yours);
    const settled = answersOfFields(last.keys(), { ...yours, ...merged });
    const changed = settled.filter((answer) => canonicalJson(before.get(answer.item) ?? null) !== canonicalJson(answer));
    if (changed.length > 0) {
      // Made with the first thing that is said: a copy in which nothing stands would be a change that the trail does not tell.
      const own = known ?? (await requireOwnCopy(trx, context, selectionId, at));
      await saveAnswers(trx, own.id, changed, at);
      await updateRespondent(trx, own.id, { lastSavedAt: at });
      await record({ subject: own.id, after: { answers: changed.length, hash: sha256(canonicalJson({ respondent: own.id, changed })) } });
    }
    return disputed.length === 0 ? null : { by: null, at: null, disputed, base: loaded, yours };
  });
}

/** Says that the own copy is finished, or that it is not after all. */
export async function setOwnDone(context: Context, selectionId: string, done: boolean): Promise<void> {
  await change(context, { selection: selectionId, action: "checklist-done" }, async ({ trx, at, record }) => {
    const known = await openOwnCopy(trx, context, selectionId);
    if ((known !== null && known.doneAt !== null) === done) return;
    const own = known ?? (await requireOwnCopy(trx, context, selectionId, at));
    await updateRespondent(trx, own.id, { doneAt: done ? at : null });
    await record({ subject: own.id, after: { done } });
  });
}
