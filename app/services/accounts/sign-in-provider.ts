import { emailSchema } from "~/domain/access/account";
import type { Language } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import { endAccountLinksOf } from "~db/account-links";
import { findIdentity, hasIdentity, insertIdentity } from "~db/identities";
import { dropMails } from "~db/outgoing-mail";
import { deleteSessionsOf } from "~db/sessions";
import { countAdministrators, findUser, findUserByEmail, hasUsers, insertUser, updateUser } from "~db/users";
import type { User } from "~db/users";

import { change } from "../context.server";
import type { Context } from "../context.server";
import { foundInstallation } from "./first-run";
import { asUser } from "./sessions";
import { letIn } from "./sign-in";
import type { SignedIn, Visitor } from "./sign-in";

/** Who somebody is by the word of a provider of identities. */
export interface ProvidedPerson {
  issuer: string;
  subject: string;
  /** Null when there is none, or the provider did not verify it. */
  email: string | null;
  name: string | null;
  language: Language;
  groups: readonly string[];
}

/** What a provider's word is good for here. */
export interface ProviderRules {
  /** Its members are administrators, and nobody else is; null leaves that to people. */
  adminGroup: string | null;
  /** Whoever the provider lets in gets an account. */
  createUsers: boolean;
  /** Whoever comes first may become the administrator. */
  firstRun: boolean;
}

/**
 * Signs in whom a provider vouches for: a user who was linked to it before, else by a verified e-mail address (once), else
 * a new one where that is allowed. Throws `UserError` "provider-unknown" for anybody else, and for an account that is closed.
 */
export async function signInByProvider(context: Context, person: ProvidedPerson, rules: ProviderRules, visitor: Visitor): Promise<SignedIn> {
  const user = await userOf(context, person, rules, visitor);
  if (!user || user.disabledAt !== null) throw new UserError("provider-unknown");
  return letIn(context, await followGroups(context, user, person.groups, rules.adminGroup), visitor, "provider");
}

async function userOf(context: Context, person: ProvidedPerson, rules: ProviderRules, visitor: Visitor): Promise<User | null> {
  const { db } = context;
  const linked = await findIdentity(db, person.issuer, person.subject);
  if (linked !== null) return findUser(db, linked);
  const email = emailSchema.safeParse(person.email).data;
  if (email === undefined) return null;
  const known = await findUserByEmail(db, email);
  if (known) return known.disabledAt === null ? linkTo(context, known, person) : null;
  const name = person.name?.trim().slice(0, 120) || email.split("@")[0];
  if (!(await hasUsers(db))) {
    if (!rules.firstRun) return null;
    const { user } = await foundInstallation(context, { email, name, language: person.language }, null, visitor);
    return linkTo(context, user, person);
  }
  return rules.createUsers ? enrol(context, { email, name, language: person.language }, person) : null;
}

/** Links a user to who they are at the provider; an invitation that waits is accepted by that. One provider, one identity. */
function linkTo(context: Context, user: User, { issuer, subject }: ProvidedPerson): Promise<User> {
  return change(asUser(context, user), { selection: null, action: "identity-link" }, async ({ trx, at, record }) => {
    if (await hasIdentity(trx, user.id, issuer)) throw new UserError("provider-unknown");
    await insertIdentity(trx, { issuer, subject, userId: user.id, linkedAt: at });
    await endAccountLinksOf(trx, user.id, ["invitation"], at);
    await dropMails(trx, user.id, ["invitation"]);
    await deleteSessionsOf(trx, user.id);
    await record({ subject: user.id, after: { issuer } });
    return user;
  });
}

/** Adds somebody at their first sign-in. */
function enrol(context: Context, { email, name, language }: { email: string; name: string; language: Language }, { issuer, subject }: ProvidedPerson): Promise<User> {
  const user: User = { id: context.newId(), email, name, language, administrator: false, mayCreate: false, createdAt: context.now().toISOString(), disabledAt: null };
  return change(asUser(context, user), { selection: null, action: "user-enrol" }, async ({ trx, at, record }) => {
    await insertUser(trx, { ...user, createdBy: user.id });
    await insertIdentity(trx, { issuer, subject, userId: user.id, linkedAt: at });
    await record({ subject: user.id, after: { issuer } });
    return user;
  });
}

/** Makes a user administrator, or no longer, as the groups at the provider say; but never takes the last one away. */
async function followGroups(context: Context, user: User, groups: readonly string[], adminGroup: string | null): Promise<User> {
  if (adminGroup === null || groups.includes(adminGroup) === user.administrator) return user;
  const administrator = !user.administrator;
  return change(asUser(context, user), { selection: null, action: "rights-by-group" }, async ({ trx, record }) => {
    if (!administrator && (await countAdministrators(trx)) <= 1) return user;
    await updateUser(trx, user.id, { administrator });
    await deleteSessionsOf(trx, user.id);
    await record({ subject: user.id, before: { administrator: user.administrator }, after: { administrator } });
    return { ...user, administrator };
  });
}
