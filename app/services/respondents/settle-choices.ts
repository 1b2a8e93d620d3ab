import { z } from "zod";

import type { Choice } from "~/domain/intake/choices";
import { choiceSchema } from "~/domain/intake/choices";
import { emptyChoice } from "~/domain/intake/posted-choices";
import { adoption } from "~/domain/respondents/adoption";
import { agreements } from "~/domain/respondents/agreement";
import { UserError } from "~/domain/user-error";
import { loadChoices, saveChoices } from "~db/intake-choices";
import type { Db } from "~db/schema";
import { loadPackOf } from "~db/selections";
import { insertSettlement, listSettlements } from "~db/settlements";
import type { Settlement } from "~db/settlements";

import { requireSelection } from "../change-selection";
import { change } from "../context.server";
import type { Context, Work } from "../context.server";
import { actorNames } from "../evaluators";
import { loadSaid, settledByLead, settledItems } from "./load-respondents";
import { requireItems } from "./own-copy";

export const settlementSchema = z.object({
  choice: choiceSchema,
  reason: z.string().trim().min(1).max(2000),
  /** The settlement that held when the form was opened; "" for none. Without it, whatever holds is replaced. */
  seen: z.string().optional(),
});

/**
 * Decides on an item where respondents differ: the choice becomes the selection's own, and the reason is kept. Throws
 * `UserError` where somebody else decided on it since, until that was seen.
 */
export async function settleChoice(context: Context, selectionId: string, { choice, reason, seen }: z.infer<typeof settlementSchema>): Promise<void> {
  await change(context, { selection: selectionId, action: "choice-settle" }, async ({ trx, at, record }) => {
    requireItems(await loadPackOf(trx, await requireSelection(trx, selectionId)), [choice.item]);
    const held = settledItems(await listSettlements(trx, selectionId)).get(choice.item);
    if (seen !== undefined && held && held.id !== seen && held.by !== context.actor.id && held.kind === "settle") {
      const by = (await actorNames(trx, [held.by])).get(held.by) ?? held.by;
      throw new UserError("settled-meanwhile", { by, reason: held.reason, seen: held.id });
    }
    const before = (await loadChoices(trx, selectionId)).get(choice.item) ?? emptyChoice(choice.item);
    await keepSettlements(trx, selectionId, [{ id: context.newId(), kind: "settle", undoes: null, before: [before], after: [choice], reason, at, by: context.actor.id }]);
    await record({ subject: choice.item, before, after: { choice, reason } });
  });
}

/** Takes over, in one step, everything that all respondents agree on; what the lead settled stays. Gives how much changed. */
export async function adoptAgreed(context: Context, selectionId: string): Promise<{ count: number }> {
  return change(context, { selection: selectionId, action: "choices-adopt" }, async ({ trx, at, record }) => {
    await requireSelection(trx, selectionId);
    const { items, copies } = await loadSaid(trx, selectionId);
    const choices = await loadChoices(trx, selectionId);
    const after = adoption(agreements(items, copies), choices, settledByLead(settledItems(await listSettlements(trx, selectionId))));
    if (after.length === 0) return { count: 0 };
    const before = after.map(({ item }) => choices.get(item) ?? emptyChoice(item));
    const id = context.newId();
    await keepSettlements(trx, selectionId, [{ id, kind: "adopt", undoes: null, before, after, reason: "", at, by: context.actor.id }]);
    await record({ subject: id, before, after });
    return { count: after.length };
  });
}

/**
 * Puts back what a settlement changed, where nobody changed it again since. Throws `UserError` when there is no such
 * settlement or it was put back already.
 */
export async function undoSettlement(context: Context, selectionId: string, settlementId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "settlement-undo" }, (work) => putBack(work, context, selectionId, [settlementId], settlementId));
}

/** How many choices were put back, and how many stay because somebody changed them since. */
export interface PutBack {
  back: number;
  left: number;
}

/**
 * Inside a change: takes settlements back, with one row in the audit trail. A choice that was changed since, or that another
 * settlement decided, stays. Throws `UserError` when none of them is there to be put back.
 */
export async function putBack({ trx, at, record }: Work, context: Context, selectionId: string, ids: readonly string[], subject: string): Promise<PutBack> {
  const settlements = await listSettlements(trx, selectionId);
  const undone = new Set(settlements.flatMap(({ undoes }) => undoes ?? []));
  const taken = settlements.filter(({ id, kind }) => ids.includes(id) && kind !== "undo" && !undone.has(id));
  if (taken.length === 0) throw new UserError("unknown-settlement");
  const now = await loadChoices(trx, selectionId);
  const holding = settledItems(settlements);
  const undos = taken.map((settlement) => {
    const still = new Set(settlement.after.filter((choice) => holding.get(choice.item)?.id === settlement.id && JSON.stringify(now.get(choice.item)) === JSON.stringify(choice)).map(({ item }) => item));
    return {
      id: context.newId(), kind: "undo" as const, undoes: settlement.id, reason: "", at, by: context.actor.id,
      before: settlement.after.filter(({ item }) => still.has(item)), after: settlement.before.filter(({ item }) => still.has(item)),
    };
  });
  await keepSettlements(trx, selectionId, undos);
  const after = undos.flatMap((undo) => undo.after);
  await record({ subject, after });
  return { back: after.length, left: taken.flatMap((one) => one.after).length - after.length };
}

/** Inside a change: keeps settlements of different items in this order and what they make of the choices; gives their ids. */
export async function keepSettlements(trx: Db, selectionId: string, settlements: readonly (Omit<Settlement, "number"> & { after: Choice[] })[]): Promise<string[]> {
  const last = (await listSettlements(trx, selectionId)).at(-1)?.number ?? 0;
  const [first] = settlements;
  if (first) await saveChoices(trx, selectionId, settlements.flatMap(({ after }) => after), first.at);
  for (const [index, settlement] of settlements.entries()) await insertSettlement(trx, selectionId, { ...settlement, number: last + index + 1 });
  return settlements.map(({ id }) => id);
}
