import { UserError } from "~/domain/user-error";
import { currentRound } from "~db/rounds";
import { findSelection, updateSelection } from "~db/selections";
import type { Selection } from "~db/selections";
import type { Db } from "~db/schema";

import { change } from "./context.server";
import type { Context } from "./context.server";

/** The selection with an id. Throws `UserError` when there is none. */
export async function requireSelection(db: Db, id: string): Promise<Selection> {
  const selection = await findSelection(db, id);
  if (!selection) throw new UserError("unknown-selection");
  return selection;
}

/** Changes how a selection is called; documents that were published keep the name of their time. */
export async function renameSelection(context: Context, id: string, to: { name: string; organisation: string }): Promise<void> {
  await change(context, { selection: id, action: "selection-rename" }, async ({ trx, record }) => {
    const { name, organisation } = await requireSelection(trx, id);
    await updateSelection(trx, id, to);
    await record({ subject: id, before: { name, organisation }, after: to });
  });
}

/** Puts a selection out of sight; nothing is lost, and `restoreSelection` brings it back. */
export async function archiveSelection(context: Context, id: string): Promise<void> {
  await change(context, { selection: id, action: "selection-archive" }, async ({ trx, record }) => {
    const { stage } = await requireSelection(trx, id);
    await updateSelection(trx, id, { stage: "archived" });
    await record({ subject: id, before: { stage }, after: { stage: "archived" } });
  });
}

/** Brings an archived selection back to where it stood. */
export async function restoreSelection(context: Context, id: string): Promise<void> {
  await change(context, { selection: id, action: "selection-restore" }, async ({ trx, record }) => {
    const selection = await requireSelection(trx, id);
    if (selection.stage !== "archived") throw new UserError("not-archived");
    const round = await currentRound(trx, id);
    const stage = round && round.stage !== "drafting" ? "rounds" : "intake";
    await updateSelection(trx, id, { stage });
    await record({ subject: id, before: { stage: "archived" }, after: { stage } });
  });
}
