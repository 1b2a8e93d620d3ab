import { declarationStates } from "~/domain/access/may";
import type { DeclarationState } from "~/domain/access/may";
import { memberRoleSchema } from "~/domain/access/roles";
import type { MemberRole } from "~/domain/access/roles";
import { z } from "zod";

import type { Db } from "./schema";
import { toUser } from "./users";
import type { User } from "./users";

/** A user's part in a selection. */
export interface Member {
  user: User;
  roles: MemberRole[];
  since: string;
  /** Criteria assigned to an evaluator; none means all. */
  criteria: string[];
  declaration: DeclarationState;
}

const declarationSchema = z.enum(declarationStates);

/** Roles of a user in a selection. */
export async function rolesOf(db: Db, selectionId: string, userId: string): Promise<MemberRole[]> {
  const rows = await db.selectFrom("membership").select("role").where("selection_id", "=", selectionId).where("user_id", "=", userId).orderBy("role").execute();
  return rows.map(({ role }) => memberRoleSchema.parse(role));
}

/** The selections in which a user has a part, archived ones too. */
export async function selectionsOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db.selectFrom("membership").select("selection_id").distinct().where("user_id", "=", userId).execute();
  return rows.map((row) => row.selection_id);
}

/** Puts a user's roles in a selection in place of the earlier ones; none takes the user out of it. */
export async function setRoles(db: Db, selectionId: string, userId: string, roles: readonly MemberRole[], at: string): Promise<void> {
  await db.deleteFrom("membership").where("selection_id", "=", selectionId).where("user_id", "=", userId).execute();
  if (roles.length > 0) {
    await db.insertInto("membership").values([...new Set(roles)].map((role) => ({ selection_id: selectionId, user_id: userId, role, since: at }))).execute();
  }
}

/** Criteria assigned to a user; none means all. */
export async function assignedCriteria(db: Db, selectionId: string, userId: string): Promise<string[]> {
  const rows = await db.selectFrom("assignment").select("criterion_id").where("selection_id", "=", selectionId).where("user_id", "=", userId).orderBy("criterion_id").execute();
  return rows.map((row) => row.criterion_id);
}

export async function setAssignedCriteria(db: Db, selectionId: string, userId: string, criteria: readonly string[]): Promise<void> {
  await db.deleteFrom("assignment").where("selection_id", "=", selectionId).where("user_id", "=", userId).execute();
  if (criteria.length > 0) {
    await db.insertInto("assignment").values([...new Set(criteria)].map((criterion_id) => ({ selection_id: selectionId, user_id: userId, criterion_id }))).execute();
  }
}

/** What holds of a user's declaration in a selection. */
export async function declarationOf(db: Db, selectionId: string, userId: string): Promise<DeclarationState> {
  const row = await db
    .selectFrom("declaration").select("state").where("selection_id", "=", selectionId).where("user_id", "=", userId)
    .orderBy("number", "desc").limit(1).executeTakeFirst();
  return row ? declarationSchema.parse(row.state) : "none";
}

/** The members of a selection, in order of joining. */
export async function listMembers(db: Db, selectionId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom("membership").innerJoin("app_user", "app_user.id", "membership.user_id").selectAll("app_user")
    .select(["membership.role", "membership.since"]).where("selection_id", "=", selectionId)
    .orderBy("membership.since").orderBy("app_user.id").orderBy("membership.role").execute();
  // For all at once: a committee may be large, and every mark that is saved asks who is in it.
  const assigned = await db.selectFrom("assignment").select(["user_id", "criterion_id"]).where("selection_id", "=", selectionId).orderBy("criterion_id").execute();
  const declared = new Map((await db.selectFrom("declaration").select(["user_id", "state"]).where("selection_id", "=", selectionId).orderBy("number").execute()).map((row) => [row.user_id, row.state]));
  const members = new Map<string, Member>();
  for (const { role, since, ...user } of rows) {
    const state = declared.get(user.id);
    const member = members.get(user.id) ?? {
      user: toUser(user), roles: [], since,
      criteria: assigned.flatMap(({ user_id, criterion_id }) => (user_id === user.id ? [criterion_id] : [])),
      declaration: state === undefined ? "none" : declarationSchema.parse(state),
    };
    member.roles.push(memberRoleSchema.parse(role));
    members.set(user.id, member);
  }
  return [...members.values()];
}

/** Ids of the selections in which nobody has a part: those from before there were accounts. */
export async function selectionsWithoutMembers(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("selection").select("id").where("id", "not in", (members) => members.selectFrom("membership").select("selection_id"))
    .orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => row.id);
}
