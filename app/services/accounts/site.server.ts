import { environment } from "../environment";
import { mailSettings } from "./send-mail";

/** Where links to this site begin: as the environment says, else as the request came in. Not for mails of strangers' asking. */
export function siteOf(request: Request): string {
  return environment().BASE_URL ?? new URL(request.url).origin;
}

/** Whether mails go out by themselves; otherwise they wait in the outbox. */
export function mailGoesOut(): boolean {
  return mailSettings(environment()) !== null;
}

/**
 * A path that lets somebody in as a link in full, to be handed over; null where a mail with it goes out by itself, as then
 * nobody but its receiver needs to see it.
 */
export function handedLink(request: Request, path: string): { url: string | null } {
  return { url: mailGoesOut() ? null : new URL(path, siteOf(request)).href };
}
