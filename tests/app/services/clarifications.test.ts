import ExcelJS from "exceljs";
import { afterAll, describe, expect, test } from "vitest";

import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import { nobody } from "~/domain/access/actor";
import { clarificationField } from "~/domain/responses/clarification-form";
import { generalId } from "~/domain/responses/clarification";
import { acceptSubmission } from "~/services/accept-submission";
import { answerClarification, clarificationWorkbook, loadOwnClarifications, ownClarificationWorkbook } from "~/services/answer-clarification";
import { addClarificationQuestion, changeClarificationQuestion, sendClarification, withdrawClarification } from "~/services/clarification-drafts";
import { decideOnReply } from "~/services/clarification-replies";
import { responseWorkbook } from "~/services/edition-documents";
import { closeReading, importResponse } from "~/services/import-response";
import { loadAnswerPage, listVersions } from "~/services/load-answer-page";
import { loadClarifications } from "~/services/load-clarifications";
import { loadComparison } from "~/services/load-comparison";
import { loadResponses } from "~/services/load-responses";
import { loadUpload } from "~/services/load-upload";
import { loadVendorVersions } from "~/services/load-vendor-versions";
import { moveRound } from "~/services/move-round";
import { openUploadLink } from "~/services/open-upload-link";
import { receiveThroughLink } from "~/services/receive-through-link";
import { receiveUpload } from "~/services/receive-upload";
import { repairedWorkbook, uploadReceipt } from "~/services/upload-documents";
import { createUploadLink } from "~/services/upload-links";
import { verifyAudit } from "~db/audit";
import { currentSubmissions, loadAnswers } from "~db/submissions";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

/** A workbook with other words in it, by the reference of a row and the column. */
async function changed(bytes: Uint8Array, cells: Record<string, Partial<Record<"answer" | "comment" | "evidence", string | null>>>, more: (workbook: ExcelJS.Workbook) => void = () => {}): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const worksheet of workbook.worksheets.filter((sheet) => sheet.name !== identitySheetName)) {
    worksheet.eachRow((row) => {
      for (const [column, text] of Object.entries(cells[row.getCell(columnNumber("code")).text] ?? {})) row.getCell(columnNumber(column as "answer")).value = text;
    });
  }
  more(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

onBothEngines("clarification", (database) => {
  /** A vendor that answered "Ja, mits…" to one wish and "Standaard" to the others, on 1 May; answers are awaited until 1 June 17:00. */
  async function answered() {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, edition, vendors } = await publishedSelection(context);
    const [first, second] = edition.requirements.filter(({ answer }) => answer.type === "scale");
    const [vendor, other] = vendors;
    const { token } = await createUploadLink(context, id, vendor, { expiresAt: new Date("2026-09-01T00:00:00Z") });
    const guest = { ...context, actor: nobody };
    const bytes = await returnedWorkbook(context, id, vendor, (code) => (code === first.code ? "Ja, mits in overleg" : "Standaard"));
    await receiveThroughLink(guest, token, { fileName: "antwoord.xlsx", bytes, receivedAt: context.now() });
    const ask = async (due = "2026-07-01T12:00", requirement: string | null = first.id, text = "Welke voorwaarden?") => {
      await addClarificationQuestion(context, id, vendor, { requirementId: requirement, text });
      return (await sendClarification(context, id, vendor, { due })).id;
    };
    const answers = async () => {
      const current = (await currentSubmissions(context.db, (await context.db.selectFrom("round").select("id").where("selection_id", "=", id).executeTakeFirstOrThrow()).id)).get(vendor)!;
      return { ...current, answers: (await loadAnswers(context.db, [current.id])).get(current.id)! };
    };
    const link = async () => {
      const opened = await openUploadLink(guest, token);
      if (!opened.ok) throw new Error("the link does not open");
      return opened.link;
    };
    const fill = (clarification: string, values: Record<string, string>) =>
      answerClarification(guest, token, clarification, { form: new Map(Object.entries(values)), receivedAt: context.now() });
    const view = async () => (await loadClarifications(context, id, vendor))!;
    return { context, guest, id, edition, vendor, other, token, first, second, ask, answers, link, fill, view };
  }

  test("goes to its vendor only, once it is sent, and shows the answer as it stands", async () => {
    const { context, id, vendor, other, first, second, link, view, guest, token } = await answered();
    await addClarificationQuestion(context, id, vendor, { requirementId: first.id, text: "Welke voorwaarden?" });
    await addClarificationQuestion(context, id, vendor, { requirementId: first.id, text: "En vanaf wanneer?" });
    await addClarificationQuestion(context, id, vendor, { requirementId: second.id, text: "Per ongeluk." });
    await addClarificationQuestion(context, id, vendor, { requirementId: null, text: "Wie is onze contactpersoon?" });
    const mistake = (await view()).draft!.questions.find(({ text }) => text === "Per ongeluk.")!;
    await changeClarificationQuestion(context, id, mistake.id, null);
    expect((await view()).draft!.questions.map(({ code, text, said }) => [code, text, said?.comment ?? null])).toEqual([
      [first.code, "Welke voorwaarden?\nEn vanaf wanneer?", "Ja, mits in overleg"], [null, "Wie is onze contactpersoon?", null],
    ]);
    expect(await loadOwnClarifications(guest, await link())).toEqual([]);

    await expect(sendClarification(context, id, vendor, { due: "2026-04-30T12:00" })).rejects.toMatchObject({ code: "clarification-due" });
    await sendClarification(context, id, vendor, { due: "2026-07-01T12:00" });
    const [own] = (await loadAnswerPage(guest, await link())).clarifications;
    expect(own).toMatchObject({ dueAt: "2026-07-01T10:00:00.000Z", open: true, overdue: false, reply: null });
    expect(own.questions.map(({ requirement, asked, value, comment }) => [requirement.code, asked, value, comment])).toEqual([
      [first.code, "Welke voorwaarden?\nEn vanaf wanneer?", "", "Ja, mits in overleg"], ["QA-001", "Wie is onze contactpersoon?", "", ""],
    ]);
    const theirs = await createUploadLink(context, id, other, { expiresAt: new Date("2026-09-01T00:00:00Z") });
    const opened = await openUploadLink(guest, theirs.token);
    expect(opened.ok && (await loadOwnClarifications(guest, opened.link))).toEqual([]);
    expect(opened.ok && (await ownClarificationWorkbook(guest, opened.link, own.id))).toBe(null);
    await expect(answerClarification(guest, theirs.token, own.id, { form: new Map(), receivedAt: context.now() })).rejects.toMatchObject({ code: "unknown-clarification" });
    await expect(changeClarificationQuestion(context, id, mistake.id, "Toch")).rejects.toMatchObject({ code: "clarification-sent" });
    await expect(addClarificationQuestion(context, id, other, { requirementId: first.id, text: "Waarom?" })).rejects.toMatchObject({ code: "clarification-no-answers" });
    expect(token).not.toBe(theirs.token);
  });

  test("answered on the page becomes a new version with all earlier answers, and says what changed", async () => {
    const { context, id, vendor, first, second, ask, answers, fill, view, link, guest, edition } = await answered();
    const clarification = await ask();
    context.set("2026-06-20T09:00:00.000Z");
    const before = await answers();
    expect(await fill(clarification, {
      [clarificationField("value", first.id)]: "configuration", [clarificationField("comment", first.id)]: "Alleen met module X", [clarificationField("value", second.id)]: "no",
    })).toMatchObject({ ok: true, taken: true });

    const after = await answers();
    expect(after).toMatchObject({ number: 2, late: false, editionId: edition.id });
    expect(after.answers.get(first.id)).toEqual({ requirement: first.id, value: "configuration", comment: "Alleen met module X", evidence: "" });
    for (const { id: requirement } of edition.requirements.filter((one) => one.id !== first.id)) expect(after.answers.get(requirement)).toEqual(before.answers.get(requirement));

    const { sent: [shown] } = await view();
    expect(shown).toMatchObject({ code: `${edition.code}/1`, state: "answered", decide: null, replies: [{ outcome: "taken", submission: 2, late: false }] });
    expect(shown.rows).toMatchObject([{ code: first.code, asked: "Welke voorwaarden?", state: "changed", before: { label: "–", comment: "Ja, mits in overleg" }, after: { label: "Inrichting", comment: "Alleen met module X" } }]);
    const { versions } = (await loadVendorVersions(context, id, vendor))!;
    expect(versions.map(({ number, clarification: code, changes }) => [number, code, changes?.length ?? null])).toEqual([[2, `${edition.code}/1`, 1], [1, null, null]]);
    const { cells } = (await loadComparison(context, id))!;
    expect([cells[first.id][vendor].clarified, cells[second.id][vendor].clarified]).toEqual([true, false]);
    expect((await loadResponses(context, id))!.offers[0].clarifications).toEqual({ open: 0, waiting: 0, answered: 1 });
    expect((await listVersions(guest, await link())).map(({ state, late, clarification: code }) => [state, late, code])).toEqual([["counts", false, `${edition.code}/1`], ["counts", false, null]]);
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });

    // What is not readable is said at its field, and nothing is kept.
    const uploads = async () => (await context.db.selectFrom("upload").select("id").where("selection_id", "=", id).execute()).length;
    const kept = await uploads();
    expect(await fill(clarification, { [clarificationField("value", first.id)]: "misschien" })).toEqual({ ok: false, fields: { [clarificationField("value", first.id)]: "format" } });
    expect(await uploads()).toBe(kept);
  });

  test("comes back as its workbook through the same link; other changes in it are reported, not taken", async () => {
    const { context, id, vendor, first, second, ask, answers, link, guest, token, edition } = await answered();
    const clarification = await ask();
    await ask("2026-07-02T12:00", null, "Wie is onze contactpersoon?");
    context.set("2026-06-20T09:00:00.000Z");
    const blank = (await ownClarificationWorkbook(guest, await link(), clarification))!;
    expect(blank.fileName).toMatch(/^RFP-1-[A-Z0-9]+-1-V1-.*\.xlsx$/);
    const bytes = await changed(blank.bytes, { [first.code]: { answer: "Partnerproduct", evidence: "Zie bijlage 3" } }, (workbook) => {
      const sheet = workbook.worksheets.find(({ name }) => name.startsWith("Verduidelijking"))!;
      const row = sheet.getRow(40);
      row.getCell(columnNumber("code")).value = second.code;
      row.getCell(columnNumber("question")).value = second.text;
      row.getCell(columnNumber("answer")).value = "Nee";
    });
    const before = await answers();
    const { uploadId, submission } = await receiveThroughLink(guest, token, { fileName: "verduidelijking.xlsx", bytes, receivedAt: context.now() });
    expect(submission).toBe(2);
    const after = await answers();
    expect(after.answers.get(first.id)).toMatchObject({ value: "partner", evidence: "Zie bijlage 3", comment: "Ja, mits in overleg" });
    expect(after.answers.get(second.id)).toEqual(before.answers.get(second.id));
    const upload = (await loadUpload(context, id, uploadId))!;
    expect(upload.rows.map(({ requirement }) => requirement.code)).toEqual([first.code]);
    expect(upload.otherIssues.map(({ code, found }) => [code, found])).toContainEqual(["unknown-question", second.code]);
    expect(upload.otherIssues.map(({ code }) => code)).not.toContain("question-missing");
    expect((await uploadReceipt(context, id, uploadId))!.bytes.length).toBeGreaterThan(5_000);
    expect((await repairedWorkbook(context, id, uploadId))!.bytes.length).toBeGreaterThan(5_000);
    // A full workbook after the deadline still waits for the lead, whatever was asked.
    const full = await returnedWorkbook(context, id, vendor, () => "Nee");
    expect((await receiveThroughLink(guest, token, { fileName: "alles.xlsx", bytes: full, receivedAt: context.now() })).submission).toBe(null);
    await expect(acceptSubmission(context, id, uploadId, { vendorId: vendor })).rejects.toMatchObject({ code: "upload-clarification" });
    expect((await responseWorkbook(context, id, vendor))!.fileName).toContain(edition.code);
  });

  test("is known by the code in sight when the hidden sheet is gone, and never taken for an answer to everything", async () => {
    const { context, id, first, ask, answers, token, guest, edition } = await answered();
    const clarification = await ask();
    const blank = (await clarificationWorkbook(context, id, clarification))!;
    const bytes = await changed(blank.bytes, { [first.code]: { answer: "Maatwerk" } }, (workbook) => workbook.removeWorksheet(identitySheetName));
    const { submission } = await receiveThroughLink(guest, token, { fileName: "zonder.xlsx", bytes, receivedAt: context.now() });
    expect(submission).toBe(2);
    const after = await answers();
    expect(after.answers.size).toBe(edition.requirements.length);
    expect(after.answers.get(first.id)!.value).toBe("customisation");
    // By the command line too, which finds the selection by that code.
    const again = await changed(blank.bytes, { [first.code]: { answer: "Standaard" } });
    expect(await importResponse(context, { fileName: "nog-eens.xlsx", bytes: again, dryRun: false })).toMatchObject({ ok: true, submission: 3, editionId: edition.id });
  });

  describe("after the round was closed", () => {
    async function closed() {
      const all = await answered();
      const clarification = await all.ask();
      all.context.set("2026-06-10T09:00:00.000Z");
      await moveRound(all.context, all.id, "closed", null, null);
      return { ...all, clarification };
    }

    test("an explanation counts at once", async () => {
      const { fill, clarification, first, answers } = await closed();
      expect(await fill(clarification, { [clarificationField("comment", first.id)]: "Alleen met module X" })).toMatchObject({ taken: true });
      expect((await answers()).answers.get(first.id)).toMatchObject({ value: null, comment: "Alleen met module X" });
    });

    test("a changed value waits for the lead, who confirms it with a reason or takes only the explanation", async () => {
      const { context, id, fill, clarification, first, answers, view } = await closed();
      const sent = await fill(clarification, { [clarificationField("value", first.id)]: "standard", [clarificationField("comment", first.id)]: "Zonder voorwaarden" });
      expect(sent).toMatchObject({ taken: false });
      expect((await answers()).number).toBe(1);
      const { sent: [shown] } = await view();
      expect(shown).toMatchObject({ state: "waiting", decide: { hold: "value", reasonNeeded: true, values: [{ code: first.code, before: "–", after: "Standaard" }] } });
      const { uploadId } = shown.decide!;
      await expect(decideOnReply(context, id, uploadId, { take: true, keepValues: [], reason: " " })).rejects.toMatchObject({ code: "reason-needed" });
      await expect(decideOnReply(context, id, uploadId, { take: false, keepValues: [], reason: "" })).rejects.toMatchObject({ code: "reason-needed" });
      expect(await decideOnReply(context, id, uploadId, { take: true, keepValues: [first.id], reason: "" })).toEqual({ submission: 2 });
      expect((await answers()).answers.get(first.id)).toMatchObject({ value: null, comment: "Zonder voorwaarden" });
      await expect(decideOnReply(context, id, uploadId, { take: true, keepValues: [], reason: "Nog eens" })).rejects.toMatchObject({ code: "clarification-decided" });

      context.set("2026-06-11T09:00:00.000Z");
      await fill(clarification, { [clarificationField("value", first.id)]: "standard" });
      const next = (await view()).sent[0].decide!;
      expect(await decideOnReply(context, id, next.uploadId, { take: true, keepValues: [], reason: "De demo toonde het." })).toEqual({ submission: 3 });
      expect((await answers()).answers.get(first.id)!.value).toBe("standard");
      expect((await view()).sent[0].replies).toMatchObject([{ outcome: "taken", submission: 3, reason: "De demo toonde het." }, { outcome: "taken", submission: 2, reason: null }]);
    });

    test("what came too late or was withdrawn does not count by itself", async () => {
      const { context, id, fill, clarification, first, answers, view, ask } = await closed();
      context.set("2026-07-01T10:00:00.001Z");
      expect(await fill(clarification, { [clarificationField("comment", first.id)]: "Te laat" })).toMatchObject({ taken: false });
      expect((await view()).sent[0]).toMatchObject({ state: "waiting", replies: [{ late: true, outcome: null }], decide: { hold: "late", reasonNeeded: true } });
      await decideOnReply(context, id, (await view()).sent[0].decide!.uploadId, { take: false, keepValues: [], reason: "Te laat." });
      expect((await view()).sent[0].state).toBe("declined");
      const second = await ask("2026-08-01T12:00");
      await withdrawClarification(context, id, second, "Dubbel gevraagd.");
      await expect(fill(second, {})).rejects.toMatchObject({ code: "clarification-withdrawn" });
      await expect(withdrawClarification(context, id, second, "Nog eens")).rejects.toMatchObject({ code: "clarification-withdrawn" });
      expect((await answers()).number).toBe(1);
    });
  });

  test("a question about the offer as a whole is answered without touching any answer", async () => {
    const { fill, ask, view, answers } = await answered();
    const clarification = await ask("2026-07-01T12:00", null, "Wie is onze contactpersoon?");
    const question = (await view()).sent[0].rows[0];
    expect(await fill(clarification, { [clarificationField("value", generalId(question.id))]: "Mevrouw De Vries" })).toMatchObject({ taken: true });
    expect((await view()).sent[0]).toMatchObject({ state: "answered", rows: [{ code: null, state: "answered", after: { label: "Mevrouw De Vries" } }] });
    expect((await answers()).number).toBe(1);
  });

  test("a workbook that the lead puts in waits for the lead to take it over", async () => {
    const { context, id, first, ask, view, answers } = await answered();
    const clarification = await ask();
    const bytes = await changed((await clarificationWorkbook(context, id, clarification))!.bytes, { [first.code]: { answer: "Standaard" } });
    const { uploadId } = await receiveUpload(context, id, { fileName: "per mail.xlsx", bytes, channel: "lead" });
    expect((await view()).sent[0]).toMatchObject({ state: "waiting", decide: { uploadId, hold: null, reasonNeeded: false } });
    await decideOnReply(context, id, uploadId, { take: true, keepValues: [], reason: "" });
    expect((await answers()).answers.get(first.id)!.value).toBe("standard");
  });

  test("what was sent and decided cannot be changed in the database", async () => {
    const { context, first, ask, fill } = await answered();
    const clarification = await ask();
    await fill(clarification, { [clarificationField("comment", first.id)]: "Toelichting" });
    const { db } = context;
    await expect(db.updateTable("clarification").set({ due_at: "2027-01-01T00:00:00.000Z" }).where("id", "=", clarification).execute()).rejects.toThrow(/only be withdrawn/);
    await expect(db.deleteFrom("clarification").where("id", "=", clarification).execute()).rejects.toThrow(/cannot be deleted/);
    await expect(db.updateTable("clarification_question").set({ text: "Iets anders" }).where("clarification_id", "=", clarification).execute()).rejects.toThrow(/cannot change/);
    await expect(db.deleteFrom("clarification_question").where("clarification_id", "=", clarification).execute()).rejects.toThrow(/cannot change/);
    await expect(db.updateTable("clarification_decision").set({ reason: "x" }).execute()).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom("clarification_reply").execute()).rejects.toThrow(/append-only/);
  });
});
