import { expect, test } from "vitest";

import { nobody } from "~/domain/access/actor";
import { loadAnswerPage } from "~/services/load-answer-page";
import { changeOffer, withdrawOffer } from "~/services/change-offers";
import { addClarificationQuestion, sendClarification } from "~/services/clarification-drafts";
import { openUploadLink } from "~/services/open-upload-link";
import { askQuestion, loadOwnQuestions } from "~/services/own-questions";
import { publishEdition } from "~/services/publish-edition";
import { loadRequest, saveDraft } from "~/services/request-draft";
import { ownQuestionsDocument, questionsDocument } from "~/services/questions-document";
import { eraseVendor } from "~/services/erase-vendor";
import { createUploadLink } from "~/services/upload-links";
import { dismissQuestion, loadQuestions, noteQuestion, publishQuestions, saveQuestion, setQuestionPeriod } from "~/services/vendor-questions";
import { mailContent } from "~/services/accounts/mail-queue";
import { listMails } from "~db/outgoing-mail";
import { verifyAudit } from "~db/audit";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection } from "../../support/service-selection";

onBothEngines("questions of vendors", (database) => {
  /** Two vendors with a link each, one with a mail address; questions can be asked until 20 May 12:00 in Amsterdam. */
  async function asking() {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { id, vendors } = await publishedSelection(context);
    const [first, second] = vendors;
    await changeOffer(context, id, first, { name: "Zeester Software", package: "Kwal CRM", contactName: "Jo Haring", contactEmail: "jo@zeester.example" });
    const tokens = await Promise.all(vendors.map(async (vendor) => (await createUploadLink(context, id, vendor, { expiresAt: new Date("2026-09-01T00:00:00Z") })).token));
    await setQuestionPeriod(context, id, { closes: "2026-05-20T12:00" });
    const guest = { ...context, actor: nobody };
    const link = async (which: number) => {
      const opened = await openUploadLink(guest, tokens[which]);
      if (!opened.ok) throw new Error("the link does not open");
      return opened.link;
    };
    const ask = (which: number, text: string, at = "2026-05-02T10:00:00.000Z") => askQuestion(guest, tokens[which], { text, receivedAt: new Date(at) });
    const view = async () => (await loadQuestions(context, id))!;
    const notices = async () => (await listMails(context.db, id)).filter(({ kind }) => kind === "notice").map((mail) => ({ to: mail.recipient, ...mailContent(mail, "https://x.example")! }));
    return { context, guest, id, first, second, link, ask, view, notices };
  }

  test("a vendor asks through its link; only itself and the lead see it before it is published", async () => {
    const { guest, link, ask, view, first } = await asking();
    await ask(0, "Kan Kwal CRM koppelen met uw telefooncentrale?");
    await ask(0, "Kan Kwal CRM koppelen met uw telefooncentrale?");
    const [question, ...more] = (await view()).questions;
    expect(more).toEqual([]);
    expect(question).toMatchObject({ number: 1, vendor: "Zeester Software", channel: "link", asked: "Kan Kwal CRM koppelen met uw telefooncentrale?", state: "open", names: ["kwal crm"] });
    expect((await loadOwnQuestions(guest, await link(0))).own).toMatchObject([{ state: "received", asked: "Kan Kwal CRM koppelen met uw telefooncentrale?" }]);
    expect(await loadOwnQuestions(guest, await link(1))).toMatchObject({ own: [], published: [] });
    expect((await loadAnswerPage(guest, await link(1))).questions.open).toBe(true);
    expect(first).not.toBe("");
  });

  test("a question after the time for it is refused, also where the page was loaded before", async () => {
    const { ask, view, context, id } = await asking();
    await ask(1, "Net op tijd?", "2026-05-20T10:00:00.000Z");
    await expect(ask(1, "Te laat?", "2026-05-20T10:00:00.001Z")).rejects.toMatchObject({ code: "question-closed" });
    expect((await view()).questions).toHaveLength(1);
    await expect(setQuestionPeriod(context, id, { closes: "2026-06-01T17:01" })).rejects.toMatchObject({ code: "question-period" });
  });

  test("what names a vendor is published only once that was confirmed or taken out; all vendors then read the same", async () => {
    const { context, guest, id, link, ask, view, notices } = await asking();
    await ask(0, "Kan Kwal CRM koppelen met uw telefooncentrale?");
    await noteQuestion(context, id, { vendorId: null, channel: "phone", text: "Hoeveel gebruikers zijn er?" });
    const [asked, noted] = (await view()).questions;
    await expect(publishQuestions(context, id, { despite: false })).rejects.toMatchObject({ code: "question-none" });
    await saveQuestion(context, id, asked.id, { question: asked.draft.question, answer: "Ja, via de standaardkoppeling." });
    await expect(publishQuestions(context, id, { despite: false })).rejects.toMatchObject({ code: "question-names", values: { count: 1 } });
    await saveQuestion(context, id, asked.id, { question: "Moet het pakket koppelen met de telefooncentrale?", answer: "Ja, via de standaardkoppeling." });
    await saveQuestion(context, id, noted.id, { question: noted.draft.question, answer: "Tachtig." });
    // A form that was loaded before: another question is taken, another answer to what was answered meanwhile is asked about.
    const loaded = { base: noted.draft, choices: {} };
    await expect(saveQuestion(context, id, noted.id, { question: noted.draft.question, answer: "Negentig." }, loaded)).rejects.toMatchObject({ conflict: { disputed: [{ field: "answer", theirs: "Tachtig.", yours: "Negentig." }] } });
    await saveQuestion(context, id, noted.id, { question: "Hoeveel gebruikers zijn er?", answer: "Tachtig." }, loaded);
    expect(await publishQuestions(context, id, { despite: false })).toEqual({ count: 2, told: 1 });

    const expected = [
      { number: 1, revision: 1, question: "Moet het pakket koppelen met de telefooncentrale?", answer: "Ja, via de standaardkoppeling." },
      { number: 2, revision: 1, question: "Hoeveel gebruikers zijn er?", answer: "Tachtig." },
    ];
    const [own, other] = [await loadOwnQuestions(guest, await link(0)), await loadOwnQuestions(guest, await link(1))];
    expect(own.published).toMatchObject(expected);
    expect(other.published).toEqual(own.published);
    expect(own.own).toMatchObject([{ state: "answered", number: 1 }]);
    const told = (await notices()).filter(({ to }) => to === "jo@zeester.example");
    expect(told).toHaveLength(1);
    expect(told[0].text).toContain("Jo Haring");
    const [pdf, same] = [(await questionsDocument(context, id))!, (await ownQuestionsDocument(guest, await link(1)))!];
    expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(Buffer.from(same.bytes).equals(Buffer.from(pdf.bytes))).toBe(true);
  });

  test("a correction stands under the number that it had, and what was published stays in the database", async () => {
    const { context, id, view } = await asking();
    const { id: question } = await noteQuestion(context, id, { vendorId: null, channel: "mail", text: "Hoeveel gebruikers?" });
    await saveQuestion(context, id, question, { question: "Hoeveel gebruikers?", answer: "Tachtig." });
    await publishQuestions(context, id, { despite: false });
    await saveQuestion(context, id, question, { question: "Hoeveel gebruikers?", answer: "Negentig." });
    expect((await view()).questions[0].state).toBe("changed");
    await publishQuestions(context, id, { despite: false });
    expect((await view()).published).toMatchObject([{ number: 1, revision: 2, answer: "Negentig." }]);
    await expect(dismissQuestion(context, id, question, "Toch niet")).rejects.toMatchObject({ code: "question-published" });
    await expect(context.db.updateTable("published_question").set({ answer: "Honderd." }).execute()).rejects.toThrow(/append-only/);
    expect((await context.db.selectFrom("published_question").select("answer").where("question_id", "=", question).orderBy("revision").execute()).map(({ answer }) => answer)).toEqual(["Tachtig.", "Negentig."]);
  });

  test("a question that stays out of the list tells its vendor why, and can come back", async () => {
    const { context, guest, id, link, ask, view } = await asking();
    await ask(1, "Wat biedt de ander?");
    const [question] = (await view()).questions;
    await dismissQuestion(context, id, question.id, "Dat delen wij niet.");
    expect((await loadOwnQuestions(guest, await link(1))).own).toMatchObject([{ state: "dismissed", reason: "Dat delen wij niet." }]);
    await dismissQuestion(context, id, question.id, null);
    expect((await loadOwnQuestions(guest, await link(1))).own).toMatchObject([{ state: "received", reason: null }]);
  });

  test("erasing a vendor takes its words and its mails; what all vendors read stays, and the trail verifies", async () => {
    const { context, id, first, ask, view, notices } = await asking();
    await ask(0, "Kan Kwal CRM dat?");
    await ask(0, "En wij van Zeester?");
    const [question, second] = (await view()).questions;
    await saveQuestion(context, id, question.id, { question: "Moet het pakket dat kunnen?", answer: "Ja." });
    await publishQuestions(context, id, { despite: false });
    await saveQuestion(context, id, second.id, { question: "En wij van Zeester dan?", answer: "" });
    await withdrawOffer(context, id, first);
    await eraseVendor(context, id, first, { reason: "Op verzoek" });
    expect((await view()).questions.map(({ asked, draft }) => [asked, draft])).toEqual([
      [null, { question: "Moet het pakket dat kunnen?", answer: "Ja." }], [null, { question: "", answer: "" }],
    ]);
    expect((await view()).published).toMatchObject([{ question: "Moet het pakket dat kunnen?" }]);
    expect(await notices()).toEqual([]);
    // Other tests in this database named a vendor alike: what their trails say in the very same words stays for them.
    const others = context.db.selectFrom("audit").select("detail_hash").where("selection_id", "!=", id).where("detail_hash", "is not", null);
    const audit = await context.db.selectFrom("audit").innerJoin("payload", "payload.hash", "audit.detail_hash").select(["payload.bytes"]).where("selection_id", "=", id).where("detail_hash", "not in", others).execute();
    expect(audit.map(({ bytes }) => (bytes ? Buffer.from(bytes).toString() : "")).filter((detail) => /Zeester|Kwal/.test(detail))).toEqual([]);
    expect(await verifyAudit(context.db)).toMatchObject({ broken: null });
  });

  test("vendors are told by mail of a clarification and of an addendum", async () => {
    const { context, id, first, notices } = await asking();
    await addClarificationQuestion(context, id, first, { requirementId: null, text: "Wie voert dit uit?" });
    await sendClarification(context, id, first, { due: "2026-05-20T12:00" });
    const { draft } = (await loadRequest(context, id))!;
    await saveDraft(context, id, { ...draft, scope: "Ook de buitendienst." });
    await publishEdition(context, id, { addendum: "De buitendienst hoort erbij." });
    const told = await notices();
    expect(told.map(({ to }) => to)).toEqual(["jo@zeester.example", "jo@zeester.example"]);
    expect(told.map(({ text }) => text).join("\n")).toContain("De buitendienst hoort erbij.");
    expect(told.some(({ subject }) => /\/1/.test(subject))).toBe(true);
  });
});
