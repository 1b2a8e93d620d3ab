import { afterAll, expect, test } from "vitest";

import { acceptSubmission } from "~/services/accept-submission";
import { closeReading } from "~/services/import-response";
import { loadResponses } from "~/services/load-responses";
import { loadUpload } from "~/services/load-upload";
import { receiveUpload } from "~/services/receive-upload";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

onBothEngines("uploads", (database) => {
  test("the list says why a file could not be read; the preview knows its criteria and whose answers it became", async () => {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, edition, vendors } = await publishedSelection(context);
    const pdf = await receiveUpload(context, id, { fileName: "offerte.pdf", bytes: new TextEncoder().encode("%PDF-1.7"), channel: "lead" });
    const good = await receiveUpload(context, id, { fileName: "antwoord.xlsx", bytes: await returnedWorkbook(context, id, vendors[0], () => null), channel: "lead" });

    const { uploads } = (await loadResponses(context, id))!;
    expect(Object.fromEntries(uploads.map((upload) => [upload.id, upload.refusal?.code ?? null]))).toEqual({ [pdf.uploadId]: "pdf", [good.uploadId]: null });
    expect(await loadUpload(context, id, good.uploadId)).toMatchObject({ criteria: edition.criteria, accepted: null });
    expect(await loadUpload(context, id, pdf.uploadId)).toMatchObject({ criteria: [], accepted: null, rows: [] });
    await acceptSubmission(context, id, good.uploadId, { vendorId: vendors[0] });
    expect((await loadUpload(context, id, good.uploadId))!.accepted!.vendor!.vendorId).toBe(vendors[0]);
    await expect(loadUpload(context, "another", good.uploadId)).rejects.toMatchObject({ code: "unknown-selection" });
  });
});
