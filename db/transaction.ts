import type { Db } from "./schema";

/**
 * Runs `work` in one transaction. Pass on the transaction, never the outer connection: SQLite has one connection, so
 * awaiting the outer one inside would wait for ever.
 */
export function transact<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}
