import { z } from "zod";

import { personSchema } from "~/domain/access/account";
import type { Person } from "~/domain/access/account";
import { leafCriteria } from "~/domain/content/pack";
import type { Criterion } from "~/domain/content/pack";
import type { DeclarationState } from "~/domain/access/may";
import { memberRoleSchema } from "~/domain/access/roles";
import type { MemberRole } from "~/domain/access/roles";
import { UserError } from "~/domain/user-error";
import { assignedCriteria, listMembers, rolesOf, setAssignedCriteria, setRoles } from "~db/members";
import { usersWithIdentity } from "~db/identities";
import { usersWithPassword } from "~db/passwords";
import type { Db } from "~db/schema";
import { findSelection, loadPackOf } from "~db/selections";
import { findUserByEmail, insertUser } from "~db/users";

import { change, look } from "./context.server";
import type { Context } from "./context.server";

/** Somebody's part in a selection, for the page of its people. */
export interface PersonView {
  userId: string;
  name: string;
  email: string | null;
  roles: MemberRole[];
  since: string;
  /** Leaf criteria that an evaluator judges; none means all. */
  criteria: string[];
  declaration: DeclarationState;
  /** The account was closed. */
  disabled: boolean;
  /** Was invited and has not made the account usable yet. */
  invited: boolean;
}

export interface PeopleView {
  people: PersonView[];
  criteria: Criterion[];
  /** Who looks, where it is one of the people. */
  self: string;
  mayChange: boolean;
}

const rolesSchema = z.array(memberRoleSchema).min(1);

export const newPersonSchema = personSchema.extend({ roles: rolesSchema });

export const personChangeSchema = z.object({ roles: rolesSchema, criteria: z.array(z.string()) });

/** The people of a selection with their roles, and the criteria that can be assigned. */
export async function loadPeople(context: Context, selectionId: string): Promise<PeopleView> {
  const standing = await look(context, selectionId, "view-people");
  const { db, actor } = context;
  const members = await listMembers(db, selectionId);
  const entered = new Set([...(await usersWithPassword(db)), ...(await usersWithIdentity(db))]);
  return {
    people: members.map(({ user, roles, since, criteria, declaration }) => ({
      userId: user.id, name: user.name, email: user.email, roles, since, criteria, declaration, disabled: user.disabledAt !== null,
      // People of the worked example have no address, and are invited to nothing.
      invited: user.email !== null && user.disabledAt === null && !entered.has(user.id),
    })),
    criteria: await criteriaOf(db, selectionId),
    self: actor.id,
    mayChange: standing.roles.has("lead"),
  };
}

/** Whom to invite anew to a selection: a member who has not taken the account into use. Throws `UserError` "unknown-user" for anybody else. */
export async function invitedPerson(context: Context, selectionId: string, userId: string): Promise<Person> {
  await look(context, selectionId, "view-people");
  const member = (await listMembers(context.db, selectionId)).find(({ user }) => user.id === userId);
  const known = (await usersWithPassword(context.db)).has(userId) || (await usersWithIdentity(context.db)).has(userId);
  if (!member?.user.email || known) throw new UserError("unknown-user");
  return { email: member.user.email, name: member.user.name, language: member.user.language };
}

/**
 * Gives somebody a part in a selection, by e-mail address; who has no account yet gets one that has to be taken into use
 * through an invitation. Throws `UserError` "person-twice" for who takes part already.
 */
export async function addPerson(context: Context, selectionId: string, person: z.infer<typeof newPersonSchema>): Promise<{ userId: string; invite: boolean }> {
  return change(context, { selection: selectionId, action: "person-add" }, async ({ trx, at, record }) => {
    const known = await findUserByEmail(trx, person.email);
    if (known && (await rolesOf(trx, selectionId, known.id)).length > 0) throw new UserError("person-twice", { name: known.name });
    const userId = known?.id ?? context.newId();
    if (!known) {
      await insertUser(trx, {
        id: userId, email: person.email, name: person.name, language: person.language, administrator: false, mayCreate: false, createdAt: at, createdBy: context.actor.id,
      });
    }
    await setRoles(trx, selectionId, userId, person.roles, at);
    await record({ subject: userId, after: { roles: person.roles } });
    return { userId, invite: !known };
  });
}

/** Changes roles and assigned criteria. Throws `UserError` "last-lead" where nobody would lead any more. */
export async function changePerson(context: Context, selectionId: string, userId: string, to: z.infer<typeof personChangeSchema>): Promise<void> {
  await change(context, { selection: selectionId, action: "person-change" }, async ({ trx, at, record }) => {
    const before = { roles: await requireMember(trx, selectionId, userId), criteria: await assignedCriteria(trx, selectionId, userId) };
    await keepALead(trx, selectionId, userId, to.roles);
    const known = new Set((await criteriaOf(trx, selectionId)).flatMap((criterion) => leafCriteria([criterion])).map(({ id }) => id));
    const unknown = to.criteria.find((id) => !known.has(id));
    if (unknown !== undefined) throw new UserError("unknown-criterion", { criterion: unknown });
    await setRoles(trx, selectionId, userId, to.roles, at);
    await setAssignedCriteria(trx, selectionId, userId, to.roles.includes("evaluator") ? to.criteria : []);
    await record({ subject: userId, before, after: to });
  });
}

/** Takes somebody out of a selection; what they did stays. Throws `UserError` "last-lead" where nobody would lead any more. */
export async function removePerson(context: Context, selectionId: string, userId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "person-remove" }, async ({ trx, at, record }) => {
    const roles = await requireMember(trx, selectionId, userId);
    await keepALead(trx, selectionId, userId, []);
    await setRoles(trx, selectionId, userId, [], at);
    await setAssignedCriteria(trx, selectionId, userId, []);
    await record({ subject: userId, before: { roles } });
  });
}

async function requireMember(trx: Db, selectionId: string, userId: string): Promise<MemberRole[]> {
  const roles = await rolesOf(trx, selectionId, userId);
  if (roles.length === 0) throw new UserError("unknown-person");
  return roles;
}

async function keepALead(trx: Db, selectionId: string, userId: string, roles: readonly MemberRole[]): Promise<void> {
  const others = (await listMembers(trx, selectionId)).some((member) => member.user.id !== userId && member.user.disabledAt === null && member.roles.includes("lead"));
  if (!roles.includes("lead") && !others) throw new UserError("last-lead");
}

async function criteriaOf(db: Db, selectionId: string): Promise<Criterion[]> {
  const selection = await findSelection(db, selectionId);
  return selection ? (await loadPackOf(db, selection)).criteria : [];
}
