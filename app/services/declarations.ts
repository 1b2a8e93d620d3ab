import { z } from "zod";

import type { DeclarationState } from "~/domain/access/may";
import type { MemberRole } from "~/domain/access/roles";
import { UserError } from "~/domain/user-error";
import { insertDeclaration, listDeclarations } from "~db/declarations";
import type { DeclaredState } from "~db/declarations";
import { declarationOf, listMembers, rolesOf } from "~db/members";
import { userNames } from "~db/users";

import { tellCommittee } from "./tell-committee";
import { change, look } from "./context.server";
import type { Context } from "./context.server";

export const reasonSchema = z.string().trim().min(1).max(4000);

/** A step as pages show it. */
interface ShownStep {
  state: DeclaredState;
  text: string | null;
  at: string;
  /** Name of who declared or decided. */
  by: string;
}

/** What a member is asked to declare, and what came of it. */
export interface DeclarationView {
  state: DeclarationState;
  history: ShownStep[];
}

/** The declaration of who looks. */
export async function loadDeclaration(context: Context, selectionId: string): Promise<DeclarationView> {
  await look(context, selectionId, "view-declaration");
  const { db, actor } = context;
  const steps = await listDeclarations(db, selectionId, actor.id);
  const names = await userNames(db, steps.map(({ by }) => by));
  return { state: steps.at(-1)?.state ?? "none", history: steps.map(({ state, text, at, by }) => ({ state, text, at, by: names.get(by) ?? "" })) };
}

/**
 * Declares confidentiality and either the absence of a conflict of interest, or what the conflict is; that goes to the lead.
 * What was declared clear may become a conflict later; a conflict does not become clear by the word of who has it.
 * Throws `UserError` "declaration-…" for that.
 */
export async function makeDeclaration(context: Context, selectionId: string, conflict: string | null): Promise<{ state: DeclarationState }> {
  return change(context, { selection: selectionId, action: "declaration-make" }, async ({ trx, at, record }) => {
    const userId = context.actor.id;
    const before = await declarationOf(trx, selectionId, userId);
    if (before === "conflict") throw new UserError("declaration-pending");
    if (before === "excluded") throw new UserError("declaration-excluded");
    if (conflict === null && before !== "none") throw new UserError("declaration-made");
    const state = conflict === null ? ("clear" as const) : ("conflict" as const);
    await insertDeclaration(trx, selectionId, { userId, state, text: conflict, at, by: userId });
    // The text stays out of the trail: it is personal, and can be erased where it stands.
    await record({ subject: userId, before: { state: before }, after: { state } });
    if (state === "conflict") await tellCommittee(trx, context, selectionId, "conflict");
    return { state };
  });
}

/** A member who judges or watches, with what was declared. */
export interface DeclaringMember {
  userId: string;
  name: string;
  roles: MemberRole[];
  state: DeclarationState;
  history: ShownStep[];
}

/** The declarations of everybody who must make one, for the lead; those that ask for a decision first. */
export async function loadDeclarations(context: Context, selectionId: string): Promise<DeclaringMember[]> {
  await look(context, selectionId, "view-declarations");
  const { db } = context;
  const steps = await listDeclarations(db, selectionId);
  const names = await userNames(db, steps.map(({ by }) => by));
  const members = (await listMembers(db, selectionId)).filter(({ roles }) => roles.includes("evaluator") || (roles.includes("observer") && !roles.includes("lead")));
  return members
    .map(({ user, roles, declaration }) => ({
      userId: user.id, name: user.name, roles, state: declaration,
      history: steps.filter(({ userId }) => userId === user.id).map(({ state, text, at, by }) => ({ state, text, at, by: names.get(by) ?? "" })),
    }))
    .sort((a, b) => Number(b.state === "conflict") - Number(a.state === "conflict"));
}

/** The lead decides on a declared conflict, with a written reason; an earlier decision may be changed. */
export async function decideConflict(context: Context, selectionId: string, userId: string, decision: { admit: boolean; reason: string }): Promise<void> {
  await change(context, { selection: selectionId, action: "declaration-decide" }, async ({ trx, at, record }) => {
    const reason = decision.reason.trim();
    if (reason === "") throw new UserError("reason-needed");
    if ((await rolesOf(trx, selectionId, userId)).length === 0 || userId === context.actor.id) throw new UserError("declaration-none");
    const before = await declarationOf(trx, selectionId, userId);
    if (before === "none" || before === "clear") throw new UserError("declaration-none");
    const state = decision.admit ? ("admitted" as const) : ("excluded" as const);
    await insertDeclaration(trx, selectionId, { userId, state, text: reason, at, by: context.actor.id });
    await record({ subject: userId, before: { state: before }, after: { state } });
  });
}
