import { redirect } from "@remix-run/node";

import type { GuestProblem } from "~/domain/responses/guest-problem";

import { answerPath } from "./upload-links";

/** What every answer behind a personal link says: the address holds a secret, so nobody may keep, index or pass it on. */
export const guestHeaders = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
} as const;

/**
 * The same for a page whose form comes back to the page itself: without JavaScript a browser that may send no referrer at
 * all hides from where a form comes, and the form would be taken for a forged one. Other sites still learn nothing.
 */
export const guestFormHeaders = { ...guestHeaders, "Referrer-Policy": "same-origin" } as const;

/** Leads on behind a link: to `rest` of its address. */
export function leadOn(token: string, rest: string): Response {
  return redirect(`${answerPath(token)}${rest}`, { status: 303, headers: guestHeaders });
}

/** Leads back to the page of a link, which then says what was wrong beside the form that sent it. */
export function leadBack(token: string, part: "workbook" | "attachments", problem: GuestProblem): Response {
  return leadOn(token, `?part=${part}&problem=${problem}#${part}`);
}

/** A file as an answer behind a link. */
export function withGuestHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(guestHeaders)) response.headers.set(name, value);
  return response;
}
