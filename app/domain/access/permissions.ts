import type { AuditAction } from "../audit/actions";
import type { RoundStage, SelectionStage } from "../selection/stages";
import type { Role } from "./roles";

/** Reading, as far as it has a rule of its own; every change of state is an action of the audit trail. */
export type ViewAction =
  | "view-selections"
  | "view-selection"
  | "view-intake"
  | "view-business-case"
  | "view-requirements"
  | "view-weights"
  | "view-weight-judgements"
  | "view-request"
  | "view-responses"
  | "view-uploads"
  | "view-own-answers"
  | "view-answers"
  | "view-ranking"
  | "view-scoring"
  | "view-consensus"
  | "view-evidence"
  | "view-people"
  | "view-prices"
  | "view-decision"
  | "view-audit"
  | "verify-audit";

export type Action = AuditAction | ViewAction;

/** Who may do something, and when. What is left out sets no condition. */
export interface Rule {
  roles: readonly Role[];
  /** Only while the selection stands at one of these stages. */
  selection?: readonly SelectionStage[];
  /** Only while the current round stands at one of these stages. */
  round?: readonly RoundStage[];
  /** Code of the error that says why not at another stage of the round; "stage-round" where it is left out. */
  later?: string;
  /** Shows or judges what vendors answered: only once the bids are open, and after a declaration of who evaluates. */
  bids?: true;
  /** Only on criteria that were assigned to who acts. */
  assigned?: true;
}

const team = ["lead", "evaluator", "observer"] as const;
const running = ["intake", "rounds"] as const;
const beforeClosing = { round: ["drafting", "published"], later: "round-closed" } as const;

/**
 * The table of permissions: who may do what, at which stage. Whoever is not named may not. The machine itself (the
 * command line) may what a lead may.
 */
export const permissions = {
  "view-selections": { roles: ["anyone"] },
  "selection-create": { roles: ["creator"] },

  "view-selection": { roles: team },
  "selection-rename": { roles: ["lead"] },
  "selection-archive": { roles: ["lead"] },
  "selection-restore": { roles: ["lead"], selection: ["archived"] },
  "view-people": { roles: team },
  "person-add": { roles: ["lead"] },
  "person-remove": { roles: ["lead"] },
  "person-change": { roles: ["lead"] },
  "verify-audit": { roles: ["administrator"] },
  "view-audit": { roles: ["lead", "observer"] },

  "view-intake": { roles: team },
  "intake-save": { roles: ["lead"], selection: running },
  "view-business-case": { roles: team },
  "business-case-save": { roles: ["lead"], selection: ["intake", "rounds", "decided"] },
  "view-requirements": { roles: team },
  "requirements-ask": { roles: ["lead"], selection: running },
  "requirement-edit": { roles: ["lead"], selection: running },
  "requirement-revert": { roles: ["lead"], selection: running },
  "requirement-add": { roles: ["lead"], selection: running },
  "requirement-remove": { roles: ["lead"], selection: running },
  "view-weights": { roles: team },
  "weights-save": { roles: ["lead"], selection: running },
  "weights-reset": { roles: ["lead"], selection: running },
  "weights-judge": { roles: ["lead", "evaluator"], selection: running },
  "weights-adopt": { roles: ["lead"], selection: running },
  "view-weight-judgements": { roles: ["lead"] },

  "view-request": { roles: team },
  "draft-save": { roles: ["lead"], selection: running },
  "edition-publish": { roles: ["lead"], selection: running, ...beforeClosing },
  "offer-add": { roles: ["lead"], selection: running, ...beforeClosing },
  "offer-change": { roles: ["lead"], selection: running },
  "offer-withdraw": { roles: ["lead"], selection: running, ...beforeClosing },
  "offer-restore": { roles: ["lead"], selection: running, ...beforeClosing },
  "upload-link-create": { roles: ["lead"], selection: running },
  "upload-link-revoke": { roles: ["lead"] },

  "upload-link-use": { roles: ["vendor"] },
  "view-own-answers": { roles: ["vendor"] },
  "attachment-receive": { roles: ["vendor"] },
  "upload-receive": { roles: ["lead", "vendor"] },
  "upload-read": { roles: ["lead", "vendor"] },
  "submission-accept": { roles: ["lead", "vendor"], selection: running, round: ["published"], later: "round-closed" },
  "round-move": { roles: ["lead"], selection: running },

  "view-responses": { roles: team },
  "view-uploads": { roles: ["lead"], bids: true },
  "view-answers": { roles: team, bids: true },
  "view-ranking": { roles: team, bids: true },
  "scenario-save": { roles: ["lead", "evaluator"], bids: true },
  "scenario-remove": { roles: ["lead", "evaluator"], bids: true },
  "scenario-restore": { roles: ["lead", "evaluator"], bids: true },
  "knock-out-waive": { roles: ["lead"], selection: running, bids: true },

  "view-prices": { roles: team, bids: true },
  "price-accept": { roles: ["lead", "vendor"], selection: running },
  "price-decide": { roles: ["lead"], selection: running, bids: true },
  "view-decision": { roles: team, bids: true },
  "selection-cancel": { roles: ["lead"], selection: running },
  "decision-take": { roles: ["lead"], selection: ["rounds", "decided", "cancelled"], bids: true },
  "view-scoring": { roles: team, bids: true },
  "marks-save": { roles: ["lead", "evaluator"], selection: running, round: ["scoring"], later: "not-scoring", bids: true },
  "view-consensus": { roles: team, round: ["consensus", "concluded"], later: "not-consensus-yet", bids: true },
  "consensus-set": { roles: ["lead"], selection: running, round: ["consensus"], later: "not-consensus", bids: true },
  "view-evidence": { roles: team, bids: true },
  "proofs-set": { roles: ["lead", "evaluator"], selection: ["rounds", "decided"], round: ["opened", "scoring", "consensus", "concluded"], later: "answers-not-open", bids: true },
} as const satisfies Record<Action, Rule>;
