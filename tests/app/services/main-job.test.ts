import { afterAll, expect, test } from "vitest";

import type { UserError } from "~/domain/user-error";
import { acceptSubmission } from "~/services/accept-submission";
import { withdrawOffer } from "~/services/change-offers";
import { addRequirement, editRequirement, removeRequirement, revertRequirement, setAsked } from "~/services/change-requirements";
import { loadWeights, resetWeights, saveWeights } from "~/services/change-weights";
import { createSelection } from "~/services/create-selection";
import { requestDocument } from "~/services/edition-documents";
import { closeReading } from "~/services/import-response";
import { loadComparison } from "~/services/load-comparison";
import { loadOverview } from "~/services/load-overview";
import { loadRanking } from "~/services/load-ranking";
import { loadRequirements } from "~/services/load-requirements";
import { loadResponses } from "~/services/load-responses";
import { loadUpload, uploadFile } from "~/services/load-upload";
import { moveRound } from "~/services/move-round";
import { publishEdition } from "~/services/publish-edition";
import { readAgain, receiveUpload } from "~/services/receive-upload";
import { loadRequest, saveDraft } from "~/services/request-draft";
import { saveChoices } from "~/services/save-choices";
import { waiveKnockOut } from "~/services/waive-knock-out";
import { verifyAudit } from "~db/audit";
import { erasePayload } from "~db/payloads";
import { findUpload } from "~db/uploads";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

const before = "2026-05-01T09:00:00.000Z";
const userError = (code: string) => expect.objectContaining({ name: "UserError", code } satisfies Partial<UserError>);

afterAll(closeReading);

onBothEngines("the main job", (database) => {
  test("a ticked wish becomes a requirement with the weight of its priority; what was set by hand stays", async () => {
    const context = contextAt(database().db, before);
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "en" });
    const find = async (requirement: string) => (await loadRequirements(context, id))!.requirements.find((r) => r.id === requirement)!;
    expect((await find("req.tno.wish.12")).asked).toBe(false);
    expect(await find("req.inv.6.1")).toMatchObject({ asked: true, fixed: true });

    const tick = (priority: "necessary" | "desirable" | null, selected = true) =>
      saveChoices(context, id, [{ item: "tno.wish.12", selected, inUse: null, priority, impact: null }]);
    await tick("necessary");
    expect(await find("req.tno.wish.12")).toMatchObject({ asked: true, priority: "necessary", weight: 3 });
    await tick("desirable");
    expect(await find("req.tno.wish.12")).toMatchObject({ asked: true, priority: "desirable", weight: 1 });
    await editRequirement(context, id, "req.tno.wish.12", { weight: 7 });
    await tick("necessary");
    expect(await find("req.tno.wish.12")).toMatchObject({ priority: "necessary", weight: 7 });
    await revertRequirement(context, id, "req.tno.wish.12");
    expect(await find("req.tno.wish.12")).toMatchObject({ weight: 3 });
    await tick(null, false);
    expect((await find("req.tno.wish.12")).asked).toBe(false);
    // Asked by hand and left out again is no change: the requirement follows its wish as before.
    await setAsked(context, id, ["req.tno.wish.12"], true);
    expect((await loadRequirements(context, id))!.edited).toEqual(["req.tno.wish.12"]);
    await setAsked(context, id, ["req.tno.wish.12"], false);
    expect((await loadRequirements(context, id))!.edited).toEqual([]);
    await tick("necessary");
    expect((await find("req.tno.wish.12")).asked).toBe(true);
  });

  test("what the pack always asks cannot be left out, and unknown items are refused without a trace", async () => {
    const context = contextAt(database().db, before);
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    const { rows } = await verifyAudit(context.db);
    await expect(setAsked(context, id, ["req.inv.6.1"], false)).rejects.toEqual(userError("requirement-fixed"));
    await expect(setAsked(context, id, ["req.nothing"], false)).rejects.toEqual(userError("unknown-requirement"));
    await expect(saveChoices(context, id, [{ item: "tno.wish.85", selected: true, inUse: null, priority: null, impact: null }])).rejects.toEqual(userError("unknown-item"));
    await expect(saveWeights(context, id, { criteria: { nowhere: 1 }, requirements: {} })).rejects.toEqual(userError("unknown-criterion"));
    await expect(createSelection(context, { name: "x", organisation: "y", packId: "erp", language: "nl" })).rejects.toEqual(userError("unknown-pack"));
    expect(await verifyAudit(context.db)).toEqual({ rows, broken: null });
  });

  test("own requirements come and go; weights go back to the pack's", async () => {
    const context = contextAt(database().db, before);
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    const own = { criterion: "functionality.sales", text: { nl: "Toont het statiegeld." }, note: null, answer: { type: "scale" as const }, priority: "necessary" as const, weight: 3, mandatory: true, lowestAccepted: "partner" as const };
    const { id: requirement } = await addRequirement(context, id, own);
    expect(requirement).toMatch(/^req\.functionality\.own-[0-9a-f]{8}$/);
    await expect(addRequirement(context, id, { ...own, criterion: "functionality" })).rejects.toEqual(userError("unknown-criterion"));
    await expect(addRequirement(context, id, { ...own, answer: { type: "money", currency: "EUR" } })).rejects.toEqual(userError("weight-without-value"));
    await saveWeights(context, id, { criteria: { functionality: 80 }, requirements: { [requirement]: 5, "req.inv.6.1": 4 } });
    const row = async (node: string) => (await loadWeights(context, id))!.tree.find((r) => r.id === node)!;
    // 80 beside openness 20, viability 15 and support 25: 80 / 140.
    expect((await row("functionality")).share).toBeCloseTo(80 / 140, 12);
    expect((await row("req.inv.6.1")).weight).toBe(4);
    await resetWeights(context, id);
    expect((await row("functionality")).weight).toBe(40);
    expect((await row("req.inv.6.1")).weight).toBe(3);
    expect((await row(requirement)).weight).toBe(5);
    await removeRequirement(context, id, requirement);
    await expect(removeRequirement(context, id, requirement)).rejects.toEqual(userError("unknown-requirement"));
    await expect(removeRequirement(context, id, "req.inv.6.1")).rejects.toEqual(userError("requirement-of-pack"));
  });

  test("publishing says what stands in its way and changes nothing until that is gone", async () => {
    const context = contextAt(database().db, before);
    const { id } = await createSelection(context, { name: "CRM", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
    await expect(publishEdition(context, id)).rejects.toEqual(userError("not-publishable"));
    const codes = async () => (await loadRequest(context, id))!.problems.filter((p) => p.severity === "blocks").map((p) => p.code);
    expect(await codes()).toEqual(["no-deadline", "no-contact"]);
    const { draft } = (await loadRequest(context, id))!;
    await saveDraft(context, id, { ...draft, contact: { name: "Inkoop", email: "inkoop@voorbeeld.example" }, deadline: "2026-04-01T17:00" });
    expect(await codes()).toEqual(["deadline-past"]);
    expect((await loadOverview(context, id))!).toMatchObject({ edition: null, round: { stage: "drafting" }, selection: { stage: "intake" } });
  });

  test("from publication to ranking: total and dimensions are those worked out by hand", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors, edition } = await publishedSelection(context);
    const [good, bad] = vendors;
    const type = (code: string) => edition.requirements.find((r) => r.code === code)!.answer;
    const best = (code: string) => {
      const answer = type(code);
      return answer.type === "scale" ? "Standaard" : answer.type === "yesno" ? (answer.better === "yes" ? "Ja" : "Nee") : null;
    };
    const file = await returnedWorkbook(context, id, good, best);
    const { uploadId } = await receiveUpload(context, id, { fileName: "een.xlsx", bytes: file, channel: "lead" });
    const preview = (await loadUpload(context, id, uploadId))!;
    expect(preview).toMatchObject({ vendor: { vendorId: good }, accepted: null, previous: null, upload: { fileName: "een.xlsx", size: file.byteLength } });
    expect(preview.rows.map((row) => row.state)).toEqual(edition.requirements.map(() => "answered"));
    expect((await loadRanking(context, id))!.ranking.offers).toEqual([]);

    expect(await acceptSubmission(context, id, uploadId, { vendorId: good })).toEqual({ number: 1 });
    await expect(acceptSubmission(context, id, uploadId, { vendorId: good })).rejects.toEqual(userError("upload-accepted-already"));

    // The second vendor: configuration (80 points) on the necessary wish, roadmap (20) on the desirable one, best elsewhere.
    const wish = (n: number) => edition.requirements.find((r) => r.id === `req.sd.wish.${n}`)!;
    const second = await returnedWorkbook(context, id, bad, (code) => (code === wish(1).code ? "Inrichting" : code === wish(2).code ? "Gepland" : best(code)));
    const upload = await receiveUpload(context, id, { fileName: "twee.xlsx", bytes: second, channel: "lead" });
    await expect(acceptSubmission(context, id, upload.uploadId, { vendorId: good })).rejects.toEqual(userError("upload-other-vendor"));
    await acceptSubmission(context, id, upload.uploadId, { vendorId: bad });

    const { ranking } = (await loadRanking(context, id))!;
    expect(ranking.offers.map((o) => [o.vendor.code, o.rank])).toEqual([["V1", 1], ["V2", 2]]);
    expect(ranking.offers[0].value).toBeCloseTo(100, 9);
    // Weights 3 and 1 within the criterion of the wishes: (3 × 80 + 1 × 20) / 4 = 65 points there instead of 100.
    expect(wish(1).criterion).toBe(wish(2).criterion);
    const group = edition.criteria.find((c) => c.id === "functionality")!;
    const child = group.children!.find((c) => c.id === wish(1).criterion)!;
    const inGroup = edition.requirements.filter((r) => r.criterion === child.id && r.weight > 0);
    const weight = inGroup.reduce((sum, r) => sum + r.weight, 0);
    const lost = (3 * 20 + 1 * 80) / weight;
    const scored = (id: string) => edition.requirements.some((r) => r.weight > 0 && (r.criterion === id || r.criterion.startsWith(`${id}.`)));
    const share = (nodes: { id: string; weight: number }[], id: string) => {
      const used = nodes.filter((n) => scored(n.id));
      return used.find((n) => n.id === id)!.weight / used.reduce((sum, n) => sum + n.weight, 0);
    };
    const expected = 100 - share(edition.criteria, "functionality") * share(group.children!, child.id) * lost;
    expect(ranking.offers[1].value).toBeCloseTo(expected, 9);

    const { cells } = (await loadComparison(context, id))!;
    expect(cells[wish(1).id][bad]).toMatchObject({ label: "Inrichting", points: 80, fails: false, open: false });
    expect((await loadOverview(context, id))!.steps.find((s) => s.place === "responses")).toMatchObject({ state: "done", count: { done: 2, of: 2 } });
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
  });

  test("a knock-out excludes with requirement and answer, a waiver with its reason lets the offer back in", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors, edition } = await publishedSelection(context);
    const knockOut = edition.requirements.find((r) => r.mandatory && r.answer.type === "yesno")!;
    const file = await returnedWorkbook(context, id, vendors[0], (code) => (code === knockOut.code ? "Nee" : null));
    const { uploadId } = await receiveUpload(context, id, { fileName: "a.xlsx", bytes: file, channel: "lead" });
    await acceptSubmission(context, id, uploadId, { vendorId: vendors[0] });
    const offer = async () => (await loadRanking(context, id))!.ranking.offers[0];
    expect(await offer()).toMatchObject({ rank: null, rankRange: null, exclusions: [{ requirement: knockOut.id, code: knockOut.code, answer: "no", lowestAccepted: "yes" }] });
    await expect(waiveKnockOut(context, id, { vendorId: vendors[0], requirementId: knockOut.id, reason: "  " })).rejects.toEqual(userError("reason-needed"));
    await waiveKnockOut(context, id, { vendorId: vendors[0], requirementId: knockOut.id, reason: "Overeenkomst volgt bij gunning." });
    // Everything else is blank: the value is unknown, between what was answered and what could still come.
    expect(await offer()).toMatchObject({ excluded: [], value: null, rank: null, rankRange: [1, 1], waivers: { [knockOut.id]: "Overeenkomst volgt bij gunning." } });
    await waiveKnockOut(context, id, { vendorId: vendors[0], requirementId: knockOut.id, reason: null });
    expect((await offer()).excluded).toEqual([knockOut.id]);
  });

  test("closing says what a missing answer counts as; a missing knock-out then fails; reopening needs a reason", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors, edition } = await publishedSelection(context);
    const knockOut = edition.requirements.find((r) => r.mandatory)!;
    const file = await returnedWorkbook(context, id, vendors[0], () => null);
    const { uploadId } = await receiveUpload(context, id, { fileName: "leeg.xlsx", bytes: file, channel: "lead" });
    await acceptSubmission(context, id, uploadId, { vendorId: vendors[0] });
    const offer = async () => (await loadRanking(context, id))!.ranking.offers[0];
    expect(await offer()).toMatchObject({ value: null, low: 0, high: expect.closeTo(100, 9), open: [knockOut.id], excluded: [] });
    await moveRound(context, id, "closed", null, 0);
    expect(await offer()).toMatchObject({ value: 0, low: 0, high: 0, open: [], excluded: [knockOut.id] });
    await expect(moveRound(context, id, "published", null)).rejects.toEqual(userError("reason-needed"));
    await expect(moveRound(context, id, "consensus", null)).rejects.toEqual(userError("round-move"));
    await moveRound(context, id, "published", "Leverancier stuurde een lege versie.");
    expect(await offer()).toMatchObject({ value: null, open: [knockOut.id] });
  });

  test("bad files are kept with their report, and change no answer", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors } = await publishedSelection(context);
    const other = await publishedSelection(context, "Andere selectie");
    const good = await returnedWorkbook(context, id, vendors[0], () => "Standaard");
    const foreign = await returnedWorkbook(context, other.id, other.vendors[0], () => "Standaard");
    const bytes = (text: string) => new TextEncoder().encode(text);
    const cases: [string, Uint8Array, string][] = [
      ["brief.pdf.xlsx", bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "pdf"],
      ["notities.xlsx", bytes("dit is gewone tekst\n"), "csv"],
      ["afgekapt.xlsx", good.slice(0, Math.floor(good.length * 0.6)), "damaged"],
      ["andere.xlsx", foreign, "other-selection"],
    ];
    for (const [fileName, file, code] of cases) {
      const { uploadId, result } = await receiveUpload(context, id, { fileName, bytes: file, channel: "lead" });
      expect(result.ok ? "read" : result.refusal.code, fileName).toBe(code);
      await expect(acceptSubmission(context, id, uploadId, { vendorId: vendors[0] })).rejects.toEqual(userError("upload-refused"));
      const kept = (await uploadFile(context, id, uploadId))!;
      expect(kept.fileName).toBe(fileName);
      expect(Buffer.compare(Buffer.from(kept.bytes), Buffer.from(file)), fileName).toBe(0);
      expect((await readAgain(context, id, uploadId)).ok).toBe(false);
    }
    const responses = (await loadResponses(context, id))!;
    expect(responses.uploads.map((u) => u.outcome)).toEqual(["refused", "refused", "refused", "refused"]);
    expect(responses.offers.map((o) => o.submission)).toEqual([null, null]);
    expect(await uploadFile(context, other.id, responses.uploads[0].id)).toBeNull();
  });

  test("after the deadline an answer is marked late, never dropped; once closed nothing is accepted", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors, edition } = await publishedSelection(context);
    expect(edition.deadline).toBe("2026-06-01T15:00:00.000Z");
    context.set("2026-06-01T15:00:00.001Z");
    const file = await returnedWorkbook(context, id, vendors[0], () => "Standaard");
    const { uploadId } = await receiveUpload(context, id, { fileName: "laat.xlsx", bytes: file, channel: "lead" });
    await acceptSubmission(context, id, uploadId, { vendorId: vendors[0] });
    expect((await loadResponses(context, id))!.offers[0].submission).toMatchObject({ late: true, number: 1 });
    await moveRound(context, id, "closed", null);
    const again = await receiveUpload(context, id, { fileName: "later.xlsx", bytes: file, channel: "lead" });
    await expect(acceptSubmission(context, id, again.uploadId, { vendorId: vendors[0] })).rejects.toEqual(userError("round-closed"));
  });

  test("a next edition keeps references, leaves the first as it was, and still takes workbooks of the first", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors, edition } = await publishedSelection(context);
    const old = await returnedWorkbook(context, id, vendors[0], () => "Standaard");
    expect((await loadOverview(context, id))!.edition!.changedSince).toBe(false);
    await addRequirement(context, id, { criterion: edition.requirements[0].criterion, text: { nl: "Nieuwe eis." }, note: null, answer: { type: "scale" }, priority: "desirable", weight: 1, mandatory: false, lowestAccepted: "customisation" });
    expect((await loadOverview(context, id))!.edition!.changedSince).toBe(true);
    const pdf = (await requestDocument(context, id, edition.id, "pdf"))!;
    await expect(publishEdition(context, id, { addendum: "  " })).rejects.toEqual(userError("addendum-needed"));
    const second = await publishEdition(context, id, { addendum: "Eén eis is erbij gekomen." });
    expect((await loadOverview(context, id))!.edition).toMatchObject({ id: second.id, number: 2, changedSince: false });
    expect(Buffer.compare(Buffer.from((await requestDocument(context, id, edition.id, "pdf"))!.bytes), Buffer.from(pdf.bytes))).toBe(0);
    const { edition: newest } = (await loadRanking(context, id))!;
    for (const requirement of edition.requirements) expect(newest.requirements.find((r) => r.id === requirement.id)!.code).toBe(requirement.code);
    const codes = newest.requirements.map((r) => r.code);
    expect(new Set(codes).size).toBe(codes.length);

    const { uploadId, result, editionId } = await receiveUpload(context, id, { fileName: "oud.xlsx", bytes: old, channel: "lead" });
    expect([result.ok, editionId]).toEqual([true, edition.id]);
    await acceptSubmission(context, id, uploadId, { vendorId: vendors[0] });
    expect((await loadResponses(context, id))!.offers[0].submission!.asked).toBe(edition.requirements.length + 1);
  });

  test("publishing again without a change is refused, and a code once given is never given to another question", async () => {
    const context = contextAt(database().db, before);
    const { id, edition } = await publishedSelection(context);
    await expect(publishEdition(context, id)).rejects.toEqual(userError("nothing-changed"));
    const own = { criterion: edition.requirements[0].criterion, note: null, answer: { type: "yesno" as const, better: "yes" as const }, priority: "desirable" as const, weight: 1, mandatory: false, lowestAccepted: "customisation" as const };
    const codeOf = async (requirement: string) => (await loadRanking(context, id))!.edition.requirements.find((r) => r.id === requirement)?.code;
    const first = await addRequirement(context, id, { ...own, text: { nl: "Staan de gegevens in de EER?" } });
    await publishEdition(context, id, { addendum: "Gewijzigd." });
    const code = await codeOf(first.id);
    await removeRequirement(context, id, first.id);
    await publishEdition(context, id, { addendum: "Gewijzigd." });
    const second = await addRequirement(context, id, { ...own, text: { nl: "Worden gegevens doorverkocht?" } });
    await publishEdition(context, id, { addendum: "Gewijzigd." });
    expect(second.id).not.toBe(first.id);
    expect(await codeOf(first.id)).toBeUndefined();
    expect(await codeOf(second.id)).not.toBe(code);
  });

  test("changes at the same moment are made one after the other: none is lost, and none slips past a closing", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors } = await publishedSelection(context);
    const own = (n: number) => addRequirement(context, id, { criterion: "support.service", text: { nl: `Eigen eis ${n}.` }, note: null, answer: { type: "scale" }, priority: "desirable", weight: 1, mandatory: false, lowestAccepted: "customisation" });
    const added = await Promise.all([1, 2, 3, 4].map(own));
    const { requirements } = (await loadRequirements(context, id))!;
    expect(requirements.filter((r) => r.origin === "own").map((r) => r.id).sort()).toEqual(added.map((r) => r.id).sort());
    await Promise.all([editRequirement(context, id, added[0].id, { weight: 5 }), editRequirement(context, id, added[0].id, { mandatory: true })]);
    expect((await loadRequirements(context, id))!.requirements.find((r) => r.id === added[0].id)).toMatchObject({ weight: 5, mandatory: true });

    const file = await returnedWorkbook(context, id, vendors[0], () => "Standaard");
    const { uploadId } = await receiveUpload(context, id, { fileName: "a.xlsx", bytes: file, channel: "lead" });
    const [accepted, closed] = await Promise.allSettled([acceptSubmission(context, id, uploadId, { vendorId: vendors[0] }), moveRound(context, id, "closed", null)]);
    expect(closed.status).toBe("fulfilled");
    const { offers } = (await loadResponses(context, id))!;
    expect(offers[0].submission !== null).toBe(accepted.status === "fulfilled");
    const twice = await Promise.allSettled([publishEdition(context, id), publishEdition(context, id)]);
    for (const outcome of twice) expect(outcome).toMatchObject({ status: "rejected", reason: userError("round-closed") });
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
  });

  test("a file that was erased and comes back is there again", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors } = await publishedSelection(context);
    const file = await returnedWorkbook(context, id, vendors[0], () => "Standaard");
    const first = await receiveUpload(context, id, { fileName: "a.xlsx", bytes: file, channel: "lead" });
    await erasePayload(context.db, (await findUpload(context.db, id, first.uploadId))!.fileHash, before);
    expect(await uploadFile(context, id, first.uploadId)).toBeNull();
    const again = await receiveUpload(context, id, { fileName: "a.xlsx", bytes: file, channel: "lead" });
    expect(Buffer.compare(Buffer.from((await uploadFile(context, id, again.uploadId))!.bytes), Buffer.from(file))).toBe(0);
  });

  test("a vendor that withdrew is out of the ranking, and what it sent stays", async () => {
    const context = contextAt(database().db, before);
    const { id, vendors } = await publishedSelection(context);
    const file = await returnedWorkbook(context, id, vendors[0], () => "Standaard");
    const { uploadId } = await receiveUpload(context, id, { fileName: "a.xlsx", bytes: file, channel: "lead" });
    await acceptSubmission(context, id, uploadId, { vendorId: vendors[0] });
    await withdrawOffer(context, id, vendors[0]);
    expect((await loadRanking(context, id))!.ranking.offers).toEqual([]);
    expect((await loadResponses(context, id))!.uploads).toMatchObject([{ submission: { number: 1 } }]);
  });
});
