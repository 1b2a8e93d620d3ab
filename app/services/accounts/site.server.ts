import { environment } from "../environment";
import { mailSettings } from "./send-mail";

/** Where links to this site begin: as the environment says, else as the request came in. Not for mails of strangers' asking. */
export function siteOf(request: Request): string {
  return environment().BASE_URL ?? new URL(request.url).origin;
}

/**
 * A path that lets somebody in as a link in full, to be handed over; null where a mail with it goes out by itself, as then
 * nobody but its receiver needs to see it.
 */
export function handedLink(request: Request, path: string): { url: string | null } {
  return { url: mailSettings(environment()) ? null : new URL(path, siteOf(request)).href };
}
