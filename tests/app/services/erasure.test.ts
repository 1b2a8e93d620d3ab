import { sql } from "kysely";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";

import { verifyDossier } from "~/documents/dossier/verify-dossier";
import { nobody } from "~/domain/access/actor";

import { queueNotice } from "~/services/accounts/mail-queue";
import { receiveAttachment } from "~/services/attachments";
import { answerClarification } from "~/services/answer-clarification";
import { changeOffer } from "~/services/change-offers";
import { addRequirement } from "~/services/change-requirements";
import { addClarificationQuestion, sendClarification } from "~/services/clarification-drafts";
import { contextOn } from "~/services/context.server";
import { makeDeclaration } from "~/services/declarations";
import { takeDecision, loadDecision } from "~/services/decisions";
import { selectionDossier } from "~/services/dossier";
import { erasePerson } from "~/services/erase-person";
import { eraseVendor } from "~/services/erase-vendor";
import { setProofs } from "~/services/evidence";
import { closeReading } from "~/services/import-response";
import { keyFrom } from "~/services/keys.server";
import { loadOpening } from "~/services/load-opening";
import { loadRanking } from "~/services/load-ranking";
import { moveRound } from "~/services/move-round";
import { confirmOpening } from "~/services/open-bids";
import { openingMinutes } from "~/services/opening-minutes";
import { vendorLetter } from "~/services/outcome-documents";
import { receiveThroughLink } from "~/services/receive-through-link";
import { loadRetention } from "~/services/retention";
import { saveMarks } from "~/services/save-marks";
import { saveScenario } from "~/services/scenarios";
import { settleConsensus } from "~/services/settle-consensus";
import { createUploadLink } from "~/services/upload-links";
import { waiveKnockOut } from "~/services/waive-knock-out";
import { verifyAudit } from "~db/audit";
import { payloadColumns } from "~db/payload-references";
import { disagreements } from "~db/trail-agreement";
import type { Db } from "~db/schema";
import { transact } from "~db/transaction";

import { contextAt, freshDatabase, onBothEngines } from "../../support/databases";
import { memberOf } from "../../support/people";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const secret = Buffer.alloc(32, 1);
const canary = "Kwakzalf";
const vendorName = `${canary} Software`;

/** Everything that a database holds, as text: all columns of all tables, and what is packed in workbooks. */
async function everything(db: Db, engine: "sqlite" | "postgres"): Promise<string> {
  const { rows: tables } = engine === "sqlite"
    ? await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
    : await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    for (const row of rows) found.push(`${name} ${Object.values(row).map((value) => (value instanceof Uint8Array ? unpacked(value) : String(value))).join(" ")}`);
  }
  return found.join("\n");
}

function unpacked(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString();
  return Object.values(unzipSync(bytes)).map((file) => strFromU8(file)).join("\n");
}

const linesWith = (text: string, word: string) => text.split("\n").filter((line) => line.toLowerCase().includes(word.toLowerCase())).map((line) => line.slice(0, 160));

onBothEngines("erasure", (database, engine) => {
  /** A sealed round that went all the way to an award, with a loser whose name stands wherever people can write. */
  async function decided() {
    const context = Object.assign(contextAt(database().db, "2026-05-01T09:00:00.000Z"), { masterKey: (purpose: string) => keyFrom(secret, purpose) });
    let mandatory = "";
    let open = "";
    const { id, edition, vendors } = await publishedSelection(context, "Wissen", "2026-06-01T17:00", { sealed: true }, async (selection) => {
      const [, loser] = await context.db.selectFrom("vendor").select("id").where("selection_id", "=", selection).orderBy("code").execute();
      await changeOffer(context, selection, loser.id, { name: vendorName, package: `${canary} Desk`, contactName: `Karin ${canary}`, contactEmail: `karin@${canary.toLowerCase()}.example` });
      const base = { criterion: "viability.vendor", note: null, priority: "necessary", weight: 1, lowestAccepted: "customisation" } as const;
      mandatory = (await addRequirement(context, selection, { ...base, text: { nl: "Staat het in de EU?" }, answer: { type: "yesno", better: "yes" }, mandatory: true })).id;
      open = (await addRequirement(context, selection, { ...base, text: { nl: "Hoe verloopt een melding?" }, answer: { type: "text" }, mandatory: false })).id;
    });
    const [winner, loser] = vendors;
    const codeOf = (requirement: string) => edition.requirements.find((one) => one.id === requirement)!.code;
    const typeOf = (code: string) => edition.requirements.find((one) => one.code === code)!.answer.type;
    const plain: Record<string, string> = { scale: "Standaard", yesno: "Ja", text: "Tekst" };
    const people = { lead: await memberOf(context, id, "Lea Leiding", ["lead"]), evaluator: await memberOf(context, id, "Eva Beoordelaar", ["evaluator"]) };
    const guest = { ...context, actor: nobody };
    const tokens: string[] = [];
    for (const vendor of vendors) {
      const { token } = await createUploadLink(context, id, vendor, { expiresAt: new Date("2026-09-01T00:00:00Z") });
      tokens.push(token);
      const own = vendor === loser;
      const answers = (code: string) => (code === codeOf(mandatory) ? (own ? "Nee" : "Ja") : code === codeOf(open) ? (own ? `Bij ${vendorName} belt u.` : "U mailt.") : (plain[typeOf(code)] ?? null));
      const bytes = await returnedWorkbook(context, id, vendor, answers, () => (own ? `Wij van ${canary} doen dit.` : null));
      await receiveThroughLink(guest, token, { fileName: own ? `${canary}.xlsx` : "antwoord.xlsx", bytes, receivedAt: context.now() });
      await receiveAttachment(guest, token, { fileName: own ? `${canary}.pdf` : "bijlage.pdf", bytes: new TextEncoder().encode(`%PDF-1.4 Prijslijst ${own ? `van ${canary}` : ""} %%EOF`), receivedAt: context.now() }, null);
    }
    // Files that became no submission are a vendor's as well.
    for (const token of tokens) await receiveThroughLink(guest, token, { fileName: "kapot.xlsx", bytes: new TextEncoder().encode("kapot"), receivedAt: context.now() });
    context.set("2026-06-01T15:00:00.000Z");
    await moveRound(context, id, "closed", null, 0);
    await confirmOpening(people.lead, id, "bids");
    await confirmOpening(people.evaluator, id, "bids");
    await makeDeclaration(people.evaluator, id, null);
    const [opening] = (await loadOpening(people.lead, id))!.openings;
    expect((await openingMinutes(people.lead, id, opening.id))!.bytes.byteLength).toBeGreaterThan(1000);
    await addClarificationQuestion(people.lead, id, loser, { requirementId: open, text: `Belt ${vendorName} ook 's nachts?` });
    const asked = await sendClarification(people.lead, id, loser, { due: "2026-07-01T12:00" });
    await addClarificationQuestion(people.lead, id, winner, { requirementId: open, text: `Bij ${vendorName} kan bellen; bij u ook?` });
    const fields = edition.requirements.filter((one) => one.id === open).flatMap(({ id: one }) => [[`${one}.value`, ""], [`${one}.comment`, `Altijd, zegt ${canary}.`]] as [string, string][]);
    await answerClarification(guest, tokens[1], asked.id, { form: new Map(fields), receivedAt: context.now() });
    await waiveKnockOut(people.lead, id, { vendorId: loser, requirementId: mandatory, reason: `${vendorName} verhuist.` });
    await setProofs(people.lead, id, loser, [{ requirementId: open, rung: "demonstrated", note: `Gezien bij ${canary}.` }]);
    await setProofs(people.lead, id, winner, [{ requirementId: open, rung: "evidenced", note: `Beter dan ${vendorName}.` }]);
    await moveRound(people.lead, id, "scoring", null);
    const mark = { requirementId: open, confirms: false, version: 0 };
    await saveMarks(people.evaluator, id, [{ ...mark, vendorId: loser, mark: 2, comment: `${canary} overtuigt niet.` }, { ...mark, vendorId: winner, mark: 8, comment: `Veel beter dan ${vendorName}.` }]);
    await saveScenario(people.lead, id, { name: `Zonder ${vendorName}`, weights: {} } as never);
    await moveRound(people.lead, id, "consensus", null);
    await settleConsensus(people.lead, id, { vendorId: loser, requirementId: open, mark: 3, reason: `${canary} had haast.`, version: 0 });
    await moveRound(people.lead, id, "concluded", null);
    await takeDecision(people.lead, id, { kind: "award", chosen: [winner], standstillUntil: "2026-07-01", motivations: { [winner]: `Beter dan ${vendorName}.`, [loser]: `${canary} bleef achter.` } });
    await transact(context.db, (trx) => queueNotice(trx, context, { to: `karin@${canary.toLowerCase()}.example`, userId: null, selectionId: id, subject: "Vraag", text: "Er is een vraag.", path: null }));
    await transact(context.db, (trx) => queueNotice(trx, context, { to: "lea@voorbeeld.example", userId: people.lead.userId, selectionId: id, subject: `${vendorName} antwoordde`, text: "Zie daar.", path: null }));
    return { context, id, winner, loser, open, opening, ...people };
  }

  test("of a vendor that lost nothing is left in any table or file, and all that was proved can still be proved", async () => {
    const { context, id, winner, loser, open, opening, lead } = await decided();
    expect(linesWith(await everything(context.db, engine), canary).length).toBeGreaterThan(20);
    const mails = () => context.db.selectFrom("outgoing_mail").select("id").where("selection_id", "=", id).execute();
    const mailed = await mails();
    const letter = (await vendorLetter(lead, id, winner, "docx"))!.bytes.byteLength;

    await eraseVendor(lead, id, loser, { reason: `${vendorName} vroeg erom.` });
    expect(linesWith(await everything(context.db, engine), canary)).toEqual([]);
    // The mails to its contact (a question, a clarification) and the one that names it to the lead; what tells the committee where it stands is kept.
    expect((await mails()).length).toBe(mailed.length - 3);
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
    expect(await disagreements(context.db)).toEqual([]);

    // What is not the vendor's stays: the other's words, the marks, the verdicts, the minutes.
    const { db } = context;
    const marks = await db.selectFrom("mark").innerJoin("round", "round.id", "mark.round_id").select(["vendor_id", "mark", "comment"]).where("selection_id", "=", id).execute();
    expect(new Map(marks.map(({ vendor_id, mark, comment }) => [vendor_id, [mark, comment]]))).toEqual(new Map([[loser, [2, ""]], [winner, [8, "Veel beter dan […]."]]]));
    const decision = (await loadDecision(lead, id))!.inForce!;
    expect(decision.offers.map(({ vendor, verdict, motivation }) => [vendor, verdict, motivation]).sort()).toEqual([[loser, "not-chosen", ""], [winner, "winner", "Beter dan […]."]].sort());
    expect((await openingMinutes(lead, id, opening.id))!.bytes.byteLength).toBeGreaterThan(1000);
    expect((await vendorLetter(lead, id, winner, "docx"))!.bytes.byteLength).toBeGreaterThan(letter / 2);
    // It is in no ranking any more, so that what it said no longer keeps the others from their rank, and gets no letter.
    const { ranking, without } = (await loadRanking(lead, id))!;
    expect([ranking.offers.map((offer) => [offer.id, offer.rank, offer.rankRange]), without]).toEqual([[[winner, 1, [1, 1]]], []]);
    expect(await vendorLetter(lead, id, loser, "docx")).toBeNull();
    const answer = await db.selectFrom("answer").innerJoin("submission", "submission.id", "answer.submission_id").select("value").where("vendor_id", "=", winner).where("requirement_id", "=", open).execute();
    expect(answer).toEqual([{ value: '"U mailt."' }]);
    const kept = (await loadRetention(lead, id))!.vendors;
    expect(kept.map(({ files, attachments, answers, questions, contact, erased }) => [files, attachments, answers > 0, questions, contact, erased])).toEqual([[2, 1, true, 1, false, false], [0, 0, false, 0, false, true]]);
    const check = verifyDossier((await selectionDossier(lead, id))!.bytes);
    expect(check.findings).toEqual([]);
  });

  test("of a person whose data are erased no name, address, way in or mail is left; what the person did stays", async () => {
    const { context, id, opening, evaluator, lead } = await decided();
    const { email } = await context.db.selectFrom("app_user").select("email").where("id", "=", evaluator.userId).executeTakeFirstOrThrow();
    await transact(context.db, (trx) => queueNotice(trx, context, { to: "lea@voorbeeld.example", userId: lead.userId, selectionId: id, subject: "Belang", text: "Eva Beoordelaar meldde een belang.", path: null }));
    await openingMinutes(lead, id, opening.id);
    await erasePerson(contextOn(context.db), evaluator.userId, { reason: "Eva Beoordelaar vroeg erom." });
    const left = await everything(context.db, engine);
    // Another selection of these tests has a member of the same name.
    expect(linesWith(left, email!)).toEqual([]);
    const report = await context.db.selectFrom("opening").innerJoin("payload", "payload.hash", "opening.report_hash").select("bytes").where("opening.id", "=", opening.id).executeTakeFirstOrThrow();
    expect(Buffer.from(report.bytes!).toString()).not.toContain("Eva");
    expect((await context.db.selectFrom("outgoing_mail").select("id").where("selection_id", "=", id).where("user_id", "=", lead.userId).execute()).length).toBe(1);
    expect((await openingMinutes(lead, id, opening.id))!.bytes.byteLength).toBeGreaterThan(1000);
    expect(await context.db.selectFrom("mark").select("mark").where("evaluator_id", "=", evaluator.userId).execute()).toHaveLength(2);
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
  });

  test("frozen texts stay frozen where nothing was erased", async () => {
    const { context, id } = await decided();
    const rounds = context.db.selectFrom("round").select("id").where("selection_id", "=", id);
    await expect(context.db.updateTable("mark").set({ comment: "anders" }).where("round_id", "in", rounds).execute()).rejects.toThrow(/append-only/);
    await expect(context.db.updateTable("decision").set({ content_hash: "0" }).where("selection_id", "=", id).execute()).rejects.toThrow(/append-only/);
    await expect(context.db.updateTable("mark").set({ mark: 10 }).execute()).rejects.toThrow(/append-only/);
  });
});

describe("references to payloads", () => {
  test("erasure knows every column that refers to a payload", async () => {
    const { db, drop } = await freshDatabase("sqlite");
    const { rows: tables } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ table: string; from: string }>`select "table", "from" from pragma_foreign_key_list(${name})`.execute(db);
      for (const row of rows) if (row.table === "payload" && name !== "sealed_payload") found.push(`${name}.${row.from}`);
    }
    expect(found.sort()).toEqual(payloadColumns.map((column) => column.join(".")).sort());
    await drop();
  });
});
