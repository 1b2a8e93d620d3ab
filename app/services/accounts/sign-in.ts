import { UserError } from "~/domain/user-error";
import { findPassword, rehashPassword } from "~db/passwords";
import { findSecondFactor } from "~db/second-factors";
import type { Db } from "~db/schema";
import { transact } from "~db/transaction";
import { findUser, findUserByEmail } from "~db/users";
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
  const counted = await countAttempt(context, [address, account]);
  const user = await findUserByEmail(context.db, email);
  const known = user ? await findPassword(context.db, user.id) : null;
  const { right, outdated } = await checkPassword(known?.hash ?? null, password);
  if (!user || !known || !right || user.disabledAt !== null) throw new UserError("sign-in-refused");
  await takeBack(context, [address], counted);
  await forget(context, [account]);
  if (!outdated) return letIn(context, user, visitor, { passwordHash: known.hash });
  const passwordHash = await hashPassword(password);
  await rehashPassword(context.db, user.id, known.hash, passwordHash);
  return letIn(context, user, visitor, { passwordHash });
}

/** By what somebody proved who they are: a password, as the hash that it was checked against, or the word of a provider. */
type Proof = { passwordHash: string } | "provider";

/** Lets somebody in who proved who they are, or asks for the code of the second factor first. */
export async function letIn(context: Context, user: User, visitor: Visitor, proof: Proof): Promise<SignedIn> {
  // A provider has its own ways to be sure of who somebody is.
  if (proof === "provider") return startSession(context, user, visitor, proof);
  if ((await findSecondFactor(context.db, user.id))?.confirmedAt) {
    const { token } = await transact(context.db, async (trx) => {
      await requireStill(trx, user, proof.passwordHash);
      return makeAccountLink(trx, asUser(context, user), "second-step", user.id);
    });
    return { step: "code", token };
  }
  return startSession(context, user, visitor, proof);
}

/** Checking a password takes a while: what it proves holds only if neither it nor the account was changed in the meantime. */
async function requireStill(trx: Db, { id }: User, passwordHash: string | null): Promise<void> {
  const user = await findUser(trx, id);
  if (!user || user.disabledAt !== null || (passwordHash !== null && (await findPassword(trx, id))?.hash !== passwordHash)) throw new UserError("sign-in-refused");
}

/** Begins a session for a user, which the trail shows. */
function startSession(context: Context, user: User, visitor: Visitor, proof: Proof): Promise<Extract<SignedIn, { step: "done" }>> {
  const [by, passwordHash] = proof === "provider" ? [proof, null] : ["password", proof.passwordHash];
  return change(asUser(context, user), { selection: null, action: "sign-in" }, async ({ trx, record }) => {
    await requireStill(trx, user, passwordHash);
    if (passwordHash !== null && (await findSecondFactor(trx, user.id))?.confirmedAt) throw new UserError("sign-in-refused");
    const token = await beginSession(trx, context, user.id, visitor.agent);
    await record({ subject: user.id, after: { by } });
    return { step: "done", user, token } as const;
  });
}
