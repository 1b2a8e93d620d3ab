import { covered, tracesIn } from "~/domain/sealing/name-traces";
import { UserError } from "~/domain/user-error";
import { eraseAuditDetailsWith, erasePersonTexts, insertErasure } from "~db/erasure";
import { listOpeningsBy, replaceReport } from "~db/openings";
import { allMails, deleteMails } from "~db/outgoing-mail";
import { currentRound, saveDraft } from "~db/rounds";
import { copiesOfPerson, eraseCopies } from "~db/respondents";
import type { Db } from "~db/schema";
import { listSelections } from "~db/selections";
import { findUser, tombstoneUser } from "~db/users";

import { mailContent } from "./accounts/mail-queue";
import { change } from "./context.server";
import type { Context } from "./context.server";

/**
 * Erases the data of a person with an account: name, e-mail address, sessions, what was declared, remarks and files with
 * checklists, also those that came through a link to the same address. What the person did stays in the trail under an id
 * that names nobody any more. Throws `UserError` for oneself, an unknown person or without a reason.
 */
export async function erasePerson(context: Context, userId: string, input: { reason: string }): Promise<void> {
  await change(context, { selection: null, action: "person-erase" }, async ({ trx, at, record }) => {
    const reason = input.reason.trim();
    if (reason === "") throw new UserError("reason-needed");
    if (userId === context.actor.id) throw new UserError("erase-self");
    const user = await findUser(trx, userId);
    if (!user || user.email === null) throw new UserError("unknown-person");
    const names = [user.name, user.email].filter((text) => text.length >= 4).map((text) => text.toLowerCase()).sort((a, b) => b.length - a.length);
    const kept = covered(reason, names);
    // First, because only what was erased on record lets go of its names.
    await insertErasure(trx, { id: context.newId(), selectionId: null, kind: "person", subject: userId, reason: kept, at, by: context.actor.id });
    await tombstoneUser(trx, userId, at);
    await erasePersonTexts(trx, userId, at);
    await eraseCopies(trx, await copiesOfPerson(trx, userId, user.email), at);
    await eraseMails(trx, user.id, user.email, names);
    const openings = await openingsWithout(trx, userId, at);
    await forgetContact(trx, user.email, at);
    await record({ subject: userId, after: { reason: kept, openings } });
  });
}

/** Mails to the person, and those that name the person to others. */
async function eraseMails(trx: Db, userId: string, email: string, names: readonly string[]): Promise<void> {
  const telling = (await allMails(trx, null)).filter((mail) => {
    if (mail.userId === userId || mail.recipient === email) return true;
    const content = mailContent(mail, "https://example.org");
    return content !== null && tracesIn(`${content.subject}\n${content.text}`, names).length > 0;
  });
  await deleteMails(trx, telling.map(({ id }) => id));
}

/** Reports of openings without the person's name; their minutes are made anew from them. */
async function openingsWithout(trx: Db, userId: string, at: string) {
  const replaced: { opening: string; before: string; hash: string }[] = [];
  for (const opening of await listOpeningsBy(trx, userId)) {
    if (!opening.report) continue;
    const report = { ...opening.report, confirmations: opening.report.confirmations.map((one) => (one.user === userId ? { ...one, name: "" } : one)) };
    const { before, after } = await replaceReport(trx, opening, report, at);
    if (after !== before) replaced.push({ opening: opening.id, before, hash: after });
  }
  return replaced;
}

/** The person as whom vendors can turn to, in drafts; what was published to vendors stays as it was sent. */
async function forgetContact(trx: Db, email: string, at: string): Promise<void> {
  const isTheirs = (address: string) => address.trim().toLowerCase() === email;
  for (const { id } of [...(await listSelections(trx, "current")), ...(await listSelections(trx, "archived"))]) {
    const round = await currentRound(trx, id);
    if (round && isTheirs(round.draft.contact.email)) await saveDraft(trx, round.id, { ...round.draft, contact: { name: "", email: "" } });
  }
  await eraseAuditDetailsWith(trx, null, ["draft-save"], (detail) => detail.toLowerCase().includes(email), at);
}
