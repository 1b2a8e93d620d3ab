import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

import SqliteDatabase from "better-sqlite3";
import { CompiledQuery, Kysely, PostgresAdapter, PostgresDialect, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type { DatabaseConnection, SqliteDatabase as SqliteDialectDatabase } from "kysely";
import pg from "pg";

import type { Database, Db } from "./schema";

export type Engine = "sqlite" | "postgres";

/** Which engine a `DATABASE_URL` names: `postgres://…` or `postgresql://…`, anything else is the path of an SQLite file. */
export function engineOf(url: string): Engine {
  return /^postgres(ql)?:\/\//.test(url) ? "postgres" : "sqlite";
}

/** Whether a connection, or a transaction on it, is one to PostgreSQL. */
export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** The file of an SQLite `DATABASE_URL`: a path, with or without `file:` or `sqlite:` before it. */
export function sqlitePath(url: string): string {
  return resolve(url.replace(/^(file|sqlite):(\/\/)?/, ""));
}

/**
 * Takes the write lock when a transaction begins. With a plain `begin`, two processes that both read first and then
 * write would fail with SQLITE_BUSY instead of waiting for each other.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
  /** A full disk makes SQLite roll back by itself; then there is nothing left to do, and what went wrong is what counts. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!/no transaction is active/.test((error as Error).message)) throw error;
    }
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Statements that are kept ready for the next time, and the length of those that are worth it. */
const keptStatements = { most: 500, longest: 4_000 };

/** A connection that keeps its statements: preparing one takes longer than most of them take to run. */
function keepingStatements(database: SqliteDatabase.Database): SqliteDialectDatabase {
  const kept = new Map<string, SqliteDatabase.Statement>();
  return {
    close: () => database.close(),
    prepare(text) {
      let statement = kept.get(text);
      // One that is being gone through, row by row, cannot be used by another.
      if (statement && !statement.busy) return statement;
      statement = database.prepare(text);
      // What tables hold is another matter for those that are kept.
      if (/^\s*(?:create|alter|drop)\b/i.test(text)) kept.clear();
      if (text.length > keptStatements.longest) return statement;
      if (kept.size >= keptStatements.most) kept.delete(kept.keys().next().value!);
      kept.set(text, statement);
      return statement;
    },
  };
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDialectDatabase;
  constructor(database: SqliteDatabase.Database) {
    const keeping = keepingStatements(database);
    super({ database: keeping });
    this.#database = keeping;
  }
  /** Migrations run in one transaction, which also lets only one process migrate at a time. */
  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
  override createDriver() {
    return new ImmediateSqliteDriver({ database: this.#database });
  }
}

/** Opens an SQLite file (made when missing): WAL, foreign keys on, commits that survive a power cut. */
export function openSqlite(path: string): SqliteDatabase.Database {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new SqliteDatabase(path);
  database.pragma("journal_mode = WAL");
  database.pragma("foreign_keys = ON");
  database.pragma("synchronous = FULL");
  database.pragma("busy_timeout = 5000");
  // So that INSERT OR REPLACE meets the triggers that refuse deletion.
  database.pragma("recursive_triggers = ON");
  return database;
}

/** Opens an SQLite file for reading only; it is not changed in any way. Throws when it does not exist. */
export function connectReadonly(path: string): Db {
  const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
  return new Kysely<Database>({ dialect: new SqliteDialect({ database }) });
}

/** Opens the database that a `DATABASE_URL` names. The caller ends it with `db.destroy()`. */
export function connect(url: string): Db {
  if (engineOf(url) === "postgres") {
    const pool = new pg.Pool({ connectionString: url, max: 10 });
    // A connection that drops while idle is replaced by the next request; without a listener it would end the process.
    pool.on("error", (error) => console.error(`database connection lost: ${error.message}`));
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  }
  return new Kysely<Database>({ dialect: new ImmediateSqliteDialect(openSqlite(sqlitePath(url))) });
}
