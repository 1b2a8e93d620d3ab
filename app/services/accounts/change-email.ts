import { lifetime } from "~/domain/access/account";
import { UserError } from "~/domain/user-error";
import { formatInstant } from "~/i18n/format";
import { translator } from "~/i18n/translate";
import { endAccountLinksOf } from "~db/account-links";
import { endEmailChange, findEmailChange, saveEmailChange } from "~db/email-changes";
import { dropMails } from "~db/outgoing-mail";
import { deleteSessionsOf } from "~db/sessions";
import { findUser, findUserByEmail, updateUser } from "~db/users";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { newToken, tokenHash } from "../token.server";
import { countAttempt } from "./count-attempt";
import { queueNotice } from "./mail-queue";
import { asUser, ownId } from "./sessions";
import { provePassword } from "./set-password";

/** Where the link in the mail to the new address leads. */
export const emailChangePath = (token: string) => `/email/${token}`;

/**
 * Sends a link to the address that somebody wants to sign in with from now on; nothing changes before it is used. The answer
 * is the same where another account has that address, which then gets no link. Throws `UserError` "password-wrong", also for
 * who has no password, and "try-later" after too many.
 */
export async function askEmailChange(context: Context, { email, present }: { email: string; present: string }): Promise<void> {
  await countAttempt(context, [["email-account", ownId(context)]]);
  await provePassword(context, present);
  await change(context, { selection: null, action: "email-ask" }, async ({ trx, at, record }) => {
    const user = await findUser(trx, ownId(context));
    if (!user || user.email === email) return;
    const taken = (await findUserByEmail(trx, email)) !== null;
    const token = newToken();
    const expiresAt = new Date(context.now().getTime() + lifetime.reset * 1000).toISOString();
    await saveEmailChange(trx, { userId: user.id, email, tokenHash: tokenHash(token), createdAt: at, expiresAt });
    const t = translator(user.language);
    const values = { name: user.name, email, link: "{{link}}", until: formatInstant(user.language, expiresAt) };
    if (!taken) {
      await queueNotice(trx, context, { to: email, userId: user.id, selectionId: null, subject: t("interface.mail.emailChange.subject", values), text: t("interface.mail.emailChange.text", values), path: emailChangePath(token) });
    }
    // Addresses are personal: the trail says that one was asked for, not which.
    await record({ subject: user.id, after: { expiresAt } });
  });
}

/** What a link would change, while it works: whose address, and into which. */
export async function openEmailChange({ db, now }: Context, token: string): Promise<{ name: string; email: string } | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const asked = await findEmailChange(db, tokenHash(token));
  const user = asked && asked.expiresAt > now().toISOString() ? await findUser(db, asked.userId) : null;
  return asked && user && user.disabledAt === null ? { name: user.name, email: asked.email } : null;
}

/**
 * Takes the new address into use by the link that was sent there, and tells the old one. Whoever is signed in to the account
 * signs in again. Ways in through a provider stay linked. Throws `UserError` "link-over" when the link works no longer.
 */
export async function confirmEmailChange(context: Context, token: string): Promise<void> {
  const asked = (await openEmailChange(context, token)) && (await findEmailChange(context.db, tokenHash(token)));
  const known = asked && (await findUser(context.db, asked.userId));
  if (!asked || !known) throw new UserError("link-over");
  await change(asUser(context, known), { selection: null, action: "email-change" }, async ({ trx, at, record }) => {
    const user = await findUser(trx, known.id);
    if (!user || user.disabledAt !== null || !(await endEmailChange(trx, { tokenHash: asked.tokenHash }))) throw new UserError("link-over");
    // Somebody else took it meanwhile.
    if ((await findUserByEmail(trx, asked.email)) !== null) throw new UserError("link-over");
    await updateUser(trx, user.id, { email: asked.email });
    await endAccountLinksOf(trx, user.id, ["invitation", "reset", "second-step"], at);
    await dropMails(trx, user.id, ["invitation", "reset"]);
    await deleteSessionsOf(trx, user.id);
    const t = translator(user.language);
    if (user.email !== null) {
      await queueNotice(trx, context, { to: user.email, userId: user.id, selectionId: null, subject: t("interface.mail.emailChanged.subject"), text: t("interface.mail.emailChanged.text", { name: user.name }), path: null });
    }
    await record({ subject: user.id, after: { by: "link" } });
  });
}
