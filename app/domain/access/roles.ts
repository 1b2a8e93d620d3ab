import { z } from "zod";

/** What somebody with an account can be in a selection. */
export const memberRoles = ["lead", "evaluator", "observer", "respondent"] as const;
export const memberRoleSchema = z.enum(memberRoles);
export type MemberRole = z.infer<typeof memberRoleSchema>;

/**
 * Every capacity in which somebody may act. `vendor`: one of the selection's vendors, on its own material. Of the
 * installation as a whole: `administrator`; `creator`, who may start selections; `anyone` who signed in.
 */
export type Role = MemberRole | "vendor" | "administrator" | "creator" | "anyone";
