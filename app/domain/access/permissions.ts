import type { AuditAction } from "../audit/actions";
import type { RoundStage, SelectionStage } from "../selection/stages";
import type { Role } from "./roles";

/** Reading, as far as it has a rule of its own; every change of state is an action of the audit trail. */
export type ViewAction =
  | "view-selections"
  | "view-selection"
  | "view-intake"
  | "view-business-case"
  | "view-phases"
  | "view-requirements"
  | "view-weights"
  | "view-weight-judgements"
  | "view-request"
  | "view-responses"
  | "view-receipts"
  | "view-opening"
  | "view-declaration"
  | "view-declarations"
  | "view-traces"
  | "view-retention"
  | "view-uploads"
  | "view-own-answers"
  | "view-answers"
  | "view-clarifications"
  | "view-questions"
  | "view-ranking"
  | "view-scoring"
  | "view-consensus"
  | "view-evidence"
  | "view-people"
  | "view-prices"
  | "view-decision"
  | "view-dossier"
  | "view-audit"
  | "view-imports"
  | "view-origins"
  | "view-library"
  | "view-to-copy"
  | "view-packs"
  | "view-account"
  | "view-users"
  | "view-outbox"
  | "view-respondents"
  | "view-own-checklist"
  | "view-goals"
  | "view-gaps"
  | "view-results"
  | "view-readiness"
  | "view-risks"
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
const untilArchived = ["intake", "rounds", "decided"] as const;
const beforeClosing = { round: ["drafting", "published"], later: "round-closed" } as const;

const whileOut = { selection: running, round: ["published"], later: "round-closed" } as const;

const whileAsking = { selection: running, round: ["published", "closed", "opened", "scoring", "consensus"], later: "round-closed" } as const;

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
  // Respondents: each sees and fills in an own copy of the checklist, and nothing else; what they say together is the lead's to see.
  "view-own-checklist": { roles: ["respondent"] },
  "checklist-save": { roles: ["respondent"], selection: running },
  "checklist-done": { roles: ["respondent"], selection: running },
  "checklist-receive": { roles: ["respondent"], selection: running },
  "respondent-link-use": { roles: ["respondent"] },
  "view-respondents": { roles: ["lead"] },
  "respondent-invite": { roles: ["lead"], selection: running },
  "respondent-withdraw": { roles: ["lead"] },
  "respondent-restore": { roles: ["lead"], selection: running },
  "respondent-link-create": { roles: ["lead"], selection: running },
  "respondent-link-revoke": { roles: ["lead"] },
  "checklist-receive-for": { roles: ["lead"], selection: running },
  "choice-settle": { roles: ["lead"], selection: running },
  "choices-settle": { roles: ["lead"], selection: running },
  "choices-adopt": { roles: ["lead"], selection: running },
  "settlement-undo": { roles: ["lead"], selection: running },
  "wish-move": { roles: ["lead"], selection: running },
  "wish-move-undo": { roles: ["lead"], selection: running },
  "view-business-case": { roles: team },
  "business-case-save": { roles: ["lead"], selection: ["intake", "rounds", "decided"] },
  "view-phases": { roles: team },
  "phase-save": { roles: ["lead"], selection: ["intake", "rounds", "decided"] },
  "swot-save": { roles: ["lead"], selection: ["intake", "rounds", "decided"] },
  "roles-save": { roles: ["lead"], selection: ["intake", "rounds", "decided"] },
  "level-check-save": { roles: ["lead"], selection: ["intake", "rounds", "decided"] },
  "solution-save": { roles: ["lead"], selection: ["intake", "rounds", "decided"] },
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

  // Own content. The library holds of each selection only what who looks may see there.
  "view-imports": { roles: ["lead"] },
  "import-receive": { roles: ["lead"], selection: running },
  "import-settle": { roles: ["lead"], selection: running },
  "requirements-import": { roles: ["lead"], selection: running },
  "requirements-import-undo": { roles: ["lead"], selection: running },
  "view-origins": { roles: team },
  "reason-set": { roles: ["lead"], selection: running },
  "view-library": { roles: ["anyone"] },
  "requirement-take-over": { roles: ["lead"], selection: running },
  "view-to-copy": { roles: ["lead"] },
  "view-packs": { roles: ["administrator", "creator"] },
  "pack-save": { roles: ["administrator", "creator"] },
  "pack-remove": { roles: ["administrator", "creator"] },
  "pack-publish": { roles: ["administrator", "creator"] },

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
  "view-receipts": { roles: ["lead"] },
  "view-opening": { roles: team },
  "opening-confirm": { roles: team, selection: running },
  "round-open": { roles: team, selection: running },
  "opening-repeat": { roles: ["lead"], selection: running },
  "view-declaration": { roles: ["evaluator", "observer"] },
  "declaration-make": { roles: ["evaluator", "observer"] },
  "view-declarations": { roles: ["lead"] },
  "declaration-decide": { roles: ["lead"] },
  "bids-view": { roles: team, bids: true },
  "view-traces": { roles: ["lead"], bids: true },
  "answer-redact": { roles: ["lead"], selection: running, bids: true },
  "view-retention": { roles: ["lead"] },
  "retention-set": { roles: ["lead"] },
  "vendor-erase": { roles: ["lead"] },
  "person-erase": { roles: ["administrator"] },
  "respondent-erase": { roles: ["lead"] },
  "keys-rotate": { roles: ["administrator"] },
  "view-uploads": { roles: ["lead"], bids: true },
  "view-answers": { roles: team, bids: true },
  "view-clarifications": { roles: team, bids: true },
  "meanings-confirm": { roles: ["lead"], selection: running, round: ["opened", "scoring"], later: "round-closed", bids: true },
  "clarification-draft": { roles: ["lead"], ...whileAsking, bids: true },
  "clarification-ask": { roles: ["lead"], ...whileAsking, bids: true },
  "clarification-withdraw": { roles: ["lead"], selection: running },
  "clarification-answer": { roles: ["lead", "vendor"] },
  "clarification-take": { roles: ["lead", "vendor"], ...whileAsking },
  "clarification-decide": { roles: ["lead"], ...whileAsking, bids: true },
  "view-questions": { roles: team },
  "question-period": { roles: ["lead"], ...whileOut },
  "question-ask": { roles: ["vendor"], ...whileOut },
  "question-note": { roles: ["lead"], ...whileOut },
  "question-draft": { roles: ["lead"], ...whileOut },
  "question-dismiss": { roles: ["lead"], ...whileOut },
  "question-publish": { roles: ["lead"], ...whileOut },
  "view-ranking": { roles: team, bids: true },
  "scenario-save": { roles: ["lead", "evaluator"], bids: true },
  "scenario-remove": { roles: ["lead", "evaluator"], bids: true },
  "scenario-restore": { roles: ["lead", "evaluator"], bids: true },
  "knock-out-waive": { roles: ["lead"], selection: running, bids: true },

  // Accounts. Who uses a link acts as the user whom it is for; an administrator's work gives no look at any selection.
  "first-run": { roles: ["administrator"] },
  "selection-adopt": { roles: ["administrator"] },
  "sign-in": { roles: ["anyone"] },
  "sign-out": { roles: ["anyone"] },
  "attempts-hold": { roles: ["outsider"] },
  "reset-ask": { roles: ["outsider"] },
  "view-account": { roles: ["anyone"] },
  "profile-save": { roles: ["anyone"] },
  "password-change": { roles: ["anyone"] },
  "email-ask": { roles: ["anyone"] },
  "email-change": { roles: ["anyone"] },
  "second-factor-set": { roles: ["anyone"] },
  "second-factor-remove": { roles: ["anyone"] },
  "identity-link": { roles: ["anyone"] },
  "user-accept": { roles: ["anyone"] },
  "rights-by-group": { roles: ["anyone"] },
  "user-enrol": { roles: ["anyone"] },
  "view-users": { roles: ["administrator"] },
  "user-create": { roles: ["administrator"] },
  "user-invite": { roles: ["administrator", "lead"] },
  "user-rights": { roles: ["administrator"] },
  "user-disable": { roles: ["administrator"] },
  "user-enable": { roles: ["administrator"] },
  "second-factor-reset": { roles: ["administrator"] },
  "reset-make": { roles: ["administrator"] },
  "view-outbox": { roles: ["administrator", "lead"] },
  "mail-show": { roles: ["administrator", "lead"] },
  "mail-retry": { roles: ["administrator", "lead"] },
  "view-prices": { roles: team, bids: true },
  "price-accept": { roles: [...team, "vendor"], selection: running },
  "price-decide": { roles: ["lead"], selection: running, bids: true },
  "view-dossier": { roles: ["lead"], bids: true },
  "view-decision": { roles: team, bids: true },
  "selection-cancel": { roles: ["lead"], selection: running },
  "decision-take": { roles: ["lead"], selection: ["rounds", "decided", "cancelled"], bids: true },
  "view-scoring": { roles: team, bids: true },
  "marks-save": { roles: ["lead", "evaluator"], selection: running, round: ["scoring"], later: "not-scoring", bids: true },
  "view-consensus": { roles: team, round: ["consensus", "concluded"], later: "not-consensus-yet", bids: true },
  "consensus-set": { roles: ["lead"], selection: running, round: ["consensus"], later: "not-consensus", bids: true },
  "view-evidence": { roles: team, bids: true },
  "proofs-set": { roles: ["lead", "evaluator"], selection: ["rounds", "decided"], round: ["opened", "scoring", "consensus", "concluded"], later: "answers-not-open", bids: true },
  "view-goals": { roles: team },
  "view-gaps": { roles: team },
  "view-readiness": { roles: team },
  "view-risks": { roles: team },
  "readiness-save": { roles: ["lead"], selection: untilArchived },
  "risks-save": { roles: ["lead"], selection: untilArchived },
  "requirement-link": { roles: ["lead"], selection: running },
  "requirement-unlink": { roles: ["lead"], selection: running },
  "goal-save": { roles: ["lead"], selection: untilArchived },
  "goal-add": { roles: ["lead"], selection: untilArchived },
  "goal-remove": { roles: ["lead"], selection: untilArchived },
  "goal-restore": { roles: ["lead"], selection: untilArchived },
  "goal-figure-save": { roles: ["lead"], selection: untilArchived },
  "goal-figure-remove": { roles: ["lead"], selection: untilArchived },
  "goal-conditions-save": { roles: ["lead"], selection: untilArchived },
  "gap-save": { roles: ["lead"], selection: untilArchived },
  "gap-add": { roles: ["lead"], selection: untilArchived },
  "gap-remove": { roles: ["lead"], selection: untilArchived },
  "gap-restore": { roles: ["lead"], selection: untilArchived },
  "precondition-save": { roles: ["lead"], selection: untilArchived },
  "precondition-add": { roles: ["lead"], selection: untilArchived },
  "precondition-remove": { roles: ["lead"], selection: untilArchived },
  "precondition-restore": { roles: ["lead"], selection: untilArchived },
  "view-results": { roles: team },
  "implementation-save": { roles: ["lead"], selection: untilArchived },
} as const satisfies Record<Action, Rule>;
