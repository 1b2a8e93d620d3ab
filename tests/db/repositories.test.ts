import { sql } from "kysely";
import { expect, test } from "vitest";

import { appendAudit, verifyAudit } from "~db/audit";
import { loadCriterionWeights, saveCriterionWeights } from "~db/criterion-weights";
import { findEdition, insertEdition, listEditionContents, listEditions, locateEdition } from "~db/editions";
import { loadChoices, saveChoices } from "~db/intake-choices";
import { migrate } from "~db/migrate";
import { insertOffer, listOffers, setOfferWithdrawn } from "~db/offers";
import { insertOwnRequirement, loadRequirementRecords, saveRequirementEdit, updateOwnRequirement } from "~db/requirements";
import { currentRound, saveDraft, setRoundStage } from "~db/rounds";
import { currentSubmissions, insertSubmission, loadAnswers } from "~db/submissions";
import { transact } from "~db/transaction";
import { findUpload, insertReading, insertUpload, latestReading, listUploads } from "~db/uploads";
import { insertWaiver, listWaivers } from "~db/waivers";

import { onBothEngines } from "../support/databases";
import { seededSelection } from "../support/seeded-selection";

const at = "2026-03-01T10:00:00.000Z";

onBothEngines("repositories", (database, engine) => {
  test("migrating a database that is up to date applies nothing", async () => {
    expect(await migrate(database().db, engine)).toEqual([]);
  });

  test("choices come back as saved, and a later choice replaces an earlier one", async () => {
    const { db } = database();
    const { selectionId } = await seededSelection(db);
    const first = { item: "tno.wish.1", selected: true, inUse: null, priority: null, impact: null };
    const other = { item: "tno.wish.2", selected: false, inUse: false, priority: "desirable" as const, impact: "high" as const };
    await saveChoices(db, selectionId, [first, other], at);
    const second = { ...first, inUse: true, priority: "necessary" as const, impact: "low" as const };
    await saveChoices(db, selectionId, [second], at);
    expect([...(await loadChoices(db, selectionId)).values()].sort((a, b) => a.item.localeCompare(b.item))).toEqual([second, other]);
  });

  test("changes to requirements of the pack and own requirements are kept apart, own ones in order", async () => {
    const { db } = database();
    const { selectionId } = await seededSelection(db);
    const own = (id: string) => ({
      id, criterion: "functionality", text: { nl: `Eis ${id} – één ‘é’` }, note: null, answer: { type: "yesno" as const, better: "yes" as const }, priority: "necessary" as const,
      weight: 3, mandatory: true, lowestAccepted: "customisation" as const, valuedBy: "answer" as const, source: null, origin: "own" as const, asked: true, fixed: false,
    });
    await insertOwnRequirement(db, selectionId, own("req.functionality.own-2"));
    await insertOwnRequirement(db, selectionId, own("req.functionality.own-1"));
    await updateOwnRequirement(db, selectionId, { ...own("req.functionality.own-2"), weight: 5 });
    await expect(insertOwnRequirement(db, selectionId, own("req.functionality.own-1"))).rejects.toThrow();
    await saveRequirementEdit(db, selectionId, "req.tno.wish.1", { weight: 0.1 });
    const records = await loadRequirementRecords(db, selectionId);
    expect(records.own.map((r) => [r.id, r.weight])).toEqual([["req.functionality.own-2", 5], ["req.functionality.own-1", 3]]);
    expect(records.edits.get("req.tno.wish.1")).toEqual({ weight: 0.1 });
  });

  test("weights keep their fractions exactly", async () => {
    const { db } = database();
    const { selectionId } = await seededSelection(db);
    await saveCriterionWeights(db, selectionId, new Map([["a", 0.1], ["b", 1 / 3]]));
    await saveCriterionWeights(db, selectionId, new Map([["a", 12.5]]));
    expect(await loadCriterionWeights(db, selectionId)).toEqual(new Map([["a", 12.5], ["b", 1 / 3]]));
  });

  test("a round keeps its draft and its stage; vendors get the next code, also after one withdrew", async () => {
    const { db } = database();
    const { selectionId, roundId, vendorId } = await seededSelection(db);
    const round = (await currentRound(db, selectionId))!;
    await saveDraft(db, roundId, { ...round.draft, introduction: "Inleiding met een trema: ï", deadline: "2026-12-18T17:00" });
    await setRoundStage(db, roundId, { stage: "closed", reason: null, nullCountsAs: 0 });
    expect(await currentRound(db, selectionId)).toMatchObject({ stage: "closed", nullCountsAs: 0, draft: { introduction: "Inleiding met een trema: ï" } });

    await setOfferWithdrawn(db, roundId, vendorId, at);
    expect(await listOffers(db, roundId)).toEqual([]);
    const added = await insertOffer(db, { offerId: `o-${roundId}`, vendorId: `v-${roundId}`, selectionId, roundId, name: "Twee", package: "P2", contactName: "", contactEmail: "", at });
    expect(added.code).toBe("V2");
    await setOfferWithdrawn(db, roundId, vendorId, null);
    expect((await listOffers(db, roundId)).map((o) => o.code)).toEqual(["V1", "V2"]);
  });

  test("an edition is found by id in its own selection only, and by its code", async () => {
    const { db } = database();
    const { selectionId, roundId, edition } = await seededSelection(db);
    await insertEdition(db, edition, "local-lead");
    expect(await findEdition(db, selectionId, edition.id)).toEqual(edition);
    expect(await findEdition(db, "another-selection", edition.id)).toBeNull();
    expect(await locateEdition(db, { code: edition.code })).toEqual({ id: edition.id, selectionId, code: edition.code });
    expect(await listEditionContents(db, roundId)).toEqual([edition]);
    expect(await listEditions(db, roundId)).toMatchObject([{ number: 1, code: edition.code }]);
  });

  test("a file comes back byte for byte, with its readings; the last accepted submission of a vendor counts", async () => {
    const { db } = database();
    const { selectionId, roundId, vendorId, edition } = await seededSelection(db);
    await insertEdition(db, edition, "local-lead");
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
    const answers = Array.from({ length: 2500 }, (_, i) => ({
      requirement: `req.${i}`, value: i % 3 === 0 ? null : i % 3 === 1 ? i / 7 : "configuration", comment: i % 2 ? "‘Ja, mits…’" : "", evidence: "",
    }));
    for (const n of [1, 2]) {
      const id = `${roundId}-${n}`;
      await insertUpload(db, { id, selectionId, fileName: `antwoord ${n}.xlsx`, bytes, channel: "lead", receivedAt: `2026-03-0${n}T10:00:00.000Z`, receivedBy: "local-lead" });
      const result = { ok: true as const, reading: { edition: null, vendor: null, answers, issues: [], beside: [], complete: { answered: 1, asked: 2, mandatoryMissing: [] } } };
      await insertReading(db, { id, uploadId: id, editionId: edition.id, vendorId, readAt: at, result });
      const number = await insertSubmission(db, { id, selectionId, roundId, editionId: edition.id, vendorId, uploadId: id, readingId: id, late: n === 2, acceptedAt: at, acceptedBy: "local-lead" }, answers);
      expect(number).toBe(n);
    }
    const stored = await db.selectFrom("payload").select("bytes").where("hash", "=", (await findUpload(db, selectionId, `${roundId}-1`))!.fileHash).executeTakeFirstOrThrow();
    expect(Buffer.compare(Buffer.from(stored.bytes!), Buffer.from(bytes))).toBe(0);
    expect((await latestReading(db, `${roundId}-1`))!.result).toMatchObject({ ok: true });
    expect((await listUploads(db, selectionId)).map((u) => [u.fileName, u.submission?.number, u.submission?.late])).toEqual([["antwoord 2.xlsx", 2, true], ["antwoord 1.xlsx", 1, false]]);
    const current = (await currentSubmissions(db, roundId)).get(vendorId)!;
    expect(current.number).toBe(2);
    expect([...(await loadAnswers(db, [current.id])).get(current.id)!.values()].sort((a, b) => Number(a.requirement.slice(4)) - Number(b.requirement.slice(4)))).toEqual(answers);
  });

  test("the latest word on a waiver counts", async () => {
    const { db } = database();
    const { roundId, vendorId } = await seededSelection(db);
    const waiver = { roundId, vendorId, requirementId: "req.a", by: "local-lead" };
    await insertWaiver(db, { ...waiver, id: `1-${roundId}`, reason: "partner levert", at: "2026-03-01T10:00:00.000Z" });
    expect(await listWaivers(db, roundId)).toEqual([{ vendorId, requirementId: "req.a", reason: "partner levert" }]);
    await insertWaiver(db, { ...waiver, id: `2-${roundId}`, reason: null, at: "2026-03-01T10:00:01.000Z" });
    expect(await listWaivers(db, roundId)).toEqual([]);
  });

  test("audit rows written at the same time make one whole chain", async () => {
    const { db } = database();
    const { rows } = await verifyAudit(db);
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        transact(db, (trx) => appendAudit(trx, { at, actor: "local-lead", selection: null, action: "draft-save", subject: `s${i}`, detail: { after: i } })),
      ),
    );
    expect(await verifyAudit(db)).toEqual({ rows: rows + 12, broken: null });
  });

  test("an audit row whose transaction fails is not there", async () => {
    const { db } = database();
    const before = await verifyAudit(db);
    const failing = transact(db, async (trx) => {
      await appendAudit(trx, { at, actor: "local-lead", selection: null, action: "draft-save", subject: "x", detail: {} });
      throw new Error("the change itself failed");
    });
    await expect(failing).rejects.toThrow("the change itself failed");
    expect(await verifyAudit(db)).toEqual(before);
  });

  test("a byte changed behind the triggers is found at its row", async () => {
    const { db } = database();
    const off = engine === "sqlite" ? "drop trigger audit_no_update" : "alter table audit disable trigger audit_no_update";
    await sql.raw(off).execute(db);
    await sql`update audit set subject = subject || '!' where seq = 3`.execute(db);
    expect((await verifyAudit(db)).broken).toEqual({ seq: 3, why: "hash" });
  });
});
