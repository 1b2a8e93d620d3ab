import type { EditConflict } from "./edit-conflict";
import type { UserProblem } from "./user-error";

/** What is wrong with one field of a form; texts under `interface.error.field`. */
export const fieldProblemCodes = ["required", "tooSmall", "tooLong", "format", "number", "invalid"] as const;
export type FieldProblem = (typeof fieldProblemCodes)[number];

/** Field name → what is wrong with it; nested names are joined by dots. */
export type FieldProblems = Record<string, FieldProblem>;

/** What an action answers to a form that stays on its page; `typed` is what was posted, where the page is drawn anew with it. */
export type FormAnswer = { ok: true } | { ok: false; problem: UserProblem | null; fields: FieldProblems; conflict?: EditConflict; typed?: [name: string, value: string][] };
