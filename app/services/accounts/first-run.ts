import { personSchema } from "~/domain/access/account";
import { languageSchema } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import { endFirstRunLinks } from "~db/account-links";
import { selectionsWithoutMembers, setRoles } from "~db/members";
import { savePassword } from "~db/passwords";
import { hasUsers, insertUser } from "~db/users";
import type { User } from "~db/users";
import { z } from "zod";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { makeAccountLink, openAccountLink } from "./account-link";
import { refuseWhereProviderOnly } from "./provider-only";
import { asUser, beginSession } from "./sessions";
import { newPasswordHash } from "./set-password";
import type { SignedIn, Visitor } from "./sign-in";

/** Where the link leads that makes the first administrator. */
export const firstRunPath = (token: string) => `/welcome/${token}`;

/** A link that makes the first administrator, from any machine; null once there is somebody. */
export async function firstRunLink(context: Context): Promise<string | null> {
  if (await hasUsers(context.db)) return null;
  return firstRunPath((await makeAccountLink(context.db, context, "first-run", null)).token);
}

/** Who opens the first page: `open` may make the first administrator, `closed` may not from there, `over` came too late. */
export async function firstRunState(context: Context, { token, here }: { token: string | null; here: boolean }): Promise<"open" | "closed" | "over"> {
  if (await hasUsers(context.db)) return "over";
  if (here) return "open";
  return token !== null && (await openAccountLink(context, "first-run", token)) ? "open" : "closed";
}

export const firstPersonSchema = personSchema.extend({ password: z.string().max(1000), language: languageSchema });

/**
 * Makes the first administrator and signs in. Selections from the time before accounts get them as their lead, so that
 * work goes on. Throws `UserError` "first-run-over" when somebody else was first, "password-…" for a password that is none.
 */
export async function makeFirstAdministrator(context: Context, input: z.infer<typeof firstPersonSchema>, visitor: Visitor): Promise<Extract<SignedIn, { step: "done" }>> {
  refuseWhereProviderOnly();
  const { email, name, language, password } = firstPersonSchema.parse(input);
  return foundInstallation(context, { email, name, language }, await newPasswordHash(password, { email, name }), visitor);
}

/** As `makeFirstAdministrator`, with the hash of a password, or with none for who signs in through a provider. */
export async function foundInstallation(
  context: Context,
  person: Pick<User, "name" | "language"> & { email: string },
  passwordHash: string | null,
  visitor: Visitor,
): Promise<Extract<SignedIn, { step: "done" }>> {
  const user: User = { id: context.newId(), ...person, administrator: true, mayCreate: true, createdAt: context.now().toISOString(), disabledAt: null };
  return change(asUser(context, user), { selection: null, action: "first-run", also: ["selection-adopt", "sign-in"] }, async ({ trx, at, record }) => {
    if (await hasUsers(trx)) throw new UserError("first-run-over");
    await insertUser(trx, { ...user, createdBy: user.id });
    if (passwordHash !== null) await savePassword(trx, user.id, passwordHash, at);
    await endFirstRunLinks(trx, at);
    await record({ subject: user.id, after: { administrator: true } });
    for (const selectionId of await selectionsWithoutMembers(trx)) {
      await setRoles(trx, selectionId, user.id, ["lead"], at);
      await record({ action: "selection-adopt", selection: selectionId, subject: user.id, after: { role: "lead" } });
    }
    const token = await beginSession(trx, context, user.id, visitor.agent);
    await record({ action: "sign-in", subject: user.id, after: { by: "first-run" } });
    return { step: "done", user, token };
  });
}
