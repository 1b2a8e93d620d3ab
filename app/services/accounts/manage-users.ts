import { personSchema } from "~/domain/access/account";
import type { Person } from "~/domain/access/account";
import { UserError } from "~/domain/user-error";
import { endAccountLinksOf, endInvitationsByOthers, openInvitations } from "~db/account-links";
import { usersWithIdentity } from "~db/identities";
import { dropMails } from "~db/outgoing-mail";
import { usersWithPassword } from "~db/passwords";
import type { Db } from "~db/schema";
import { deleteFactor, usersWithFactor } from "~db/second-factors";
import { deleteSessionsOf } from "~db/sessions";
import { countAdministrators, findUser, findUserByEmail, insertUser, listUsers, updateUser } from "~db/users";
import type { User } from "~db/users";

import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { tellOfFactor } from "./second-factor";

/** A user as administrators see them; of selections and bids nothing is told. */
export interface UserView extends Pick<User, "id" | "email" | "name" | "language" | "administrator" | "mayCreate" | "createdAt"> {
  /** `invited` did not accept yet, `lapsed` did not in time, `disabled` is closed. */
  state: "active" | "invited" | "lapsed" | "disabled";
  secondFactor: boolean;
  /** Whether this is who looks. */
  own: boolean;
}

/** All users by name. */
export async function loadUsers(context: Context): Promise<UserView[]> {
  await look(context, null, "view-users");
  const { db } = context;
  const [passwords, identities, factors] = [await usersWithPassword(db), await usersWithIdentity(db), await usersWithFactor(db)];
  const invitations = await openInvitations(db, context.now().toISOString());
  return (await listUsers(db)).map(({ id, email, name, language, administrator, mayCreate, createdAt, disabledAt }) => ({
    id, email, name, language, administrator, mayCreate, createdAt,
    state: disabledAt !== null ? "disabled" : passwords.has(id) || identities.has(id) ? "active" : invitations.has(id) ? "invited" : "lapsed",
    secondFactor: factors.has(id),
    own: context.actor.id === id,
  }));
}

/**
 * Adds a user who is not invited: at the machine, or for a test. Throws `UserError` "email-taken" for an address that has
 * an account.
 */
export async function addUser(context: Context, person: Person, rights: { administrator?: boolean; mayCreate?: boolean } = {}): Promise<User> {
  const { email, name, language } = personSchema.parse(person);
  return change(context, { selection: null, action: "user-create" }, async ({ trx, at, record }) => {
    if (await findUserByEmail(trx, email)) throw new UserError("email-taken", { email });
    const user: User = { id: context.newId(), email, name, language, administrator: rights.administrator ?? false, mayCreate: rights.mayCreate ?? false, createdAt: at, disabledAt: null };
    await insertUser(trx, { ...user, createdBy: context.actor.id });
    await record({ subject: user.id, after: { administrator: user.administrator, mayCreate: user.mayCreate } });
    return user;
  });
}

/**
 * Gives or takes rights of the installation. Who gets other rights is signed out, as a session never outlives what it was
 * begun with. Throws `UserError` "last-administrator" when nobody would be left.
 */
export async function setRights(context: Context, userId: string, rights: { administrator: boolean; mayCreate: boolean }): Promise<void> {
  await change(context, { selection: null, action: "user-rights" }, async ({ trx, at, record }) => {
    const user = await requireUser(trx, userId);
    const before = { administrator: user.administrator, mayCreate: user.mayCreate };
    if (before.administrator === rights.administrator && before.mayCreate === rights.mayCreate) return;
    await updateUser(trx, userId, rights);
    if (before.administrator) await requireAdministrator(trx);
    if (before.administrator !== rights.administrator) await deleteSessionsOf(trx, userId);
    // Whoever else invited them may hold the link, which must not open what it did not when it was made.
    await endInvitationsByOthers(trx, userId, context.actor.id, at);
    await record({ subject: userId, before, after: rights });
  });
}

/** Closes an account, or opens it again. Who is signed in with it is signed out; what the person did stays as it is. */
export async function setDisabled(context: Context, userId: string, disabled: boolean): Promise<void> {
  await change(context, { selection: null, action: disabled ? "user-disable" : "user-enable" }, async ({ trx, at, record }) => {
    const user = await requireUser(trx, userId);
    if ((user.disabledAt !== null) === disabled) return;
    await updateUser(trx, userId, { disabledAt: disabled ? at : null });
    if (disabled) {
      if (user.administrator) await requireAdministrator(trx);
      await deleteSessionsOf(trx, userId);
      await endAccountLinksOf(trx, userId, ["invitation", "reset", "second-step"], at);
      await dropMails(trx, userId, ["invitation", "reset"]);
    }
    await record({ subject: userId });
  });
}

/**
 * Clears the second factor of a user who lost it, so that the password alone lets them in; they are signed out. Throws
 * `UserError` "factor-own" for one's own: that takes the password, which whoever sits at an open page may not know.
 */
export async function resetSecondFactor(context: Context, userId: string): Promise<void> {
  await change(context, { selection: null, action: "second-factor-reset" }, async ({ trx, at, record }) => {
    if (context.actor.id === userId) throw new UserError("factor-own");
    await requireUser(trx, userId);
    await deleteFactor(trx, userId);
    await deleteSessionsOf(trx, userId);
    await endAccountLinksOf(trx, userId, ["second-step"], at);
    await tellOfFactor(trx, context, userId, "factorOff");
    await record({ subject: userId });
  });
}

async function requireUser(trx: Db, userId: string): Promise<User> {
  const user = await findUser(trx, userId);
  if (!user) throw new UserError("unknown-user");
  return user;
}

/** Somebody must be able to go on: an installation is never left without an administrator. */
async function requireAdministrator(trx: Db): Promise<void> {
  if ((await countAdministrators(trx)) === 0) throw new UserError("last-administrator");
}
