import { z } from "zod";

import type { ClarificationQuestion } from "~/domain/responses/clarification";

import type { ClarificationRow, Db } from "./schema";

/** What is only known of a clarification once it was sent. */
export interface SentClarification {
  /** 1, 2, … within the round. */
  number: number;
  editionId: string;
  /** The submission that it asks about; null where the vendor had none. */
  aboutId: string | null;
  dueAt: string;
  sentAt: string;
}

/** A batch of questions from the lead to one vendor. */
export interface Clarification {
  id: string;
  roundId: string;
  vendorId: string;
  createdAt: string;
  /** Null while it is a draft. */
  sent: SentClarification | null;
  withdrawn: { at: string; reason: string } | null;
  questions: ClarificationQuestion[];
}

function toClarification(row: ClarificationRow, questions: ClarificationQuestion[]): Clarification {
  return {
    id: row.id, roundId: row.round_id, vendorId: row.vendor_id, createdAt: row.created_at, questions,
    sent: row.sent_at === null ? null : { number: row.number!, editionId: row.edition_id!, aboutId: row.about_id, dueAt: row.due_at!, sentAt: row.sent_at },
    withdrawn: row.withdrawn_at === null ? null : { at: row.withdrawn_at, reason: row.withdrawn_reason ?? "" },
  };
}

async function withQuestions(db: Db, rows: readonly ClarificationRow[]): Promise<Clarification[]> {
  if (rows.length === 0) return [];
  const questions = await db.selectFrom("clarification_question").selectAll().where("clarification_id", "in", rows.map(({ id }) => id)).orderBy("position").execute();
  return rows.map((row) => toClarification(row, questions.filter((question) => question.clarification_id === row.id)
    .map(({ id, requirement_id, text }) => ({ id, requirement: requirement_id, text }))));
}

/** The clarifications of a round, drafts first and then the newest. */
export async function listClarifications(db: Db, roundId: string): Promise<Clarification[]> {
  const rows = await db.selectFrom("clarification").selectAll().where("round_id", "=", roundId).execute();
  rows.sort((a, b) => (b.number ?? Infinity) - (a.number ?? Infinity));
  return withQuestions(db, rows);
}

/** A clarification by id, in whichever round; null when there is none. */
export async function findClarification(db: Db, id: string): Promise<Clarification | null> {
  const row = await db.selectFrom("clarification").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? (await withQuestions(db, [row]))[0] : null;
}

export async function insertClarification(db: Db, draft: { id: string; roundId: string; vendorId: string; at: string; by: string }): Promise<void> {
  await db
    .insertInto("clarification")
    .values({
      id: draft.id, round_id: draft.roundId, vendor_id: draft.vendorId, created_at: draft.at, created_by: draft.by, number: null, edition_id: null, about_id: null,
      due_at: null, sent_at: null, sent_by: null, withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null,
    })
    .execute();
}

/** Adds a question at the end of a draft. */
export async function insertQuestion(db: Db, clarificationId: string, question: ClarificationQuestion): Promise<void> {
  const last = await db
    .selectFrom("clarification_question").select((eb) => eb.fn.max("position").as("position")).where("clarification_id", "=", clarificationId).executeTakeFirst();
  await db
    .insertInto("clarification_question")
    .values({ id: question.id, clarification_id: clarificationId, position: (last?.position ?? 0) + 1, requirement_id: question.requirement, text: question.text })
    .execute();
}

export async function updateQuestion(db: Db, id: string, text: string): Promise<void> {
  await db.updateTable("clarification_question").set({ text }).where("id", "=", id).execute();
}

export async function deleteQuestion(db: Db, id: string): Promise<void> {
  await db.deleteFrom("clarification_question").where("id", "=", id).execute();
}

/** Takes away a draft with its questions. */
export async function deleteDraft(db: Db, id: string): Promise<void> {
  await db.deleteFrom("clarification_question").where("clarification_id", "=", id).execute();
  await db.deleteFrom("clarification").where("id", "=", id).execute();
}

/** Sends a draft under the next number of its round, and gives that. */
export async function sendDraft(db: Db, draft: Clarification, sent: Omit<SentClarification, "number"> & { by: string }): Promise<number> {
  const last = await db.selectFrom("clarification").select((eb) => eb.fn.max("number").as("number")).where("round_id", "=", draft.roundId).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await db
    .updateTable("clarification")
    .set({ number, edition_id: sent.editionId, about_id: sent.aboutId, due_at: sent.dueAt, sent_at: sent.sentAt, sent_by: sent.by })
    .where("id", "=", draft.id).execute();
  return number;
}

export async function withdrawClarification(db: Db, id: string, { at, by, reason }: { at: string; by: string; reason: string }): Promise<void> {
  await db.updateTable("clarification").set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason }).where("id", "=", id).execute();
}

/** An upload that was read as a reply, and what became of it. */
export interface ClarificationReply {
  uploadId: string;
  clarificationId: string;
  late: boolean;
  receivedAt: string;
  decision: ClarificationDecision | null;
}

export interface ClarificationDecision {
  outcome: "taken" | "declined";
  submissionId: string | null;
  /** Requirements that it clarified. */
  clarified: string[];
  reason: string | null;
  at: string;
}

/** The replies to clarifications of a round, those to each in the order in which they were read. */
export async function listReplies(db: Db, roundId: string): Promise<ClarificationReply[]> {
  const rows = await db
    .selectFrom("clarification_reply as reply")
    .innerJoin("clarification", "clarification.id", "reply.clarification_id")
    .innerJoin("upload", "upload.id", "reply.upload_id")
    .leftJoin("clarification_decision as decision", "decision.upload_id", "reply.upload_id")
    .select([
      "reply.upload_id", "reply.clarification_id", "reply.late", "upload.received_at", "decision.outcome", "decision.submission_id", "decision.clarified", "decision.reason", "decision.at",
    ])
    .where("clarification.round_id", "=", roundId)
    .orderBy("reply.number")
    .execute();
  return rows.map((row) => ({
    uploadId: row.upload_id, clarificationId: row.clarification_id, late: row.late === 1, receivedAt: row.received_at,
    decision: row.outcome === null ? null : {
      outcome: row.outcome as ClarificationDecision["outcome"], submissionId: row.submission_id, reason: row.reason, at: row.at!,
      clarified: z.array(z.string()).parse(JSON.parse(row.clarified!)),
    },
  }));
}

/** Keeps that an upload is the reply to a clarification; once for each upload. */
export async function insertReply(db: Db, reply: { uploadId: string; clarificationId: string; late: boolean }): Promise<void> {
  const last = await db
    .selectFrom("clarification_reply").select((eb) => eb.fn.max("number").as("number")).where("clarification_id", "=", reply.clarificationId).executeTakeFirst();
  await db
    .insertInto("clarification_reply")
    .values({ upload_id: reply.uploadId, clarification_id: reply.clarificationId, number: (last?.number ?? 0) + 1, late: Number(reply.late) })
    .execute();
}

export async function insertDecision(db: Db, uploadId: string, decision: ClarificationDecision & { by: string }): Promise<void> {
  await db
    .insertInto("clarification_decision")
    .values({
      upload_id: uploadId, outcome: decision.outcome, submission_id: decision.submissionId, clarified: JSON.stringify(decision.clarified),
      reason: decision.reason, at: decision.at, by: decision.by,
    })
    .execute();
}
