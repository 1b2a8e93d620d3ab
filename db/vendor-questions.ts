import { z } from "zod";

import { questionChannels } from "~/domain/questions/vendor-question";
import type { PublicText, QuestionChannel } from "~/domain/questions/vendor-question";

import { eraseUnshared } from "./payload-references";
import { loadJson, storeJson } from "./payloads";
import type { Db } from "./schema";

/** A question of a vendor, with what the lead makes of it for all of them. */
export interface VendorQuestion {
  id: string;
  roundId: string;
  /** Null where nobody noted who asked. */
  vendorId: string | null;
  channel: QuestionChannel;
  number: number;
  askedAt: string;
  askedBy: string;
  /** In the vendor's own words; null once erased. */
  asked: string | null;
  draft: PublicText;
  version: number;
  dismissed: { at: string; reason: string } | null;
  /** What all vendors read now; null while nothing was published. */
  published: PublishedQuestion | null;
}

/** One question with its answer as all vendors read it. */
export interface PublishedQuestion extends PublicText {
  questionId: string;
  number: number;
  /** 1 for what was published first; more for a correction. */
  revision: number;
  publishedAt: string;
}

const channelSchema = z.enum(questionChannels);
/** With the id, so that two vendors who ask the same in the same words leave two payloads. */
const askedSchema = z.object({ question: z.string(), text: z.string() });

/** Until when vendors may ask about the request of a round; null while that was not set. */
export async function findQuestionPeriod(db: Db, roundId: string): Promise<string | null> {
  return (await db.selectFrom("question_period").select("closes_at").where("round_id", "=", roundId).executeTakeFirst())?.closes_at ?? null;
}

export async function setQuestionPeriod(db: Db, roundId: string, closesAt: string, at: string, by: string): Promise<void> {
  const row = { closes_at: closesAt, changed_at: at, changed_by: by };
  await db.insertInto("question_period").values({ round_id: roundId, ...row }).onConflict((conflict) => conflict.column("round_id").doUpdateSet(row)).execute();
}

/** Keeps a question as it was asked; the lead's text for all starts as a copy of it. Gives its number in the round. */
export async function insertQuestion(
  db: Db, { id, roundId, vendorId, channel, text, at, by }: { id: string; roundId: string; vendorId: string | null; channel: QuestionChannel; text: string; at: string; by: string },
): Promise<number> {
  const { last } = await db.selectFrom("vendor_question").select((eb) => eb.fn.max("number").as("last")).where("round_id", "=", roundId).executeTakeFirstOrThrow();
  const number = Number(last ?? 0) + 1;
  await db
    .insertInto("vendor_question")
    .values({
      id, round_id: roundId, vendor_id: vendorId, channel, number, asked_at: at, asked_by: by, text_hash: await storeJson(db, { question: id, text }, at),
      draft_question: text, draft_answer: "", version: 1, dismissed_at: null, dismissed_reason: null,
    })
    .execute();
  return number;
}

/** Questions of a round, in the order in which they came in. */
export async function listQuestions(db: Db, roundId: string): Promise<VendorQuestion[]> {
  const published = new Map((await listPublished(db, roundId)).map((one) => [one.questionId, one]));
  const rows = await db.selectFrom("vendor_question").selectAll().where("round_id", "=", roundId).orderBy("number").execute();
  return Promise.all(rows.map(async (row): Promise<VendorQuestion> => ({
    id: row.id, roundId: row.round_id, vendorId: row.vendor_id, channel: channelSchema.parse(row.channel), number: row.number, askedAt: row.asked_at, askedBy: row.asked_by,
    asked: (await loadJson(db, row.text_hash, askedSchema))?.text ?? null,
    draft: { question: row.draft_question, answer: row.draft_answer }, version: row.version,
    dismissed: row.dismissed_at === null ? null : { at: row.dismissed_at, reason: row.dismissed_reason ?? "" },
    published: published.get(row.id) ?? null,
  })));
}

/** What all vendors of a round read, each in its latest wording, by number. */
export async function listPublished(db: Db, roundId: string): Promise<PublishedQuestion[]> {
  const rows = await db.selectFrom("published_question").selectAll().where("round_id", "=", roundId).orderBy("number").orderBy("revision").execute();
  const latest = new Map(rows.map((row) => [row.question_id, row]));
  return [...latest.values()].map((row) => ({
    questionId: row.question_id, number: row.number, revision: row.revision, question: row.question, answer: row.answer, publishedAt: row.published_at,
  }));
}

/** Keeps the lead's text for all under a next version. */
export async function saveQuestionDraft(db: Db, id: string, draft: PublicText, version: number): Promise<void> {
  await db.updateTable("vendor_question").set({ draft_question: draft.question, draft_answer: draft.answer, version }).where("id", "=", id).execute();
}

/** Keeps a question out of the list, or with null takes that back. */
export async function dismissQuestion(db: Db, id: string, dismissed: { at: string; reason: string } | null): Promise<void> {
  await db.updateTable("vendor_question").set({ dismissed_at: dismissed?.at ?? null, dismissed_reason: dismissed?.reason ?? null }).where("id", "=", id).execute();
}

/** Publishes questions as they stand; one that was published before keeps its number. */
export async function publishQuestions(db: Db, questions: readonly VendorQuestion[], at: string, by: string): Promise<PublishedQuestion[]> {
  const published: PublishedQuestion[] = [];
  for (const { id, roundId, draft, published: before } of questions) {
    const { last } = await db.selectFrom("published_question").select((eb) => eb.fn.max("number").as("last")).where("round_id", "=", roundId).executeTakeFirstOrThrow();
    const one = { questionId: id, number: before?.number ?? Number(last ?? 0) + 1, revision: (before?.revision ?? 0) + 1, ...draft, publishedAt: at };
    await db
      .insertInto("published_question")
      .values({ question_id: id, revision: one.revision, round_id: roundId, number: one.number, question: draft.question, answer: draft.answer, published_at: at, published_by: by })
      .execute();
    published.push(one);
  }
  return published;
}

/**
 * Takes away what a vendor asked in its own words, and what was made of it but never published. What all vendors read
 * stays: it names nobody, and bids rest on it.
 */
export async function eraseVendorQuestions(db: Db, selectionId: string, vendorId: string, at: string): Promise<void> {
  const rows = await db
    .selectFrom("vendor_question").innerJoin("round", "round.id", "vendor_question.round_id").select(["vendor_question.id", "vendor_question.text_hash", "vendor_question.version"])
    .where("round.selection_id", "=", selectionId).where("vendor_question.vendor_id", "=", vendorId).execute();
  await eraseUnshared(db, rows.map(({ id, text_hash }) => ({ table: "vendor_question", column: "text_hash", row: id, hash: text_hash })), at);
  for (const { id, version } of rows) {
    const last = await db.selectFrom("published_question").select(["question", "answer"]).where("question_id", "=", id).orderBy("revision", "desc").limit(1).executeTakeFirst();
    await saveQuestionDraft(db, id, last ?? { question: "", answer: "" }, version + 1);
  }
}
