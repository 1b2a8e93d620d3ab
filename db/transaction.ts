import { sql } from "kysely";

import { isPostgres } from "./connection";
import type { Db } from "./schema";
import { storeRefusal } from "./store-refusal";

/**
 * Runs `work` in one transaction. Pass on the transaction, never the outer connection: SQLite has one connection, so
 * awaiting the outer one inside would wait for ever.
 *
 * Changes come one after the other, so that what one decides on is still so when it writes: SQLite takes its write lock
 * when the transaction begins, PostgreSQL locks the end of the audit chain, which every change extends. A full disk or a
 * busy database comes out as a `UserError`.
 */
export async function transact<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      if (isPostgres(trx)) await sql`select 1 from audit_head where id = 1 for update`.execute(trx);
      return work(trx);
    });
  } catch (error) {
    throw storeRefusal(error);
  }
}
