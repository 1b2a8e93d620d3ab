import { sql } from "kysely";

import { erasePayload } from "./payloads";
import type { Db } from "./schema";

/** Where a row refers to a payload. What `sealed_payload` says of one belongs to the row that refers to it. */
export const payloadColumns = [
  ["selection", "pack_hash"], ["edition", "content_hash"], ["upload", "file_hash"], ["upload", "detail_hash"], ["reading", "report_hash"],
  ["attachment", "file_hash"], ["attachment", "detail_hash"], ["offer_price", "content_hash"], ["decision", "content_hash"],
  ["redaction", "text_hash"], ["opening", "report_hash"], ["opening", "minutes_hash"], ["opening_confirmation", "detail_hash"],
  ["declaration", "text_hash"], ["audit", "detail_hash"], ["vendor_question", "text_hash"],
  ["requirement_import", "file_hash"], ["requirement_import", "table_hash"], ["pack_version", "content_hash"],
  ["checklist_upload", "file_hash"], ["checklist_upload", "detail_hash"], ["checklist_reading", "report_hash"],
] as const;

/** One row's reference to a payload: the column, and which row. */
export interface PayloadReference {
  column: (typeof payloadColumns)[number][1];
  table: (typeof payloadColumns)[number][0];
  row: string;
  hash: string;
}

/**
 * Erases the payloads that only these rows refer to, and gives their hashes; what others refer to as well, because they
 * sent or said the very same, stays for them. Call it in a transaction.
 */
export async function eraseUnshared(db: Db, references: readonly PayloadReference[], at: string): Promise<Set<string>> {
  const own = new Map<string, Set<string>>();
  for (const { table, column, row, hash } of references) own.set(hash, (own.get(hash) ?? new Set()).add(`${table} ${column} ${row}`));
  const all = await countReferences(db, [...own.keys()]);
  const erased = new Set<string>();
  for (const [hash, rows] of own) {
    if ((all.get(hash) ?? 0) > rows.size) continue;
    await erasePayload(db, hash, at);
    erased.add(hash);
  }
  return erased;
}

const atOnce = 500;

/** How many rows refer to each payload. */
async function countReferences(db: Db, hashes: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let from = 0; from < hashes.length; from += atOnce) {
    for (const [table, column] of payloadColumns) {
      const some = sql.join(hashes.slice(from, from + atOnce));
      const { rows } = await sql<{ hash: string; count: number | string }>`select ${sql.ref(column)} as "hash", count(*) as "count" from ${sql.table(table)} where ${sql.ref(column)} in (${some}) group by ${sql.ref(column)}`.execute(db);
      for (const { hash, count } of rows) counts.set(hash, (counts.get(hash) ?? 0) + Number(count));
    }
  }
  return counts;
}
