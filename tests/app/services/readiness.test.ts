import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sql } from "kysely";
import { expect, test } from "vitest";

import { readiness } from "~/services/readiness";
import { connect } from "~db/connection";

import { onBothEngines } from "../../support/databases";

const newId = () => "test";

onBothEngines("whether the server is ready", (database, engine) => {
  test("says which part is missing: a newer or older schema, a folder that cannot be written to, a database that is gone", async () => {
    const { db, url } = database();
    const ready = (backups?: string) => readiness(db, { url, backups, newId });
    expect(await ready()).toEqual({ database: "ok", migrations: "ok", disk: "ok" });
    await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2030')`.execute(db);
    expect(await ready()).toMatchObject({ migrations: "newer" });
    await sql`delete from kysely_migration where name in ('9999-future', '0002-upload-links')`.execute(db);
    expect(await ready()).toMatchObject({ database: "ok", migrations: "missing" });
    const file = join(mkdtempSync(join(tmpdir(), "shortlist-ready-")), "a-file");
    writeFileSync(file, "");
    expect(await ready(join(file, "backups"))).toMatchObject({ disk: "not-writable" });
    const gone = connect(engine === "sqlite" ? `${file}.db` : url.replace(/[^/]+$/, "no_such_database"));
    expect(await readiness(gone, { url, backups: undefined, newId })).toMatchObject({ database: "unreachable", migrations: "unknown" });
    await gone.destroy();
  });
});
