import { afterAll, expect, test } from "vitest";

import { UserError } from "~/domain/user-error";
import { attachmentFile, receiveAttachment } from "~/services/attachments";
import { withdrawOffer } from "~/services/change-offers";
import { closeReading } from "~/services/import-response";
import { loadAnswerPage } from "~/services/load-answer-page";
import { loadResponses } from "~/services/load-responses";
import { loadVendorReport } from "~/services/load-vendor-report";
import { loadVendorVersions } from "~/services/load-vendor-versions";
import { moveRound } from "~/services/move-round";
import { noteVisit, openUploadLink, requireUploadLink } from "~/services/open-upload-link";
import { publishEdition } from "~/services/publish-edition";
import { receiveThroughLink } from "~/services/receive-through-link";
import { loadRequest, saveDraft } from "~/services/request-draft";
import { ownUploadReceipt } from "~/services/upload-documents";
import { createUploadLink, listUploadLinks, revokeUploadLink } from "~/services/upload-links";
import { ownAttachmentFile, ownUploadDocument } from "~/services/vendor-downloads";
import { listAudit, verifyAudit } from "~db/audit";
import { currentSubmissions } from "~db/submissions";
import { listUploads } from "~db/uploads";

import { contextAt, onBothEngines } from "../../support/databases";
import { fakeClamd } from "../../support/fake-clamd";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const start = "2026-05-01T09:00:00.000Z";
const expiresAt = new Date("2026-06-20T21:59:00.000Z");
// The deadline is 17:00 in Amsterdam on the first of June, which is 15:00 UTC.
const onTime = new Date("2026-06-01T15:00:00.000Z");
const tooLate = new Date("2026-06-01T15:00:00.001Z");
const pdf = new TextEncoder().encode("%PDF-1.7\n%âãÏÓ\n1 0 obj\n");

onBothEngines("answering through a personal link", (database) => {
  const prepared = async () => {
    const context = contextAt(database().db, start);
    const { id, edition, vendors } = await publishedSelection(context);
    const tokens: string[] = [];
    for (const vendor of vendors) tokens.push((await createUploadLink(context, id, vendor, { expiresAt })).token);
    const file = async (vendor: number, answer: (code: string) => string | number | null = () => null) => ({
      fileName: `antwoord ${vendor + 1}.xlsx`, bytes: await returnedWorkbook(context, id, vendors[vendor], answer),
    });
    return { context, id, edition, vendors, tokens, file };
  };

  test("the token opens that vendor's part, is kept nowhere, and opens nothing once expired, revoked or replaced", async () => {
    const { context, id, vendors, tokens: [token, other] } = await prepared();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await openUploadLink(context, token)).toMatchObject({ ok: true, link: { selectionId: id, vendor: { id: vendors[0] }, accepting: true } });
    const rows = JSON.stringify([await context.db.selectFrom("upload_link").selectAll().execute(), await context.db.selectFrom("audit").selectAll().execute()]);
    expect(rows).not.toContain(token);

    for (const wrong of ["", "x", `${token.slice(0, -1)}_`, "A".repeat(43)]) expect(await openUploadLink(context, wrong)).toMatchObject({ ok: false, why: "unknown", contact: null });
    expect(await openUploadLink(context, token, expiresAt)).toMatchObject({ ok: true });
    expect(await openUploadLink(context, token, new Date(expiresAt.getTime() + 1))).toMatchObject({ ok: false, why: "expired", contact: { email: "inkoop@voorbeeld.example" } });

    context.set("2026-05-02T09:00:00.000Z");
    const anew = await createUploadLink(context, id, vendors[0], { expiresAt });
    expect(await openUploadLink(context, token)).toMatchObject({ ok: false, why: "revoked" });
    expect(await openUploadLink(context, anew.token)).toMatchObject({ ok: true });
    await revokeUploadLink(context, id, anew.linkId);
    expect(await openUploadLink(context, anew.token)).toMatchObject({ ok: false, why: "revoked" });
    expect((await listUploadLinks(context, id)).links.find((link) => link.vendorId === vendors[0])).toMatchObject({ linkId: anew.linkId, state: "revoked" });

    const atOnce = await Promise.all([1, 2, 3].map(() => createUploadLink(context, id, vendors[0], { expiresAt })));
    const opened = (await Promise.all(atOnce.map(({ token: made }) => openUploadLink(context, made)))).flatMap((one) => (one.ok ? one.link.linkId : []));
    expect(opened).toHaveLength(1);
    await revokeUploadLink(context, id, opened[0]!);

    await withdrawOffer(context, id, vendors[1]);
    expect(await openUploadLink(context, other)).toMatchObject({ ok: false, why: "withdrawn" });
    const actions = (await listAudit(context.db, id)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith("upload-link-"))).toEqual([
      "upload-link-revoke", "upload-link-create", "upload-link-revoke", "upload-link-create", "upload-link-revoke", "upload-link-create",
      "upload-link-revoke", "upload-link-create", "upload-link-revoke", "upload-link-create", "upload-link-create",
    ]);
  });

  test("a link is not made for nobody, without a publication, or without an end", async () => {
    const { context, id, vendors } = await prepared();
    await expect(createUploadLink(context, id, "nobody", { expiresAt })).rejects.toThrow("unknown-vendor");
    await expect(createUploadLink(context, "nothing", vendors[0], { expiresAt })).rejects.toThrow("unknown-selection");
    for (const end of ["2026-05-01T08:59:59.000Z", "2028-01-01T00:00:00.000Z", "nonsense"]) {
      await expect(createUploadLink(context, id, vendors[0], { expiresAt: new Date(end) })).rejects.toThrow("link-end");
    }
    await expect(revokeUploadLink(context, id, "nothing")).rejects.toThrow("unknown-link");
  });

  test("looking leaves one row in the audit trail a visit, in the vendor's name", async () => {
    const { context, id, vendors, tokens: [token] } = await prepared();
    await noteVisit(context, await requireUploadLink(context, token));
    await noteVisit(context, await requireUploadLink(context, token));
    context.set("2026-05-01T10:00:01.000Z");
    await noteVisit(context, await requireUploadLink(context, token));
    const uses = (await listAudit(context.db, id)).filter(({ action }) => action === "upload-link-use");
    expect(uses.map(({ actor_id }) => actor_id)).toEqual([`vendor:${vendors[0]}`, `vendor:${vendors[0]}`]);
    expect((await listUploadLinks(context, id)).links.find((link) => link.vendorId === vendors[0])!.lastUsedAt).toBe("2026-05-01T10:00:01.000Z");
  });

  test("what was read counts at once, the next version instead of it, and the report says what was understood and what changed", async () => {
    const { context, edition, vendors, tokens: [token], file } = await prepared();
    const codes = edition.requirements.filter(({ answer }) => answer.type === "scale").map(({ code }) => code);
    const first = await receiveThroughLink(context, token, { ...(await file(0, (code) => (code === codes[0] ? "Standaard" : code === codes[1] ? "Ja, mits in overleg" : null))), receivedAt: new Date(start) });
    expect(first.submission).toBe(1);
    const link = await requireUploadLink(context, token);
    const report = (await loadVendorReport(context, link, first.uploadId))!;
    expect(report.complete).toEqual({ answered: 1, asked: edition.requirements.length });
    expect(report.unclear.map(({ code, issues }) => [code, issues[0].code, issues[0].found])).toEqual([[codes[1], "qualified-yes", "Ja, mits in overleg"]]);
    expect(report.unclear[0].issues[0].cell).toMatch(/^[A-Z]+\d+$/);
    expect(report.missing.length).toBe(edition.requirements.filter(({ mandatory, code }) => mandatory && code !== codes[0] && code !== codes[1]).length);
    expect(report.changes).toBeNull();

    const second = await receiveThroughLink(context, token, { ...(await file(0, (code) => (code === codes[0] ? "Inrichting" : null))), receivedAt: onTime });
    expect(second.submission).toBe(2);
    const current = (await currentSubmissions(context.db, link.roundId)).get(vendors[0])!;
    expect(current).toMatchObject({ number: 2, late: false, uploadId: second.uploadId });
    expect((await loadVendorReport(context, link, second.uploadId))!.changes).toMatchObject({ since: 1, answers: [{ code: codes[0], before: "Standaard", after: "Inrichting" }, { code: codes[1] }] });
    const { versions } = await loadAnswerPage(context, link);
    expect(versions.map(({ number, state, late, fileHash }) => [number, state, late, fileHash.length])).toEqual([[2, "counts", false, 64], [1, "replaced", false, 64]]);
    expect((await listAudit(context.db, link.selectionId)).find(({ action }) => action === "submission-accept")!.actor_id).toBe(`vendor:${vendors[0]}`);
    expect((await verifyAudit(context.db)).broken).toBeNull();
  });

  test("the first byte decides: on the deadline is on time, after it a first answer counts, marked late, and a later one waits for the lead", async () => {
    const { context, vendors, tokens, file } = await prepared();
    context.set("2026-06-01T15:10:00.000Z");
    // Sending took ten minutes; it had begun in time.
    await receiveThroughLink(context, tokens[0], { ...(await file(0)), receivedAt: onTime });
    const late = await receiveThroughLink(context, tokens[0], { ...(await file(0)), receivedAt: tooLate });
    expect(late.submission).toBeNull();
    const link = await requireUploadLink(context, tokens[0]);
    expect((await loadAnswerPage(context, link)).versions.map(({ state, late: isLate }) => [state, isLate])).toEqual([["late-kept", true], ["counts", false]]);

    expect((await receiveThroughLink(context, tokens[1], { ...(await file(1)), receivedAt: tooLate })).submission).toBe(1);
    expect((await currentSubmissions(context.db, link.roundId)).get(vendors[1])).toMatchObject({ late: true });
  });

  test("late is late everywhere by the deadline that holds: a vendor is told nothing on one page that another one denies", async () => {
    const { context, id, vendors, tokens, file } = await prepared();
    context.set("2026-06-01T15:10:00.000Z");
    const { uploadId } = await receiveThroughLink(context, tokens[0], { ...(await file(0)), receivedAt: tooLate });
    const told = async () => {
      const link = await requireUploadLink(context, tokens[0]);
      const [version] = (await loadAnswerPage(context, link)).versions;
      const report = (await loadVendorReport(context, link, uploadId))!;
      const { offers, uploads } = (await loadResponses(context, id))!;
      const lead = (await loadVendorVersions(context, id, vendors[0]))!.versions[0];
      return {
        late: [version.late, report.version.late, offers.find(({ vendorId }) => vendorId === vendors[0])!.submission!.late, uploads.find((one) => one.id === uploadId)!.submission!.late, lead.late],
        again: report.again, receipt: (await ownUploadReceipt(context, link, uploadId))!.bytes,
      };
    };
    const before = await told();
    expect(before).toMatchObject({ late: [true, true, true, true, true], again: "kept" });

    // A changed request gives all of them a week more.
    const { draft } = (await loadRequest(context, id))!;
    await saveDraft(context, id, { ...draft, deadline: "2026-06-08T17:00" });
    await publishEdition(context, id, { addendum: "Een week langer." });
    const after = await told();
    expect(after).toMatchObject({ late: [false, false, false, false, false], again: "counts" });
    expect(Buffer.compare(after.receipt, before.receipt)).not.toBe(0);

    // Nothing is asked for that cannot be sent any more.
    await moveRound(context, id, "closed", null, 0);
    expect((await told()).again).toBe("none");
  });

  test("another vendor's workbook is kept and refused without a word about whose it is; nobody sees another's things", async () => {
    const { context, id, tokens, file } = await prepared();
    const foreign = await receiveThroughLink(context, tokens[0], { ...(await file(1)), receivedAt: onTime });
    expect(foreign.submission).toBeNull();
    const [one, two] = [await requireUploadLink(context, tokens[0]), await requireUploadLink(context, tokens[1])];
    const report = (await loadVendorReport(context, one, foreign.uploadId))!;
    expect(report).toMatchObject({ version: { state: "not-own" }, refusal: null, complete: null, unclear: [], beside: [] });
    expect(JSON.stringify([report, await loadAnswerPage(context, one)])).not.toMatch(/Twee Software|V2/);
    expect(await currentSubmissions(context.db, one.roundId)).toEqual(new Map());
    expect((await listUploads(context.db, id)).map(({ sender, vendorId }) => [sender, vendorId])).toEqual([[one.vendor.id, two.vendor.id]]);

    const own = await receiveThroughLink(context, tokens[1], { ...(await file(1)), receivedAt: onTime });
    const attachment = await receiveAttachment(context, tokens[1], { fileName: "plan.pdf", bytes: pdf, receivedAt: onTime }, null);
    expect(await loadVendorReport(context, one, own.uploadId)).toBeNull();
    expect(await ownUploadDocument(context, one, own.uploadId, "original")).toBeNull();
    expect(await ownAttachmentFile(context, one, attachment.id)).toBeNull();
    expect((await loadAnswerPage(context, one)).attachments).toEqual([]);
    expect((await ownUploadDocument(context, two, own.uploadId, "original"))!.fileName).toBe("antwoord 2.xlsx");
    expect((await ownAttachmentFile(context, two, attachment.id))!.bytes).toHaveLength(pdf.length);
  });

  test("a file that cannot be read is kept with its reason; what arrives while the round closes is kept too", async () => {
    const { context, id, tokens: [token], file } = await prepared();
    const bad = await receiveThroughLink(context, token, { fileName: "offerte.xlsx", bytes: pdf, receivedAt: onTime });
    const link = await requireUploadLink(context, token);
    expect(await loadVendorReport(context, link, bad.uploadId)).toMatchObject({ version: { state: "refused" }, refusal: { code: "pdf" } });
    await moveRound(context, id, "closed", null);
    expect((await requireUploadLink(context, token)).accepting).toBe(false);
    const after = await receiveThroughLink(context, token, { ...(await file(0)), receivedAt: onTime });
    expect(after.submission).toBeNull();
    expect((await loadAnswerPage(context, link)).versions.map(({ state }) => state)).toContain("kept");
    await expect(receiveAttachment(context, token, { fileName: "plan.pdf", bytes: pdf, receivedAt: onTime }, null)).rejects.toThrow("round-closed");
    await expect(receiveThroughLink(context, "A".repeat(43), { ...(await file(0)), receivedAt: onTime })).rejects.toThrow(UserError);
  });

  test("attachments are scanned where a scanner is set up: a find is kept and never handed out, no scanner means try again", async () => {
    const { context, id, tokens: [token] } = await prepared();
    const clamd = await fakeClamd();
    const send = (fileName: string, text: string, scanner: string | null) =>
      receiveAttachment(context, token, { fileName, bytes: new TextEncoder().encode(text), receivedAt: tooLate }, scanner);
    try {
      const clean = await send("../map/plan.pdf", "%PDF-1.7", clamd.socket);
      const bad = await send("nota.pdf", "%PDF-1.7 EICAR", clamd.socket);
      expect([clean.quarantined, bad.quarantined]).toEqual([false, true]);
      const { attachments } = await loadAnswerPage(context, await requireUploadLink(context, token));
      expect(attachments.map(({ fileName, quarantined, late }) => [fileName, quarantined, late]).sort()).toEqual([["nota.pdf", true, true], ["plan.pdf", false, true]]);
      expect((await attachmentFile(context, id, clean.id))!.mediaType).toBe("application/pdf");
      expect(await attachmentFile(context, id, bad.id)).toBeNull();
    } finally {
      await clamd.stop();
    }
    await expect(send("plan.pdf", "%PDF-1.7", clamd.socket)).rejects.toThrow("scan-unavailable");
    await expect(send("plan.exe", "%PDF-1.7", null)).rejects.toThrow("attachment-kind");
    await expect(send("plan.pdf", "MZ program", null)).rejects.toThrow("attachment-kind");
    expect((await loadAnswerPage(context, await requireUploadLink(context, token))).attachments).toHaveLength(2);
  });
});
