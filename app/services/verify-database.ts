import { sql } from "kysely";

import { verifyAudit } from "~db/audit";
import { connect, engineOf } from "~db/connection";
import { disagreements } from "~db/trail-agreement";

/**
 * Everything that does not hold in a database, one line for people each: the file is whole (SQLite), every reference leads
 * somewhere, the audit chain verifies; with `replay` also that the tables say what the audit trail says. Changes nothing.
 */
export async function verifyDatabase(url: string, { replay }: { replay: boolean }): Promise<{ problems: string[]; auditRows: number }> {
  const db = connect(url);
  try {
    const problems: string[] = [];
    if (engineOf(url) === "sqlite") {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
      if (rows[0]?.integrity_check !== "ok") problems.push(`the file is damaged: ${rows[0]?.integrity_check}`);
      const { rows: loose } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
      for (const { table } of loose) problems.push(`${table}: a row refers to nothing`);
    }
    const audit = await verifyAudit(db);
    if (audit.broken) problems.push(`the audit trail does not verify from row ${audit.broken.seq} on (${audit.broken.why})`);
    if (replay) problems.push(...(await disagreements(db)));
    return { problems, auditRows: audit.rows };
  } finally {
    await db.destroy();
  }
}
