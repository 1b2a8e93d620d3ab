import { z } from "zod";

import { itemsOfKind } from "~/domain/content/pack";
import { listOf } from "~/domain/intake/choices";
import { wishListSchema } from "~/domain/intake/wish-lists";
import { UserError } from "~/domain/user-error";
import { loadChoices } from "~db/intake-choices";
import { loadPackOf } from "~db/selections";
import { deleteListMove, loadListMoves, saveListMove } from "~db/settlements";

import { requireSelection } from "./change-selection";
import { change } from "./context.server";
import type { Context } from "./context.server";

export const wishMoveSchema = z.object({ item: z.string(), to: wishListSchema, reason: z.string().trim().min(1).max(1000) });

/**
 * Puts a ticked wish on another list than its priority and impact say, with the reason; its requirement follows. On the list
 * where it stands by itself, the move before is taken back.
 */
export async function moveWish(context: Context, selectionId: string, { item, to, reason }: z.infer<typeof wishMoveSchema>): Promise<void> {
  await change(context, { selection: selectionId, action: "wish-move" }, async ({ trx, at, record }) => {
    const pack = await loadPackOf(trx, await requireSelection(trx, selectionId));
    if (!itemsOfKind(pack, "wish").some(({ id }) => id === item)) throw new UserError("unknown-item", { item });
    const choice = (await loadChoices(trx, selectionId)).get(item);
    if (!choice?.selected) throw new UserError("wish-not-ticked");
    const before = (await loadListMoves(trx, selectionId)).get(item) ?? null;
    if (to === listOf(choice)) await deleteListMove(trx, selectionId, item);
    else await saveListMove(trx, selectionId, { item, to, reason, at, by: context.actor.id });
    await record({ subject: item, before: before && { to: before.to, reason: before.reason }, after: { to, reason } });
  });
}

/** Puts a wish back on the list that its priority and impact say. */
export async function undoWishMove(context: Context, selectionId: string, item: string): Promise<void> {
  await change(context, { selection: selectionId, action: "wish-move-undo" }, async ({ trx, record }) => {
    const before = (await loadListMoves(trx, selectionId)).get(item);
    if (!before) return;
    await deleteListMove(trx, selectionId, item);
    await record({ subject: item, before: { to: before.to, reason: before.reason } });
  });
}
