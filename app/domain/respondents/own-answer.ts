import { z } from "zod";

import { choiceFields } from "../intake/choice-fields";
import { choiceSchema } from "../intake/choices";
import { emptyChoice, postedChoices } from "../intake/posted-choices";
import type { Fields } from "../settle-edits";

/** What one respondent says to one objective or wish: the choice of the checklist, with a remark. */
export const ownAnswerSchema = choiceSchema.extend({ remark: z.string().trim().max(2000) });
export type OwnAnswer = z.infer<typeof ownAnswerSchema>;

export type OwnAnswers = ReadonlyMap<string, OwnAnswer>;

/** Nothing ticked, nothing said. */
export function emptyAnswer(item: string): OwnAnswer {
  return { ...emptyChoice(item), remark: "" };
}

/** Whether an answer says anything. */
export function saysAnything({ selected, inUse, priority, impact, remark }: OwnAnswer): boolean {
  return selected || inUse !== null || priority !== null || impact !== null || remark !== "";
}

/** Answers as fields that two windows may change independently of each other. */
export function answerFields(answers: readonly OwnAnswer[]): Fields {
  return { ...choiceFields(answers), ...Object.fromEntries(answers.map(({ item, remark }) => [`remark.${item}`, remark])) };
}

/** The answers on items back from their fields. */
export function answersOfFields(items: Iterable<string>, fields: Fields): OwnAnswer[] {
  const parts = ["selected", "inUse", "priority", "impact", "remark"];
  return [...items].map((item) => ownAnswerSchema.parse({ item, ...Object.fromEntries(parts.map((part) => [part, fields[`${part}.${item}`]])) }));
}

/** The answers that a plain form posts, still to be checked by `ownAnswerSchema`. */
export function postedAnswers(form: FormData): Record<keyof OwnAnswer, unknown>[] {
  return postedChoices(form).map((choice) => ({ ...choice, remark: form.get(`remark.${String(choice.item)}`) ?? "" }));
}
