import { covered, tracesIn } from "~/domain/sealing/name-traces";
import { UserError } from "~/domain/user-error";
import { insertErasure } from "~db/erasure";
import { allMails, deleteMails } from "~db/outgoing-mail";
import { eraseCopies } from "~db/respondents";
import type { Db } from "~db/schema";

import { mailContent } from "../accounts/mail-queue";
import { change } from "../context.server";
import type { Context } from "../context.server";
import { requireRespondent } from "./own-copy";

/**
 * Erases who filled in a checklist through a personal link: name, address, remarks, files and mails; the link opens nothing
 * any more. What was ticked goes on counting, unless the copy is withdrawn as well. Who has an account is erased with it, by
 * an administrator (`erasePerson`). Throws `UserError` for that, for who was erased already, and without a reason.
 */
export async function eraseRespondent(context: Context, selectionId: string, respondentId: string, input: { reason: string }): Promise<void> {
  await change(context, { selection: selectionId, action: "respondent-erase" }, async ({ trx, at, record }) => {
    const respondent = await requireRespondent(trx, selectionId, respondentId);
    if (respondent.userId !== null) throw new UserError("respondent-erase-account");
    if (respondent.name === "") throw new UserError("respondent-erased");
    const names = [respondent.name, respondent.email ?? ""].filter((text) => text.length >= 4).map((text) => text.toLowerCase()).sort((a, b) => b.length - a.length);
    const reason = covered(input.reason.trim(), names);
    if (reason === "") throw new UserError("reason-needed");
    await insertErasure(trx, { id: context.newId(), selectionId, kind: "person", subject: respondentId, reason, at, by: context.actor.id });
    const gone = await eraseCopies(trx, [respondentId], at);
    await eraseMails(trx, selectionId, respondent.email, names);
    await record({ subject: respondentId, after: { reason, ...gone } });
  });
}

/** Mails of the selection to the respondent, and those that name the respondent to others. */
async function eraseMails(trx: Db, selectionId: string, email: string | null, names: readonly string[]): Promise<void> {
  const telling = (await allMails(trx, selectionId)).filter((mail) => {
    if (email !== null && mail.recipient.toLowerCase() === email.toLowerCase()) return true;
    const content = mailContent(mail, "https://example.org");
    return content !== null && tracesIn(`${content.subject}\n${content.text}`, names).length > 0;
  });
  await deleteMails(trx, telling.map(({ id }) => id));
}
