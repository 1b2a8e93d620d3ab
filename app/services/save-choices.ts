import type { Choice } from "~/domain/intake/choices";
import { UserError } from "~/domain/user-error";
import { loadChoices, saveChoices as storeChoices } from "~db/intake-choices";
import { loadPackOf } from "~db/selections";

import { requireSelection } from "./change-selection";
import { change } from "./context.server";
import type { Context } from "./context.server";

/** Writes any number of choices on objectives and wishes. Throws `UserError` for an item that the pack does not have. */
export async function saveChoices(context: Context, selectionId: string, choices: readonly Choice[]): Promise<void> {
  await change(context, { selection: selectionId, action: "intake-save" }, async ({ trx, at, record }) => {
    const selection = await requireSelection(trx, selectionId);
    const pack = await loadPackOf(trx, selection);
    const known = new Set(pack.items.filter((item) => item.kind === "objective" || item.kind === "wish").map((item) => item.id));
    const unknown = choices.find((choice) => !known.has(choice.item));
    if (unknown) throw new UserError("unknown-item", { item: unknown.item });
    const before = await loadChoices(trx, selectionId);
    const last = new Map(choices.map((choice) => [choice.item, choice]));
    const changed = [...last.values()].filter((choice) => JSON.stringify(before.get(choice.item)) !== JSON.stringify(choice));
    if (changed.length === 0) return;
    await storeChoices(trx, selectionId, changed, at);
    await record({
      subject: selectionId,
      before: changed.map((choice) => before.get(choice.item) ?? null),
      after: changed,
    });
  });
}
