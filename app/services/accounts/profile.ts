import { z } from "zod";

import { personNameSchema } from "~/domain/access/account";
import { languageSchema } from "~/domain/language";
import { hasIdentity } from "~db/identities";
import { findPassword } from "~db/passwords";
import { findUser, updateUser } from "~db/users";
import type { User } from "~db/users";

import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { ownId } from "./sessions";

/** What a user changes about themselves; the address is what they sign in with, and stays. */
export const profileSchema = z.object({ name: personNameSchema, language: languageSchema });

/** One's own account. */
export interface Profile extends Pick<User, "name" | "email" | "language" | "administrator" | "mayCreate"> {
  hasPassword: boolean;
  /** Signs in through a provider as well, or only so. */
  hasIdentity: boolean;
}

export async function loadProfile(context: Context): Promise<Profile | null> {
  await look(context, null, "view-account");
  const user = await findUser(context.db, ownId(context));
  if (!user) return null;
  const { id, name, email, language, administrator, mayCreate } = user;
  return { name, email, language, administrator, mayCreate, hasPassword: (await findPassword(context.db, id)) !== null, hasIdentity: await hasIdentity(context.db, id) };
}

/** Whether who acts is known at a provider of identities. */
export function comesByProvider(context: Context): Promise<boolean> {
  return hasIdentity(context.db, ownId(context));
}

export async function saveProfile(context: Context, profile: z.infer<typeof profileSchema>): Promise<void> {
  const userId = ownId(context);
  await change(context, { selection: null, action: "profile-save" }, async ({ trx, record }) => {
    const user = await findUser(trx, userId);
    if (!user || (user.name === profile.name && user.language === profile.language)) return;
    await updateUser(trx, userId, profile);
    // Names are personal: the trail says that, not what.
    await record({ subject: userId, after: { nameChanged: user.name !== profile.name, language: profile.language } });
  });
}
