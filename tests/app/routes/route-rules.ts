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
  "routes/answer-attachment.ts": { read: "link" },
  "routes/answer-attachments.ts": { read: null, other: "link" },
  "routes/answer-document.ts": { read: "link" },
  "routes/answer-page.tsx": { read: "link" },
  "routes/answer-report-document.ts": { read: "link" },
  "routes/answer-report.tsx": { read: "link" },
  "routes/answer-workbook.ts": { read: null, other: "link" },
  "routes/answer.tsx": { read: "link" },
  "routes/attachment-file.ts": { read: "view-uploads" },
  "routes/audit-export.ts": { read: "view-audit" },
  "routes/audit.tsx": { read: "view-audit" },
  "routes/business-case-workbook.ts": { read: "view-business-case" },
  "routes/business-case.tsx": { read: "view-business-case", forms: [{ fields: { intent: "save", version: "0", currency: "EUR", years: "5", discountRate: "8", note: "" }, does: "business-case-save" }] },
  "routes/comparison.tsx": { read: "view-answers" },
  "routes/edition-document.ts": { read: "view-request" },
  "routes/healthz.ts": { read: "public" },
  "routes/home.tsx": { read: "view-selections", forms: [{ fields: { intent: "restore", id: ":selectionId" }, does: "selection-restore" }] },
  "routes/intake.tsx": { read: "view-intake" },
  "routes/not-found.tsx": { read: "public" },
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
      { fields: { intent: "change", userId: "user-observer", roles: "observer" }, does: "person-change" },
      { fields: { intent: "remove", userId: "user-observer" }, does: "person-remove" },
    ],
  },
  "routes/preferences.ts": { read: null, other: "public" },
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
  "routes/requirements.tsx": { read: "view-requirements" },
  "routes/response-preview.tsx": {
    read: "view-uploads",
    forms: [{ fields: { intent: "accept", vendorId: ":vendorId" }, does: "submission-accept" }, { fields: { intent: "read-again" }, does: "view-uploads" }],
  },
  "routes/responses.tsx": {
    read: "view-responses",
    forms: [
      { fields: { intent: "close", missing: "open" }, does: "round-move" },
      { fields: { intent: "reopen", reason: "Omdat" }, does: "round-move" },
      { fields: { intent: "read-again", uploadId: ":uploadId" }, does: "view-uploads" },
    ],
  },
  "routes/selection-new.tsx": { read: "public", forms: [{ fields: { name: "Nieuw", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" }, does: "selection-create" }] },
  "routes/selection.tsx": { read: "view-selection" },
  "routes/upload-document.ts": { read: "view-responses" },
  "routes/upload-file.ts": { read: "view-uploads" },
  "routes/vendor-versions.tsx": { read: "view-uploads" },
  "routes/weights.tsx": { read: "view-weights", forms: [{ fields: { intent: "reset" }, does: "weights-reset" }, { fields: { intent: "save" }, does: "weights-save" }] },
  "routes/workbook.ts": { read: "view-request" },
};
