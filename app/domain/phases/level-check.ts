import { z } from "zod";

import type { Fields } from "../settle-edits";
import { postedString } from "../posted-field";

/** The three levels at which the guide wants every decision looked at, again and again (`tno.tip.1`). */
export const levels = ["strategic", "tactical", "operational"] as const;
export type Level = (typeof levels)[number];

const levelSchema = z.object({ text: z.string().trim().max(5_000), done: z.boolean() });

/** What a goal, wish or gap means at each level, and whether that was looked at. */
export const levelCheckSchema = z.object({ strategic: levelSchema, tactical: levelSchema, operational: levelSchema });
export type LevelCheck = z.infer<typeof levelCheckSchema>;

export const levelSubjectKinds = ["goal", "wish", "gap"] as const;
/** What a check is kept with; ids are those of the pack's item, or of what was made here. */
export const levelSubjectSchema = z.object({ kind: z.enum(levelSubjectKinds), id: z.string().min(1).max(200) });
export type LevelSubject = z.infer<typeof levelSubjectSchema>;

const open = { text: "", done: false };
/** A check in which nothing was looked at. */
export const emptyLevelCheck: LevelCheck = { strategic: open, tactical: open, operational: open };

/** How many of the three levels were looked at. */
export function levelsDone(check: LevelCheck): number {
  return levels.filter((level) => check[level].done).length;
}

/** A check as fields that two people may change independently of each other. */
export function levelFields(check: LevelCheck): Fields {
  return Object.fromEntries(levels.flatMap((level) => [[`text:${level}`, check[level].text], [`done:${level}`, check[level].done]]));
}

export function levelsOfFields(fields: Fields): LevelCheck {
  return levelCheckSchema.parse(Object.fromEntries(levels.map((level) => [level, { text: fields[`text:${level}`], done: fields[`done:${level}`] }])));
}

/** A check as its form posts it, still to be checked by its schema. */
export function postedLevels(form: FormData): Record<Level, { text: unknown; done: unknown }> {
  const read = (level: Level) => ({ text: postedString(form, `text:${level}`).replace(/\r\n?/g, "\n"), done: form.get(`done:${level}`) !== null });
  return { strategic: read("strategic"), tactical: read("tactical"), operational: read("operational") };
}
