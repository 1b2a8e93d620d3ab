import { z } from "zod";

import type { AuditAction } from "~/domain/audit/actions";
import { listAuditOf } from "~db/audit";
import type { AuditDetailRow } from "~db/audit";
import { findPassword } from "~db/passwords";
import type { Db } from "~db/schema";

import { mailGoesOut } from "./accounts/site.server";

/** That an account was last taken into use, or got its password, through a link that one of the others had in hand. */
export interface HandedEntry {
  user: string;
  /** When that link was used. */
  at: string;
}

/**
 * Who of some people could be one of the others: somebody who had the link in hand by which the password of an account was
 * set may know that password. The trail tells: who made a link that no mail took away, or looked at the mail with it. Nobody
 * is accused by that: where no mail goes out there is no other way.
 */
export async function handedEntries(db: Db, users: readonly string[]): Promise<HandedEntry[]> {
  const found: HandedEntry[] = [];
  for (const user of users) {
    const at = await handedAt(db, user, users.filter((other) => other !== user));
    if (at !== null) found.push({ user, at });
  }
  return found;
}

const detailSchema = z.object({ after: z.object({ by: z.string(), handed: z.boolean(), user: z.string().nullable() }).partial() }).partial().nullable().catch(null);
const told = ({ detail }: AuditDetailRow) => detailSchema.parse(detail)?.after ?? {};

/** By which action a link was made, by the action that used it. */
const makers: Partial<Record<AuditAction, readonly AuditAction[]>> = { "user-accept": ["user-invite"], "password-change": ["reset-make", "reset-ask"] };

async function handedAt(db: Db, user: string, others: readonly string[]): Promise<string | null> {
  // Without a password one comes in through a provider only, which nobody else's link does.
  if (others.length === 0 || (await findPassword(db, user)) === null) return null;
  const rows = await listAuditOf(db, user, ["user-invite", "user-accept", "reset-make", "reset-ask", "password-change"]);
  // Who changes a password by the one before may be the one who set that through a link.
  const entry = rows.findLast((row) => row.action in makers && told(row).by !== "own");
  const link = entry && rows.findLast((row) => row.seq < entry.seq && makers[entry.action]!.includes(row.action));
  if (!entry || !link) return null;
  // Rows from before this was noted: as mail goes now.
  if (others.includes(link.actor) && (told(link).handed ?? !mailGoesOut())) return entry.at;
  const looks = await listAuditOf(db, null, ["mail-show"], { actors: others, after: link.seq, before: entry.seq });
  return looks.some((row) => told(row).user === user) ? entry.at : null;
}
