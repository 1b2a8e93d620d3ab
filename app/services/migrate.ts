import { connect, engineOf } from "~db/connection";
import { migrate } from "~db/migrate";

import { environment } from "./environment";

/** Brings the database (of the environment, unless another URL is given) up to date; gives the migrations it applied. */
export async function migrateDatabase(url = environment().DATABASE_URL): Promise<{ applied: string[] }> {
  const db = connect(url);
  try {
    return { applied: await migrate(db, engineOf(url)) };
  } finally {
    await db.destroy();
  }
}
