import { passwordProblem } from "~/domain/access/password";
import { UserError } from "~/domain/user-error";
import { endAccountLinksOf } from "~db/account-links";
import { endEmailChange } from "~db/email-changes";
import { dropMails } from "~db/outgoing-mail";
import { findPassword, savePassword } from "~db/passwords";
import type { Db } from "~db/schema";
import { deleteSessionsOf } from "~db/sessions";
import { findUser } from "~db/users";
import type { User } from "~db/users";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { countAttempt, forget } from "./count-attempt";
import { queueMail } from "./mail-queue";
import { checkPassword, hashPassword } from "./password-hash";
import { ownId, renewSession } from "./sessions";

/** The hash of a new password. Throws `UserError` "password-…" when it is none that is taken. */
export async function newPasswordHash(password: string, person: { email: string | null; name: string }): Promise<string> {
  const problem = passwordProblem(password, { email: person.email ?? "", name: person.name });
  if (problem) throw new UserError(`password-${problem}`);
  return hashPassword(password);
}

/** Keeps a user's new password. What the old one let in ends with it: sessions, and links that would set another one or change the address. */
export async function keepPassword(trx: Db, userId: string, hash: string, at: string): Promise<void> {
  await savePassword(trx, userId, hash, at);
  await endAccountLinksOf(trx, userId, ["invitation", "reset", "second-step"], at);
  await endEmailChange(trx, { userId });
  await dropMails(trx, userId, ["invitation", "reset"]);
  await deleteSessionsOf(trx, userId);
}

/** Tells a user by mail that the password was changed, so that somebody else's doing does not go unnoticed. */
export async function tellOfNewPassword(trx: Db, context: Context, user: User): Promise<void> {
  await queueMail(trx, context, { kind: "password-changed", to: user, path: null, selection: null });
}

/** Throws `UserError` "password-wrong" unless the password is that of who acts; "try-later" after too many of those. */
export async function provePassword(context: Context, password: string): Promise<void> {
  const id = ownId(context);
  await countAttempt(context, [["second-step-account", `password ${id}`]]);
  const known = await findPassword(context.db, id);
  if (!(await checkPassword(known?.hash ?? null, password)).right) throw new UserError("password-wrong");
  await forget(context, [["second-step-account", `password ${id}`]]);
}

/**
 * Changes one's own password. Whoever is signed in elsewhere is signed out; the token of the new session is given. A user
 * without a password, who came in through a provider, sets one by a reset link instead.
 */
export async function changePassword(context: Context, { present, password }: { present: string; password: string }, agent: string): Promise<{ token: string }> {
  await provePassword(context, present);
  const user = await findUser(context.db, ownId(context));
  if (!user) throw new UserError("not-allowed");
  const hash = await newPasswordHash(password, user);
  return change(context, { selection: null, action: "password-change" }, async ({ trx, at, record }) => {
    await keepPassword(trx, user.id, hash, at);
    await tellOfNewPassword(trx, context, user);
    await record({ subject: user.id, after: { by: "own" } });
    return { token: await renewSession(trx, context, user.id, agent) };
  });
}
