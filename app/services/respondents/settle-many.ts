import { z } from "zod";

import { canonicalJson } from "~/domain/canonical-json";
import type { ContentItem, Heading } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import { choiceSchema } from "~/domain/intake/choices";
import { agreements } from "~/domain/respondents/agreement";
import type { Spread } from "~/domain/respondents/agreement";
import { majority, moreThanHalf } from "~/domain/respondents/majority";
import type { HangingPart } from "~/domain/respondents/majority";
import type { Bilingual } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import { loadChoices } from "~db/intake-choices";
import type { Db } from "~db/schema";
import { listSettlements } from "~db/settlements";

import { requireSelection } from "../change-selection";
import { change, look } from "../context.server";
import type { Context } from "../context.server";
import { actorNames } from "../evaluators";
import { loadSaid, settledByLead, settledItems } from "./load-respondents";
import { keepSettlements, putBack } from "./settle-choices";
import type { PutBack } from "./settle-choices";

/** What the lead sees before many differences are settled at once. */
export interface SettleManyView {
  /** How many must say the same, of how many. */
  atLeast: number;
  counted: number;
  functions: Heading[];
  /** What would be settled: how the selection has it now, and how it then would. */
  settles: { item: ContentItem; spread: Spread; before: Choice; after: Choice }[];
  /** What would stay open, and on which answer. */
  open: { item: ContentItem; spread: Spread; part: HangingPart; why: "tie" | "few" }[];
  /** What was settled together before and still holds, the latest first. */
  together: { ids: string[]; at: string; by: string; reason: string }[];
  mayChange: boolean;
}

/** What would be settled if what at least so many respondents say is taken; by default more than half of them. */
export async function loadSettleMany(context: Context, selectionId: string, atLeast: number | null): Promise<SettleManyView> {
  const standing = await look(context, selectionId, "view-respondents");
  const { db } = context;
  const { pack, items, counted, holding, outcomes, wanted } = await outcomesOf(db, selectionId, atLeast);
  const names = await actorNames(db, [...holding.values()].map(({ by }) => by));
  const together = new Map<string, SettleManyView["together"][number]>();
  for (const { id, kind, at, by, reason } of holding.values()) {
    // One transaction has one time, and settles no item twice.
    const key = JSON.stringify([at, by, reason]);
    if (kind === "settle") together.set(key, { ids: [...(together.get(key)?.ids ?? []), id], at, by: names.get(by) ?? by, reason });
  }
  const of = (id: string) => items.find((item) => item.id === id)!;
  const spreads = new Map(outcomes.spreads.map(({ item, spread }) => [item, spread]));
  return {
    atLeast: wanted, counted, functions: pack.functions,
    settles: outcomes.list.flatMap((one) => (one.open ? [] : [{ item: of(one.item), spread: spreads.get(one.item)!, before: one.before, after: one.after }])),
    open: outcomes.list.flatMap((one) => (one.open ? [{ item: of(one.item), spread: spreads.get(one.item)!, ...one.open }] : [])),
    together: [...together.values()].filter(({ ids }) => ids.length > 1).sort((a, b) => (a.at < b.at ? 1 : -1)),
    mayChange: standing.selectionStage === "intake" || standing.selectionStage === "rounds",
  };
}

async function outcomesOf(db: Db, selectionId: string, atLeast: number | null) {
  const { items, copies, pack } = await loadSaid(db, selectionId);
  const holding = settledItems(await listSettlements(db, selectionId));
  const spreads = agreements(items, copies);
  const counted = copies.length;
  // Of one copy there is nothing to settle; more than there are say nothing.
  const wanted = Math.max(2, Math.min(atLeast ?? moreThanHalf(counted), counted));
  const list = majority(spreads, await loadChoices(db, selectionId), settledByLead(holding), wanted);
  return { pack, items, counted, holding, wanted, outcomes: { list, spreads } };
}

export const manySettlementSchema = z.object({
  atLeast: z.coerce.number().int().min(2).max(10_000),
  items: z.array(z.string()),
  /** What the page showed of each: what the selection had, and what it was to become. */
  shown: z.record(z.string(), z.object({ before: choiceSchema, after: choiceSchema })),
  reason: z.string().trim().min(1).max(2000),
});

/** What was settled together, and what was left because it was no longer as it was shown. */
export interface ManySettled {
  settled: string[];
  left: { item: string; text: Bilingual | null; why: "settled" | "changed" | "said"; by: string | null }[];
}

/**
 * Settles what most respondents say of the chosen items, each with the reason, as it was shown: what somebody else settled
 * or changed since, or of which respondents say something else by now, is left and told.
 */
export async function settleMany(context: Context, selectionId: string, { atLeast, items, shown, reason }: z.infer<typeof manySettlementSchema>): Promise<ManySettled> {
  return change(context, { selection: selectionId, action: "choices-settle" }, async ({ trx, at, record }) => {
    if (items.length === 0) throw new UserError("nothing-chosen");
    await requireSelection(trx, selectionId);
    const { counted, holding, outcomes, items: known } = await outcomesOf(trx, selectionId, atLeast);
    const names = await actorNames(trx, [...holding.values()].map(({ by }) => by));
    const left: ManySettled["left"] = [];
    const leave = (item: string, why: "settled" | "changed" | "said", by: string | null = null) => left.push({ item, text: known.find(({ id }) => id === item)?.text ?? null, why, by });
    const pairs: { before: Choice; after: Choice }[] = [];
    for (const item of new Set(items)) {
      const seen = shown[item];
      const held = holding.get(item);
      const outcome = outcomes.list.find((one) => one.item === item);
      if (held?.kind === "settle") leave(item, "settled", names.get(held.by) ?? held.by);
      else if (!outcome || outcome.open || !seen) leave(item, "said");
      else if (canonicalJson(outcome.before) !== canonicalJson(seen.before)) leave(item, "changed");
      else if (canonicalJson(outcome.after) !== canonicalJson(seen.after)) leave(item, "said");
      else pairs.push({ before: outcome.before, after: outcome.after });
    }
    if (pairs.length === 0) return { settled: [], left };
    const settled = await keepSettlements(trx, selectionId, pairs.map(({ before, after }) => ({
      id: context.newId(), kind: "settle" as const, undoes: null, before: [before], after: [after], reason, at, by: context.actor.id,
    })));
    await record({
      subject: selectionId, before: pairs.map(({ before }) => before),
      after: { choices: pairs.map(({ after }) => after), reason, atLeast, counted },
    });
    return { settled, left };
  });
}

/** Puts back what was settled together, as far as it still holds and nobody changed it since. */
export function undoSettlements(context: Context, selectionId: string, ids: readonly string[]): Promise<PutBack> {
  return change(context, { selection: selectionId, action: "settlement-undo" }, (work) => putBack(work, context, selectionId, ids, selectionId));
}
