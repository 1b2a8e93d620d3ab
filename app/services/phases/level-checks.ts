import { canonicalJson } from "~/domain/canonical-json";
import { isAtOrBelow } from "~/domain/content/guidance";
import type { ContentItem } from "~/domain/content/pack";
import { emptyLevelCheck, levelFields, levelSubjectSchema, levelsOfFields } from "~/domain/phases/level-check";
import type { LevelCheck, LevelSubject } from "~/domain/phases/level-check";
import type { LoadedForm } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { levelChecksOf, saveLevelCheck as store } from "~db/level-checks";
import { findSelection, loadPackOf } from "~db/selections";

import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { settle } from "../settle.server";

/** The checks at three levels that were made on one kind of subject, by the subject's id. */
export async function loadLevelChecks(context: Context, selectionId: string, kind: LevelSubject["kind"]): Promise<Record<string, LevelCheck>> {
  await look(context, selectionId, "view-phases");
  return Object.fromEntries(await levelChecksOf(context.db, selectionId, kind));
}

export interface LevelCheckView {
  subject: LevelSubject;
  check: LevelCheck;
  /** The item of the pack that is looked at; null for what was made in the selection itself. */
  item: ContentItem | null;
  /** The guide's advice on levels, with its worked example. */
  advice: ContentItem[];
  mayChange: boolean;
}

/** The check of one subject, with the advice that it follows; null for a kind of subject that cannot be checked. */
export async function loadLevelCheck(context: Context, selectionId: string, of: { kind: string; id: string }): Promise<LevelCheckView | null> {
  const standing = await look(context, selectionId, "view-phases");
  const { data: subject } = levelSubjectSchema.safeParse(of);
  if (!subject) return null;
  const pack = await loadPackOf(context.db, (await findSelection(context.db, selectionId))!);
  const items = pack.items.filter((item): item is ContentItem => item.kind !== "requirement");
  return {
    subject,
    check: (await levelChecksOf(context.db, selectionId, subject.kind)).get(subject.id) ?? emptyLevelCheck,
    item: items.find((item) => item.id === subject.id && (item.kind === "wish" || item.kind === "objective")) ?? null,
    advice: levelAdvice.flatMap((top) => items.filter((item) => isAtOrBelow(item.id, top))),
    mayChange: standing.roles.has("lead"),
  };
}

/** Items of the CRM pack that tell of the three levels. */
const levelAdvice = ["tno.tip.1", "tno.example"];

/**
 * Keeps a check at three levels. What others changed since it was loaded stays; throws `EditConflictError` where both
 * changed the same, and `UserError` for a kind that cannot be checked, or a wish that the selection does not have.
 */
export async function saveLevelCheck(context: Context, selectionId: string, of: { kind: string; id: string }, posted: LevelCheck, loaded: LoadedForm | null = null): Promise<{ changed: boolean }> {
  return change(context, { selection: selectionId, action: "level-check-save" }, async ({ trx, at, record }) => {
    const { data: subject } = levelSubjectSchema.safeParse(of);
    if (!subject) throw new UserError("unknown-item", { item: `${of.kind} ${of.id}` });
    const pack = await loadPackOf(trx, (await findSelection(trx, selectionId))!);
    if (subject.kind === "wish" && !pack.items.some((item) => item.kind === "wish" && item.id === subject.id)) throw new UserError("unknown-item", { item: subject.id });
    const name = `${subject.kind}:${subject.id}`;
    const before = (await levelChecksOf(trx, selectionId, subject.kind)).get(subject.id) ?? emptyLevelCheck;
    const trail = { selection: selectionId, actions: ["level-check-save"] as const, subject: name };
    const after = levelsOfFields(await settle(trx, context.actor.id, trail, loaded, levelFields(before), levelFields(posted)));
    if (canonicalJson(before) === canonicalJson(after)) return { changed: false };
    await store(trx, selectionId, subject, after, at);
    await record({ subject: name, before, after });
    return { changed: true };
  });
}
