import { UserError } from "~/domain/user-error";
import { findMail, listMails, retryMail } from "~db/outgoing-mail";
import type { OutgoingMail } from "~db/outgoing-mail";

import { change, look } from "../context.server";
import type { Context, Work } from "../context.server";
import { environment } from "../environment";
import { mailContent } from "./mail-queue";
import { mailSettings } from "./send-mail";

/** A mail in the outbox; what it says is shown on its own. */
export interface MailView extends Pick<OutgoingMail, "id" | "kind" | "recipient" | "state" | "createdAt" | "sentAt" | "problem"> {
  /** Whether its text is still there to be shown. */
  readable: boolean;
}

export interface Outbox {
  mails: MailView[];
  /** Whether mails go out by themselves. */
  sends: boolean;
}

/** Mails of the installation: invitations by administrators, new passwords. Those of a selection are its lead's. */
export async function loadOutbox(context: Context): Promise<Outbox> {
  await look(context, null, "view-outbox");
  return outboxOf(context, null);
}

/** Mails of a selection. */
export async function loadSelectionOutbox(context: Context, selectionId: string): Promise<Outbox> {
  await look(context, selectionId, "view-outbox");
  return outboxOf(context, selectionId);
}

async function outboxOf({ db }: Context, selectionId: string | null): Promise<Outbox> {
  const mails = await listMails(db, selectionId);
  return {
    sends: mailSettings(environment()) !== null,
    mails: mails.map(({ id, kind, recipient, state, createdAt, sentAt, problem, content }) => ({ id, kind, recipient, state, createdAt, sentAt, problem, readable: content !== null })),
  };
}

/** What a mail says, to hand over. */
export interface ShownMail {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  link: string | null;
}

/**
 * Shows what a mail of the installation says; as a link in it lets somebody in, the trail keeps who looked.
 *
 * @param site where links begin when BASE_URL does not say
 */
export async function showMail(context: Context, mailId: string, site: string): Promise<ShownMail> {
  return change(context, { selection: null, action: "mail-show" }, (work) => show(work, null, mailId, site));
}

/** As `showMail`, of a selection. */
export async function showSelectionMail(context: Context, selectionId: string, mailId: string, site: string): Promise<ShownMail> {
  return change(context, { selection: selectionId, action: "mail-show" }, (work) => show(work, selectionId, mailId, site));
}

async function show({ trx, record }: Work, selectionId: string | null, mailId: string, site: string): Promise<ShownMail> {
  const mail = await requireMail(trx, selectionId, mailId);
  const content = mailContent(mail, environment().BASE_URL ?? site);
  if (!content) throw new UserError("mail-gone");
  await record({ subject: mailId, after: { kind: mail.kind, user: mail.userId } });
  return { id: mailId, recipient: mail.recipient, ...content };
}

/** Lets a mail that was given up go out again. */
export async function sendMailAgain(context: Context, mailId: string): Promise<void> {
  await change(context, { selection: null, action: "mail-retry" }, (work) => retry(work, null, mailId));
}

/** As `sendMailAgain`, of a selection. */
export async function sendSelectionMailAgain(context: Context, selectionId: string, mailId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "mail-retry" }, (work) => retry(work, selectionId, mailId));
}

async function retry({ trx, at, record }: Work, selectionId: string | null, mailId: string): Promise<void> {
  const mail = await requireMail(trx, selectionId, mailId);
  if (mail.state !== "failed") return;
  await retryMail(trx, mailId, at);
  await record({ subject: mailId, after: { kind: mail.kind } });
}

async function requireMail(trx: Work["trx"], selectionId: string | null, mailId: string): Promise<OutgoingMail> {
  const mail = await findMail(trx, mailId);
  if (!mail || mail.selectionId !== selectionId) throw new UserError("mail-gone");
  return mail;
}
