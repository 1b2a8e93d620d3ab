import { sql } from "kysely";
import { expect, test } from "vitest";

import { appendAudit, verifyAudit } from "~db/audit";
import { insertEdition } from "~db/editions";
import { erasePayload, loadPayload, storePayload } from "~db/payloads";
import { insertSubmission } from "~db/submissions";
import { insertReading, insertUpload } from "~db/uploads";
import { insertWaiver } from "~db/waivers";

import { onBothEngines } from "../support/databases";
import { seededSelection } from "../support/seeded-selection";

onBothEngines("frozen tables", (database, engine) => {
  test("editions, uploads, readings, submissions, waivers and audit rows can be neither changed nor deleted", async () => {
    const { db } = database();
    const { selectionId, roundId, vendorId, edition } = await seededSelection(db);
    const at = "2026-03-01T10:00:00.000Z";
    await insertEdition(db, edition, "local-lead");
    await insertUpload(db, { id: "u1", selectionId, fileName: "a.xlsx", bytes: new Uint8Array([1, 2, 3]), channel: "lead", receivedAt: at, receivedBy: "local-lead" });
    const result = { ok: false as const, refusal: { code: "pdf" as const, found: "", expected: "" } };
    await insertReading(db, { id: "r1", uploadId: "u1", editionId: edition.id, vendorId, readAt: at, result });
    await insertSubmission(
      db,
      { id: "s1", selectionId, roundId, editionId: edition.id, vendorId, uploadId: "u1", readingId: "r1", late: false, acceptedAt: at, acceptedBy: "local-lead" },
      [{ requirement: "req.a", value: "standard", comment: "with care", evidence: "" }],
    );
    await insertWaiver(db, { id: "w1", roundId, vendorId, requirementId: "req.a", reason: "because", at, by: "local-lead" });
    await appendAudit(db, { at, actor: "local-lead", selection: selectionId, action: "selection-create", subject: selectionId, detail: {} });

    for (const table of ["edition", "upload", "reading", "submission", "waiver", "audit"] as const) {
      const before = await db.selectFrom(table).selectAll().execute();
      expect(before.length, table).toBeGreaterThan(0);
      const column = table === "audit" ? "seq" : "id";
      await expect(db.updateTable(table).set({ [column]: before[0][column as keyof (typeof before)[0]] } as never).execute(), table).rejects.toThrow(/append-only/);
      await expect(db.deleteFrom(table).execute(), table).rejects.toThrow(/append-only/);
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual(before);
    }
    await expect(db.updateTable("answer").set({ comment: "other" }).execute()).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom("answer").execute()).rejects.toThrow(/only after its file was erased/);
  });

  test("erasing a vendor's file leaves its hash, lets its answers go, and every frozen row in place", async () => {
    const { db } = database();
    const { file_hash } = await db.selectFrom("upload").select("file_hash").where("id", "=", "u1").executeTakeFirstOrThrow();
    await erasePayload(db, file_hash, "2026-04-01T00:00:00.000Z");
    expect(await loadPayload(db, file_hash)).toBeNull();
    const stone = await db.selectFrom("payload").selectAll().where("hash", "=", file_hash).executeTakeFirstOrThrow();
    expect(stone).toMatchObject({ hash: file_hash, size: 3, bytes: null, erased_at: "2026-04-01T00:00:00.000Z" });
    await db.deleteFrom("answer").where("submission_id", "=", "s1").execute();
    expect(await db.selectFrom("submission").selectAll().execute()).toHaveLength(1);
    expect(await verifyAudit(db)).toMatchObject({ broken: null });
  });

  test("the end of the audit chain moves on only, and INSERT OR REPLACE is no way round", async () => {
    const { db } = database();
    await expect(db.deleteFrom("audit_head").execute()).rejects.toThrow(/cannot be deleted/);
    await expect(db.updateTable("audit_head").set({ seq: 0 }).execute()).rejects.toThrow(/only moves on/);
    if (engine === "postgres") {
      await expect(sql`truncate audit`.execute(db)).rejects.toThrow(/cannot be truncated/);
      return;
    }
    await expect(sql`insert or replace into audit select seq, at, 'somebody else', selection_id, action, subject, detail_hash, previous_hash, hash from audit`.execute(db)).rejects.toThrow(/append-only/);
    await expect(sql`insert or replace into edition select * from edition`.execute(db)).rejects.toThrow(/append-only/);
  });

  test("a payload cannot be replaced by other bytes, brought back after erasure, or deleted", async () => {
    const { db } = database();
    const hash = await storePayload(db, new TextEncoder().encode("the original"), "text/plain", "2026-03-01T10:00:00.000Z");
    await expect(db.updateTable("payload").set({ bytes: new Uint8Array([9]) }).where("hash", "=", hash).execute()).rejects.toThrow(/only be erased/);
    await expect(db.updateTable("payload").set({ media_type: "image/png" }).where("hash", "=", hash).execute()).rejects.toThrow(/only be erased/);
    await expect(db.deleteFrom("payload").where("hash", "=", hash).execute()).rejects.toThrow(/cannot be deleted/);
    expect(new TextDecoder().decode((await loadPayload(db, hash))!)).toBe("the original");
  });
});
