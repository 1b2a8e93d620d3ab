import type { Language } from "~/domain/language";
import { addUser } from "~/services/accounts/manage-users";
import { hashPassword } from "~/services/accounts/password-hash";
import { asUser, beginSession } from "~/services/accounts/sessions";
import { contextOn } from "~/services/context.server";
import type { Context } from "~/services/context.server";
import { savePassword } from "~db/passwords";
import type { Db } from "~db/schema";
import type { User } from "~db/users";

/** A user for a test, the context in which they act, and the token of a session. */
export interface TestUser {
  user: User;
  context: Context;
  token: string;
}

let number = 0;

/** Adds a user with a session, and quickly: without a password unless one is given. */
export async function testUser(
  db: Db,
  given: { email?: string; name?: string; language?: Language; administrator?: boolean; mayCreate?: boolean; password?: string } = {},
): Promise<TestUser> {
  number += 1;
  const { email = `user${number}@voorbeeld.example`, name = `Gebruiker ${number}`, language = "nl", administrator = false, mayCreate = false, password } = given;
  const machine = contextOn(db);
  const user = await addUser(machine, { email, name, language }, { administrator, mayCreate });
  if (password !== undefined) await savePassword(db, user.id, await hashPassword(password), machine.now().toISOString());
  return { user, context: asUser(machine, user), token: await beginSession(db, machine, user.id, "a test") };
}
