import { afterAll, expect, test } from "vitest";

import { acceptSubmission } from "~/services/accept-submission";
import { addRequirement, editRequirement } from "~/services/change-requirements";
import { requestDocument, responseWorkbook } from "~/services/edition-documents";
import { closeReading } from "~/services/import-response";
import { loadComparison } from "~/services/load-comparison";
import { loadRanking } from "~/services/load-ranking";
import { loadUpload } from "~/services/load-upload";
import { publishEdition } from "~/services/publish-edition";
import { readForSelection, receiveUpload } from "~/services/receive-upload";
import { loadRequest, saveDraft } from "~/services/request-draft";
import { findEdition } from "~db/editions";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

onBothEngines("an addendum", (database) => {
  async function answered(at = "2026-05-01T09:00:00.000Z") {
    const context = contextAt(database().db, at);
    const selection = await publishedSelection(context);
    const old = await returnedWorkbook(context, selection.id, selection.vendors[0], () => "Standaard");
    const { uploadId } = await receiveUpload(context, selection.id, { fileName: "een.xlsx", bytes: old, channel: "lead" });
    await acceptSubmission(context, selection.id, uploadId, { vendorId: selection.vendors[0] });
    const wish = selection.edition.requirements.find((requirement) => requirement.id === "req.sd.wish.1")!;
    await editRequirement(context, selection.id, wish.id, { text: { nl: "Een andere eis dan eerst." } });
    await addRequirement(context, selection.id, { criterion: wish.criterion, text: { nl: "Nieuwe eis." }, note: null, answer: { type: "scale" }, priority: "desirable", weight: 1, mandatory: true, lowestAccepted: "customisation" });
    return { context, ...selection, wish, old, uploadId };
  }

  test("shows before publication what will change, and afterwards what it told vendors", async () => {
    const { context, id, edition, wish } = await answered();
    const { pending, addenda } = (await loadRequest(context, id))!;
    expect(pending!.changed).toEqual([{ code: wish.code, text: "Een andere eis dan eerst.", changes: [{ part: "text", before: wish.text, after: "Een andere eis dan eerst." }] }]);
    expect(pending!.added.map(({ text, mandatory }) => [text, mandatory])).toEqual([["Nieuwe eis.", true]]);
    expect(addenda).toEqual([]);

    const published = await publishEdition(context, id, { addendum: "Eén eis is anders, één is nieuw." });
    const after = (await loadRequest(context, id))!;
    expect(after.pending).toBe(null);
    expect(after.addenda).toMatchObject([{ code: published.code, previous: edition.code, text: "Eén eis is anders, één is nieuw.", difference: { changed: pending!.changed } }]);
    expect((await findEdition(context.db, id, published.id))!.addendum).toEqual({ previous: { id: edition.id, code: edition.code, number: 1 }, text: "Eén eis is anders, één is nieuw." });
    expect((await requestDocument(context, id, published.id, "pdf"))!.bytes.length).toBeGreaterThan(10_000);
  });

  test("warns when it comes close to the deadline, or asks more without more time", async () => {
    const { context, id } = await answered();
    const warnings = async () => (await loadRequest(context, id))!.problems.filter(({ code }) => code.startsWith("deadline-")).map(({ code }) => code);
    expect(await warnings()).toEqual(["deadline-unchanged-mandatory"]);
    context.set("2026-05-28T09:00:00.000Z");
    expect(await warnings()).toEqual(["deadline-near"]);
    const { draft } = (await loadRequest(context, id))!;
    await saveDraft(context, id, { ...draft, deadline: "2026-06-15T17:00" });
    expect(await warnings()).toEqual([]);
  });

  test("marks answers to a question's old wording: in preview, comparison and ranking, whenever they came", async () => {
    const { context, id, vendors, wish, old, uploadId } = await answered();
    const published = await publishEdition(context, id, { addendum: "Eén eis is anders." });
    const codes = async (upload: string) => (await loadUpload(context, id, upload))!.rows.find(({ requirement }) => requirement.id === wish.id)!.issues.map(({ code }) => code);
    // Accepted before the addendum.
    expect(await codes(uploadId)).toEqual(["old-wording"]);
    expect((await loadComparison(context, id))!.cells[wish.id][vendors[0]].oldWording).toBe(true);
    expect((await loadComparison(context, id))!.cells["req.sd.wish.2"][vendors[0]].oldWording).toBe(false);
    expect((await loadRanking(context, id))!.oldWording).toEqual({ [vendors[0]]: [wish.code] });

    // Returned after it, in the old workbook.
    const late = await receiveUpload(context, id, { fileName: "oud.xlsx", bytes: old, channel: "lead" });
    expect(late.result.ok && late.result.reading.issues.filter(({ code }) => code.startsWith("old-"))).toMatchObject([
      { code: "old-edition", expected: published.code }, { code: "old-wording", requirement: wish.id, found: wish.text },
    ]);
    expect(await codes(late.uploadId)).toEqual(["old-wording"]);
  });

  test("gives a vendor that answered a workbook with its answers; returned, they are answers to the new edition", async () => {
    const { context, id, vendors, wish } = await answered();
    const published = await publishEdition(context, id, { addendum: "Eén eis is anders." });
    const { bytes } = (await responseWorkbook(context, id, vendors[0]))!;
    const prefilled = await readForSelection(context.db, id, bytes);
    expect(prefilled.editionId).toBe(published.id);
    if (!prefilled.result.ok) throw new Error(prefilled.result.refusal.code);
    expect(prefilled.result.reading.answers.find(({ requirement }) => requirement === wish.id)!.value).toBe("standard");
    expect(prefilled.result.reading.issues.filter(({ code }) => code.startsWith("old-") || code === "beside-template")).toEqual([]);
    const blank = await readForSelection(context.db, id, (await responseWorkbook(context, id, vendors[0], { blank: true }))!.bytes);
    expect(blank.result.ok && blank.result.reading.complete.answered).toBe(0);

    const upload = await receiveUpload(context, id, { fileName: "twee.xlsx", bytes, channel: "lead" });
    await acceptSubmission(context, id, upload.uploadId, { vendorId: vendors[0] });
    expect((await loadRanking(context, id))!.oldWording).toEqual({});
  });
});
