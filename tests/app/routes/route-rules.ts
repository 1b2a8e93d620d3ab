import type { Action } from "~/domain/access/permissions";

/**
 * Who may see a page or file. `public`: whoever asks. `link`: whoever holds the link in the address, and nobody without.
 * `account`: whoever signed in, on own matters.
 */
export type ReadRule = Action | "public" | "link" | "account";

/** What a form of a page does; the fields are as a browser posts them, with the world's own ids. */
export interface FormRule {
  fields: Record<string, string>;
  does: Action;
}

export interface RouteRule {
  /** Null where there is nothing to read. */
  read: ReadRule | null;
  forms?: readonly FormRule[];
  /** Forms that act for who holds the link, or for anybody, and so pass no table. */
  other?: "link" | "public" | "account";
}

const waiver = { intent: "waive", vendorId: ":vendorId", requirementId: ":requirementId", reason: "Omdat" };
const offer = { name: "Drie Software", package: "Drie Desk", contactName: "", contactEmail: "" };

/** The rule of every route, by its file. A route without one fails the tests. */
export const routeRules: Record<string, RouteRule> = {
  "routes/account-email.tsx": { read: "link", other: "link" },
  "routes/sign-out-provider.ts": { read: "public" },
  "routes/account-invitation.tsx": { read: "link", other: "link" },
  "routes/account-reset.tsx": { read: "link", other: "link" },
  "routes/account.tsx": {
    read: "view-account",
    forms: [
      { fields: { intent: "profile", name: "Anders", language: "nl" }, does: "profile-save" },
      { fields: { intent: "factor-abandon" }, does: "second-factor-remove" },
      { fields: { intent: "end-session", session: "all" }, does: "sign-out" },
    ],
  },
  "routes/answer-attachment.ts": { read: "link" },
  "routes/answer-attachments.ts": { read: null, other: "link" },
  "routes/answer-clarification-workbook.ts": { read: "link" },
  "routes/answer-clarification.tsx": { read: "link", other: "link" },
  "routes/answer-document.ts": { read: "link" },
  "routes/answer-page.tsx": { read: "link" },
  "routes/answer-report-document.ts": { read: "link" },
  "routes/answer-report.tsx": { read: "link" },
  "routes/answer-workbook.ts": { read: null, other: "link" },
  "routes/answer.tsx": { read: "link" },
  "routes/attachment-file.ts": { read: "view-uploads" },
  "routes/audit-export.ts": { read: "view-audit" },
  "routes/audit.tsx": { read: "view-audit" },
  "routes/installation-audit.tsx": { read: "verify-audit" },
  "routes/installation-audit-export.ts": { read: "verify-audit" },
  "routes/goals.tsx": {
    read: "view-goals",
    forms: [
      { fields: { intent: "add", title: "Minder klachten" }, does: "goal-add" },
      { fields: { intent: "restore", goal: "x" }, does: "goal-restore" },
      { fields: { intent: "save" }, does: "goal-conditions-save" },
    ],
  },
  "routes/goal.tsx": {
    read: "view-goals",
    forms: [
      { fields: { intent: "save", title: "Anders" }, does: "goal-save" },
      { fields: { intent: "remove" }, does: "goal-remove" },
      { fields: { intent: "figure-save", "figure.date": "2026-05-01", "figure.value": "12", "figure.note": "" }, does: "goal-figure-save" },
    ],
  },
  "routes/gaps.tsx": {
    read: "view-gaps",
    forms: [
      { fields: { intent: "add", title: "Werkafspraken", function: "" }, does: "gap-add" },
      { fields: { intent: "restore", gap: "x" }, does: "gap-restore" },
      { fields: { intent: "save" }, does: "gap-save" },
    ],
  },
  "routes/gap.tsx": { read: "view-gaps", forms: [{ fields: { intent: "save", title: "Anders" }, does: "gap-save" }, { fields: { intent: "remove" }, does: "gap-remove" }] },
  "routes/preconditions.tsx": {
    read: "view-gaps",
    forms: [
      { fields: { intent: "add", text: "Netwerk", function: "" }, does: "precondition-add" },
      { fields: { intent: "restore", precondition: "x" }, does: "precondition-restore" },
      { fields: { intent: "save" }, does: "precondition-save" },
    ],
  },
  "routes/readiness.tsx": {
    read: "view-readiness",
    forms: [
      { fields: { intent: "save" }, does: "readiness-save" },
      { fields: { intent: "add", text: "Opleiding regelen" }, does: "readiness-save" },
      { fields: { intent: "restore:x" }, does: "readiness-save" },
      { fields: { intent: "need:inv.14.1:req.inv.partner.4" }, does: "requirement-link" },
      { fields: { intent: "unneed:inv.14.1:req.inv.partner.4" }, does: "requirement-unlink" },
    ],
  },
  "routes/readiness-section.tsx": { read: "view-readiness", forms: [{ fields: { intent: "save" }, does: "readiness-save" }] },
  "routes/risks.tsx": {
    read: "view-risks",
    forms: [
      { fields: { intent: "save" }, does: "risks-save" },
      { fields: { intent: "add", text: "Overname", group: "" }, does: "risks-save" },
      { fields: { intent: "restore:x" }, does: "risks-save" },
      { fields: { intent: "relink:inv.4.1:x" }, does: "requirement-link" },
      { fields: { intent: "make", risk: "inv.4.1", text: "Eis", criterion: "support.service" }, does: "requirement-link" },
    ],
  },
  "routes/answer-questions.tsx": { read: "link", other: "link" },
  "routes/questions-list.ts": { read: "view-questions" },
  "routes/questions.tsx": {
    read: "view-questions",
    forms: [
      { fields: { intent: "period", closes: "2026-05-20T12:00" }, does: "question-period" },
      { fields: { intent: "note", vendorId: ":vendorId", channel: "mail", text: "Hoeveel gebruikers?" }, does: "question-note" },
      { fields: { intent: "save", questionId: "x", version: "1", question: "Hoeveel?", answer: "Tien." }, does: "question-draft" },
      { fields: { intent: "dismiss", questionId: "x", reason: "Dubbel" }, does: "question-dismiss" },
      { fields: { intent: "restore", questionId: "x" }, does: "question-dismiss" },
      { fields: { intent: "publish" }, does: "question-publish" },
    ],
  },
  "routes/business-case-workbook.ts": { read: "view-business-case" },
  "routes/business-case.tsx": { read: "view-business-case", forms: [{ fields: { intent: "save", currency: "EUR", years: "6", discountRate: "8", note: "" }, does: "business-case-save" }] },
  "routes/level-check.tsx": { read: "view-phases", forms: [{ fields: { "text:strategic": "a", "text:tactical": "b", "text:operational": "c" }, does: "level-check-save" }] },
  "routes/phase.tsx": { read: "view-phases", forms: [{ fields: { intent: "save" }, does: "phase-save" }] },
  "routes/phases.tsx": { read: "view-phases" },
  "routes/guide.tsx": { read: "view-phases" },
  "routes/project-roles.tsx": { read: "view-phases", forms: [{ fields: { intent: "add:owner" }, does: "roles-save" }] },
  "routes/solution.tsx": { read: "view-phases", forms: [{ fields: { intent: "apply" }, does: "weights-save" }, { fields: { classReason: "Omdat", form: "standard", reason: "", by: "", on: "" }, does: "solution-save" }] },
  "routes/implementation.tsx": { read: "view-phases", forms: [{ fields: { intent: "add:trainings" }, does: "implementation-save" }] },
  "routes/results.tsx": { read: "view-results" },
  "routes/result-file.ts": { read: "view-results" },
  "routes/swot.tsx": { read: "view-phases", forms: [{ fields: { intent: "add:strength" }, does: "swot-save" }] },
  "routes/clarification-workbook.ts": { read: "view-clarifications" },
  "routes/clarifications.tsx": {
    read: "view-clarifications",
    forms: [
      { fields: { intent: "add", about: ":requirementId", text: "Hoe dan?" }, does: "clarification-draft" },
      { fields: { intent: "change", questionId: "x", text: "Hoe dan?" }, does: "clarification-draft" },
      { fields: { intent: "remove", questionId: "x" }, does: "clarification-draft" },
      { fields: { intent: "send", due: "2026-05-20T12:00" }, does: "clarification-ask" },
      { fields: { intent: "withdraw", clarificationId: "x", reason: "Omdat" }, does: "clarification-withdraw" },
      { fields: { intent: "decide", uploadId: ":uploadId", outcome: "take", reason: "", changing: "" }, does: "clarification-decide" },
    ],
  },
  "routes/committee-file.ts": { read: "view-evidence" },
  "routes/comparison.tsx": { read: "view-answers" },
  "routes/consensus.tsx": {
    read: "view-consensus",
    forms: [
      { fields: { intent: "settle", vendorId: ":vendorId", requirementId: ":requirementId", version: "0", mark: "6", reason: "Omdat" }, does: "consensus-set" },
      { fields: { intent: "undo", vendorId: ":vendorId", requirementId: ":requirementId", version: "1" }, does: "consensus-set" },
    ],
  },
  "routes/evidence.tsx": {
    read: "view-evidence", forms: [{ fields: { vendorId: ":vendorId", "proof.0.requirement": ":requirementId", "proof.0.rung": "evidenced", "proof.0.note": "" }, does: "proofs-set" }],
  },
  "routes/declaration.tsx": { read: "view-declaration", forms: [{ fields: { intent: "clear", confidential: "on", independent: "on" }, does: "declaration-make" }] },
  "routes/declarations.tsx": { read: "view-declarations", forms: [{ fields: { intent: "admit", userId: "user-evaluator-with-a-conflict", reason: "Omdat" }, does: "declaration-decide" }] },
  "routes/edition-document.ts": { read: "view-request" },
  "routes/first-run.tsx": { read: "public", other: "public" },
  "routes/healthz.ts": { read: "public" },
  "routes/library.tsx": { read: "view-library", forms: [{ fields: { selectionId: ":selectionId", from: "x", requirement: ":requirementId", criterion: "x" }, does: "requirement-take-over" }] },
  "routes/pack-headings.tsx": { read: "view-packs", forms: [{ fields: { list: "functions", intent: "remove:x", version: "1" }, does: "pack-save" }] },
  "routes/pack-criteria.tsx": { read: "view-packs", forms: [{ fields: { intent: "remove:x", version: "1" }, does: "pack-save" }] },
  "routes/pack-edit.tsx": { read: "view-packs", forms: [{ fields: { intent: "publish", number: "1.0.0" }, does: "pack-publish" }, { fields: { intent: "remove" }, does: "pack-remove" }] },
  "routes/pack-file.ts": { read: "view-packs" },
  "routes/pack-item.tsx": { read: "view-packs", forms: [{ fields: { intent: "remove", version: "1", kind: "wish" }, does: "pack-save" }] },
  "routes/packs.tsx": {
    read: "view-packs",
    forms: [
      { fields: { intent: "copy", packId: "service-desk", nl: "Eigen", en: "Own" }, does: "pack-save" },
      { fields: { intent: "reopen", packId: "x" }, does: "pack-save" },
    ],
  },
  "routes/requirement-import.tsx": {
    read: "view-imports",
    forms: [
      { fields: { intent: "rows" }, does: "import-settle" },
      { fields: { intent: "import" }, does: "requirements-import" },
      { fields: { intent: "undo" }, does: "requirements-import-undo" },
    ],
  },
  "routes/requirement-imports.tsx": { read: "view-imports" },
  "routes/requirement-origins.tsx": { read: "view-origins", forms: [{ fields: { requirementId: ":requirementId", itemId: "", text: "Omdat" }, does: "reason-set" }] },
  "routes/home.tsx": { read: "view-selections", forms: [{ fields: { intent: "restore", id: ":selectionId" }, does: "selection-restore" }] },
  "routes/intake.tsx": { read: "view-intake", forms: [{ fields: { intent: "move", item: "sd.wish.1", to: "inOrder", reason: "Omdat" }, does: "wish-move" }, { fields: { intent: "unmove", item: "sd.wish.1" }, does: "wish-move-undo" }] },
  "routes/not-found.tsx": { read: "public" },
  "routes/opening-minutes.ts": { read: "view-opening" },
  "routes/outbox.tsx": { read: "view-outbox", forms: [{ fields: { intent: "show", mailId: "x" }, does: "mail-show" }, { fields: { intent: "again", mailId: "x" }, does: "mail-retry" }] },
  "routes/overview.tsx": {
    read: "view-responses",
    forms: [
      { fields: { intent: "rename", name: "Anders", organisation: "Voorbeeld BV" }, does: "selection-rename" },
      { fields: { intent: "archive" }, does: "selection-archive" },
      { fields: { intent: "restore" }, does: "selection-restore" },
    ],
  },
  "routes/people.tsx": {
    read: "view-people",
    forms: [
      { fields: { intent: "add", name: "Nieuw", email: "nieuw@voorbeeld.example", language: "nl", roles: "observer" }, does: "person-add" },
      { fields: { intent: "invite-again", userId: "user-observer" }, does: "person-add" },
      { fields: { intent: "change", userId: "user-observer", roles: "observer" }, does: "person-change" },
      { fields: { intent: "remove", userId: "user-observer" }, does: "person-remove" },
    ],
  },
  "routes/preferences.ts": { read: null, other: "public" },
  "routes/decision.tsx": {
    read: "view-selection",
    forms: [
      { fields: { kind: "no-award", reason: "Omdat" }, does: "decision-take" },
      { fields: { kind: "cancel", reason: "Omdat" }, does: "selection-cancel" },
    ],
  },
  "routes/dossier.ts": { read: "view-dossier" },
  "routes/letter.ts": { read: "view-decision" },
  "routes/letters.ts": { read: "view-decision" },
  "routes/price.tsx": {
    read: "view-request",
    forms: [
      { fields: { intent: "start" }, does: "draft-save" },
      { fields: { intent: "decide", vendorId: ":vendorId", lineId: "line-1", unitPrice: "1", reason: "Omdat" }, does: "price-decide" },
    ],
  },
  "routes/ranking-matrix.ts": { read: "view-ranking" },
  "routes/ranking-report-word.ts": { read: "view-ranking" },
  "routes/ranking-json.ts": { read: "view-ranking" },
  "routes/ranking-report.ts": { read: "view-ranking" },
  "routes/ranking.tsx": { read: "view-ranking", forms: [{ fields: waiver, does: "knock-out-waive" }, { fields: { ...waiver, intent: "withdraw" }, does: "knock-out-waive" }] },
  "routes/request.tsx": {
    read: "view-request",
    forms: [
      { fields: { intent: "publish", addendum: "Er is iets veranderd." }, does: "edition-publish" },
      { fields: { intent: "vendor-add", ...offer }, does: "offer-add" },
      { fields: { intent: "vendor-change", vendorId: ":vendorId", ...offer }, does: "offer-change" },
      { fields: { intent: "vendor-withdraw", vendorId: ":vendorId" }, does: "offer-withdraw" },
      { fields: { intent: "vendor-restore", vendorId: ":vendorId" }, does: "offer-restore" },
      { fields: { intent: "link-revoke", linkId: ":linkId" }, does: "upload-link-revoke" },
    ],
  },
  "routes/requirement-edit.tsx": { read: "view-requirements", forms: [{ fields: { intent: "revert" }, does: "requirement-revert" }, { fields: { intent: "remove" }, does: "requirement-remove" }] },
  "routes/requirement-new.tsx": { read: "view-requirements" },
  "routes/requirements.tsx": {
    read: "view-requirements",
    forms: [
      { fields: { intent: "value", criterion: "", valuedBy: "confirmed" }, does: "requirement-edit" },
      { fields: { intent: "value-back", valuedBy: "confirmed", before: "{}" }, does: "requirement-edit" },
    ],
  },
  "routes/response-preview.tsx": {
    read: "view-uploads",
    forms: [{ fields: { intent: "accept", vendorId: ":vendorId" }, does: "submission-accept" }, { fields: { intent: "confirm" }, does: "meanings-confirm" }, { fields: { intent: "read-again" }, does: "view-receipts" }],
  },
  "routes/responses.tsx": {
    read: "view-responses",
    forms: [
      { fields: { intent: "close", missing: "open" }, does: "round-move" },
      { fields: { intent: "reopen", reason: "Omdat" }, does: "round-move" },
      { fields: { intent: "read-again", uploadId: ":uploadId" }, does: "view-receipts" },
      { fields: { intent: "confirm-opening", subject: "bids" }, does: "opening-confirm" },
      { fields: { intent: "open-rest", subject: "bids" }, does: "opening-repeat" },
    ],
  },
  "routes/scoring.tsx": {
    read: "view-scoring",
    forms: [
      { fields: { intent: "move", to: "consensus", reason: "Omdat" }, does: "round-move" },
      { fields: { "cell.0.vendor": ":vendorId", "cell.0.requirement": ":requirementId", "cell.0.mark": "5", "cell.0.comment": "", "cell.0.version": "0" }, does: "marks-save" },
    ],
  },
  "routes/scripts.tsx": { read: "view-evidence" },
  "routes/blank-checklist.ts": { read: "view-respondents" },
  "routes/own-checklist-file.ts": { read: "view-own-checklist" },
  "routes/own-checklist.tsx": {
    read: "view-own-checklist",
    forms: [
      { fields: { intent: "done" }, does: "checklist-done" },
      { fields: { item: "sd.wish.1", "selected.sd.wish.1": "on" }, does: "checklist-save" },
      { fields: { intent: "take", uploadId: "x" }, does: "checklist-receive" },
    ],
  },
  "routes/respond-file.ts": { read: "link" },
  "routes/respond.tsx": { read: "link", other: "link" },
  "routes/respondent-file.ts": { read: "view-respondents" },
  "routes/respondent.tsx": {
    read: "view-respondents",
    forms: [
      { fields: { intent: "link", lastDay: "2026-05-20" }, does: "respondent-link-create" },
      { fields: { intent: "revoke" }, does: "respondent-link-revoke" },
      { fields: { intent: "withdraw" }, does: "respondent-withdraw" },
      { fields: { intent: "erase", reason: "Omdat" }, does: "respondent-erase" },
      { fields: { intent: "take", uploadId: "x" }, does: "checklist-receive-for" },
    ],
  },
  "routes/respondents-room.tsx": { read: "view-respondents" },
  "routes/respondents.tsx": {
    read: "view-respondents",
    forms: [
      { fields: { intent: "invite", people: "Anna", language: "nl", lastDay: "2026-05-20" }, does: "respondent-invite" },
      { fields: { intent: "settle", item: "sd.wish.1", "selected.sd.wish.1": "on", reason: "Omdat" }, does: "choice-settle" },
      { fields: { intent: "adopt" }, does: "choices-adopt" },
      { fields: { intent: "undo", settlementId: "x" }, does: "settlement-undo" },
    ],
  },
  "routes/respondents-settle.tsx": {
    read: "view-respondents",
    forms: [
      { fields: { intent: "settle", atLeast: "2", item: "sd.wish.1", shown: "{}", reason: "Omdat" }, does: "choices-settle" },
      { fields: { intent: "undo", settlements: '["x"]' }, does: "settlement-undo" },
    ],
  },
  "routes/retention.tsx": {
    read: "view-retention",
    forms: [
      { fields: { intent: "term", months: "24", countsFrom: "2026-05-01" }, does: "retention-set" },
      { fields: { intent: "erase", vendorId: ":vendorId", reason: "Omdat" }, does: "vendor-erase" },
    ],
  },
  "routes/selection-outbox.tsx": { read: "view-outbox", forms: [{ fields: { intent: "show", mailId: "x" }, does: "mail-show" }, { fields: { intent: "again", mailId: "x" }, does: "mail-retry" }] },
  "routes/selection-new.tsx": { read: "selection-create", forms: [{ fields: { name: "Nieuw", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" }, does: "selection-create" }] },
  "routes/selection.tsx": { read: "view-selection" },
  "routes/selection-page.tsx": { read: null },
  "routes/traces.tsx": { read: "view-traces", forms: [{ fields: { all: "on" }, does: "answer-redact" }] },
  "routes/upload-document.ts": { read: "view-receipts" },
  "routes/user-erase.tsx": { read: "view-users", forms: [{ fields: { reason: "Omdat" }, does: "person-erase" }] },
  "routes/sign-in-callback.tsx": { read: "public" },
  "routes/sign-in-code.tsx": { read: "public", other: "public" },
  "routes/sign-in-forgot.tsx": { read: "public", other: "public" },
  "routes/sign-in-provider.ts": { read: "public" },
  "routes/sign-in.tsx": { read: "public", other: "public" },
  "routes/sign-out.ts": { read: null, other: "account" },
  "routes/upload-file.ts": { read: "view-uploads" },
  "routes/users.tsx": {
    read: "view-users",
    forms: [
      { fields: { intent: "invite", name: "Nieuw", email: "nieuw@voorbeeld.example", language: "nl" }, does: "user-invite" },
      { fields: { intent: "invite-again", userId: "user-observer" }, does: "user-invite" },
      { fields: { intent: "rights", userId: "user-observer", mayCreate: "yes" }, does: "user-rights" },
      { fields: { intent: "reset", userId: "user-observer" }, does: "reset-make" },
      { fields: { intent: "clear-factor", userId: "user-observer" }, does: "second-factor-reset" },
      { fields: { intent: "disable", userId: "user-observer" }, does: "user-disable" },
      { fields: { intent: "enable", userId: "user-observer" }, does: "user-enable" },
    ],
  },
  "routes/vendor-versions.tsx": { read: "view-uploads" },
  "routes/explain.tsx": { read: "view-ranking" },
  "routes/rehearsal.tsx": { read: "view-request" },
  "routes/robustness.tsx": {
    read: "view-ranking",
    forms: [
      { fields: { intent: "save-scenario", name: "Anders", weights: "{\"functionality\":1}" }, does: "scenario-save" },
      { fields: { intent: "remove-scenario", id: "x" }, does: "scenario-remove" },
      { fields: { intent: "restore-scenario", id: "x" }, does: "scenario-restore" },
    ],
  },
  "routes/weights-judge.tsx": { read: "view-weights", forms: [{ fields: { intent: "judge", method: "order", group: "" }, does: "weights-judge" }, { fields: { intent: "adopt", method: "order", group: "" }, does: "weights-adopt" }] },
  "routes/weights.tsx": { read: "view-weights", forms: [{ fields: { intent: "reset" }, does: "weights-reset" }, { fields: { intent: "save" }, does: "weights-save" }] },
  "routes/price-workbook.ts": { read: "view-request" },
  "routes/workbook.ts": { read: "view-request" },
};
