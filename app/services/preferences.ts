import { z } from "zod";

import { languageSchema } from "~/domain/language";
import { ownPath } from "~/domain/own-path";
import { densities, themes } from "~/domain/preferences";
import { cookieOf, requestLanguage } from "~/i18n/request-language";

const themeSchema = z.enum(themes);
const densitySchema = z.enum(densities);

/** What a reader chose for the look of the pages; kept in cookies, so that it works before there are accounts. */
export function readPreferences(request: Request) {
  return {
    language: requestLanguage(request),
    theme: themeSchema.catch("system").parse(cookieOf(request, "theme")),
    density: densitySchema.catch("comfortable").parse(cookieOf(request, "density")),
  };
}

/** What the preference forms post: any of the three, and the page to go back to. */
export const preferenceFormSchema = z.object({
  language: languageSchema.optional(),
  theme: themeSchema.optional(),
  density: densitySchema.optional(),
  /** A path on this site; anything else leads to the front page. */
  back: z.unknown().transform(ownPath),
});

/** Set-Cookie values that keep the given preferences for a year. */
export function preferenceCookies(preferences: Omit<z.infer<typeof preferenceFormSchema>, "back">): string[] {
  return Object.entries(preferences)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`);
}
