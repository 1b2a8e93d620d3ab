/** Serves the product: brings the database up to date, then answers requests until it is asked to stop. */
import type { ServerBuild } from "@remix-run/node";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { startBackgroundWork } from "~/services/accounts/background-work";
import { firstRunLink } from "~/services/accounts/first-run";
import { mailSettings } from "~/services/accounts/send-mail";
import { type Environment, environment, EnvironmentError, withoutSecret } from "~/services/environment";
import { migrateDatabase } from "~/services/migrate";
import { openContext } from "~/services/open-context";

import { keepHeapSmall } from "./serve/memory";
import { application } from "./serve/application";
import { keepBackups } from "./serve/backups";
import { createHttpServer } from "./serve/http-server";
import { limits } from "./serve/limits";
import { openLog } from "./serve/log";
import { readyz } from "./serve/readyz";
import { gracefulStop } from "./serve/stop";

keepHeapSmall();
const settings = settingsOrEnd();
// A person who starts it at a terminal is told what goes wrong; a service keeps everything.
const log = openLog(settings.LOG_LEVEL ?? (process.stderr.isTTY ? "warn" : "info"));

if (settings.TRUST_PROXY !== undefined && settings.BASE_URL === undefined) log.warn("TRUST_PROXY is set and BASE_URL is not: cookies are not kept to https, and links begin with whatever address a request came to");

const { applied } = await migrateDatabase();
/** What the server itself asks the database, apart from what requests ask. */
const own = await openContext();
const firstRun = await firstRunLink(own);
const stopBackgroundWork = startBackgroundWork(own, mailSettings(settings), (what, error) => log.error({ what, err: error }, "background work"));
const build = (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;

const server: Server = createHttpServer((request, response) => app(request, response), limits);
const { stop, stopping } = gracefulStop(server, limits.grace);
const app = application(build, {
  client: fileURLToPath(new URL("../build/client", import.meta.url)),
  log,
  place: { listensOn: settings.HOST, baseUrl: settings.BASE_URL, limits, stopping },
  proxies: settings.TRUST_PROXY,
  readyz: readyz(own, settings),
});

const backups = settings.BACKUP_DIR === undefined
  ? null
  : keepBackups({ url: settings.DATABASE_URL, folder: settings.BACKUP_DIR, every: settings.BACKUP_EVERY, keep: settings.BACKUP_KEEP }, log);

server.on("error", (error: NodeJS.ErrnoException) => {
  console.error(reasonNotToListen(error));
  process.exit(1);
});
server.listen({ port: settings.PORT, host: settings.HOST }, () => {
  const here = `http://localhost:${(server.address() as AddressInfo).port}`;
  const elsewhere = settings.BASE_URL ? ` (people reach it at ${settings.BASE_URL})` : "";
  const brought = applied.length ? `, ${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied` : "";
  console.log(`Shortlist is ready: ${here}${elsewhere}  ·  database ${withoutSecret("DATABASE_URL", settings.DATABASE_URL)}${brought}`);
  if (firstRun) console.log(`There are no users yet. Make the first, the administrator: on this machine at ${here}/, or from another one through this link, which works once:\n  ${settings.BASE_URL ?? here}${firstRun}`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(signal));

/** A setting that cannot be used is told without a stack. */
function settingsOrEnd(): Environment {
  try {
    return environment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}

/** Answers what runs, refuses what is new, and ends the process. */
async function end(signal: string): Promise<void> {
  log.info({ signal }, "stopping");
  const whole = await stop();
  await backups?.stop();
  await stopBackgroundWork();
  await own.db.destroy();
  log[whole ? "info" : "warn"]({ whole }, "stopped");
  process.exit(0);
}

function reasonNotToListen(error: NodeJS.ErrnoException): string {
  const other = `PORT=${settings.PORT + 1} npm start`;
  if (error.code === "EADDRINUSE") return `Port ${settings.PORT} is in use by another program. Stop that program, or choose another port: ${other}`;
  if (error.code === "EACCES") return `Port ${settings.PORT} may not be used by this account. Choose one above 1023: PORT=3000 npm start`;
  return `Cannot listen on ${settings.HOST} ${settings.PORT}: ${error.message}`;
}
