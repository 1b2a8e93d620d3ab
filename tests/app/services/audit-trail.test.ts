import fc from "fast-check";
import { expect, test } from "vitest";

import { TrailFormatError, verifyTrailText } from "~/domain/audit/trail.server";
import { addUser } from "~/services/accounts/manage-users";
import { exportInstallationTrail, exportTrail, loadTrail, trailQuerySchema } from "~/services/audit-trail";
import { renameSelection } from "~/services/change-selection";
import { createSelection } from "~/services/create-selection";
import { verifyAudit } from "~db/audit";
import { erasePayload } from "~db/payloads";
import type { Db } from "~db/schema";
import { sql } from "kysely";

import { contextAt, freshDatabase, onBothEngines } from "../../support/databases";

const selection = { name: "CRM", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" } as const;

async function exported(context: ReturnType<typeof contextAt>, id: string): Promise<string> {
  let text = "";
  for await (const line of await exportTrail(context, id)) text += line;
  return text;
}

/** Three selections of which the changes alternate in one chain. */
async function written(db: Db) {
  const context = contextAt(db, "2026-05-01T09:00:00.000Z");
  const ids: string[] = [];
  for (const name of ["A", "B", "C"]) ids.push((await createSelection(context, { ...selection, name })).id);
  for (let n = 0; n < 6; n++) {
    context.set(`2026-05-0${n + 2}T09:00:00.000Z`);
    await renameSelection(context, ids[n % 3], { name: `Naam ${n}`, organisation: "Voorbeeld BV" });
  }
  return { context, ids };
}

onBothEngines("the audit trail", (database) => {
  test("a page of the trail is filtered by who, what and when", async () => {
    const { context, ids } = await written(database().db);
    const query = (asked: object) => loadTrail(context, ids[0], trailQuerySchema.parse(asked));
    const all = await query({});
    expect(all).toMatchObject({ total: 3, pages: 1, verdict: { broken: null }, actions: ["selection-create", "selection-rename"] });
    expect(all.entries.map(({ action, at }) => [action, at.slice(0, 10)])).toEqual([["selection-rename", "2026-05-05"], ["selection-rename", "2026-05-02"], ["selection-create", "2026-05-01"]]);
    expect((await query({ action: "selection-create" })).total).toBe(1);
    expect((await query({ from: "2026-05-02", until: "2026-05-02" })).entries).toHaveLength(1);
    expect((await query({ actor: "nobody-here" })).total).toBe(0);
    // What cannot be a filter narrows nothing.
    expect((await query({ action: "no-action", from: "yesterday", page: "x" })).total).toBe(3);
  });

  test("an exported trail tells its own selection in full and of others only their place, and proves itself", async () => {
    const { context, ids } = await written(database().db);
    const text = await exported(context, ids[1]);
    expect(verifyTrailText(text)).toMatchObject({ broken: null });
    expect(text).toContain("Naam 1");
    expect(text).not.toContain("Naam 0");
    expect(text).not.toContain(ids[2]);
    const lines = text.trimEnd().split("\n");
    const at = (change: (lines: string[]) => string[]) => verifyTrailText(change([...lines]).join("\n")).broken;
    expect(at((all) => all.filter((_, index) => index !== 3))).toMatchObject({ seq: 4, why: "gap" });
    expect(at((all) => all.slice(0, -1))).toMatchObject({ why: "end" });
    const own = lines.findIndex((line) => line.includes("Naam 1"));
    expect(at((all) => all.with(own, all[own].replace("Naam 1", "Naam 9")))).toMatchObject({ why: "detail" });
    expect(at((all) => all.with(own, all[own].replace('"selection-rename"', '"selection-archive"')))).toMatchObject({ why: "hash" });
    expect(() => verifyTrailText(lines.with(2, "{").join("\n"))).toThrow(TrailFormatError);
  });

  test("that of the installation is exported as well: what belongs to no selection in full, and nothing of selections", async () => {
    const { context, ids } = await written(database().db);
    await addUser(context, { email: `wie-${ids[0]}@voorbeeld.example`, name: "Wie", language: "nl" });
    let text = "";
    for await (const line of await exportInstallationTrail(context)) text += line;
    expect(verifyTrailText(text)).toMatchObject({ broken: null });
    expect(text).toContain('"user-create"');
    for (const told of ["Naam", "selection-rename", ids[0]!]) expect(text).not.toContain(told);
    expect(verifyTrailText(text.replace('"mayCreate":false', '"mayCreate":true')).broken).toMatchObject({ why: "detail" });
  });

  test("erasing what a row says leaves the chain intact, and the page says that it was erased", async () => {
    const { context, ids } = await written(database().db);
    const row = await context.db.selectFrom("audit").selectAll().where("selection_id", "=", ids[2]).orderBy("seq", "desc").limit(1).executeTakeFirstOrThrow();
    await erasePayload(context.db, row.detail_hash, "2026-06-01T00:00:00.000Z");
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
    expect((await loadTrail(context, ids[2], trailQuerySchema.parse({}))).entries[0].detail).toBeNull();
    expect(verifyTrailText(await exported(context, ids[2]))).toMatchObject({ broken: null });
  });
});

test("changing one character anywhere in the table of the trail, or one byte of a detail, is found", async () => {
  const database = await freshDatabase("sqlite");
  try {
    const { db } = database;
    await written(db);
    for (const trigger of ["audit_no_update", "payload_no_update"]) await sql.raw(`drop trigger ${trigger}`).execute(db);
    const rows = await db.selectFrom("audit").selectAll().orderBy("seq").execute();
    const columns = ["at", "actor_id", "selection_id", "action", "subject", "detail_hash", "previous_hash", "hash"] as const;
    await sql`pragma foreign_keys = off`.execute(db);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: rows.length - 1 }), fc.constantFrom(...columns), fc.nat(), fc.constantFrom("x", "0", "Z"), async (index, column, place, letter) => {
        const row = rows[index];
        const value = row[column]!;
        const at = place % value.length;
        fc.pre(value[at] !== letter);
        await db.updateTable("audit").set({ [column]: `${value.slice(0, at)}${letter}${value.slice(at + 1)}` }).where("seq", "=", row.seq).execute();
        expect((await verifyAudit(db)).broken).not.toBeNull();
        await db.updateTable("audit").set({ [column]: value }).where("seq", "=", row.seq).execute();
      }),
      { numRuns: 150 },
    );
    expect((await verifyAudit(db)).broken).toBeNull();
    const payload = await db.selectFrom("payload").selectAll().where("hash", "=", rows[4].detail_hash).executeTakeFirstOrThrow();
    await db.updateTable("payload").set({ bytes: Buffer.from(payload.bytes!).fill("!", 5, 6) }).where("hash", "=", payload.hash).execute();
    expect((await verifyAudit(db)).broken).toEqual({ seq: 5, why: "detail" });
  } finally {
    await database.drop();
  }
});
