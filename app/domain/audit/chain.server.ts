import { canonicalJson } from "../canonical-json";
import { sha256 } from "../edition/fingerprint.server";

/** The hash before the first row. */
export const chainStart = "0".repeat(64);

/** What one audit row says; `detail` is the hash of what changed. */
export interface AuditEntry {
  seq: number;
  at: string;
  actor: string;
  selection: string | null;
  action: string;
  subject: string;
  detail: string;
}

/** Hash of a row: SHA-256 over the canonical JSON of its entry and the hash of the row before. */
export function auditHash(entry: AuditEntry, previous: string): string {
  return sha256(canonicalJson({ ...entry, previous }));
}
