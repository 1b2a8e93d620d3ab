import { randomUUID } from "node:crypto";

import { localLead, nobody } from "~/domain/access/actor";
import type { Actor } from "~/domain/access/actor";
import type { Standing } from "~/domain/access/may";
import type { ViewAction } from "~/domain/access/permissions";
import type { AuditAction } from "~/domain/audit/actions";
import { appendAudit } from "~db/audit";
import { connect } from "~db/connection";
import type { Db } from "~db/schema";
import { transact } from "~db/transaction";
import { hasUsers } from "~db/users";

import { requireAccess } from "./access.server";
import { environment } from "./environment";
import { signedIn, toSignIn, userActor } from "./session.server";

/** What every service needs: the database, who acts, the time and fresh ids. */
export interface Context {
  db: Db;
  actor: Actor;
  now: () => Date;
  newId: () => string;
}

/** A context on a database for an actor, with the real clock and unguessable ids. */
export function contextOn(db: Db, actor: Actor = localLead): Context {
  return { db, actor, now: () => new Date(), newId: randomUUID };
}

// The development server loads this module anew after every change; the connection must survive that.
const holder = globalThis as { shortlistDatabase?: Db };

/** The database of this process. */
function database(): Db {
  return (holder.shortlistDatabase ??= connect(environment().DATABASE_URL));
}

/**
 * The context of a web request by somebody who signed in; anybody else is led to the page to sign in. While there is no
 * user at all, whoever reaches the server acts as at the machine itself.
 */
export async function requestContext(request: Request): Promise<Context> {
  const db = database();
  const user = await signedIn(db, request, new Date());
  if (user) return contextOn(db, userActor(user));
  if (!(await hasUsers(db))) return contextOn(db, localLead);
  throw toSignIn(request);
}

/** The context of a request that needs no account: a personal link says who acts. */
export function guestContext(): Context {
  return contextOn(database(), nobody);
}

/** What a change tells the audit trail, beside who, when and on what. */
export interface Change {
  /** What was done, where it is not what the gate is named for. */
  action?: AuditAction;
  /** The selection that it concerns, where the gate is that of the installation. */
  selection?: string;
  subject: string;
  before?: unknown;
  after?: unknown;
}

/** What somebody is about to do: the action must be allowed by the table of permissions. */
export interface Gate {
  /** Null for what concerns the installation. */
  selection: string | null;
  action: AuditAction;
  /** What `record` may name besides; each must be allowed as well. */
  also?: readonly AuditAction[];
  /** Criterion that the action is about, where its rule asks for an assignment. */
  criterion?: string;
}

/** Inside one transaction: the change itself, and a way to record it. */
export interface Work {
  trx: Db;
  at: string;
  standing: Standing;
  record: (change: Change) => Promise<void>;
}

/**
 * Runs a change of state in one transaction, if the actor may make it; each `record` leaves its audit row in that
 * transaction. Throws `AccessRefused`.
 */
export function change<T>(context: Context, gate: Gate, work: (w: Work) => Promise<T>): Promise<T> {
  const at = context.now().toISOString();
  const { actor } = context;
  return transact(context.db, async (trx) => {
    const standing = await requireAccess(trx, actor, gate.selection, gate.action, gate.criterion);
    for (const action of gate.also ?? []) await requireAccess(trx, actor, gate.selection, action, gate.criterion);
    return work({
      trx, at, standing,
      record: ({ action = gate.action, selection = gate.selection, subject, before, after }) => {
        if ((action !== gate.action && !gate.also?.includes(action)) || (gate.selection !== null && selection !== gate.selection)) throw new Error(`"${action}" passed no gate`);
        return appendAudit(trx, { at, actor: actor.id, selection, action, subject, detail: { before, after } });
      },
    });
  });
}

/** The first step of every reading service: throws `AccessRefused` unless the actor may look at this part of a selection. */
export function look({ db, actor }: Context, selectionId: string | null, action: ViewAction): Promise<Standing> {
  return requireAccess(db, actor, selectionId, action);
}
