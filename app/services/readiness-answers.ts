import { canonicalJson } from "~/domain/canonical-json";
import { lineFields, partFields, withFields } from "~/domain/form-lines";
import { answerParts, emptyAnswer } from "~/domain/readiness/answer";
import type { AnswerContent, ReadinessAnswer } from "~/domain/readiness/answer";
import { kindOf, toneOf } from "~/domain/readiness/answer-kinds";
import { ownQuestions } from "~/domain/readiness/readiness-state";
import type { ReadinessSection, ReadinessState } from "~/domain/readiness/readiness-state";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { listReadinessAnswers, saveReadinessAnswer } from "~db/readiness";
import { listMembers } from "~db/members";
import { findSelection, loadPackOf } from "~db/selections";
import type { Db } from "~db/schema";

import { requireSelection } from "./change-selection";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadReadinessState } from "./readiness-state";
import { settle } from "./settle.server";

export interface ReadinessView extends ReadinessState {
  /** Names to offer as an owner; any other can be typed. */
  names: string[];
  mayChange: boolean;
}

/** What the organisation is asked about its fit and readiness, with open points and needs for a partner. */
export async function loadReadiness(context: Context, selectionId: string): Promise<ReadinessView> {
  const standing = await look(context, selectionId, "view-readiness");
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  return {
    ...(await loadReadinessState(context.db, selectionId, pack, context.now().toISOString().slice(0, 10))),
    names: await memberNames(context.db, selectionId), mayChange: standing.roles.has("lead"),
  };
}

/** Names of who takes part in a selection. For services: whoever calls it has asked whether its reader may look. */
export async function memberNames(db: Db, selectionId: string): Promise<string[]> {
  return [...new Set((await listMembers(db, selectionId)).map(({ user }) => user.name))].sort();
}

export interface ReadinessPage extends ReadinessView {
  section: ReadinessSection;
}

/** One section of the questions among the others; null where the pack has none of this id. */
export async function loadReadinessSection(context: Context, selectionId: string, sectionId: string): Promise<ReadinessPage | null> {
  const view = await loadReadiness(context, selectionId);
  const section = view.sections.find(({ id }) => id === sectionId);
  return section ? { ...view, section } : null;
}

/**
 * Keeps parts of answers, by question. What others changed since the form was loaded stays; throws `EditConflictError`
 * where both changed the same, and `UserError` for a question or an answer to choose that there is not.
 */
export async function saveReadiness(context: Context, selectionId: string, posted: Readonly<Record<string, Partial<AnswerContent>>>, loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "readiness-save" }, async ({ trx, at, record }) => {
    const known = new Set(ownQuestions(await loadPackOf(trx, await requireSelection(trx, selectionId))).map(({ id }) => id));
    for (const [id, { value }] of Object.entries(posted)) {
      if (!known.has(id)) throw new UserError("unknown-readiness-question");
      if (value && toneOf(kindOf(id), value) === null) throw new UserError("unknown-answer");
    }
    const given = await listReadinessAnswers(trx, selectionId);
    const before = Object.keys(posted).map((id): ReadinessAnswer => given.find((answer) => answer.id === id) ?? { id, ...emptyAnswer });
    const trail = { selection: selectionId, actions: ["readiness-save"] as const };
    const fields = await settle(trx, context.actor.id, trail, loaded, lineFields(before, answerParts), partFields(posted));
    const changed = withFields(before, answerParts, fields).filter((answer, index) => canonicalJson(answer) !== canonicalJson(before[index]));
    if (changed.length === 0) return { changed: false };
    for (const answer of changed) await saveReadinessAnswer(trx, selectionId, answer, at);
    await record({ subject: selectionId, before: before.filter(({ id }) => changed.some((answer) => answer.id === id)), after: changed });
    return { changed: true };
  });
}
