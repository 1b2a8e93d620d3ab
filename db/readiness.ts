import { z } from "zod";

import { actionSchema, answerSchema } from "~/domain/readiness/answer";
import type { ReadinessAction, ReadinessAnswer } from "~/domain/readiness/answer";

import { listKept, saveKept, setKeptRemoved } from "./kept-parts";
import type { Db } from "./schema";

const keptActionSchema = actionSchema.extend({ question: z.string().nullable() });

/** What was answered about readiness, by question. */
export async function listReadinessAnswers(db: Db, selectionId: string): Promise<ReadinessAnswer[]> {
  return (await listKept(db, "readiness_answer", selectionId)).map(({ id, content }) => ({ id, ...answerSchema.parse(content) }));
}

export function saveReadinessAnswer(db: Db, selectionId: string, { id, ...content }: ReadinessAnswer, at: string): Promise<void> {
  return saveKept(db, "readiness_answer", selectionId, id, content, at);
}

/** Actions in the order in which they were made, the removed ones too. */
export async function listReadinessActions(db: Db, selectionId: string): Promise<(ReadinessAction & { removed: boolean })[]> {
  return (await listKept(db, "readiness_action", selectionId)).map(({ id, content, removed }) => ({ id, removed, ...keptActionSchema.parse(content) }));
}

/** Keeps an action; one that was taken out comes back with that. */
export function saveReadinessAction(db: Db, selectionId: string, { id, text, owner, due, state, question }: ReadinessAction, at: string): Promise<void> {
  return saveKept(db, "readiness_action", selectionId, id, { text, owner, due, state, question }, at);
}

export function setReadinessActionRemoved(db: Db, selectionId: string, id: string, at: string | null): Promise<void> {
  return setKeptRemoved(db, "readiness_action", selectionId, id, at);
}
