import { z } from "zod";

import { listedFields, listOfFields } from "../listed-fields";
import type { Fields } from "../settle-edits";

/** How often a figure is taken. */
export const frequencies = ["monthly", "quarterly", "half-yearly", "yearly"] as const;

const text = (most: number) => z.string().trim().max(most).default("");
const day = z.iso.date().nullable().default(null);
const figure = z.number().min(-1e15).max(1e15).nullable().default(null);

/** What somebody filled in for a goal. Nothing of it is obliged; what is not known is null. */
export const goalContentSchema = z.strictObject({
  /** In the organisation's own words; empty: the objective is shown. */
  title: text(500),
  measure: text(500),
  unit: text(60),
  /** What the measure is today, and what it is to be at the date. */
  present: figure,
  presentDate: day,
  target: figure,
  date: day,
  owner: text(200),
  /** The wishes that serve it, and what else will bring it about. */
  wishes: z.array(z.string().max(200)).max(500).default([]),
  route: text(5000),
  /** The financial advantages that it leads to. */
  benefits: z.array(z.string().max(200)).max(50).default([]),
  /** By which it is followed once people work in the new way: what, where the figure comes from, how often. */
  indicator: text(500),
  source: text(500),
  frequency: z.enum(frequencies).nullable().default(null),
  note: text(5000),
  /** What was learnt from the figures after going live. */
  conclusion: text(5000),
});
export type GoalContent = z.infer<typeof goalContentSchema>;

export const emptyGoal: GoalContent = goalContentSchema.parse({});

/** What a goal measured on a day. */
export const goalFigureSchema = z.strictObject({ date: z.iso.date(), value: z.number().min(-1e15).max(1e15), note: z.string().trim().max(1000) });
export type GoalFigure = z.infer<typeof goalFigureSchema>;

/** A goal as it was kept. */
export interface GoalRecord {
  id: string;
  content: GoalContent;
  removed: boolean;
}

export interface Goal extends GoalContent {
  id: string;
  /** The objective that it makes concrete; null for one of the organisation's own. */
  objective: string | null;
  /** The objective is no longer ticked, but what was filled in is kept. */
  unticked: boolean;
}

/** The goal that makes an objective concrete. */
export const goalOf = (objective: string) => `goal.${objective}`;
export const ownGoal = (newId: string) => `goal.own-${newId.slice(0, 8)}`;

/**
 * The goals of a selection: one for every ticked objective, in the order of the pack, then those whose objective is no
 * longer ticked, then the organisation's own. What was put aside stands apart.
 */
export function resolveGoals(objectives: readonly { id: string }[], ticked: (id: string) => boolean, records: readonly GoalRecord[]): { goals: Goal[]; aside: Goal[] } {
  const kept = new Map(records.map((record) => [record.id, record]));
  const goalsOf = (list: readonly { id: string }[], unticked: boolean) =>
    list.map(({ id }): Goal => ({ ...(kept.get(goalOf(id))?.content ?? emptyGoal), id: goalOf(id), objective: id, unticked }));
  const known = new Set(objectives.map(({ id }) => goalOf(id)));
  const all = [
    ...goalsOf(objectives.filter(({ id }) => ticked(id)), false),
    ...goalsOf(objectives.filter(({ id }) => !ticked(id) && kept.has(goalOf(id))), true),
    ...records.filter(({ id }) => !known.has(id)).map(({ id, content }): Goal => ({ ...content, id, objective: null, unticked: false })),
  ];
  const isAside = ({ id }: Goal) => kept.get(id)?.removed === true;
  // An objective that is no longer ticked and whose goal was put aside is nobody's concern any more.
  return { goals: all.filter((goal) => !isAside(goal)), aside: all.filter((goal) => isAside(goal) && !goal.unticked) };
}

/** The fields of a goal as two people may change them independently of each other. */
export function goalFields({ wishes, benefits, ...content }: GoalContent): Fields {
  return { ...content, ...listedFields("wish", wishes), ...listedFields("benefit", benefits) };
}

export function goalOfFields(fields: Fields): GoalContent {
  const plain = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.includes(":")));
  return goalContentSchema.parse({ ...plain, wishes: listOfFields("wish", fields), benefits: listOfFields("benefit", fields) });
}

/** Only what is filled in for a goal, without what follows from it. */
export function contentOf(goal: GoalContent): GoalContent {
  return Object.fromEntries(Object.keys(emptyGoal).map((name) => [name, goal[name as keyof GoalContent]])) as GoalContent;
}
