import { nobody } from "~/domain/access/actor";
import { UserError } from "~/domain/user-error";
import { findPassword } from "~db/passwords";
import { findUser, findUserByEmail } from "~db/users";
import type { User } from "~db/users";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { makeAccountLink, openAccountLink, useUpAccountLink } from "./account-link";
import { countAttempt, forget } from "./count-attempt";
import { queueMail } from "./mail-queue";
import { refuseWhereProviderOnly } from "./provider-only";
import { asUser } from "./sessions";
import { mailGoesOut } from "./site.server";
import { keepPassword, newPasswordHash, tellOfNewPassword } from "./set-password";
import { letIn } from "./sign-in";
import type { SignedIn, Visitor } from "./sign-in";

/** Where a link to set another password leads. */
export const resetPath = (token: string) => `/reset/${token}`;

/**
 * Sends whoever has an account with this address a link to set another password. What comes back, and after how long, is
 * the same when there is no such account. Throws `UserError` "try-later" after too many.
 */
export async function askForReset(context: Context, email: string, visitor: Visitor): Promise<void> {
  const begun = Date.now();
  await countAttempt(context, [["reset-address", visitor.address], ["reset-account", email.trim().toLowerCase()]]);
  const user = await findUserByEmail(context.db, email);
  if (user && user.disabledAt === null) await sendReset({ ...context, actor: nobody }, user);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, leastMs - (Date.now() - begun))));
}

/** Longer than making a link takes. */
const leastMs = 300;

/** Makes a link and queues the mail with it. */
function sendReset(context: Context, user: User): Promise<void> {
  return change(context, { selection: null, action: "reset-ask" }, async ({ trx, record }) => {
    const { token, expiresAt } = await makeAccountLink(trx, context, "reset", user.id);
    await queueMail(trx, context, { kind: "reset", to: user, path: resetPath(token), expiresAt, selection: null });
    await record({ subject: user.id, after: { expiresAt } });
  });
}

/** Makes a link for a user, by mail as well. It is given to hand over to who has no mail. */
export async function makeResetLink(context: Context, userId: string): Promise<{ userId: string; link: string }> {
  return change(context, { selection: null, action: "reset-make" }, async ({ trx, record }) => {
    const user = await findUser(trx, userId);
    if (!user) throw new UserError("unknown-user");
    if (user.disabledAt !== null) throw new UserError("user-disabled");
    const { token, expiresAt } = await makeAccountLink(trx, context, "reset", user.id);
    const link = resetPath(token);
    await queueMail(trx, context, { kind: "reset", to: user, path: link, expiresAt, selection: null });
    await record({ subject: user.id, after: { expiresAt, handed: !mailGoesOut() } });
    return { userId, link };
  });
}

/** Whose password a link sets, while it works. */
export async function openReset(context: Context, token: string): Promise<User | null> {
  const link = await openAccountLink(context, "reset", token);
  const user = link?.userId ? await findUser(context.db, link.userId) : null;
  return user && user.disabledAt === null ? user : null;
}

/** Sets another password by a link and signs in, by way of the second factor where there is one. */
export async function resetPassword(context: Context, token: string, password: string, visitor: Visitor): Promise<SignedIn> {
  refuseWhereProviderOnly();
  const link = await openAccountLink(context, "reset", token);
  const user = await openReset(context, token);
  if (!user) throw new UserError("link-over");
  const hash = await newPasswordHash(password, user);
  const own = asUser(context, user);
  const first = (await findPassword(context.db, user.id)) === null;
  await change(own, { selection: null, action: "password-change" }, async ({ trx, at, record }) => {
    await useUpAccountLink(trx, link, at);
    await keepPassword(trx, user.id, hash, at);
    await tellOfNewPassword(trx, own, user);
    await record({ subject: user.id, after: { by: first ? "first" : "link" } });
  });
  await forget(context, [["sign-in-account", user.email ?? ""]]);
  return letIn(context, user, visitor, { passwordHash: hash });
}
