import { unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";

import { priceRequirements } from "~/domain/sealing/rules";
import { clarificationWorkbook } from "~/services/answer-clarification";
import { exportTrail, loadTrail } from "~/services/audit-trail";
import { addRequirement } from "~/services/change-requirements";
import { contractAnnex } from "~/services/committee-documents";
import { contextOn } from "~/services/context.server";
import type { Context } from "~/services/context.server";
import { decideConflict, loadDeclaration, loadDeclarations, makeDeclaration } from "~/services/declarations";
import { loadDecision, takeDecision } from "~/services/decisions";
import { selectionDossier } from "~/services/dossier";
import { erasePerson } from "~/services/erase-person";
import { responseWorkbook } from "~/services/edition-documents";
import { loadEvidence } from "~/services/evidence";
import { closeReading } from "~/services/import-response";
import { keyFrom } from "~/services/keys.server";
import { loadClarifications } from "~/services/load-clarifications";
import { loadComparison } from "~/services/load-comparison";
import { loadOpening } from "~/services/load-opening";
import { loadRanking } from "~/services/load-ranking";
import { loadRequest } from "~/services/request-draft";
import { loadResponses } from "~/services/load-responses";
import { loadScoring } from "~/services/load-scoring";
import { loadUpload, uploadFile } from "~/services/load-upload";
import { moveRound } from "~/services/move-round";
import { allLetters, vendorLetter } from "~/services/outcome-documents";
import { coverAll, loadTraces, redactAnswer } from "~/services/name-traces";
import { confirmOpening } from "~/services/open-bids";
import { openingMinutes } from "~/services/opening-minutes";
import { receiveThroughLink } from "~/services/receive-through-link";
import { eraseVendor } from "~/services/erase-vendor";
import { loadRetention, setRetention } from "~/services/retention";
import { rotateKeys } from "~/services/rotate-keys";
import { createUploadLink } from "~/services/upload-links";
import { listAudit, verifyAudit } from "~db/audit";
import { findUser } from "~db/users";

import { contextAt, onBothEngines } from "../../support/databases";
import { memberOf } from "../../support/people";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const start = "2026-05-01T09:00:00.000Z";
const deadline = "2026-06-01T15:00:00.000Z";
const secret = Buffer.alloc(32, 1);
const refusal = (code: string) => expect.objectContaining({ code });

onBothEngines("the gates of a round", (database) => {
  /** A round of two vendors that was opened, with a price among the questions. */
  const opened = async (gates: { priceEnvelope?: boolean; anonymous?: boolean } = {}) => {
    const context = Object.assign(contextAt(database().db, start), { masterKey: (purpose: string) => keyFrom(secret, purpose) });
    const { id, edition, vendors } = await publishedSelection(context, "Poorten", "2026-06-01T17:00", { sealed: true, ...gates }, (selection) =>
      addRequirement(context, selection, {
        criterion: "viability.vendor", text: { nl: "Prijs per jaar" }, note: null, answer: { type: "money", currency: "EUR", points: [[0, 100], [50_000, 0]] }, priority: "necessary",
        weight: 3, mandatory: false, lowestAccepted: "customisation",
      }));
    const [price] = [...priceRequirements(edition.requirements)];
    const priceCode = edition.requirements.find((requirement) => requirement.id === price)!.code;
    const scale = edition.requirements.filter(({ answer }) => answer.type === "scale").map(({ code }) => code);
    const people = { lead: await memberOf(context, id, "Lea", ["lead"]), evaluator: await memberOf(context, id, "Eva", ["evaluator"]), observer: await memberOf(context, id, "Obi", ["observer"]) };
    const uploads: string[] = [];
    for (const [index, vendor] of vendors.entries()) {
      const { token } = await createUploadLink(context, id, vendor, { expiresAt: new Date("2026-06-20T21:59:00.000Z") });
      const bytes = await returnedWorkbook(context, id, vendor, (code) => (code === priceCode ? 10_000 * (index + 1) : scale.includes(code) ? "Standaard" : null), (code) => (code === scale[0] ? `Wij van ${index === 0 ? "Eén" : "Twee"} Software doen dit altijd.` : null));
      uploads.push((await receiveThroughLink(context, token, { fileName: "antwoord.xlsx", bytes, receivedAt: new Date(start) })).uploadId);
    }
    context.set(deadline);
    await moveRound(context, id, "closed", null, 0);
    await confirmOpening(people.lead, id, "bids");
    await confirmOpening(people.observer, id, "bids");
    return { context, id, edition, vendors, price, priceCode, scale, uploads, ...people };
  };
  const admin = async (context: Context): Promise<Context> => ({ ...context, actor: contextOn(context.db).actor });

  test("prices stay sealed after the opening, on every page and in every file, until two people or the end of the consensus open them", async () => {
    const { context, id, vendors, price, uploads, lead, observer } = await opened({ priceEnvelope: true });
    const comparison = (await loadComparison(lead, id))!;
    expect(comparison.cells[price][vendors[0]]).toMatchObject({ value: null, sealed: true });
    const ranking = (await loadRanking(lead, id))!;
    expect(ranking.pricesSealed).toBe(true);
    // The price alone keeps the totals open, although a missing answer counts as nothing.
    expect(ranking.ranking.offers.map(({ value, high, low }) => [value, high > low])).toEqual([[null, true], [null, true]]);
    const view = (await loadUpload(lead, id, uploads[0]))!;
    expect(view.rows.find(({ requirement }) => requirement.id === price)).toMatchObject({ answer: null, state: "sealed" });
    expect(JSON.stringify(view)).not.toMatch(/1\.?0000|10 000/);
    expect(await uploadFile(lead, id, uploads[0])).toBeNull();
    expect(await context.db.selectFrom("answer").innerJoin("submission", "submission.id", "answer.submission_id").select("value").where("selection_id", "=", id).where("requirement_id", "=", price).execute()).toEqual([]);

    expect(await confirmOpening(lead, id, "prices")).toEqual({ opened: false });
    expect((await loadOpening(observer, id))!.sealed).toMatchObject([{ subject: "prices", obstacle: null, mayConfirm: true }]);
    expect(await confirmOpening(observer, id, "prices")).toEqual({ opened: true });
    expect((await loadComparison(lead, id))!.cells[price][vendors[1]]).toMatchObject({ value: 20_000, points: 60, sealed: false });
    expect((await loadRanking(lead, id))!.ranking.offers.every(({ value }) => value !== null)).toBe(true);
    expect(await uploadFile(lead, id, uploads[0])).not.toBeNull();

    const other = await opened({ priceEnvelope: true });
    for (const stage of ["scoring", "consensus", "concluded"] as const) await moveRound(other.lead, other.id, stage, null);
    expect((await loadComparison(other.lead, other.id))!.cells[other.price][other.vendors[0]]).toMatchObject({ value: 10_000, points: 80 });
    const { openings } = (await loadOpening(other.lead, other.id))!;
    expect(openings).toMatchObject([{ subject: "bids", opened: 2 }, { subject: "prices", opened: 2 }]);
    expect((await openingMinutes(other.lead, other.id, openings[1].id))!.bytes.byteLength).toBeGreaterThan(1000);
    expect((await verifyAudit(context.db)).broken).toBeNull();
  });

  test("those who judge see bidders and covered texts until the consensus is closed; the lead sees vendors and what gives them away", async () => {
    const { id, edition, vendors, scale, lead, evaluator, observer } = await opened({ anonymous: true });
    await makeDeclaration(evaluator, id, null);
    await makeDeclaration(observer, id, null);
    const traces = (await loadTraces(lead, id))!;
    expect(traces.vendors.map(({ texts }) => texts.map(({ code, part }) => [code, part]))).toEqual([[[scale[0], "comment"]], [[scale[0], "comment"]]]);
    const [{ texts: [text] }] = traces.vendors;
    await redactAnswer(lead, id, { submissionId: text.submissionId, requirementId: text.requirementId, part: text.part, text: text.proposal });
    expect(await coverAll(lead, id)).toEqual({ covered: 1 });
    expect((await loadTraces(lead, id))!.vendors.flatMap(({ texts }) => texts.flatMap(({ found }) => found))).toEqual([]);

    for (const reader of [evaluator, observer]) {
      const views = [await loadComparison(reader, id), await loadRanking(reader, id), await loadResponses(reader, id), await loadRequest(reader, id)];
      expect(JSON.stringify(views)).not.toMatch(/Eén|Twee|Software|"V1"|"V2"|antwoord\.xlsx/);
      expect((await loadComparison(reader, id))!.offers.map(({ name, code }) => [name, code])).toEqual([["Inschrijver 1", "B1"], ["Inschrijver 2", "B2"]]);
      expect(await responseWorkbook(reader, id, vendors[0])).toBeNull();
      expect(await openingMinutes(reader, id, (await loadOpening(reader, id))!.openings[0].id)).toBeNull();
    }
    const trail = await loadTrail(observer, id, { page: 1 });
    expect(JSON.stringify(trail)).not.toMatch(/Eén Software|Twee Software/);
    await expect(exportTrail(observer, id)).rejects.toEqual(refusal("not-allowed"));
    expect(JSON.stringify(await loadTrail(lead, id, { page: 1 }))).toMatch(/Eén Software/);
    const asked = edition.requirements.find(({ code }) => code === scale[0])!.id;
    expect((await loadComparison(lead, id))!.cells[asked][vendors[0]].comment).toBe("Wij van Eén Software doen dit altijd.");
    expect((await loadComparison(evaluator, id))!.cells[asked][vendors[0]].comment).toBe("Wij van […] doen dit altijd.");
    for (const stage of ["scoring", "consensus", "concluded"] as const) await moveRound(lead, id, stage, null);
    const after = (await loadComparison(evaluator, id))!;
    expect(after.offers.map(({ name }) => name)).toEqual(["Eén Software", "Twee Software"]);
    expect(after.cells[asked][vendors[0]].comment).toBe("Wij van Eén Software doen dit altijd.");
  });

  test("letters to anonymous bidders are the lead's until the consensus is closed, and are to vendors by name", async () => {
    /** What a letter says, as one text. */
    const words = (letter: Uint8Array) => new TextDecoder().decode(unzipSync(letter)["word/document.xml"]).replace(/<[^>]+>/g, " ");
    const { id, vendors, lead, evaluator, observer } = await opened({ anonymous: true });
    for (const judge of [evaluator, observer]) {
      await makeDeclaration(judge, id, null);
      for (const read of [() => allLetters(judge, id), () => vendorLetter(judge, id, vendors[0], "docx")]) await expect(read()).rejects.toEqual(refusal("not-allowed"));
    }
    for (const stage of ["scoring", "consensus", "concluded"] as const) await moveRound(lead, id, stage, null);
    await takeDecision(lead, id, { kind: "no-award", reason: "Geen inschrijving voldeed." });
    for (const reader of [lead, observer]) {
      const [to, other] = await Promise.all([0, 1].map(async (index) => words((await vendorLetter(reader, id, vendors[index], "docx"))!.bytes)));
      expect(to).toContain("Eén Software");
      expect(other).toContain("Twee Software");
      for (const text of [to, other]) expect(text).not.toMatch(/Inschrijver \d|\bB[12]\b|\[…\]/);
    }
  });

  test("who judges declares first; a conflict waits for the lead, who admits or excludes with a reason", async () => {
    const { context, id, lead, evaluator, observer } = await opened();
    await expect(loadComparison(evaluator, id)).rejects.toEqual(refusal("access-declaration"));
    await makeDeclaration(observer, id, null);
    expect(await loadComparison(observer, id)).not.toBeNull();
    await expect(makeDeclaration(observer, id, null)).rejects.toEqual(refusal("declaration-made"));

    await makeDeclaration(evaluator, id, "Mijn zus werkt bij Eén Software.");
    await expect(loadComparison(evaluator, id)).rejects.toEqual(refusal("access-conflict"));
    await expect(makeDeclaration(evaluator, id, null)).rejects.toEqual(refusal("declaration-pending"));
    expect(await loadDeclarations(lead, id)).toMatchObject([{ name: "Eva", state: "conflict", history: [{ text: "Mijn zus werkt bij Eén Software.", by: "Eva" }] }, { name: "Obi", state: "clear" }]);
    await expect(loadDeclarations(evaluator, id)).rejects.toEqual(refusal("not-allowed"));
    await expect(decideConflict(lead, id, evaluator.userId, { admit: true, reason: "  " })).rejects.toEqual(refusal("reason-needed"));
    await expect(decideConflict(lead, id, observer.userId, { admit: false, reason: "Zomaar." })).rejects.toEqual(refusal("declaration-none"));
    await decideConflict(lead, id, evaluator.userId, { admit: false, reason: "Te dichtbij." });
    await expect(loadComparison(evaluator, id)).rejects.toEqual(refusal("access-conflict"));
    await decideConflict(lead, id, evaluator.userId, { admit: true, reason: "Beoordeelt alleen andere leveranciers." });
    expect(await loadComparison(evaluator, id)).not.toBeNull();
    expect((await loadDeclaration(evaluator, id)).history.map(({ state, by }) => [state, by])).toEqual([["conflict", "Eva"], ["excluded", "Lea"], ["admitted", "Lea"]]);
    // What is personal stays out of the trail.
    const details = await context.db.selectFrom("audit").innerJoin("payload", "payload.hash", "audit.detail_hash").select("bytes").where("selection_id", "=", id).execute();
    expect(details.map(({ bytes }) => Buffer.from(bytes!).toString()).join("\n")).not.toContain("zus");
    const actions = (await listAudit(context.db, id)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith("declaration-"))).toEqual(["declaration-decide", "declaration-decide", "declaration-make", "declaration-make"]);
  });

  test("reading what was sealed is noted: a page once an hour, a file each time", async () => {
    const { context, id, uploads, lead } = await opened();
    const seen = async () => (await listAudit(context.db, id)).filter(({ action }) => action === "bids-view").map(({ subject }) => subject);
    await loadComparison(lead, id);
    await loadComparison(lead, id);
    await loadRanking(lead, id);
    expect(await seen()).toEqual(["ranking", "comparison"]);
    context.set("2026-06-01T16:00:00.001Z");
    await loadComparison(lead, id);
    await uploadFile(lead, id, uploads[0]);
    await uploadFile(lead, id, uploads[0]);
    expect(await seen()).toEqual([uploads[0], uploads[0], "comparison", "ranking", "comparison"]);
  });

  test("every page and file with answers leaves that it was read, and shows nothing of a vendor whose name is hidden", async () => {
    const { context, id, vendors, lead, observer } = await opened({ anonymous: true });
    await makeDeclaration(observer, id, null);
    const seen = async (who: { userId: string }) => (await context.db.selectFrom("audit").select("subject").where("action", "=", "bids-view").where("actor_id", "=", who.userId).orderBy("seq").execute()).map(({ subject }) => subject);
    await loadScoring(observer, id);
    await loadEvidence(observer, id, null);
    await loadDecision(observer, id);
    expect(await seen(observer)).toEqual(["scoring", "evidence", "decision"]);
    await expect(loadClarifications(observer, id, vendors[0])).rejects.toEqual(refusal("not-allowed"));
    await expect(clarificationWorkbook(observer, id, "any")).rejects.toEqual(refusal("not-allowed"));
    expect(await loadClarifications(lead, id, vendors[0])).not.toBeNull();
    await contractAnnex(lead, id, vendors[0], "pdf");
    await selectionDossier(lead, id);
    expect(await seen(lead)).toEqual(expect.arrayContaining([`clarifications ${vendors[0]}`, `contract-annex ${vendors[0]}`, "dossier.zip"]));
  });

  test("a vendor's material is erased after the round: its words are gone, its code, the minutes and a whole trail stay", async () => {
    const { context, id, vendors, lead } = await opened();
    await expect(eraseVendor(lead, id, vendors[1], { reason: "Verzoek" })).rejects.toEqual(refusal("erase-running"));
    for (const stage of ["scoring", "consensus", "concluded"] as const) await moveRound(lead, id, stage, null);
    await setRetention(lead, id, { months: 1, countsFrom: "2026-04-01" });
    const before = (await loadRetention(lead, id))!;
    expect(before.term).toEqual({ months: 1, countsFrom: "2026-04-01", lastDay: "2026-05-01", over: true });
    expect(before.vendors).toMatchObject([{ files: 1, mayErase: true, erased: false }, { files: 1 }]);
    expect(before.vendors[1].answers).toBeGreaterThan(0);

    await eraseVendor(lead, id, vendors[1], { reason: "De leverancier vroeg het na afloop." });
    const after = (await loadRetention(lead, id))!;
    expect(after.vendors[1]).toMatchObject({ name: "(V2)", package: "", files: 0, answers: 0, contact: false, erased: true });
    expect(after.vendors[0]).toMatchObject({ name: "Eén Software", files: 1, answers: before.vendors[0].answers });
    expect(after.erasures).toMatchObject([{ name: "V2", reason: "De leverancier vroeg het na afloop.", by: "Lea" }]);
    const payloads = await context.db.selectFrom("payload").select("bytes").where("media_type", "=", "application/json").where("bytes", "is not", null).execute();
    const left = payloads.map(({ bytes }) => Buffer.from(bytes!).toString()).filter((text) => text.includes(id) || text.includes(vendors[1]) || text.includes("Twee Software doen"));
    expect(left.some((text) => text.includes("Twee Software doen"))).toBe(false);
    const { openings } = (await loadOpening(lead, id))!;
    expect((await openingMinutes(lead, id, openings[0].id))!.bytes.byteLength).toBeGreaterThan(1000);
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
  });

  test("a person's data are erased by an administrator; what was done stays in the trail under a name of nobody", async () => {
    const { context, id, evaluator, lead } = await opened();
    await makeDeclaration(evaluator, id, "Persoonlijke omstandigheden.");
    await expect(erasePerson(lead, evaluator.userId, { reason: "Verzoek" })).rejects.toEqual(refusal("not-allowed"));
    await erasePerson(await admin(context), evaluator.userId, { reason: "Verzoek van de betrokkene." });
    expect(await findUser(context.db, evaluator.userId)).toMatchObject({ email: null, name: "" });
    expect((await loadDeclarations(lead, id)).find(({ userId }) => userId === evaluator.userId)).toMatchObject({ name: "", history: [{ state: "conflict", text: null }] });
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
    expect((await listAudit(context.db, id)).some(({ actor_id }) => actor_id === evaluator.userId)).toBe(true);
  });

  test("keys are wrapped anew under another secret: what was sealed opens with it, and no longer with the old one", async () => {
    const { context, id, uploads } = await opened();
    const next = Buffer.alloc(32, 9);
    const rotated = { ...context, now: context.now, masterKey: (purpose: string) => keyFrom(next, purpose) };
    await expect(uploadFile(rotated, id, uploads[0])).rejects.toEqual(refusal("bid-key"));
    await expect(rotateKeys(rotated, Buffer.alloc(32, 7))).rejects.toEqual(refusal("bid-key"));
    expect((await rotateKeys(rotated, secret)).rewrapped).toBeGreaterThanOrEqual(2);
    expect(await rotateKeys(rotated, secret)).toMatchObject({ rewrapped: 0 });
    expect((await uploadFile(rotated, id, uploads[0]))!.bytes.byteLength).toBeGreaterThan(0);
    await expect(uploadFile(context, id, uploads[0])).rejects.toEqual(refusal("bid-key"));
    // For the tests after this one, which share the database.
    await rotateKeys(context, next);
  });
});
