/** What an expected error says: `code` is the key of a text under `interface.error`, `values` fill it in. */
export interface UserProblem {
  code: string;
  values: Record<string, string | number>;
}

/** An expected error: the person who acts can do something about it, so it is shown beside the form. */
export class UserError extends Error implements UserProblem {
  readonly code: string;
  readonly values: Record<string, string | number>;

  constructor(code: string, values: Record<string, string | number> = {}) {
    super(code);
    this.name = "UserError";
    this.code = code;
    this.values = values;
  }
}
