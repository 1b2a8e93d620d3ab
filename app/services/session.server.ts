import { createCookie, redirect } from "@remix-run/node";

import type { Actor } from "~/domain/access/actor";
import { findSession } from "~db/sessions";
import type { Db } from "~db/schema";
import type { User } from "~db/users";

import { tokenHash } from "./token.server";

/** The cookie that holds the token of a session. */
export const sessionCookie = createCookie("shortlist-session", { httpOnly: true, sameSite: "lax", path: "/" });

/** The user whose session a request carries; null when it carries none that holds. */
export async function signedIn(db: Db, request: Request, at: Date): Promise<User | null> {
  const token: unknown = await sessionCookie.parse(request.headers.get("Cookie"));
  if (typeof token !== "string") return null;
  return (await findSession(db, tokenHash(token), at.toISOString()))?.user ?? null;
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
