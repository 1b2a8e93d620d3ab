import { choiceSchema } from "~/domain/intake/choices";
import type { Choice } from "~/domain/intake/choices";

import type { Db } from "./schema";

const toFlag = (value: boolean | null) => (value === null ? null : Number(value));
const fromFlag = (value: number | null) => (value === null ? null : value === 1);

/** What was ticked in a selection, by item id. */
export async function loadChoices(db: Db, selectionId: string): Promise<Map<string, Choice>> {
  const rows = await db.selectFrom("intake_choice").selectAll().where("selection_id", "=", selectionId).execute();
  return new Map(
    rows.map((row) => [
      row.item_id,
      choiceSchema.parse({
        item: row.item_id,
        selected: row.selected === 1,
        inUse: fromFlag(row.in_use),
        priority: row.priority,
        impact: row.impact,
      }),
    ]),
  );
}

/** Writes choices over what was there. */
export async function saveChoices(db: Db, selectionId: string, choices: readonly Choice[], at: string): Promise<void> {
  if (choices.length === 0) return;
  await db
    .insertInto("intake_choice")
    .values(
      choices.map((choice) => ({
        selection_id: selectionId,
        item_id: choice.item,
        selected: Number(choice.selected),
        in_use: toFlag(choice.inUse),
        priority: choice.priority,
        impact: choice.impact,
        changed_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["selection_id", "item_id"]).doUpdateSet((eb) => ({
        selected: eb.ref("excluded.selected"),
        in_use: eb.ref("excluded.in_use"),
        priority: eb.ref("excluded.priority"),
        impact: eb.ref("excluded.impact"),
        changed_at: eb.ref("excluded.changed_at"),
      })),
    )
    .execute();
}
