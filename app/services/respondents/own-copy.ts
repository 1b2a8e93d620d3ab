import type { ContentItem, ContentPack } from "~/domain/content/pack";
import { itemsOfKind } from "~/domain/content/pack";
import { UserError } from "~/domain/user-error";
import { findRespondent, findRespondentOfUser, insertRespondent } from "~db/respondents";
import type { Respondent } from "~db/respondents";
import type { Db } from "~db/schema";
import { findUser } from "~db/users";

import type { Context } from "../context.server";

/** The copy of who acts: by personal link the one that the link is for, by account the own one; null before its first save. */
export function findOwnCopy(db: Db, { actor }: Context, selectionId: string): Promise<Respondent | null> {
  return actor.kind === "respondent" ? findRespondent(db, selectionId, actor.respondentId) : findRespondentOfUser(db, selectionId, actor.id);
}

/** The same, to change it. Throws `UserError` when the lead withdrew it. */
export async function openOwnCopy(db: Db, context: Context, selectionId: string): Promise<Respondent | null> {
  const found = await findOwnCopy(db, context, selectionId);
  if (found?.withdrawnAt) throw new UserError("respondent-withdrawn");
  return found;
}

/** The same, made with the first save of who has an account. */
export async function requireOwnCopy(trx: Db, context: Context, selectionId: string, at: string): Promise<Respondent> {
  const found = await openOwnCopy(trx, context, selectionId);
  if (found) return found;
  const user = await findUser(trx, context.actor.id);
  if (!user) throw new UserError("unknown-respondent");
  const id = context.newId();
  await insertRespondent(trx, { id, selectionId, userId: user.id, name: user.name, email: user.email, language: user.language, createdAt: at, createdBy: user.id });
  return (await findRespondent(trx, selectionId, id))!;
}

/** A respondent of a selection. Throws `UserError` when there is none with this id. */
export async function requireRespondent(db: Db, selectionId: string, respondentId: string): Promise<Respondent> {
  const found = await findRespondent(db, selectionId, respondentId);
  if (!found) throw new UserError("unknown-respondent");
  return found;
}

/** What a checklist asks: the objectives and wishes of a pack, in its order. */
export function checklistItems(pack: Pick<ContentPack, "items">): ContentItem[] {
  return [...itemsOfKind(pack, "objective"), ...itemsOfKind(pack, "wish")];
}

/** Throws `UserError` for an item that the checklist does not have. */
export function requireItems(pack: Pick<ContentPack, "items">, ids: Iterable<string>): void {
  const known = new Set(checklistItems(pack).map(({ id }) => id));
  for (const id of ids) if (!known.has(id)) throw new UserError("unknown-item", { item: id });
}
