import { lifetime } from "~/domain/access/account";
import { deleteOldAccountLinks } from "~db/account-links";
import { deleteOldAttempts } from "~db/attempts";
import { deleteOldEmailChanges } from "~db/email-changes";
import { deleteOldMails, dropExpiredMails } from "~db/outgoing-mail";
import { deleteOldSessions } from "~db/sessions";

import type { Context } from "../context.server";

/** How long what is over is kept, in seconds: long enough to answer a question about it. */
const keptSeconds = 30 * 86_400;

/** Takes away what is over: sessions, links, attempts, and mails that were sent or dropped. The audit trail tells of them. */
export async function sweepAccounts({ db, now }: Pick<Context, "db" | "now">): Promise<void> {
  const at = now().toISOString();
  const before = (seconds: number) => new Date(now().getTime() - seconds * 1000).toISOString();
  await deleteOldSessions(db, at, before(lifetime.idle));
  await deleteOldAccountLinks(db, before(keptSeconds));
  await deleteOldEmailChanges(db, at);
  await deleteOldAttempts(db, before(2 * 86_400));
  await dropExpiredMails(db, at);
  await deleteOldMails(db, before(keptSeconds));
}
