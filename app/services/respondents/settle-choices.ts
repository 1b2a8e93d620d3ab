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
import type { Context } from "../context.server";
import { loadSaid, settledByLead, settledItems } from "./load-respondents";
import { requireItems } from "./own-copy";

export const settlementSchema = z.object({ choice: choiceSchema, reason: z.string().trim().min(1).max(2000) });

/** Decides on an item where respondents differ: the choice becomes the selection's own, and the reason is kept. */
export async function settleChoice(context: Context, selectionId: string, { choice, reason }: z.infer<typeof settlementSchema>): Promise<void> {
  await change(context, { selection: selectionId, action: "choice-settle" }, async ({ trx, at, record }) => {
    requireItems(await loadPackOf(trx, await requireSelection(trx, selectionId)), [choice.item]);
    const before = (await loadChoices(trx, selectionId)).get(choice.item) ?? emptyChoice(choice.item);
    const settlement = { id: context.newId(), kind: "settle" as const, undoes: null, before: [before], after: [choice], reason, at, by: context.actor.id };
    await keep(trx, selectionId, settlement);
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
    await keep(trx, selectionId, { id, kind: "adopt", undoes: null, before, after, reason: "", at, by: context.actor.id });
    await record({ subject: id, before, after });
    return { count: after.length };
  });
}

/**
 * Puts back what a settlement changed, where nobody changed it again since. Throws `UserError` when there is no such
 * settlement or it was put back already.
 */
export async function undoSettlement(context: Context, selectionId: string, settlementId: string): Promise<void> {
  await change(context, { selection: selectionId, action: "settlement-undo" }, async ({ trx, at, record }) => {
    const settlements = await listSettlements(trx, selectionId);
    const settlement = settlements.find(({ id }) => id === settlementId);
    if (!settlement || settlement.kind === "undo" || settlements.some(({ undoes }) => undoes === settlementId)) throw new UserError("unknown-settlement");
    const now = await loadChoices(trx, selectionId);
    const still = settlement.after.filter((choice) => JSON.stringify(now.get(choice.item)) === JSON.stringify(choice)).map(({ item }) => item);
    const back = settlement.before.filter(({ item }) => still.includes(item));
    await keep(trx, selectionId, {
      id: context.newId(), kind: "undo", undoes: settlementId, before: settlement.after.filter(({ item }) => still.includes(item)), after: back, reason: "", at, by: context.actor.id,
    });
    await record({ subject: settlementId, after: back });
  });
}

async function keep(trx: Db, selectionId: string, settlement: Omit<Settlement, "number"> & { after: Choice[] }): Promise<void> {
  const number = ((await listSettlements(trx, selectionId)).at(-1)?.number ?? 0) + 1;
  await saveChoices(trx, selectionId, settlement.after, settlement.at);
  await insertSettlement(trx, selectionId, { ...settlement, number });
}
