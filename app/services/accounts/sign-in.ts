import { UserError } from "~/domain/user-error";
import { findPassword, rehashPassword } from "~db/passwords";
import { findSecondFactor } from "~db/second-factors";
import { findUserByEmail } from "~db/users";
import type { User } from "~db/users";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { makeAccountLink } from "./account-link";
import { countAttempt, forget, takeBack } from "./count-attempt";
import type { Counted } from "./count-attempt";
import { checkPassword, hashPassword } from "./password-hash";
import { refuseWhereProviderOnly } from "./provider-only";
import { asUser, beginSession } from "./sessions";

/** Where a request to sign in comes from: the address is counted, the browser's name is shown in the list of sessions. */
export interface Visitor {
  address: string;
  agent: string;
}

/** A session, or the token that leads from the password to the code of the second factor. */
export type SignedIn = { step: "done"; user: User; token: string } | { step: "code"; token: string };

/**
 * Signs in by e-mail address and password. Throws `UserError` "sign-in-refused", the same for an unknown address, a wrong
 * password, an account that is closed or that has no password; "try-later" after too many of those.
 */
export async function signIn(context: Context, { email, password }: { email: string; password: string }, visitor: Visitor): Promise<SignedIn> {
  refuseWhereProviderOnly();
  const address: Counted = ["sign-in-address", visitor.address];
  // Counted by what was typed, so that an address without an account is held like one with.
  const account: Counted = ["sign-in-account", email.trim().toLowerCase()];
  await countAttempt(context, [address, account]);
  const user = await findUserByEmail(context.db, email);
  const known = user ? await findPassword(context.db, user.id) : null;
  const { right, outdated } = await checkPassword(known?.hash ?? null, password);
  if (!user || !known || !right || user.disabledAt !== null) throw new UserError("sign-in-refused");
  await takeBack(context, [address]);
  await forget(context, [account]);
  if (outdated) await rehashPassword(context.db, user.id, known.hash, await hashPassword(password));
  return letIn(context, user, visitor, "password");
}

/** Lets somebody in who proved who they are, or asks for the code of the second factor first. */
export async function letIn(context: Context, user: User, visitor: Visitor, by: "password" | "provider"): Promise<SignedIn> {
  const factor = await findSecondFactor(context.db, user.id);
  // A provider has its own ways to be sure of who somebody is.
  if (by === "password" && factor?.confirmedAt) {
    return { step: "code", token: (await makeAccountLink(context.db, asUser(context, user), "second-step", user.id)).token };
  }
  return startSession(context, user, visitor, by);
}

/** Begins a session for a user, which the trail shows. */
export function startSession(context: Context, user: User, visitor: Visitor, by: "password" | "provider" | "code" | "recovery-code"): Promise<Extract<SignedIn, { step: "done" }>> {
  return change(asUser(context, user), { selection: null, action: "sign-in" }, async ({ trx, record }) => {
    const token = await beginSession(trx, context, user.id, visitor.agent);
    await record({ subject: user.id, after: { by } });
    return { step: "done", user, token } as const;
  });
}
