import type { RoundStage, SelectionStage } from "../selection/stages";
import { permissions } from "./permissions";
import type { Action, Rule } from "./permissions";
import type { Role } from "./roles";

/**
 * What a member declared before seeing bids: nothing yet; confidentiality and no conflict of interest; a conflict, on
 * which the lead has not decided; or that decision.
 */
export const declarationStates = ["none", "clear", "conflict", "admitted", "excluded"] as const;
export type DeclarationState = (typeof declarationStates)[number];

/** Everything about who acts, and about where the selection stands, that decides whether an act is allowed. */
export interface Standing {
  roles: ReadonlySet<Role>;
  /** Null for acts outside a selection. */
  selectionStage: SelectionStage | null;
  roundStage: RoundStage | null;
  /** The answers of the current round may not be read yet by anybody but their vendors. */
  sealed: boolean;
  /** "clear" for who needs none: leads, vendors and the machine. */
  declaration: DeclarationState;
  /** Criteria assigned to who acts; null means all. */
  assigned: ReadonlySet<string> | null;
}

export type Refusal = "role" | "selection-stage" | "round-stage" | "sealed" | "declaration" | "conflict" | "assignment";

/**
 * Whether somebody who stands so may do an action, by the table of permissions; if not, the first reason why.
 *
 * @param criterion what the action is about, where the rule asks for an assignment
 */
export function may(standing: Standing, action: Action, criterion?: string): { ok: true } | { ok: false; why: Refusal } {
  const rule: Rule = permissions[action];
  const refused = (why: Refusal) => ({ ok: false, why }) as const;
  if (!rule.roles.some((role) => standing.roles.has(role))) return refused("role");
  if (rule.selection && !(standing.selectionStage && rule.selection.includes(standing.selectionStage))) return refused("selection-stage");
  if (rule.round && !(standing.roundStage && rule.round.includes(standing.roundStage))) return refused("round-stage");
  if (rule.bids) {
    if (standing.declaration === "excluded" || standing.declaration === "conflict") return refused("conflict");
    if (standing.declaration === "none") return refused("declaration");
    if (standing.sealed) return refused("sealed");
  }
  if (rule.assigned && standing.assigned && !(criterion !== undefined && standing.assigned.has(criterion))) return refused("assignment");
  return { ok: true };
}
