import type { Actor } from "~/domain/access/actor";
import { may } from "~/domain/access/may";
import type { Refusal, Standing } from "~/domain/access/may";
import { permissions } from "~/domain/access/permissions";
import type { Action, Rule } from "~/domain/access/permissions";
import type { Role } from "~/domain/access/roles";
import { bidsSealed } from "~/domain/sealing/rules";
import { UserError } from "~/domain/user-error";
import { listEditionContents } from "~db/editions";
import { assignedCriteria, declarationOf, rolesOf } from "~db/members";
import { isVendorOf } from "~db/offers";
import { currentRound } from "~db/rounds";
import type { Db } from "~db/schema";
import { findSelection } from "~db/selections";
import { isRespondentOf } from "~db/respondents";

/** Thrown when somebody may not do something: "unknown" where the selection is not theirs to know of. */
export class AccessRefused extends UserError {
  constructor(
    readonly action: Action,
    readonly why: Refusal | "unknown",
    later?: string,
    /** The selection in which it is refused; null for the installation. */
    readonly selectionId: string | null = null,
  ) {
    super(why === "unknown" ? "unknown-selection" : why === "round-stage" ? (later ?? "stage-round") : why === "role" ? "not-allowed" : `access-${why}`);
  }
}

/**
 * How an actor stands in a selection, or in the installation where that is null. Null when the actor has no part in the
 * selection, or there is none with this id: from outside the two look the same.
 */
export async function standingOf(db: Db, actor: Actor, selectionId: string | null): Promise<Standing | null> {
  const outside: Standing = { roles: new Set(installationRoles(actor)), selectionStage: null, roundStage: null, sealed: false, declaration: "clear", assigned: null };
  if (selectionId === null) return outside;
  const roles = await selectionRoles(db, actor, selectionId);
  if (roles.length === 0) return null;
  const selection = await findSelection(db, selectionId);
  const round = await currentRound(db, selectionId);
  if (!selection || !round) return null;
  // A lead prepares the whole round and needs no declaration for that; one who also evaluates does.
  const judges = actor.kind === "user" && (roles.includes("evaluator") || !roles.includes("lead"));
  const assigned = actor.kind === "user" ? await assignedCriteria(db, selectionId, actor.id) : [];
  return {
    roles: new Set([...outside.roles, ...roles]),
    selectionStage: selection.stage,
    roundStage: round.stage,
    sealed: bidsSealed((await listEditionContents(db, round.id)).at(-1) ?? null, round.stage),
    declaration: judges ? await declarationOf(db, selectionId, actor.id) : "clear",
    assigned: assigned.length > 0 ? new Set(assigned) : null,
  };
}

function installationRoles(actor: Actor): Role[] {
  if (actor.kind === "machine") return ["anyone", "creator", "administrator"];
  if (actor.kind === "nobody") return ["outsider"];
  if (actor.kind !== "user") return [];
  return ["anyone", ...(actor.mayCreate ? (["creator"] as const) : []), ...(actor.administrator ? (["administrator"] as const) : [])];
}

async function selectionRoles(db: Db, actor: Actor, selectionId: string): Promise<Role[]> {
  switch (actor.kind) {
    case "machine":
      return ["lead"];
    case "user":
      return rolesOf(db, selectionId, actor.id);
    case "vendor":
      return (await isVendorOf(db, selectionId, actor.vendorId)) ? ["vendor"] : [];
    case "respondent":
      return (await isRespondentOf(db, selectionId, actor.respondentId)) ? ["respondent"] : [];
    case "nobody":
      return [];
  }
}

/**
 * Throws `AccessRefused` unless the actor may do an action, by the table of permissions.
 *
 * @param criterion what the action is about, where the rule asks for an assignment
 */
export async function requireAccess(db: Db, actor: Actor, selectionId: string | null, action: Action, criterion?: string): Promise<Standing> {
  const standing = await standingOf(db, actor, selectionId);
  if (!standing) throw new AccessRefused(action, "unknown");
  const answer = may(standing, action, criterion);
  if (!answer.ok) throw new AccessRefused(action, answer.why, (permissions[action] as Rule).later, selectionId);
  return standing;
}
