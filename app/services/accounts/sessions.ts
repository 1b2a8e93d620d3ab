import { lifetime } from "~/domain/access/account";
import { UserError } from "~/domain/user-error";
import { deleteSession, deleteSessionsOf, insertSession, listSessions } from "~db/sessions";
import type { Db } from "~db/schema";
import type { User } from "~db/users";

import { AccessRefused } from "../access.server";
import { change } from "../context.server";
import type { Context } from "../context.server";
import { userActor } from "../session.server";
import { newToken, tokenHash } from "../token.server";

/** The same context, in which a user acts. */
export function asUser(context: Context, user: User): Context {
  return { ...context, actor: userActor(user) };
}

/**
 * The id of the user who acts, on what is their own. Throws `AccessRefused` for who did not sign in; the machine itself has
 * no account (`UserError` "not-allowed").
 */
export function ownId({ actor }: Context): string {
  if (actor.kind === "user") return actor.id;
  throw actor.kind === "machine" ? new UserError("not-allowed") : new AccessRefused("view-account", "role");
}

/** Begins a session; its token is for the browser, which alone keeps it. */
export async function beginSession(trx: Db, context: Context, userId: string, agent: string): Promise<string> {
  const now = context.now();
  const token = newToken();
  await insertSession(trx, {
    id: tokenHash(token), userId, createdAt: now.toISOString(), lastSeenAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifetime.session * 1000).toISOString(), agent: agent.slice(0, 300),
  });
  return token;
}

/** Ends the session of a token. */
export async function signOut(context: Context, token: string): Promise<void> {
  await change(context, { selection: null, action: "sign-out" }, async ({ trx, record }) => {
    if (await deleteSession(trx, tokenHash(token), ownId(context))) await record({ subject: ownId(context), after: { sessions: 1 } });
  });
}

/** One of one's own sessions, as the page of the account lists it. */
export interface SessionView {
  id: string;
  agent: string;
  createdAt: string;
  lastSeenAt: string;
  /** The one that asks. */
  own: boolean;
}

/** The sessions of who acts, the one that asks first, then by last use. */
export async function ownSessions(context: Context, token: string | null): Promise<SessionView[]> {
  const current = token === null ? null : tokenHash(token);
  const sessions = await listSessions(context.db, ownId(context), context.now().toISOString(), idleSince(context));
  return sessions
    .map(({ id, agent, createdAt, lastSeenAt }) => ({ id: publicId(id), agent, createdAt, lastSeenAt, own: id === current }))
    .sort((a, b) => Number(b.own) - Number(a.own) || b.lastSeenAt.localeCompare(a.lastSeenAt));
}

/** A session used before this instant has ended by itself. */
function idleSince(context: Context): string {
  return new Date(context.now().getTime() - lifetime.idle * 1000).toISOString();
}

/** What names a session on a page: not the hash that the database looks it up by. */
function publicId(id: string): string {
  return id.slice(0, 16);
}

/** Signs who acts out elsewhere: of one session, or of all but the one that asks. */
export async function endOtherSessions(context: Context, token: string | null, which: string | "all"): Promise<void> {
  const userId = ownId(context);
  const current = token === null ? null : tokenHash(token);
  await change(context, { selection: null, action: "sign-out" }, async ({ trx, record }) => {
    const sessions = await listSessions(trx, userId, context.now().toISOString(), idleSince(context));
    const ended = sessions.filter(({ id }) => id !== current && (which === "all" || publicId(id) === which));
    for (const { id } of ended) await deleteSession(trx, id, userId);
    if (ended.length > 0) await record({ subject: userId, after: { sessions: ended.length } });
  });
}

/** Ends every session of a user and begins a new one in place of the one that asks: after what they may do has changed. */
export async function renewSession(trx: Db, context: Context, userId: string, agent: string): Promise<string> {
  await deleteSessionsOf(trx, userId);
  return beginSession(trx, context, userId, agent);
}
