import type { EditConflict } from "~/domain/edit-conflict";
import { choiceFields, choicesOfFields } from "~/domain/intake/choice-fields";
import type { Choice } from "~/domain/intake/choices";
import { emptyChoice } from "~/domain/intake/posted-choices";
import { settleEdits } from "~/domain/settle-edits";
import { UserError } from "~/domain/user-error";
import { loadChoices, saveChoices as storeChoices } from "~db/intake-choices";
import { loadPackOf } from "~db/selections";

import { requireSelection } from "./change-selection";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { changedBy } from "./settle.server";

/**
 * Writes any number of choices on objectives and wishes. Throws `UserError` for an item that the pack does not have. `base`
 * are the choices as they were shown when these were made: what others changed since stays, and what both changed to
 * different things is given back to choose from, with theirs kept. Null: nothing was disputed.
 */
export async function saveChoices(context: Context, selectionId: string, choices: readonly Choice[], base: readonly Choice[] = []): Promise<EditConflict | null> {
  return change(context, { selection: selectionId, action: "intake-save" }, async ({ trx, at, record }) => {
    const selection = await requireSelection(trx, selectionId);
    const pack = await loadPackOf(trx, selection);
    const known = new Set(pack.items.filter((item) => item.kind === "objective" || item.kind === "wish").map((item) => item.id));
    const unknown = choices.find((choice) => !known.has(choice.item));
    if (unknown) throw new UserError("unknown-item", { item: unknown.item });
    const before = await loadChoices(trx, selectionId);
    const last = new Map(choices.map((choice) => [choice.item, choice]));
    const loaded = choiceFields(base);
    const theirs = choiceFields(base.map(({ item }) => before.get(item) ?? emptyChoice(item)));
    const yours = choiceFields([...last.values()]);
    const { merged, disputed } = settleEdits({ base: loaded, choices: {} }, theirs, yours);
    const trail = { selection: selectionId, actions: ["intake-save"] as const };
    const conflict = disputed.length === 0 ? null : { ...(await changedBy(trx, context.actor.id, trail)), disputed, base: loaded, yours };
    const settled = choicesOfFields(last.keys(), { ...yours, ...merged });
    const changed = settled.filter((choice) => JSON.stringify(before.get(choice.item)) !== JSON.stringify(choice));
    if (changed.length === 0) return conflict;
    await storeChoices(trx, selectionId, changed, at);
    await record({
      subject: selectionId,
      before: changed.map((choice) => before.get(choice.item) ?? null),
      after: changed,
    });
    return conflict;
  });
}
