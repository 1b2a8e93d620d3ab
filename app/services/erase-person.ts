import { UserError } from "~/domain/user-error";
import { erasePersonTexts, insertErasure } from "~db/erasure";
import { eraseUserCopies } from "~db/respondents";
import { findUser, tombstoneUser } from "~db/users";

import { change } from "./context.server";
import type { Context } from "./context.server";

/**
 * Erases the data of a person with an account: name, e-mail address, sessions, what was declared. What the person did stays
 * in the trail under an id that names nobody any more. Throws `UserError` for oneself, an unknown person or without a reason.
 */
export async function erasePerson(context: Context, userId: string, input: { reason: string }): Promise<void> {
  await change(context, { selection: null, action: "person-erase" }, async ({ trx, at, record }) => {
    const reason = input.reason.trim();
    if (reason === "") throw new UserError("reason-needed");
    if (userId === context.actor.id) throw new UserError("erase-self");
    if (!(await findUser(trx, userId))) throw new UserError("unknown-person");
    await tombstoneUser(trx, userId, at);
    await erasePersonTexts(trx, userId, at);
    await eraseUserCopies(trx, userId, at);
    await insertErasure(trx, { id: context.newId(), selectionId: null, kind: "person", subject: userId, reason, at, by: context.actor.id });
    await record({ subject: userId, after: { reason } });
  });
}
