import { randomUUID } from "node:crypto";

import type { MemberRole } from "~/domain/access/roles";
import type { Context } from "~/services/context.server";
import { userActor } from "~/services/session.server";
import { setRoles } from "~db/members";
import { insertUser } from "~db/users";

/** A new user with roles in a selection, as the context in which that user acts; the clock is that of `context`. */
export async function memberOf<C extends Context>(context: C, selectionId: string, name: string, roles: readonly MemberRole[]): Promise<C & { userId: string }> {
  const at = context.now().toISOString();
  const user = { id: randomUUID(), email: `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@voorbeeld.example`, name, language: "nl" as const, administrator: false, mayCreate: false, createdAt: at };
  await insertUser(context.db, { ...user, createdBy: "local-lead" });
  await setRoles(context.db, selectionId, user.id, roles, at);
  // By prototype, so that a clock that is moved later moves here too.
  return Object.assign(Object.create(context) as C, { now: () => context.now(), db: context.db, newId: context.newId, masterKey: context.masterKey, actor: userActor({ ...user, disabledAt: null }), userId: user.id });
}
