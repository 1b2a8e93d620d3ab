import { afterAll, expect, test } from "vitest";

import { acceptSubmission } from "~/services/accept-submission";
import { closeReading } from "~/services/import-response";
import { loadResponses } from "~/services/load-responses";
import { loadUpload } from "~/services/load-upload";
import { receiveUpload } from "~/services/receive-upload";
import { currentRound, insertRound } from "~db/rounds";
import { listUploads } from "~db/uploads";

import { contextAt, onBothEngines } from "../../support/databases";
import { PartEditor } from "../../support/returned-workbook";
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

  test("each belongs to the round that it was read for, or that ran when it came", async () => {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, vendors, edition } = await publishedSelection(context);
    const first = await receiveUpload(context, id, { fileName: "antwoord.xlsx", bytes: await returnedWorkbook(context, id, vendors[0], () => null), channel: "lead" });
    const pdf = await receiveUpload(context, id, { fileName: "offerte.pdf", bytes: new TextEncoder().encode("%PDF-1.7"), channel: "lead" });
    context.set("2026-07-01T09:00:00.000Z");
    const { draft } = (await currentRound(context.db, id))!;
    await insertRound(context.db, { id: `${id}-2`, selectionId: id, number: 2, stage: "drafting", nullCountsAs: null, draft }, context.now().toISOString());
    const later = await receiveUpload(context, id, { fileName: "nog een.pdf", bytes: new TextEncoder().encode("%PDF-1.7"), channel: "lead" });
    const rounds = new Map((await listUploads(context.db, id)).map((upload) => [upload.id, upload.roundId]));
    expect([first, pdf, later].map(({ uploadId }) => rounds.get(uploadId))).toEqual([edition.roundId, edition.roundId, `${id}-2`]);
  });

  test("a damaged workbook leaves what was answered before to the questions that it lost", async () => {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, edition, vendors } = await publishedSelection(context);
    const asked = edition.requirements.filter(({ answer }) => answer.type === "scale");
    const whole = await receiveUpload(context, id, { fileName: "antwoord.xlsx", bytes: await returnedWorkbook(context, id, vendors[0], () => "Maatwerk"), channel: "lead" });
    await acceptSubmission(context, id, whole.uploadId, { vendorId: vendors[0] });

    const parts = new PartEditor(await returnedWorkbook(context, id, vendors[0], () => "Standaard"));
    const row = parts.text("xl/worksheets/sheet2.xml").indexOf("<row ", parts.text("xl/worksheets/sheet2.xml").indexOf('<row r="6"') + 5);
    parts.edit("xl/worksheets/sheet2.xml", (xml) => xml.slice(0, row));
    const cut = await receiveUpload(context, id, { fileName: "antwoord (2).xlsx", bytes: parts.zip(), channel: "lead" });
    await acceptSubmission(context, id, cut.uploadId, { vendorId: vendors[0] });

    const { rows, otherIssues } = (await loadUpload(context, id, cut.uploadId))!;
    const values = new Map(rows.map(({ requirement, answer, state }) => [requirement.id, [answer?.value ?? null, state]]));
    expect(values.get(asked[0].id)).toEqual(["standard", "answered"]);
    expect(values.get(asked[1].id)).toEqual(["customisation", "answered"]);
    expect(otherIssues.map(({ code }) => code)).toContain("damaged-part");
  });
});
