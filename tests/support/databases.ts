import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sql } from "kysely";
import { afterAll, beforeAll, describe, inject } from "vitest";

import { contextOn } from "~/services/context.server";
import type { Context } from "~/services/context.server";
import { connect } from "~db/connection";
import type { Engine } from "~db/connection";
import { migrate } from "~db/migrate";
import type { Db } from "~db/schema";

import { needs } from "./tools";

/** A fresh, migrated database, and what to call when it is no longer needed. */
export interface TestDatabase {
  url: string;
  db: Db;
  drop: () => Promise<void>;
}

/** A database of its own on an engine: a file on disk, or a database on the running PostgreSQL. */
export async function freshDatabase(engine: Engine): Promise<TestDatabase> {
  if (engine === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "shortlist-test-"));
    const url = join(folder, "shortlist.db");
    const db = connect(url);
    await migrate(db, engine);
    return { url, db, drop: async () => { await db.destroy(); rmSync(folder, { recursive: true, force: true }); } };
  }
  const server = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = connect(`${server}/postgres`);
  await sql.raw(`create database ${name}`).execute(admin);
  await admin.destroy();
  const url = `${server}/${name}`;
  const db = connect(url);
  await migrate(db, engine);
  return { url, db, drop: () => db.destroy() };
}

/** Runs the same tests on both engines, each on a database of its own. `client`: they run PostgreSQL's client programs. */
export function onBothEngines(title: string, tests: (database: () => TestDatabase, engine: Engine) => void, options: { client?: boolean } = {}): void {
  for (const engine of ["sqlite", "postgres"] as const) {
    const suite = options.client && engine === "postgres" ? needs(`${title} (${engine})`, "pg_dump") : { skip: false, title: `${title} (${engine})` };
    describe.skipIf(suite.skip)(suite.title, () => {
      let database: TestDatabase;
      beforeAll(async () => {
        database = await freshDatabase(engine);
      });
      afterAll(() => database.drop());
      tests(() => database, engine);
    });
  }
}

/** A context whose clock stands at an instant unless it is moved. */
export function contextAt(db: Db, instant: string): Context & { set: (instant: string) => void } {
  let now = new Date(instant);
  return { ...contextOn(db), now: () => now, set: (next) => (now = new Date(next)) };
}
