import { data, redirect } from "@remix-run/node";

import { lifetime } from "~/domain/access/account";
import { UserError } from "~/domain/user-error";
import type { User } from "~db/users";

import { clientAddress } from "../client-address.server";
import { guestContext } from "../context.server";
import { preferenceCookies } from "../preferences";
import { guardedCookie, sessionCookie } from "../session.server";
import { countAttempt } from "./count-attempt";
import type { SignedIn, Visitor } from "./sign-in";

/**
 * What every answer on the way in says: nobody may keep or index it, and no other site learns its address, which may hold
 * a secret. (With no referrer at all a browser would not tell either that a form comes from this site.)
 */
export const entryHeaders = { "Cache-Control": "no-store", "Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow" } as const;

/** Where a request comes from, as it is counted and listed. */
export function visitorOf(request: Request): Visitor {
  return { address: clientAddress(request), agent: request.headers.get("User-Agent") ?? "" };
}

/** The cookie with the token that leads from the password to the code. */
export function stepCookie() {
  return guardedCookie("step", lifetime.secondStep);
}

/** Goes on after a sign-in: to where somebody wanted to be, or to the page that asks for the code first. */
export async function goOn(signedIn: SignedIn, to: string): Promise<Response> {
  if (signedIn.step === "code") {
    return redirect(`/sign-in/code?to=${encodeURIComponent(to)}`, { status: 303, headers: { ...entryHeaders, "Set-Cookie": await stepCookie().serialize(signedIn.token) } });
  }
  return redirect(to, { status: 303, headers: await sessionHeaders(signedIn) });
}

/** Sets the cookie of a new session, and the language of its user. */
export async function sessionHeaders({ token, user }: { token: string; user: Pick<User, "language"> }): Promise<Headers> {
  const headers = new Headers(entryHeaders);
  headers.append("Set-Cookie", await sessionCookie().serialize(token));
  headers.append("Set-Cookie", await stepCookie().serialize("", { maxAge: 0 }));
  for (const cookie of preferenceCookies({ language: user.language })) headers.append("Set-Cookie", cookie);
  return headers;
}

/** Leads to the page to sign in, without a session. */
export async function leaveSession(out: "" | "email" | "provider" = ""): Promise<Response> {
  return redirect(`/sign-in?out${out === "" ? "" : `=${out}`}`, { status: 303, headers: { ...entryHeaders, "Set-Cookie": await sessionCookie().serialize("", { maxAge: 0 }) } });
}

/**
 * What a link opens, as `open` gives it. Null, when it opens nothing, counts against the address that tried it; after too
 * many of those the request ends with 429. A link that is good costs nothing.
 */
export async function countLinkTry<T>(request: Request, open: () => Promise<T | null>): Promise<T | null> {
  const opened = await open();
  if (opened !== null) return opened;
  try {
    await countAttempt(guestContext(), [["link-address", clientAddress(request)]]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw data({ code: error.code, values: error.values }, { status: 429, headers: { ...entryHeaders, "Retry-After": String(Number(error.values.count) * 60) } });
  }
  return null;
}
