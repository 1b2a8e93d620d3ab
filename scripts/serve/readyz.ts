import type { RequestHandler } from "express";

import type { Context } from "~/services/context.server";
import type { Environment } from "~/services/environment";
import { readiness } from "~/services/readiness";

/** `/readyz`: 200 while the server can do its work, else 503, and which part fails; no more, since anybody may ask. */
export function readyz({ db, newId }: Pick<Context, "db" | "newId">, { DATABASE_URL, BACKUP_DIR }: Pick<Environment, "DATABASE_URL" | "BACKUP_DIR">): RequestHandler {
  return (_request, response, next) => {
    readiness(db, { url: DATABASE_URL, backups: BACKUP_DIR, newId }).then((parts) => {
      response.status(Object.values(parts).every((part) => part === "ok") ? 200 : 503).json(parts);
    }, next);
  };
}
