/** Every change of state that the audit trail knows, as verb with its object. */
export const auditActions = [
  "selection-create", "selection-rename", "selection-archive", "selection-restore", "intake-save", "requirements-ask",
  "requirement-edit", "requirement-revert", "requirement-add", "requirement-remove", "weights-save", "weights-reset",
  "draft-save", "offer-add", "offer-change", "offer-withdraw", "offer-restore", "edition-publish", "upload-receive",
  "upload-read", "submission-accept", "round-move", "knock-out-waive", "upload-link-create", "upload-link-revoke",
  "upload-link-use", "attachment-receive",
] as const;
export type AuditAction = (typeof auditActions)[number];
