import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { restoreDatabase } from "~/services/backup";
import { backupIfDue } from "~/services/scheduled-backups";

import { freshDatabase, onBothEngines } from "../../support/databases";

const day = 86_400_000;

onBothEngines("scheduled backups", (database, engine) => {
  const extension = engine === "sqlite" ? "db" : "dump";
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "shortlist-scheduled-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const plan = () => ({ url: database().url, folder, every: day, keep: 3 });
  const at = (instant: string) => new Date(instant);

  test("one a day, however often the clock is looked at; the newest three stay, and other files too", async () => {
    writeFileSync(join(folder, "notes.txt"), "blijft");
    const made: (string | null)[] = [];
    for (let hour = 0; hour < 24 * 5; hour += 6) made.push((await backupIfDue(plan(), new Date(Date.parse("2026-03-01T01:00:00Z") + hour * 3_600_000))).made);
    expect(made.filter(Boolean)).toHaveLength(5);
    expect(readdirSync(folder).sort()).toEqual(["notes.txt", ...["03", "04", "05"].map((date) => `shortlist-2026-03-${date}T00-00-00Z.${extension}`)]);
    const target = await freshDatabase(engine);
    await target.db.destroy();
    await restoreDatabase(target.url, join(folder, `shortlist-2026-03-05T00-00-00Z.${extension}`), at("2026-03-06T00:00:00Z"));
  });

  test("several processes at the same moment make one between them", async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => backupIfDue(plan(), at("2026-03-01T01:00:00Z"))));
    expect(outcomes.filter(({ made }) => made !== null)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([`shortlist-2026-03-01T00-00-00Z.${extension}`]);
  });

  test("the lock of a process that was killed holds no longer than three hours", async () => {
    writeFileSync(join(folder, ".shortlist-backup.lock"), "2026-03-01T01:00:00.000Z");
    expect(await backupIfDue(plan(), at("2026-03-01T02:00:00Z"))).toEqual({ made: null, why: "elsewhere" });
    expect((await backupIfDue(plan(), at("2026-03-01T04:00:01Z"))).made).not.toBeNull();
  });

  test("a backup that fails leaves neither lock nor half a file", async () => {
    const broken = engine === "sqlite" ? join(folder, "nowhere.db") : database().url.replace(/[^/]+$/, "no_such_database");
    await expect(backupIfDue({ ...plan(), url: broken }, at("2026-03-01T01:00:00Z"))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
}, { client: true });
