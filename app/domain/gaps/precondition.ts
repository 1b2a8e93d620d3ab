import { z } from "zod";

import type { Fields } from "../settle-edits";

/** How a precondition stands; `open` until somebody says otherwise. */
export const preconditionStates = ["open", "met", "not-applicable"] as const;
export type PreconditionState = (typeof preconditionStates)[number];

/** What somebody filled in for a precondition. */
export const preconditionContentSchema = z.strictObject({
  /** Only for one of the organisation's own. */
  text: z.string().trim().max(1000).default(""),
  function: z.string().max(100).nullable().default(null),
  state: z.enum(preconditionStates).default("open"),
  owner: z.string().trim().max(200).default(""),
  due: z.iso.date().nullable().default(null),
  note: z.string().trim().max(5000).default(""),
});
export type PreconditionContent = z.infer<typeof preconditionContentSchema>;

export const emptyPrecondition: PreconditionContent = preconditionContentSchema.parse({});

export interface PreconditionRecord {
  id: string;
  content: PreconditionContent;
}

export interface Precondition extends PreconditionContent {
  id: string;
  own: boolean;
  /** Its date has passed and it is still open. */
  overdue: boolean;
}

export const ownPrecondition = (newId: string) => `precondition.own-${newId.slice(0, 8)}`;

/** The preconditions of a selection, those of the pack first and the organisation's own after them, as seen on a day. */
export function resolvePreconditions(items: readonly { id: string; function?: string | undefined }[], records: readonly PreconditionRecord[], today: string): Precondition[] {
  const kept = new Map(records.map(({ id, content }) => [id, content]));
  const ofPack = new Set(items.map(({ id }) => id));
  return [
    ...items.map((item) => ({ ...(kept.get(item.id) ?? emptyPrecondition), id: item.id, function: item.function ?? null, own: false })),
    ...records.filter(({ id }) => !ofPack.has(id)).map(({ id, content }) => ({ ...content, id, own: true })),
  ].map((one) => ({ ...one, overdue: one.state === "open" && one.due !== null && one.due < today }));
}

/** How many preconditions stand in each state, and how many are overdue. */
export function countPreconditions(all: readonly Precondition[]): Record<PreconditionState | "overdue", number> {
  const count = (test: (one: Precondition) => boolean) => all.filter(test).length;
  return { open: count((p) => p.state === "open"), met: count((p) => p.state === "met"), "not-applicable": count((p) => p.state === "not-applicable"), overdue: count((p) => p.overdue) };
}

/** Preconditions as fields that two people may change independently of each other: `<id>.<part>`. */
export function preconditionFields(all: Readonly<Record<string, PreconditionContent>>): Fields {
  return Object.fromEntries(Object.entries(all).flatMap(([id, content]) => Object.entries(content).map(([part, value]) => [`${id}.${part}`, value])));
}
