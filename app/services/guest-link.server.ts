import { countLinkTry } from "./accounts/entry.server";
import { guestContext } from "./context.server";
import { openUploadLink } from "./open-upload-link";
import type { OpenedLink } from "./open-upload-link";
import { openRespondentLink } from "./respondents/open-link";
import type { OpenedRespondentLink } from "./respondents/open-link";

/**
 * What a vendor's link opens, for whatever is asked behind it: page, file or form. One that never was made counts against
 * the address that tried it, wherever it was tried; one that once was good is no guess.
 */
export function openGuestLink(request: Request, token: string): Promise<OpenedLink> {
  return counted(request, openUploadLink(guestContext(), token));
}

/** As `openGuestLink`, for the personal link of a respondent. */
export function openGuestRespondentLink(request: Request, token: string): Promise<OpenedRespondentLink> {
  return counted(request, openRespondentLink(guestContext(), token));
}

async function counted<T extends { ok: true } | { ok: false; why: string }>(request: Request, opening: Promise<T>): Promise<T> {
  const opened = await opening;
  await countLinkTry(request, async () => (opened.ok || opened.why !== "unknown" ? opened : null));
  return opened;
}
