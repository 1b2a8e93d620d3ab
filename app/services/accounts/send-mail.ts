import { createTransport } from "nodemailer";

import { claimMails, dropExpiredMails, markSent, markUnsent } from "~db/outgoing-mail";
import type { OutgoingMail } from "~db/outgoing-mail";

import type { Context } from "../context.server";
import type { Environment } from "../environment";
import { mailContent } from "./mail-queue";

/** How long a process keeps a mail to itself, in seconds; one that ends meanwhile leaves it to others after that. */
const claimSeconds = 120;
/** Seconds before each next attempt; after the last the mail is given up, and stays in the outbox. */
const pauses = [60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600];
const mostAtOnce = 20;

/** Where mails go out, as the environment says. */
export type MailSettings = { smtp: string; from: string; site: string };

/** The settings of mail; null while there are none, and mails wait in the outbox. */
export function mailSettings({ SMTP_URL, MAIL_FROM, BASE_URL }: Pick<Environment, "SMTP_URL" | "MAIL_FROM" | "BASE_URL">): MailSettings | null {
  return SMTP_URL && MAIL_FROM && BASE_URL ? { smtp: SMTP_URL, from: MAIL_FROM, site: BASE_URL } : null;
}

/**
 * Sends the mails that wait, each at most once at a time over all processes, and notes what became of it. What the server
 * refuses for good is given up at once, anything else is tried again with growing pauses. Gives how many went out.
 */
export async function sendWaitingMails({ db, now }: Pick<Context, "db" | "now">, settings: MailSettings): Promise<{ sent: number; unsent: number }> {
  const at = now();
  await dropExpiredMails(db, at.toISOString());
  const mails = await claimMails(db, at.toISOString(), new Date(at.getTime() + claimSeconds * 1000).toISOString(), mostAtOnce);
  const done = { sent: 0, unsent: 0 };
  if (mails.length === 0) return done;
  const transport = createTransport(settings.smtp, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as object);
  try {
    for (const mail of mails) {
      const problem = await sendOne(transport, mail, settings);
      if (problem === null) {
        await markSent(db, mail.id, now().toISOString());
        done.sent += 1;
        continue;
      }
      const pause = problem.forGood ? undefined : pauses[mail.attempts - 1];
      await markUnsent(db, mail.id, problem.what, pause === undefined ? null : new Date(now().getTime() + pause * 1000).toISOString());
      done.unsent += 1;
    }
  } finally {
    transport.close();
  }
  return done;
}

/** Hands one mail to the server; what is wrong, in a word without anybody's address, or null. */
async function sendOne(transport: ReturnType<typeof createTransport>, mail: OutgoingMail, { from, site }: MailSettings): Promise<{ what: string; forGood: boolean } | null> {
  const content = mailContent(mail, site);
  if (!content) return { what: "unreadable", forGood: true };
  try {
    await transport.sendMail({ from, to: mail.recipient, subject: content.subject, text: content.text, messageId: `<${mail.id}@${new URL(site).hostname}>` });
    return null;
  } catch (error) {
    const { code = "", responseCode } = error as { code?: string; responseCode?: number };
    return { what: [code, responseCode].filter(Boolean).join(" ") || "unknown", forGood: responseCode !== undefined && responseCode >= 550 && responseCode <= 559 };
  }
}
