import { z } from "zod";

import { instantOf } from "~/domain/edition/draft";
import { languageSchema } from "~/domain/language";
import type { Language } from "~/domain/language";
import { invitedPeople, mostInvited } from "~/domain/respondents/invited";
import { UserError } from "~/domain/user-error";
import { translator } from "~/i18n/translate";
import { formatInstant } from "~/i18n/format";
import { insertRespondentLink, revokeRespondentLinks } from "~db/respondent-links";
import { insertRespondent, listRespondents, updateRespondent } from "~db/respondents";
import type { Respondent } from "~db/respondents";
import { currentRound } from "~db/rounds";
import type { Db } from "~db/schema";
import type { Selection } from "~db/selections";

import { queueNotice } from "../accounts/mail-queue";
import { requireSelection } from "../change-selection";
import { change } from "../context.server";
import type { Context, Work } from "../context.server";
import { newToken, tokenHash } from "../token.server";
import { requireRespondent } from "./own-copy";

/** The longest that a personal link may hold, and how long it does unless the lead says otherwise. */
const longestMs = 400 * 86_400_000;
export const defaultLinkDays = 30;

/** Where a respondent fills in the checklist. */
export const respondPath = (token: string) => `/respond/${token}`;

export const invitationSchema = z.object({ people: z.string().trim().min(1).max(20_000), language: languageSchema, lastDay: z.iso.date() });

/** A personal link right after it was made: the only time that its token can be seen. */
export interface HandedRespondentLink {
  respondentId: string;
  name: string;
  email: string | null;
  language: Language;
  path: string;
}

/**
 * Asks people to fill in the checklist, each through a personal link of their own: one a line, with an e-mail address where
 * the link is to be mailed. Who was asked before under the same address is not asked again. Throws `UserError` naming the
 * first line that names nobody, and then asks nobody.
 */
export async function inviteRespondents(context: Context, selectionId: string, invitation: z.infer<typeof invitationSchema>): Promise<{ links: HandedRespondentLink[]; known: string[] }> {
  return change(context, { selection: selectionId, action: "respondent-invite", also: ["respondent-link-create"] }, async (work) => {
    const { trx, at, record } = work;
    const selection = await requireSelection(trx, selectionId);
    const { people, wrong } = invitedPeople(invitation.people);
    if (wrong.length > 0) throw new UserError("invited-line", { line: wrong[0]!.slice(0, 80) });
    if (people.length > mostInvited) throw new UserError("invited-many", { count: mostInvited });
    const expiresAt = await endOfDay(trx, selectionId, invitation.lastDay, at);
    const before = new Set((await listRespondents(trx, selectionId)).flatMap(({ email }) => email ?? []));
    const links: HandedRespondentLink[] = [];
    for (const person of people.filter(({ email }) => email === null || !before.has(email))) {
      const id = context.newId();
      const respondent = { id, selectionId, userId: null, ...person, language: invitation.language };
      await insertRespondent(trx, { ...respondent, createdAt: at, createdBy: context.actor.id });
      await record({ subject: id });
      links.push(await makeLink(context, work, selection, respondent, expiresAt));
    }
    return { links, known: people.filter(({ email }) => email !== null && before.has(email)).map(({ name }) => name) };
  });
}

/** Makes a new personal link for a respondent; the ones before it open nothing any more. */
export async function renewRespondentLink(context: Context, selectionId: string, respondentId: string, lastDay: string): Promise<HandedRespondentLink> {
  return change(context, { selection: selectionId, action: "respondent-link-create", also: ["respondent-link-revoke"] }, async (work) => {
    const { trx, at, record } = work;
    const selection = await requireSelection(trx, selectionId);
    const respondent = await requireRespondent(trx, selectionId, respondentId);
    if (respondent.withdrawnAt !== null) throw new UserError("respondent-withdrawn");
    if (respondent.userId !== null) throw new UserError("respondent-account", { name: respondent.name });
    const expiresAt = await endOfDay(trx, selectionId, lastDay, at);
    for (const old of await revokeRespondentLinks(trx, respondentId, at)) await record({ action: "respondent-link-revoke", subject: old, after: { respondent: respondentId, replaced: true } });
    return makeLink(context, work, selection, respondent, expiresAt);
  });
}

/** Takes back what opens a respondent's copy; what was filled in goes on counting. */
export async function revokeRespondentLink(context: Context, selectionId: string, respondentId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "respondent-link-revoke" }, async ({ trx, at, record }) => {
    await requireRespondent(trx, selectionId, respondentId);
    for (const link of await revokeRespondentLinks(trx, respondentId, at)) await record({ subject: link, after: { respondent: respondentId } });
  });
}

/** Takes a copy out of the count; it is kept, and can come back. */
export async function withdrawRespondent(context: Context, selectionId: string, respondentId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "respondent-withdraw" }, async ({ trx, at, record }) => {
    if ((await requireRespondent(trx, selectionId, respondentId)).withdrawnAt !== null) return;
    await updateRespondent(trx, respondentId, { withdrawnAt: at });
    await record({ subject: respondentId });
  });
}

/** Lets a copy count again. A link that holds opens it again too. */
export async function restoreRespondent(context: Context, selectionId: string, respondentId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "respondent-restore" }, async ({ trx, record }) => {
    if ((await requireRespondent(trx, selectionId, respondentId)).withdrawnAt === null) return;
    await updateRespondent(trx, respondentId, { withdrawnAt: null });
    await record({ subject: respondentId });
  });
}

async function endOfDay(trx: Db, selectionId: string, day: string, at: string): Promise<string> {
  const end = instantOf(`${day}T23:59`, (await currentRound(trx, selectionId))!.draft.timeZone);
  const holds = Date.parse(end) - Date.parse(at);
  if (!(holds > 0 && holds <= longestMs)) throw new UserError("link-end");
  return end;
}

async function makeLink(
  context: Context, { trx, at, record }: Work, selection: Selection, respondent: Pick<Respondent, "id" | "name" | "email" | "language">, expiresAt: string,
): Promise<HandedRespondentLink> {
  const { id, name, email, language } = respondent;
  const token = newToken();
  const linkId = context.newId();
  await insertRespondentLink(trx, { id: linkId, respondentId: id, tokenHash: tokenHash(token), createdAt: at, createdBy: context.actor.id, expiresAt });
  await record({ action: "respondent-link-create", subject: linkId, after: { respondent: id, expiresAt } });
  const path = respondPath(token);
  if (email !== null) {
    const t = translator(language);
    const values = { name, by: context.actor.name, selection: selection.name, organisation: selection.organisation, until: formatInstant(language, expiresAt), link: "{{link}}" };
    await queueNotice(trx, context, {
      to: email, userId: null, selectionId: selection.id, path,
      subject: t("interface.respondents.mail.subject", values), text: t("interface.respondents.mail.text", values),
    });
  }
  return { respondentId: id, name, email, language, path };
}
