import { personSchema } from "~/domain/access/account";
import type { Person } from "~/domain/access/account";
import { UserError } from "~/domain/user-error";
import type { MemberRole } from "~/domain/access/roles";
import { rolesOf, selectionsOf } from "~db/members";
import { dropMails } from "~db/outgoing-mail";
import { findPassword } from "~db/passwords";
import { hasIdentity } from "~db/identities";
import type { Db } from "~db/schema";
import { findSelection, listSelections } from "~db/selections";
import { findUser, findUserByEmail, insertUser, updateUser } from "~db/users";
import type { User } from "~db/users";

import { change } from "../context.server";
import type { Context, Work } from "../context.server";
import { makeAccountLink, openAccountLink, useUpAccountLink } from "./account-link";
import { queueMail } from "./mail-queue";
import { refuseWhereProviderOnly } from "./provider-only";
import { asUser } from "./sessions";
import { keepPassword, newPasswordHash } from "./set-password";
import { startSession } from "./sign-in";
import type { SignedIn, Visitor } from "./sign-in";

/** Where an invitation leads. */
export const invitationPath = (token: string) => `/invitation/${token}`;

/** Who was invited, and the path of the invitation: null for who can sign in already, and where it is `withheld`. */
export interface Invited {
  userId: string;
  link: string | null;
  /** It opens more than who invites may: it goes out by mail, or waits with the administrators. */
  withheld: boolean;
}

/** What somebody may do in the installation. */
export type Rights = Pick<User, "administrator" | "mayCreate">;

/** Invites somebody to the installation. Who has an account keeps it, and its rights, as they are. It goes out by mail, or waits in the outbox. */
export async function inviteUser(context: Context, person: Person, rights?: Rights): Promise<Invited> {
  return change(context, { selection: null, action: "user-invite" }, (work) => invite(context, work, person, null, rights));
}

/** As `inviteUser`, by a lead: the mail tells of the selection, and its lead finds it in the outbox. */
export async function inviteToSelection(context: Context, selectionId: string, person: Person): Promise<Invited> {
  return change(context, { selection: selectionId, action: "user-invite" }, async (work) => invite(context, work, person, await findSelection(work.trx, selectionId)));
}

async function invite(context: Context, { trx, at, record }: Work, person: Person, selection: { id: string; name: string } | null = null, rights: Rights = { administrator: false, mayCreate: false }): Promise<Invited> {
  const { email, name, language } = personSchema.parse(person);
  const known = await findUserByEmail(trx, email);
  if (known?.disabledAt) throw new UserError("user-disabled");
  const user: User = known ?? { id: context.newId(), email, name, language, ...rights, createdAt: at, disabledAt: null };
  if (!known) await insertUser(trx, { ...user, createdBy: context.actor.id });
  if (known && (await canSignIn(trx, known.id))) return { userId: known.id, link: null, withheld: false };
  // Who holds the link can become the invited: a lead gets none that opens more than the lead's own selection.
  const beyond = selection !== null && known !== null && (await opensMore(trx, known, selection.id));
  const { token, expiresAt } = await makeAccountLink(trx, context, "invitation", user.id);
  const path = invitationPath(token);
  await dropMails(trx, user.id, ["invitation"]);
  await queueMail(trx, context, { kind: "invitation", to: user, path, expiresAt, selection, outbox: beyond ? null : (selection?.id ?? null), by: context.actor.name });
  await record({ subject: user.id, after: { expiresAt, again: known !== null, ...(known ? {} : rights) } });
  return { userId: user.id, link: beyond ? null : path, withheld: beyond };
}

/** Whether an account that was not taken into use yet can do anything outside a selection. */
async function opensMore(db: Db, { id, administrator, mayCreate }: User, selectionId: string): Promise<boolean> {
  return administrator || mayCreate || (await selectionsOf(db, id)).some((other) => other !== selectionId);
}

/** Whether a user has a way to prove who they are. */
async function canSignIn(db: Db, userId: string): Promise<boolean> {
  return (await findPassword(db, userId)) !== null || (await hasIdentity(db, userId));
}

/** Invites a user anew who did not accept yet; the earlier link ends. */
export async function inviteAgain(context: Context, userId: string): Promise<Invited> {
  return change(context, { selection: null, action: "user-invite" }, async (work) => {
    const user = await findUser(work.trx, userId);
    if (!user?.email) throw new UserError("unknown-user");
    return invite(context, work, { email: user.email, name: user.name, language: user.language });
  });
}

/** Whom an invitation is for, while it works. */
export async function openInvitation(context: Context, token: string): Promise<User | null> {
  const link = await openAccountLink(context, "invitation", token);
  const user = link?.userId ? await findUser(context.db, link.userId) : null;
  return user && user.disabledAt === null ? user : null;
}

/** An invitation as it is shown to whom it is for: who invites, and to what. */
export interface InvitationView {
  email: string;
  name: string;
  language: User["language"];
  /** Null where nobody is known by name. */
  by: string | null;
  to: { selection: string; organisation: string; roles: MemberRole[] }[];
}

/** What an invitation says, while it works. */
export async function showInvitation(context: Context, token: string): Promise<InvitationView | null> {
  const link = await openAccountLink(context, "invitation", token);
  const user = await openInvitation(context, token);
  if (!link || !user) return null;
  const { db } = context;
  const selections = await listSelections(db, "current", user.id);
  const to = await Promise.all(selections.map(async ({ id, name, organisation }) => ({ selection: name, organisation, roles: await rolesOf(db, id, user.id) })));
  return { email: user.email ?? "", name: user.name, language: user.language, by: (await findUser(db, link.createdBy))?.name || null, to };
}

/** Accepts an invitation with a name and a password, and signs in. Throws `UserError` "link-over" when it works no longer. */
export async function acceptInvitation(context: Context, token: string, { name, password }: { name: string; password: string }, visitor: Visitor): Promise<SignedIn> {
  refuseWhereProviderOnly();
  const link = await openAccountLink(context, "invitation", token);
  const invited = await openInvitation(context, token);
  if (!invited) throw new UserError("link-over");
  const hash = await newPasswordHash(password, { email: invited.email, name });
  const user = { ...invited, name };
  await change(asUser(context, user), { selection: null, action: "user-accept" }, async ({ trx, at, record }) => {
    await useUpAccountLink(trx, link, at);
    await updateUser(trx, user.id, { name });
    await keepPassword(trx, user.id, hash, at);
    await record({ subject: user.id, after: { by: "password" } });
  });
  return startSession(context, user, visitor, "password");
}
