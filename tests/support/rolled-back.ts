import { CompiledQuery, Kysely, PostgresDialect, PostgresDriver } from "kysely";
import type { DatabaseConnection, PostgresDialectConfig } from "kysely";
import pg from "pg";

import type { Database, Db } from "~db/schema";

/** One connection, on which every transaction is a savepoint of one that is never kept. */
class RolledBackDriver extends PostgresDriver {
  override beginTransaction(connection: DatabaseConnection) {
    return run(connection, "savepoint kept_by_test");
  }
  override commitTransaction(connection: DatabaseConnection) {
    return run(connection, "release savepoint kept_by_test");
  }
  override async rollbackTransaction(connection: DatabaseConnection) {
    await run(connection, "rollback to savepoint kept_by_test");
    await run(connection, "release savepoint kept_by_test");
  }
}

async function run(connection: DatabaseConnection, statement: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(statement));
}

class RolledBackDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new RolledBackDriver(this.#config);
  }
}

/**
 * A connection to a PostgreSQL database that can go back in a moment to how it was found, where a copy of the database
 * would take a good part of a second: nothing is ever committed. What has one connection can await nothing outside a
 * transaction from within it, as on SQLite.
 */
export function connectRolledBack(url: string): { db: Db; goBack: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  const db = new Kysely<Database>({ dialect: new RolledBackDialect({ pool }) });
  return { db, goBack: () => db.connection().execute(async (own) => {
    // Outside a transaction this does nothing but warn.
    await own.executeQuery(CompiledQuery.raw("rollback"));
    await own.executeQuery(CompiledQuery.raw("begin"));
  }) };
}
