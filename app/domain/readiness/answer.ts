import { z } from "zod";

import { cleanText } from "../clean-text";
import { readPart } from "../form-lines";
import type { PartReader } from "../form-lines";
import { postedNumber, postedText } from "../posted-field";

/** How far something is that was agreed. */
export const workStates = ["open", "busy", "done"] as const;
export type WorkState = (typeof workStates)[number];

const text = (most: number) => z.string().trim().max(most);

/** What was answered to a question of the checklist. Which parts are asked follows from its kind; null is not known. */
export const answerSchema = z.strictObject({
  /** One of the answers to choose from. */
  value: text(60).nullable(),
  text: text(20_000),
  number: z.number().min(-1e15).max(1e15).nullable(),
  /** For a step or a role: who, when, and how far it is. */
  who: text(200),
  due: z.iso.date().nullable(),
  state: z.enum(workStates),
  note: text(20_000),
});
export type AnswerContent = z.infer<typeof answerSchema>;
export const answerParts = ["value", "text", "number", "who", "due", "state", "note"] as const satisfies (keyof AnswerContent)[];

export const emptyAnswer: AnswerContent = { value: null, text: "", number: null, who: "", due: null, state: "open", note: "" };

export interface ReadinessAnswer extends AnswerContent {
  /** The question of the pack. */
  id: string;
}

/** Something to be done about what was answered, or about anything else. */
export const actionSchema = z.strictObject({
  text: text(1000),
  owner: text(200),
  due: z.iso.date().nullable(),
  state: z.enum(workStates),
});
export type ActionContent = z.infer<typeof actionSchema>;
export const actionParts = ["text", "owner", "due", "state"] as const satisfies (keyof ActionContent)[];

export interface ReadinessAction extends ActionContent {
  id: string;
  /** The question that it came from; null for one of its own. */
  question: string | null;
}

const clean: PartReader = (form, name) => postedText(form, name);
const orNull: PartReader = (form, name) => cleanText(String(readPart.orNull(form, name) ?? "")) || null;

/** How a form posts the parts of an answer, and of an action; a part that is not posted stays as it is. */
export const answerReaders: Readonly<Record<keyof AnswerContent, PartReader>> = {
  value: orNull, text: clean, number: (form, name) => postedNumber(form, name), who: clean, due: orNull, state: clean, note: clean,
};
export const actionReaders: Readonly<Record<keyof ActionContent, PartReader>> = { text: clean, owner: clean, due: orNull, state: clean };

export const postedAnswersSchema = z.record(z.string(), answerSchema.partial());
export const postedActionsSchema = z.record(z.string(), actionSchema.partial());
