import { createCookie, redirect } from "@remix-run/node";
import type { Cookie } from "@remix-run/node";

import { lifetime, seenEverySeconds } from "~/domain/access/account";
import type { Actor } from "~/domain/access/actor";
import { findSession, touchSession } from "~db/sessions";
import type { Db } from "~db/schema";
import type { User } from "~db/users";

import { environment } from "./environment";
import { tokenHash } from "./token.server";

/**
 * A cookie that no script reads and no other site sends along. Where people come by https it is sent over nothing else,
 * and its name keeps other hosts of the same domain from setting it.
 */
export function guardedCookie(name: string, maxAge: number): Cookie {
  const secure = environment().BASE_URL?.startsWith("https:") ?? false;
  return createCookie(`${secure ? "__Host-" : ""}shortlist-${name}`, { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge });
}

/** The cookie that holds the token of a session. */
export function sessionCookie(): Cookie {
  return guardedCookie("session", lifetime.session);
}

/** The token of the session that a request carries, whether it holds or not. */
export async function sessionToken(request: Request): Promise<string | null> {
  const token: unknown = await sessionCookie().parse(request.headers.get("Cookie"));
  return typeof token === "string" ? token : null;
}

/** The user whose session a request carries; null when it carries none that holds. */
export async function signedIn(db: Db, request: Request, at: Date): Promise<User | null> {
  const token = await sessionToken(request);
  if (token === null) return null;
  const found = await findSession(db, tokenHash(token), at.toISOString());
  if (!found) return null;
  const unused = at.getTime() - Date.parse(found.session.lastSeenAt);
  if (unused > lifetime.idle * 1000) return null;
  if (unused > seenEverySeconds * 1000) await touchSession(db, found.session.id, at.toISOString());
  return found.user;
}

/** How a user acts. */
export function userActor({ id, name, administrator, mayCreate }: User): Actor {
  return { kind: "user", id, name, administrator, mayCreate };
}

/** Leads to the page to sign in, and from there back to what was asked for. */
export function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const back = request.method === "GET" ? `?to=${encodeURIComponent(pathname + search)}` : "";
  return redirect(`/sign-in${back}`);
}
