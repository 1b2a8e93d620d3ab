import { z } from "zod";

import { languageSchema } from "../language";

/** An e-mail address as it is kept: lower case. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

export const personNameSchema = z.string().trim().min(1).max(120);

/** Who an account is for. */
export const personSchema = z.object({ email: emailSchema, name: personNameSchema, language: languageSchema });
export type Person = z.infer<typeof personSchema>;

/** How long what lets somebody in holds, in seconds. */
export const lifetime = {
  /** A session ends when nobody used it for `idle`, and in any case after `session`. */
  session: 14 * 86_400,
  idle: 24 * 3_600,
  firstRun: 7 * 86_400,
  invitation: 14 * 86_400,
  reset: 3_600,
  /** Between the password and the code. */
  secondStep: 10 * 60,
} as const;

/** A session's `last seen` is written once in this many seconds, not with every page. */
export const seenEverySeconds = 5 * 60;
