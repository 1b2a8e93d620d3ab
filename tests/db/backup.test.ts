import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import SqliteDatabase from "better-sqlite3";
import { Migrator, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { seededRandom } from "~/domain/scoring/random";
import { backupDatabase, restoreDatabase } from "~/services/backup";
import { addOffer } from "~/services/change-offers";
import { connect } from "~db/connection";
import type { Engine } from "~db/connection";
import { migrate, migrationNames } from "~db/migrate";
import * as spine from "~db/migrations/0001-spine";
import type { Db } from "~db/schema";

import { contextAt, freshDatabase, onBothEngines } from "../support/databases";
import type { TestDatabase } from "../support/databases";
import { publishedSelection } from "../support/service-selection";

const now = new Date("2026-03-01T10:00:00.000Z");
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "shortlist-backup-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const fresh = () => join(folder, `${(files += 1)}.backup`);

/** Does something on a database over a connection that is closed afterwards. */
async function on<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Everything that tells two databases apart here. */
const content = (url: string) =>
  on(url, async (db) => ({
    offers: await db.selectFrom("vendor").select(["id", "name"]).orderBy("id").execute(),
    audit: (await db.selectFrom("audit").select("hash").orderBy("seq").execute()).map(({ hash }) => hash),
    choices: await db.selectFrom("intake_choice").selectAll().orderBy("item_id").execute(),
  }));

const refused = (url: string, file: string) => restoreDatabase(url, file, now).then(() => "restored", (error: Error) => `${error.name}: ${error.message}`);

onBothEngines("backup and restore", (database, engine) => {
  let selection: string;
  let backup: string;
  /** A database to restore into, with a selection of its own that a refusal must leave alone. */
  let target: TestDatabase;
  let untouched: Awaited<ReturnType<typeof content>>;

  beforeAll(async () => {
    const context = contextAt(database().db, "2026-02-01T09:00:00.000Z");
    selection = (await publishedSelection(context)).id;
    backup = fresh();
    await backupDatabase(database().url, backup);
    target = await freshDatabase(engine);
    await publishedSelection(contextAt(target.db, "2026-02-02T09:00:00.000Z"), "Anders");
    await target.db.destroy();
    untouched = await content(target.url);
  });

  test("a backup is made while the database is written to, and holds the state of one moment", async () => {
    const context = contextAt(database().db, "2026-02-03T09:00:00.000Z");
    let writing = true;
    let written = 0;
    const writer = (async () => {
      while (writing) {
        await addOffer(context, selection, { name: `Tijdens ${(written += 1)}`, package: "P", contactName: "", contactEmail: "" });
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const file = fresh();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await backupDatabase(database().url, file);
    writing = false;
    await writer;
    const other = await freshDatabase(engine);
    await other.db.destroy();
    const { auditRows } = await restoreDatabase(other.url, file, now);
    const copy = await content(other.url);
    const whole = await content(database().url);
    expect(copy.audit).toHaveLength(auditRows);
    expect(whole.audit.slice(0, auditRows)).toEqual(copy.audit);
    // Every vendor in the copy has its audit row there too: none was caught between the two.
    const added = await on(other.url, (db) => db.selectFrom("audit").select("subject").where("action", "=", "offer-add").execute());
    expect(copy.offers).toHaveLength(added.length);
    expect(written).toBeGreaterThan(0);
  });

  test("a damaged, cut off, foreign or newer file is refused with the reason, and nothing changes", async () => {
    const bytes = readFileSync(backup);
    const altered = (change: (copy: Buffer) => Buffer) => {
      const path = fresh();
      writeFileSync(path, change(Buffer.from(bytes)));
      return path;
    };
    const random = seededRandom(11);
    const seen: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      const at = Math.floor(random.next() * bytes.byteLength);
      const bit = 1 << Math.floor(random.next() * 8);
      seen.push(await refused(target.url, altered((copy) => { copy[at] ^= bit; return copy; })));
    }
    for (const share of [0, 0.001, 0.3, 0.5, 0.9, 0.9999]) seen.push(await refused(target.url, altered((copy) => copy.subarray(0, Math.floor(copy.byteLength * share)))));
    seen.push(await refused(target.url, altered((copy) => Buffer.concat([copy, Buffer.from("x")]))));
    const text = fresh();
    writeFileSync(text, "Dit is geen reservekopie.\n".repeat(50));
    seen.push(await refused(target.url, text));
    for (const why of seen) expect(why).toMatch(/^InputError: .*nothing was changed$/s);
    expect(seen.at(-1)).toMatch(engine === "sqlite" ? /no SQLite database/ : /no backup of a PostgreSQL database/);
    expect(await content(target.url)).toEqual(untouched);
  }, 120_000);

  test("a backup of another engine, of a newer program, with a broken trail or of another product is refused by name", async () => {
    const elsewhere = engine === "sqlite" ? "postgres" : "sqlite";
    const other = await freshDatabase(elsewhere as Engine);
    const file = fresh();
    await backupDatabase(other.url, file);
    expect(await refused(target.url, file)).toMatch(/other kind; nothing was changed/);
    await other.drop();

    const spoiled = async (spoil: (db: Db) => Promise<unknown>, expected: RegExp) => {
      const source = await freshDatabase(engine);
      await publishedSelection(contextAt(source.db, "2026-02-01T09:00:00.000Z"));
      await spoil(source.db);
      const path = fresh();
      // A backup of SQLite says at once that it does not verify, and stands there all the same.
      await backupDatabase(source.url, path).catch(() => undefined);
      expect(await refused(target.url, path)).toMatch(expected);
      await source.drop();
    };
    await spoiled((db) => sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')`.execute(db), /newer Shortlist \(9999-from-the-future\)/);
    await spoiled(async (db) => {
      await sql.raw(engine === "sqlite" ? "drop trigger audit_no_update" : "alter table audit disable trigger all").execute(db);
      await sql`update audit set subject = 'somebody else' where seq = 3`.execute(db);
    }, /audit trail does not verify from row 3/);
    await spoiled(async (db) => {
      await sql.raw(engine === "sqlite" ? "drop trigger if exists payload_no_update" : "alter table payload disable trigger all").execute(db);
      await sql`update payload set bytes = ${Buffer.from("anders")} where hash = (select min(hash) from payload)`.execute(db);
    }, /is not what its hash says/);
    await spoiled((db) => sql`drop table kysely_migration`.execute(db), /no Shortlist database/);
    expect(await content(target.url)).toEqual(untouched);
  }, 120_000);

  test("a database in use is not replaced", async () => {
    const held = connect(target.url);
    await sql`select 1 from selection`.execute(held);
    expect(await refused(target.url, backup)).toMatch(/in use; stop the server first; nothing was changed/);
    await held.destroy();
    expect(await content(target.url)).toEqual(untouched);
  });

  test("a backup restores to the same content, and what was there is kept", async () => {
    const expected = await on(database().url, (db) => db.selectFrom("audit").select("hash").orderBy("seq").execute());
    const { kept, auditRows } = await restoreDatabase(target.url, backup, now);
    expect((await content(target.url)).audit).toEqual(expected.slice(0, auditRows).map(({ hash }) => hash));
    const keptUrl = engine === "sqlite" ? kept! : target.url.replace(/[^/]+$/, kept!);
    expect(await content(keptUrl)).toEqual(untouched);
  });

  test("a backup of an older version is brought up to date", async () => {
    const old = await freshDatabase(engine);
    await old.db.destroy();
    const source = engine === "sqlite" ? `${old.url}.old` : old.url.replace(/[^/]+$/, (name) => `${name}_old`);
    if (engine === "postgres") await on(old.url, (db) => sql.raw(`create database ${source.split("/").at(-1)!}`).execute(db));
    await on(source, async (db) => {
      const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ "0001-spine": { up: (one) => spine.up(one, engine) } }) } });
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
    });
    const file = fresh();
    await backupDatabase(source, file);
    await restoreDatabase(old.url, file, now);
    expect(await on(old.url, (db) => migrate(db, engine))).toEqual([]);
    expect(await on(old.url, async (db) => (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(({ name }) => name))).toEqual(migrationNames());
  });
}, { client: true });

describe("the file of a backup", () => {
  test("is never there by half: a name that is taken stays, nothing is left beside it, and SQLite reads it as it is", async () => {
    const source = await freshDatabase("sqlite");
    const to = join(mkdtempSync(join(folder, "alone-")), "own.db");
    await backupDatabase(source.url, to);
    const before = readFileSync(to);
    await expect(backupDatabase(source.url, to)).rejects.toThrow(/exists already/);
    expect(readFileSync(to).equals(before)).toBe(true);
    expect(readdirSync(join(to, ".."))).toEqual(["own.db"]);
    const database = new SqliteDatabase(to, { readonly: true });
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    database.close();
    await source.drop();
  });

  test("a plain copy of a database is taken only where that is asked for", async () => {
    const source = await freshDatabase("sqlite");
    await source.db.destroy();
    const target = fresh();
    const copy = fresh();
    copyFileSync(source.url, copy);
    expect(await refused(target, copy)).toMatch(/last line is missing/);
    expect(existsSync(target)).toBe(false);
    await restoreDatabase(target, copy, now, { plain: true });
    expect(existsSync(target)).toBe(true);
    truncateSync(copy, 20_480);
    await expect(restoreDatabase(target, copy, now, { plain: true })).rejects.toThrow(/damaged/);
  });
});
