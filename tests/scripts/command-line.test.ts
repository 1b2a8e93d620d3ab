import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import SqliteDatabase from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(__dirname, "../..");
let folder: string;

interface Outcome {
  status: number;
  out: string;
  err: string;
}

function shortlist(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/shortlist.mjs", ...args], { cwd: root, maxBuffer: 64 << 20, env: { ...process.env, DATABASE_URL: "" } }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }));
  });
}

const json = ({ out }: Outcome) => JSON.parse(out) as never;

interface Demo {
  selection: string;
  edition: string;
  vendors: { id: string; code: string; name: string; file: string }[];
  files: string[];
}
let demo: Demo;
const at = (name: string) => join(folder, "demo", name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shortlist-cli-"));
  const made = await shortlist("demo", "--out", join(folder, "demo"), "--json");
  expect(made.err + made.out, "demo").toContain("ranking.json");
  demo = json(made);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("content", () => {
  test("prints both packs with every item in both languages", async () => {
    const { packs } = json(await shortlist("content", "--json")) as { packs: { id: string; version: string; items: { id: string; kind: string; text: { nl: string; en: string }; source: string | null; function?: string; section?: string }[] }[] };
    expect(packs.map((pack) => pack.id)).toEqual(["crm", "service-desk"]);
    const items = new Map(packs[0].items.map((item) => [item.id, item]));
    expect(items.get("tno.wish.12")).toMatchObject({ kind: "wish", function: "data", source: "tno.wish.12" });
    expect(items.get("req.tno.wish.12")).toMatchObject({ kind: "requirement", source: "tno.wish.12" });
    expect(items.get("inv.13.7")).toMatchObject({ kind: "question", section: "13" });
  });
});

describe("demo", () => {
  test("leaves the files that it promises", () => {
    for (const name of ["rfp.pdf", "rfp.docx", "response-blank.xlsx", "ranking.json", "report.pdf", "shortlist.db"]) expect(existsSync(at(name)), name).toBe(true);
    expect(demo.vendors).toHaveLength(5);
    for (const { file } of demo.vendors) expect(existsSync(at(file)), file).toBe(true);
  });

  test("ranking.json follows from the answers: contributions are weight times value and add up to the total", async () => {
    const { ranking, weights } = JSON.parse(readFileSync(at("ranking.json"), "utf8")) as {
      ranking: { id: string; rank: number | null; value: number; excluded: string[]; contributions: Record<string, number> }[];
      weights: Record<string, number>;
    };
    const scale: Record<string, number> = { standard: 100, configuration: 80, partner: 60, customisation: 40, roadmap: 20, no: 0 };
    const read = json(await shortlist("import", at(demo.vendors[0].file), "--db", at("shortlist.db"), "--dry-run", "--json")) as { answers: { requirement: string; value: string | number | null }[] };
    const offer = ranking.find((o) => o.id === demo.vendors[0].id)!;
    let checked = 0;
    for (const { requirement, value } of read.answers) {
      if (typeof value !== "string" || !(value in scale) || !(requirement in offer.contributions)) continue;
      // "no" also answers yes/no questions, where it can be the better answer; those are left to the total.
      if (value === "no") continue;
      expect(offer.contributions[requirement], requirement).toBeCloseTo(weights[requirement] * scale[value], 9);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(50);
    for (const { value, contributions } of ranking) expect(Object.values(contributions).reduce((a, b) => a + b, 0)).toBeCloseTo(value, 9);
    expect(ranking.filter((o) => o.rank !== null).map((o) => o.rank)).toEqual([1, 2, 3, 4]);
    expect(ranking.filter((o) => o.excluded.length > 0)).toHaveLength(1);
  });

  test("runs again to the same files, byte for byte, and spares a database that is no demo", async () => {
    const again = join(folder, "again");
    await shortlist("demo", "--out", again);
    for (const name of demo.files.filter((file) => file !== "shortlist.db")) {
      expect(readFileSync(join(again, name)).equals(readFileSync(at(name))), name).toBe(true);
    }
    const own = new SqliteDatabase(join(again, "shortlist.db"));
    own.exec("update selection set example = 0");
    own.close();
    const refused = await shortlist("demo", "--out", again);
    expect(refused).toMatchObject({ status: 2, err: expect.stringContaining("choose another folder") });
  }, 120_000);
});

describe("workbook and import", () => {
  test("writes a vendor's blank workbook and takes it back filled", async () => {
    const vendor = demo.vendors[1];
    const out = join(folder, "blank.xlsx");
    expect((await shortlist("workbook", "--db", at("shortlist.db"), "--selection", demo.selection, "--vendor", vendor.id, "--out", out)).status).toBe(0);
    const read = json(await shortlist("import", out, "--db", at("shortlist.db"), "--dry-run", "--json")) as {
      edition: string; vendor: string; answers: { value: null }[]; issues: { code: string; severity: string; message: string; sheet: string }[]; complete: { answered: number; asked: number; mandatoryMissing: string[] };
    };
    expect(read).toMatchObject({ edition: demo.edition, vendor: vendor.id, complete: { answered: 0, asked: read.answers.length } });
    expect(read.complete.mandatoryMissing.length).toBeGreaterThan(0);
    expect(read.issues.filter((issue) => issue.code === "missing-mandatory")).toHaveLength(read.complete.mandatoryMissing.length);
    for (const issue of read.issues) expect(issue.message.length).toBeGreaterThan(10);
  });

  test("a real import is accepted once the round is open, and only read and kept while it is closed", async () => {
    const copy = join(folder, "import.db");
    copyFileSync(at("shortlist.db"), copy);
    const file = at(demo.vendors[2].file);
    const kept = await shortlist("import", file, "--db", copy, "--json");
    expect(kept).toMatchObject({ status: 0, err: expect.stringMatching(/not accepted: .*closed/i) });
    expect(json(kept)).toMatchObject({ submission: null, vendor: demo.vendors[2].id });
    const db = new SqliteDatabase(copy);
    db.exec("update round set stage = 'published', null_counts_as = null");
    db.close();
    expect(json(await shortlist("import", file, "--db", copy, "--json"))).toMatchObject({ submission: 2, vendor: demo.vendors[2].id });
  });

  test("what is no workbook of an edition is refused with status 2 and a reason", async () => {
    const pdf = join(folder, "letter.xlsx");
    copyFileSync(at("rfp.pdf"), pdf);
    expect(await shortlist("import", pdf, "--db", at("shortlist.db"), "--json")).toMatchObject({ status: 2, out: "", err: expect.stringMatching(/PDF/) });
    const cut = join(folder, "cut.xlsx");
    copyFileSync(at(demo.vendors[0].file), cut);
    truncateSync(cut, 20_000);
    expect((await shortlist("import", cut, "--db", at("shortlist.db"), "--selection", demo.selection)).status).toBe(2);
    const other = new ExcelJS.Workbook();
    other.addWorksheet("Blad1").getCell("A1").value = "hallo";
    const plain = join(folder, "plain.xlsx");
    await other.xlsx.writeFile(plain);
    expect((await shortlist("import", plain, "--db", at("shortlist.db"), "--dry-run")).status).toBe(2);
    expect((await shortlist("import", join(folder, "none.xlsx"), "--db", at("shortlist.db"))).err).toMatch(/cannot be read/);
    expect((await shortlist("import", plain, "--db", join(folder, "none.db"))).err).toMatch(/there is no database/);
  });
});

describe("rank", () => {
  const rank = async (matrix: unknown) => {
    const file = join(folder, "matrix.json");
    writeFileSync(file, JSON.stringify(matrix));
    return shortlist("rank", file, "--json");
  };

  test("ranks a matrix worked out by hand", async () => {
    const outcome = json(
      await rank({
        criteria: [{ id: "quality", weight: 3, children: [{ id: "speed", weight: 1, mandatory: { atLeast: 20 } }, { id: "care", weight: 3 }] }, { id: "price", weight: 1, scale: { min: 0, max: 200 }, direction: "min" }],
        alternatives: [
          { id: "a", scores: { speed: 40, care: 80, price: 100 } },
          { id: "b", scores: { speed: 100, care: [40, 80], price: 50 } },
          { id: "c", scores: { speed: 10, care: 100, price: 0 } },
          { id: "d", scores: { speed: 60, care: null, price: 200 } },
        ],
      }),
    ) as { ranking: { id: string; rank: number | null; value: number | null; low: number; high: number }[] };
    // a: 0.75 × (0.25 × 40 + 0.75 × 80) + 0.25 × 50 = 65; b: care counts as 60: 0.75 × (25 + 45) + 0.25 × 75 = 71.25, from 60 to 82.5.
    // c: excluded, for 10 < 20; d: care is unknown: from 0.75 × 15 + 0 = 11.25 to 0.75 × 90 = 67.5.
    expect(outcome.ranking.map((o) => [o.id, o.rank])).toEqual([["b", 1], ["a", 2], ["d", null], ["c", null]]);
    const [b, a, d] = outcome.ranking;
    expect([a.value, b.value, d.value]).toEqual([expect.closeTo(65, 9), expect.closeTo(71.25, 9), null]);
    expect([b.low, b.high, d.low, d.high]).toEqual([60, 82.5, 11.25, 67.5].map((x) => expect.closeTo(x, 9)));
  });

  test.each([
    ["a score off its scale", { criteria: [{ id: "x", weight: 1 }], alternatives: [{ id: "a", scores: { x: 101 } }] }, /alternatives.*x/],
    ["siblings that all weigh 0", { criteria: [{ id: "x", weight: 0 }], alternatives: [{ id: "a", scores: { x: 1 } }] }, /criteria/],
    ["an unknown leaf", { criteria: [{ id: "x", weight: 1 }], alternatives: [{ id: "a", scores: { x: 1, y: 2 } }] }, /y/],
    ["min not below max", { criteria: [{ id: "x", weight: 1, scale: { min: 5, max: 5 } }], alternatives: [{ id: "a", scores: { x: 5 } }] }, /scale/],
  ])("%s ends with status 2 and the place", async (_what, matrix, place) => {
    const outcome = await rank(matrix);
    expect(outcome).toMatchObject({ status: 2, out: "" });
    expect(outcome.err).toMatch(place);
  });
});

describe("databases", () => {
  test("a backup restores to the same rows, keeping what was there; damaged and foreign files are refused", async () => {
    const source = at("shortlist.db");
    const backup = join(folder, "backup.db");
    expect(await shortlist("backup", "--db", source, "--out", backup)).toMatchObject({ status: 0, out: expect.stringMatching(/audit trail of \d+ rows verified/) });
    expect(await shortlist("backup", "--db", source, "--out", backup)).toMatchObject({ status: 2, err: expect.stringContaining("exists already") });

    const target = join(folder, "target.db");
    expect(await shortlist("migrate", "--db", target)).toMatchObject({ status: 0, out: expect.stringContaining("0001-spine") });
    expect(await shortlist("migrate", "--db", target)).toMatchObject({ out: "up to date\n" });
    const count = () => {
      const db = new SqliteDatabase(target, { readonly: true });
      const { n } = db.prepare("select count(*) as n from answer").get() as { n: number };
      db.close();
      return n;
    };
    expect(count()).toBe(0);

    const damaged = join(folder, "damaged.db");
    copyFileSync(backup, damaged);
    const bytes = readFileSync(damaged);
    bytes.fill(0x5a, 8192, 8192 + 16_384);
    writeFileSync(damaged, bytes);
    expect(await shortlist("restore", damaged, "--db", target)).toMatchObject({ status: 2, err: expect.stringContaining("nothing was changed") });

    const tampered = join(folder, "tampered.db");
    copyFileSync(backup, tampered);
    const db = new SqliteDatabase(tampered);
    db.exec("drop trigger audit_no_update; update audit set subject = 'someone else' where seq = 5");
    db.close();
    expect(await shortlist("restore", tampered, "--db", target)).toMatchObject({ status: 2, err: expect.stringMatching(/audit trail does not verify from row 5/) });

    const foreign = join(folder, "foreign.db");
    const other = new SqliteDatabase(foreign);
    other.exec("create table t (x)");
    other.close();
    expect(await shortlist("restore", foreign, "--db", target)).toMatchObject({ status: 2, err: expect.stringContaining("no Shortlist database") });
    expect(await shortlist("restore", at("rfp.pdf"), "--db", target)).toMatchObject({ status: 2, err: expect.stringContaining("no SQLite database") });

    const holder = new SqliteDatabase(target);
    holder.prepare("select count(*) from selection").get();
    expect(await shortlist("restore", backup, "--db", target)).toMatchObject({ status: 2, err: expect.stringContaining("stop the server first") });
    holder.close();
    expect(count()).toBe(0);

    const restored = json(await shortlist("restore", backup, "--db", target, "--json")) as { kept: string };
    expect(existsSync(restored.kept)).toBe(true);
    expect(count()).toBeGreaterThan(1000);

    // A database that can no longer be opened is what backups are for.
    writeFileSync(target, readFileSync(at("rfp.pdf")));
    expect(await shortlist("restore", backup, "--db", target)).toMatchObject({ status: 0 });
    expect(count()).toBeGreaterThan(1000);
  }, 120_000);

  test("four processes that migrate one new database at once all end well", async () => {
    const shared = join(folder, "shared.db");
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => shortlist("migrate", "--db", shared)));
    expect(outcomes.map(({ status, err }) => [status, err])).toEqual([0, 0, 0, 0].map((status) => [status, ""]));
  });

  test("who manages the machine clears the second step of an administrator who lost phone and codes", async () => {
    const file = join(folder, "users.db");
    copyFileSync(at("shortlist.db"), file);
    await shortlist("user", "add", "bea@voorbeeld.example", "--name", "Bea", "--administrator", "--db", file);
    const clear = () => shortlist("user", "clear-second-step", "bea@voorbeeld.example", "--db", file);
    expect(await clear()).toMatchObject({ status: 2, err: expect.stringContaining("has no second step") as string });
    const db = new SqliteDatabase(file);
    db.prepare("insert into second_factor (user_id, secret, created_at, confirmed_at, last_step) select id, 'x', created_at, created_at, 0 from app_user where email is not null").run();
    expect(await clear()).toMatchObject({ status: 0, err: "" });
    expect(db.prepare("select (select count(*) from second_factor) as factors, (select count(*) from audit where action = 'second-factor-reset') as rows").get()).toEqual({ factors: 0, rows: 1 });
    db.close();
  });

  test("usage errors end with status 2", async () => {
    expect((await shortlist("workbook", "--selection", "x")).status).toBe(2);
    expect((await shortlist("nonsense")).status).toBe(2);
    expect((await shortlist("toString")).status).toBe(2);
    expect((await shortlist("backup", "--db", at("shortlist.db"), "--out", join(folder, "nowhere", "b.db"))).err).toMatch(/there is no folder/);
    expect((await shortlist("demo", "--out", folder, "--language", "fr")).err).toMatch(/found "fr", expected nl or en/);
    expect((await shortlist("--help")).status).toBe(0);
  });
});
