import { afterAll, expect, test } from "vitest";

import { acceptSubmission } from "~/services/accept-submission";
import { closeReading } from "~/services/import-response";
import { loadVendorVersions } from "~/services/load-vendor-versions";
import { readForSelection, receiveUpload } from "~/services/receive-upload";
import { repairedWorkbook, uploadReceipt } from "~/services/upload-documents";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

onBothEngines("documents of a received file", (database) => {
  test("the repaired workbook of an upload reads as that upload, and after accepting with the confirmed meanings", async () => {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, vendors, edition } = await publishedSelection(context);
    const wish = edition.requirements.find((requirement) => requirement.answer.type === "scale")!;
    const bytes = await returnedWorkbook(context, id, vendors[0], (code) => (code === wish.code ? "Standaard, mits ingericht" : null));
    const { uploadId, result } = await receiveUpload(context, id, { fileName: "een.xlsx", bytes, channel: "lead" });
    if (!result.ok) throw new Error(result.refusal.code);
    const valueIn = async () => {
      const again = await readForSelection(context.db, id, (await repairedWorkbook(context, id, uploadId))!.bytes);
      if (!again.result.ok) throw new Error(again.result.refusal.code);
      return again.result.reading.answers.find(({ requirement }) => requirement === wish.id)!;
    };
    expect(await valueIn()).toEqual({ requirement: wish.id, value: null, comment: "Standaard, mits ingericht", evidence: "" });
    await acceptSubmission(context, id, uploadId, { vendorId: vendors[0], confirmed: { [wish.id]: "standard" } });
    expect(await valueIn()).toEqual({ requirement: wish.id, value: "standard", comment: "Standaard, mits ingericht", evidence: "" });
  });

  test("there is a receipt for what could be read and for what could not, and nothing of another selection", async () => {
    const context = contextAt(database().db, "2026-06-02T09:00:00.000Z");
    context.set("2026-05-01T09:00:00.000Z");
    const { id } = await publishedSelection(context);
    const other = await publishedSelection(context, "Andere selectie");
    context.set("2026-06-02T09:00:00.000Z");
    const { uploadId } = await receiveUpload(context, id, { fileName: "brief.xlsx", bytes: new TextEncoder().encode("%PDF-1.7\n"), channel: "lead" });
    const receipt = (await uploadReceipt(context, id, uploadId))!;
    expect(receipt.fileName).toMatch(/ontvangstbewijs-2026-06-02T09-00\.pdf$/);
    expect(Buffer.compare(receipt.bytes, (await uploadReceipt(context, id, uploadId))!.bytes)).toBe(0);
    expect(await repairedWorkbook(context, id, uploadId)).toBe(null);
    expect(await uploadReceipt(context, other.id, uploadId)).toBe(null);
  });

  test("every version of a vendor is listed with what changed since the one before", async () => {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, vendors, edition } = await publishedSelection(context);
    const wish = edition.requirements.find(({ id }) => id === "req.sd.wish.1")!;
    for (const [at, answer] of [["2026-05-02T09:00:00.000Z", "Standaard"], ["2026-06-03T09:00:00.000Z", "Maatwerk"]] as const) {
      const bytes = await returnedWorkbook(context, id, vendors[0], (code) => (code === wish.code ? answer : null));
      context.set(at);
      const { uploadId } = await receiveUpload(context, id, { fileName: `${answer}.xlsx`, bytes, channel: "lead" });
      await acceptSubmission(context, id, uploadId, { vendorId: vendors[0] });
    }
    const { versions } = (await loadVendorVersions(context, id, vendors[0]))!;
    expect(versions.map(({ number, fileName, late, answered }) => [number, fileName, late, answered])).toEqual([[2, "Maatwerk.xlsx", true, 1], [1, "Standaard.xlsx", false, 1]]);
    expect(versions[1].changes).toBe(null);
    expect(versions[0].changes).toMatchObject([{ code: wish.code, parts: ["value"], before: { label: "Standaard" }, after: { label: "Maatwerk" } }]);
    expect((await loadVendorVersions(context, id, vendors[1]))!.versions).toEqual([]);
    expect(await loadVendorVersions(context, id, "nobody")).toBe(null);
  });
});
