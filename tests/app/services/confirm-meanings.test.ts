import { afterAll, expect, test } from "vitest";

import { verifyDossier } from "~/documents/dossier/verify-dossier";
import { confirmMeanings } from "~/services/confirm-meanings";
import { selectionDossier } from "~/services/dossier";
import { closeReading } from "~/services/import-response";
import { keyFrom } from "~/services/keys.server";
import { loadComparison } from "~/services/load-comparison";
import { loadUpload } from "~/services/load-upload";
import { moveRound } from "~/services/move-round";
import { confirmOpening } from "~/services/open-bids";
import { receiveThroughLink } from "~/services/receive-through-link";
import { createUploadLink } from "~/services/upload-links";
import { verifyAudit } from "~db/audit";
import { disagreements } from "~db/trail-agreement";

import { contextAt, onBothEngines } from "../../support/databases";
import { memberOf } from "../../support/people";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const secret = Buffer.alloc(32, 1);

onBothEngines("meanings of sealed answers", (database) => {
  test("what was unclear in a sealed file is confirmed after the opening, and counts; what was opened stays", async () => {
    const context = Object.assign(contextAt(database().db, "2026-05-01T09:00:00.000Z"), { masterKey: (purpose: string) => keyFrom(secret, purpose) });
    const { id, edition, vendors: [vendor] } = await publishedSelection(context, "Betekenis", "2026-06-01T17:00", { sealed: true });
    const lead = await memberOf(context, id, "Lea", ["lead"]);
    const observer = await memberOf(context, id, "Obi", ["observer"]);
    const unclear = edition.requirements.find(({ answer }) => answer.type === "scale")!;
    const { token } = await createUploadLink(context, id, vendor, { expiresAt: new Date("2026-06-20T21:59:00.000Z") });
    const bytes = await returnedWorkbook(context, id, vendor, (code) => (code === unclear.code ? "Standaard, mits versie 12" : "Standaard"));
    const { uploadId } = await receiveThroughLink(context, token, { fileName: "antwoord.xlsx", bytes, receivedAt: context.now() });
    context.set("2026-06-01T15:00:00.000Z");
    await moveRound(context, id, "closed", null, 0);
    await expect(confirmMeanings(lead, id, uploadId, { [unclear.id]: "standard" })).rejects.toEqual(expect.objectContaining({ code: "round-closed" }));
    await confirmOpening(lead, id, "bids");
    await confirmOpening(observer, id, "bids");

    expect((await loadUpload(lead, id, uploadId))!.confirmable).toBe(true);
    expect((await loadComparison(lead, id))!.cells[unclear.id][vendor].value).toBeNull();
    await expect(confirmMeanings(lead, id, uploadId, { [unclear.id]: "no" })).rejects.toEqual(expect.objectContaining({ code: "meanings-none" }));
    await expect(confirmMeanings(observer, id, uploadId, { [unclear.id]: "standard" })).rejects.toEqual(expect.objectContaining({ code: "not-allowed" }));
    const { uploadId: copy } = await confirmMeanings(lead, id, uploadId, { [unclear.id]: "standard" });

    expect((await loadComparison(lead, id))!.cells[unclear.id][vendor].value).toBe("standard");
    const view = (await loadUpload(lead, id, copy))!;
    expect(view).toMatchObject({ accepted: { number: 2 }, upload: { fileHash: (await loadUpload(lead, id, uploadId))!.upload.fileHash } });
    await expect(confirmMeanings(lead, id, uploadId, { [unclear.id]: "standard" })).rejects.toEqual(expect.objectContaining({ code: "meanings-replaced" }));
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
    expect(await disagreements(context.db)).toEqual([]);
    expect(verifyDossier((await selectionDossier(lead, id))!.bytes).findings).toEqual([]);
  });
});
