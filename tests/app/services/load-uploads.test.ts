import { afterAll, expect, test } from "vitest";

import { acceptSubmission } from "~/services/accept-submission";
import { closeReading } from "~/services/import-response";
import { loadUploadSetting } from "~/services/load-upload-setting";
import { receiveUpload } from "~/services/receive-upload";
import { loadUploadRefusals } from "~/services/upload-refusals";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

onBothEngines("what a preview and the list of uploads need besides", (database) => {
  test("the list says why a file could not be read; the preview knows its criteria and whose answers it became", async () => {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, edition, vendors } = await publishedSelection(context);
    const pdf = await receiveUpload(context, id, { fileName: "offerte.pdf", bytes: new TextEncoder().encode("%PDF-1.7"), channel: "lead" });
    const good = await receiveUpload(context, id, { fileName: "antwoord.xlsx", bytes: await returnedWorkbook(context, id, vendors[0], () => null), channel: "lead" });

    const refusals = await loadUploadRefusals(context, id);
    expect(Object.keys(refusals)).toEqual([pdf.uploadId]);
    expect(refusals[pdf.uploadId].code).toBe("pdf");
    expect(await loadUploadSetting(context, id, good.uploadId)).toEqual({ criteria: edition.criteria, acceptedVendor: null });
    expect(await loadUploadSetting(context, id, pdf.uploadId)).toEqual({ criteria: [], acceptedVendor: null });
    await acceptSubmission(context, id, good.uploadId, { vendorId: vendors[0] });
    expect((await loadUploadSetting(context, id, good.uploadId)).acceptedVendor).toBe(vendors[0]);
    // An upload of another selection has no edition here.
    expect(await loadUploadSetting(context, "another", good.uploadId)).toEqual({ criteria: [], acceptedVendor: null });
  });
});
