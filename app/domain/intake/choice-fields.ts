import type { Fields } from "../settle-edits";
import { choiceSchema } from "./choices";
import type { Choice } from "./choices";

const parts = ["selected", "inUse", "priority", "impact"] as const;
export type ChoicePart = (typeof parts)[number];

/** Choices as fields that two people may change independently of each other, named `<part>.<item>` as in the form. */
export function choiceFields(choices: readonly Choice[]): Fields {
  return Object.fromEntries(choices.flatMap((choice) => parts.map((part) => [`${part}.${choice.item}`, choice[part]] as const)));
}

/** The choices on items back from their fields. */
export function choicesOfFields(items: Iterable<string>, fields: Fields): Choice[] {
  return [...items].map((item) => choiceSchema.parse({ item, ...Object.fromEntries(parts.map((part) => [part, fields[`${part}.${item}`]])) }));
}

/** What a field is about. */
export function choiceField(name: string): { part: ChoicePart; item: string } {
  const [part, ...item] = name.split(".");
  return { part: part as ChoicePart, item: item.join(".") };
}
