import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { insertAttachment, listAttachments } from "~db/attachments";
import { erasePayload, loadPayload } from "~db/payloads";
import { findUploadLink, insertUploadLink, listUploadLinks, markUploadLinkUsed, revokeUploadLink } from "~db/upload-links";

import { onBothEngines } from "../support/databases";
import { seededSelection } from "../support/seeded-selection";

const at = "2026-03-01T10:00:00.000Z";

onBothEngines("upload links and attachments", (database) => {
  test("a link is found by the hash of its token, with its selection; the newest of a round comes first", async () => {
    const { db } = database();
    const { selectionId, roundId, vendorId } = await seededSelection(db);
    const link = (n: number) => ({ id: `l${n}-${roundId}`, roundId, vendorId, tokenHash: `${n}-${roundId}`, createdAt: `2026-03-0${n}T10:00:00.000Z`, createdBy: "local-lead", expiresAt: "2026-04-15T21:59:00.000Z" });
    await insertUploadLink(db, link(1));
    await insertUploadLink(db, link(2));
    expect(await findUploadLink(db, `1-${roundId}`)).toMatchObject({ id: `l1-${roundId}`, selectionId, vendorId, lastUsedAt: null, revokedAt: null });
    expect(await findUploadLink(db, "another")).toBeNull();
    await markUploadLinkUsed(db, `l1-${roundId}`, at);
    expect((await listUploadLinks(db, roundId)).map(({ id, lastUsedAt }) => [id, lastUsedAt])).toEqual([[`l2-${roundId}`, null], [`l1-${roundId}`, at]]);
    await expect(insertUploadLink(db, { ...link(3), tokenHash: `1-${roundId}` })).rejects.toThrow();
  });

  test("a link can be used and revoked, once; whose it is, its token and its end never change", async () => {
    const { db } = database();
    const { roundId, vendorId } = await seededSelection(db);
    const id = randomUUID();
    await insertUploadLink(db, { id, roundId, vendorId, tokenHash: id, createdAt: at, createdBy: "local-lead", expiresAt: at });
    await revokeUploadLink(db, id, at);
    await revokeUploadLink(db, id, "2026-03-02T10:00:00.000Z");
    expect((await listUploadLinks(db, roundId))[0].revokedAt).toBe(at);
    for (const change of [{ revoked_at: null }, { expires_at: "2030-01-01T00:00:00.000Z" }, { token_hash: "mine" }, { vendor_id: "other" }]) {
      await expect(db.updateTable("upload_link").set(change).where("id", "=", id).execute(), JSON.stringify(change)).rejects.toThrow(/only be used or revoked/);
    }
    await expect(db.deleteFrom("upload_link").where("id", "=", id).execute()).rejects.toThrow(/only revoked/);
  });

  test("an attachment comes back byte for byte, is frozen, and its bytes can be erased without touching its row", async () => {
    const { db } = database();
    const { selectionId, roundId, vendorId } = await seededSelection(db);
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256);
    const id = randomUUID();
    const hash = await insertAttachment(db, {
      id, selectionId, roundId, vendorId, linkId: null, fileName: "offerte – één.pdf", mediaType: "application/pdf", bytes, scan: "found", signature: "Eicar", receivedAt: at,
    });
    const [attachment] = await listAttachments(db, roundId);
    expect(attachment).toEqual({ id, roundId, vendorId, fileHash: hash, payloadHash: hash, fileName: "offerte – één.pdf", mediaType: "application/pdf", size: 70_000, scan: "found", signature: "Eicar", receivedAt: at });
    expect(Buffer.compare(Buffer.from((await loadPayload(db, hash))!), Buffer.from(bytes))).toBe(0);
    await expect(db.updateTable("attachment").set({ scan: "clean" }).where("id", "=", id).execute()).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom("attachment").where("id", "=", id).execute()).rejects.toThrow(/append-only/);
    await erasePayload(db, hash, at);
    expect(await listAttachments(db, roundId)).toEqual([attachment]);
  });
});
