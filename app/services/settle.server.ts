import { localLead } from "~/domain/access/actor";
import type { AuditAction } from "~/domain/audit/actions";
import { EditConflictError } from "~/domain/edit-conflict";
import { settleEdits } from "~/domain/settle-edits";
import type { Fields, LoadedForm } from "~/domain/settle-edits";
import { lastChange } from "~db/audit";
import type { Db } from "~db/schema";
import { userNames } from "~db/users";

/** Where the audit trail tells of changes: the actions, and what they are about. */
interface Trail {
  selection: string;
  actions: readonly AuditAction[];
  subject?: string;
}

/**
 * What to keep of a form that others may have changed meanwhile: theirs and yours put together. Throws
 * `EditConflictError`, with both texts and who changed it when, where the two dispute a field. Call it inside the
 * transaction of the change; `loaded` null means that the form was loaded just now.
 *
 * @param actorId who posted the form
 * @param trail the actions of the audit trail that change these fields, and what they change
 */
export async function settle(
  trx: Db, actorId: string, trail: Trail, loaded: LoadedForm | null, theirs: Fields, yours: Fields,
): Promise<Fields> {
  if (loaded === null) return { ...theirs, ...yours };
  const { merged, disputed } = settleEdits(loaded, theirs, yours);
  if (disputed.length > 0) throw new EditConflictError({ ...(await changedBy(trx, actorId, trail)), disputed, base: loaded.base, yours });
  return merged;
}

/** Who made the last of some changes, by name, and when; the name is null where it was the same person. */
export async function changedBy(trx: Db, actorId: string, trail: Trail): Promise<{ by: string | null; at: string | null }> {
  const last = await lastChange(trx, trail);
  if (last === null) return { by: null, at: null };
  return { by: last.actor === actorId ? null : ((await userNames(trx, [last.actor])).get(last.actor) ?? localLead.name), at: last.at };
}
