import { randomUUID } from "node:crypto";

import { localLead } from "~/domain/access/actor";
import type { Actor } from "~/domain/access/actor";
import type { AuditAction } from "~/domain/audit/actions";
import { appendAudit } from "~db/audit";
import { connect } from "~db/connection";
import type { Db } from "~db/schema";
import { transact } from "~db/transaction";

import { environment } from "./environment";

/** What every service needs: the database, who acts, the time and fresh ids. */
export interface Context {
  db: Db;
  actor: Actor;
  now: () => Date;
  newId: () => string;
  /** The key of the installation for a purpose; by default that of its secret. */
  masterKey?: (purpose: string) => Uint8Array;
}

/** A context on a database for an actor, with the real clock and unguessable ids. */
export function contextOn(db: Db, actor: Actor = localLead): Context {
  return { db, actor, now: () => new Date(), newId: randomUUID };
}

// The development server loads this module anew after every change; the connection must survive that.
const holder = globalThis as { shortlistDatabase?: Db };

/** The context of a web request: the database of the environment and, until there are accounts, the local lead. */
export function requestContext(): Context {
  holder.shortlistDatabase ??= connect(environment().DATABASE_URL);
  return contextOn(holder.shortlistDatabase);
}

/** What a change tells the audit trail, beside who and when. */
export interface Change {
  action: AuditAction;
  selection: string;
  subject: string;
  before?: unknown;
  after?: unknown;
}

/** Inside one transaction: the change itself, and a way to record it. */
export interface Work {
  trx: Db;
  at: string;
  record: (change: Change) => Promise<void>;
}

/** Runs a change of state in one transaction; each `record` leaves its audit row in that transaction. */
export function change<T>(context: Context, work: (w: Work) => Promise<T>): Promise<T> {
  const at = context.now().toISOString();
  return transact(context.db, (trx) =>
    work({
      trx,
      at,
      record: ({ action, selection, subject, before, after }) =>
        appendAudit(trx, { at, actor: context.actor.id, selection, action, subject, detail: { before, after } }),
    }),
  );
}
