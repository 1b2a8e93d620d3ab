import { sql } from "kysely";

import { sha256 } from "~/domain/edition/fingerprint.server";

import { verifyAudit } from "../audit";
import { migrationNames } from "../migrate";
import type { Db } from "../schema";

/** Why a backup cannot be restored, or a database not be replaced. */
export interface RestoreRefusal {
  why: "not-a-database" | "damaged" | "unclosed" | "other-engine" | "foreign" | "newer" | "audit-broken" | "in-use" | "not-allowed";
  found: string;
}

export type Inspection = { ok: true; auditRows: number; version: string } | { ok: false; refusal: RestoreRefusal };

export function refusal(why: RestoreRefusal["why"], found: string): { ok: false; refusal: RestoreRefusal } {
  return { ok: false, refusal: { why, found } };
}

/** What the migrations that a database had say about it: foreign, newer than this program, or null when it can be used. */
export function versionRefusal(applied: readonly string[] | null): { ok: false; refusal: RestoreRefusal } | null {
  const known = migrationNames();
  if (applied === null) return refusal("foreign", "");
  if (applied.length === 0 || !known.includes(applied[0])) return refusal("foreign", applied.join(", "));
  const newer = applied.filter((name) => !known.includes(name));
  return newer.length > 0 ? refusal("newer", newer.join(", ")) : null;
}

/** Checks that what is kept under a hash is what the hash says, and that the audit chain verifies. */
export async function inspectContent(db: Db, version: string): Promise<Inspection> {
  const changed = await firstChangedPayload(db);
  if (changed) return refusal("damaged", `the content under ${changed} is not what its hash says`);
  const audit = await verifyAudit(db);
  return audit.broken ? refusal("audit-broken", `${audit.broken.seq}`) : { ok: true, auditRows: audit.rows, version };
}

/** Payloads are read some at a time: together they may be larger than memory. */
const pageSize = 20;

async function firstChangedPayload(db: Db): Promise<string | null> {
  for (let after = ""; ; ) {
    const rows = await db.selectFrom("payload").select(["hash", "bytes"]).where("bytes", "is not", null).where("hash", ">", after).orderBy("hash").limit(pageSize).execute();
    for (const { hash, bytes } of rows) if (sha256(bytes!) !== hash) return hash;
    if (rows.length < pageSize) return null;
    after = rows[rows.length - 1].hash;
  }
}

/** Names of the migrations that a database had, oldest first; null when it keeps none. */
export async function appliedMigrations(db: Db): Promise<string[] | null> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return null;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
