import { z } from "zod";

import type { Standing } from "~/domain/access/may";
import { respondentOfActor, vendorOfActor } from "~/domain/access/actor";
import type { AuditAction } from "~/domain/audit/actions";
import { auditActions } from "~/domain/audit/actions";
import type { TrailVerdict } from "~/domain/audit/trail.server";
import { exportAudit, filterAudit, trailNames, verifyAudit } from "~db/audit";
import { listEditionContents } from "~db/editions";
import { vendorNames } from "~db/offers";
import { respondentNames } from "~db/respondents";
import { loadPayload } from "~db/payloads";
import { currentRound } from "~db/rounds";
import type { Db } from "~db/schema";
import { userNames } from "~db/users";

import { AccessRefused } from "./access.server";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { hidesVendors } from "./shown-vendors";

const pageSize = 100;

/** What the page of the trail is asked for; an unknown action or day narrows nothing. */
export const trailQuerySchema = z.object({
  actor: z.string().max(200).optional().catch(undefined),
  action: z.enum(auditActions).optional().catch(undefined),
  /** Days in UTC, both included. */
  from: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type TrailQuery = z.infer<typeof trailQuerySchema>;

/** What the address of the page asks for; fields that were left blank narrow nothing. */
export function askedTrail(request: Request): TrailQuery {
  return trailQuerySchema.parse(Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== "")));
}

/** One row of the trail as people read it. */
export interface TrailEntry {
  seq: number;
  at: string;
  actor: Name;
  action: AuditAction;
  subject: string;
  /** Whom it is about, where that is a person, vendor or respondent who is known by name. */
  about: string | null;
  /** What changed, as indented JSON; null once it was erased. */
  detail: string | null;
  hash: string;
}

/** Who an id stands for; `name` null for who is not known by name (any more). */
export interface Name {
  id: string;
  name: string | null;
}

export interface TrailView {
  entries: TrailEntry[];
  /** Of the rows that fit the filter, the number of the first that is shown; how many fit; and on how many pages. */
  first: number;
  total: number;
  pages: number;
  actors: Name[];
  actions: AuditAction[];
  verdict: TrailVerdict;
}

/** A page of the trail of a selection, newest first, with whether the whole chain is intact. */
export async function loadTrail(context: Context, selectionId: string, query: TrailQuery): Promise<TrailView> {
  const standing = await look(context, selectionId, "view-audit");
  // Who may not know which vendor is which reads what was done, not the particulars that say so.
  return trailOf(context, selectionId, query, await hidesTrail(context.db, standing, selectionId));
}

/** The same of what belongs to no selection: who signed in, accounts and their rights, mails looked at, packs. */
export async function loadInstallationTrail(context: Context, query: TrailQuery): Promise<TrailView> {
  await look(context, null, "verify-audit");
  return trailOf(context, null, query, false);
}

async function trailOf({ db }: Context, selectionId: string | null, query: TrailQuery, hidden: boolean): Promise<TrailView> {
  const { rows, total } = await filterAudit(
    db, selectionId,
    { actor: query.actor, action: query.action, from: query.from, until: query.until && dayAfter(query.until) },
    { limit: pageSize, offset: (query.page - 1) * pageSize },
  );
  const names = await trailNames(db, selectionId);
  const known = await namesOf(db, [...names.actors, ...rows.map(({ subject }) => subject)]);
  const nameOf = (id: string): Name => (hidden && vendorOfActor(id) !== null ? { id: "", name: null } : known(id));
  const entries: TrailEntry[] = [];
  for (const row of rows) {
    const content = hidden ? null : await loadPayload(db, row.detail_hash);
    entries.push({
      seq: row.seq, at: row.at, actor: nameOf(row.actor_id), action: row.action as AuditAction, subject: row.subject, about: hidden ? null : known(row.subject).name, hash: row.hash,
      detail: content && JSON.stringify(JSON.parse(new TextDecoder().decode(content)), null, 2),
    });
  }
  return {
    entries, first: (query.page - 1) * pageSize + 1, total, pages: Math.max(1, Math.ceil(total / pageSize)), actors: names.actors.map(nameOf), actions: names.actions as AuditAction[],
    verdict: await verifyAudit(db),
  };
}

async function hidesTrail(db: Db, standing: Standing, selectionId: string): Promise<boolean> {
  const round = await currentRound(db, selectionId);
  return round !== null && hidesVendors(standing, { round, edition: (await listEditionContents(db, round.id)).at(-1) ?? null });
}

/** The trail of a selection as a file that `shortlist audit verify` checks, line by line. */
export async function exportTrail(context: Context, selectionId: string): Promise<AsyncGenerator<string>> {
  const standing = await look(context, selectionId, "view-audit");
  if (await hidesTrail(context.db, standing, selectionId)) throw new AccessRefused("view-audit", "role", undefined, selectionId);
  return exportAudit(context.db, selectionId);
}

/** The same of what belongs to no selection. */
export async function exportInstallationTrail(context: Context): Promise<AsyncGenerator<string>> {
  await look(context, null, "verify-audit");
  return exportAudit(context.db, null);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

async function namesOf(db: Db, ids: readonly string[]): Promise<(id: string) => Name> {
  const users = await userNames(db, ids);
  // As who acts, and as whom something is about.
  const vendors = await vendorNames(db, ids.map((id) => vendorOfActor(id) ?? id));
  const respondents = await respondentNames(db, ids.map((id) => respondentOfActor(id) ?? id));
  return (id) => ({ id, name: users.get(id) || vendors.get(vendorOfActor(id) ?? id) || respondents.get(respondentOfActor(id) ?? id) || null });
}

/** Whether the whole trail of a database is intact; for whoever holds the database itself. */
export async function verifyDatabaseTrail(context: Context): Promise<TrailVerdict> {
  await look(context, null, "verify-audit");
  return verifyAudit(context.db);
}
