import type { DisputedField, Fields } from "./settle-edits";
import { UserError } from "./user-error";

/** What others changed on the same fields since a form was loaded, to choose from. Nothing was saved, and nothing is lost. */
export interface EditConflict {
  /** Who did, by name; null when it was the same person, in another window. */
  by: string | null;
  /** When, as an ISO instant; null when the audit trail no longer says. */
  at: string | null;
  disputed: DisputedField[];
  /** How the form was loaded, as it was posted. */
  base: Fields;
  /** What was posted, so that the form can come back as it was. */
  yours: Fields;
}

/** Thrown instead of writing over what somebody else changed meanwhile. */
export class EditConflictError extends UserError {
  constructor(readonly conflict: EditConflict) {
    super("changed-meanwhile");
  }
}
