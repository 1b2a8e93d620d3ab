import { languageSchema } from "~/domain/language";
import type { Language } from "~/domain/language";

import type { AppUserRow, Db } from "./schema";

/** A person with an account. */
export interface User {
  id: string;
  /** Lower case; null once the person's data were erased. */
  email: string | null;
  name: string;
  language: Language;
  administrator: boolean;
  /** May start selections. */
  mayCreate: boolean;
  createdAt: string;
  /** Since when the account is closed; null while it is open. */
  disabledAt: string | null;
}

export function toUser(row: AppUserRow): User {
  return {
    id: row.id, email: row.email, name: row.name, language: languageSchema.parse(row.language), administrator: row.administrator === 1,
    mayCreate: row.may_create === 1, createdAt: row.created_at, disabledAt: row.disabled_at,
  };
}

/** Adds a user; the database refuses an e-mail address that is known already. */
export async function insertUser(db: Db, user: Omit<User, "disabledAt"> & { createdBy: string }): Promise<void> {
  await db
    .insertInto("app_user")
    .values({
      id: user.id, email: user.email, name: user.name, language: user.language, administrator: Number(user.administrator),
      may_create: Number(user.mayCreate), created_at: user.createdAt, created_by: user.createdBy, disabled_at: null,
    })
    .execute();
}

export async function findUser(db: Db, id: string): Promise<User | null> {
  const row = await db.selectFrom("app_user").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toUser(row) : null;
}

/** The user with an e-mail address, in whatever case it is written. */
export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const row = await db.selectFrom("app_user").selectAll().where("email", "=", email.trim().toLowerCase()).executeTakeFirst();
  return row ? toUser(row) : null;
}

/** Names by id, of the ids that are users'. */
export async function userNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("app_user").select(["id", "name"]).where("id", "in", [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Who stands as the maker of the fictional people of the worked example. */
export const exampleMaker = "worked-example";

/** Whether there is any user, but for the fictional ones: while there is none, the installation is not set up. */
export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom("app_user").select("id").where("created_by", "!=", exampleMaker).limit(1).executeTakeFirst()) !== undefined;
}

/** All users by name, those whose data were erased left out. */
export async function listUsers(db: Db): Promise<User[]> {
  const rows = await db.selectFrom("app_user").selectAll().where("email", "is not", null).orderBy("name").orderBy("id").execute();
  return rows.map(toUser);
}

/** Writes what changed of a user. */
export async function updateUser(db: Db, id: string, changes: Partial<Pick<User, "email" | "name" | "language" | "administrator" | "mayCreate" | "disabledAt">>): Promise<void> {
  const { email, name, language, administrator, mayCreate, disabledAt } = changes;
  await db
    .updateTable("app_user")
    .set({
      ...(email === undefined ? {} : { email }),
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
      ...(administrator === undefined ? {} : { administrator: Number(administrator) }),
      ...(mayCreate === undefined ? {} : { may_create: Number(mayCreate) }),
      ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
    })
    .where("id", "=", id)
    .execute();
}

/** How many administrators have an open account. */
export async function countAdministrators(db: Db): Promise<number> {
  const row = await db.selectFrom("app_user").select((of) => of.fn.countAll().as("count")).where("administrator", "=", 1).where("disabled_at", "is", null).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Takes away who a user is and closes the account; the id stays, and names nobody any more. */
export async function tombstoneUser(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("app_user").set({ email: null, name: "", administrator: 0, may_create: 0, disabled_at: at }).where("id", "=", id).execute();
}
