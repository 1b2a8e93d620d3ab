/** Serves the product: brings the database up to date, then answers requests until it is asked to stop. */
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { startBackgroundWork } from "~/services/accounts/background-work";
import { firstRunLink } from "~/services/accounts/first-run";
import { mailSettings } from "~/services/accounts/send-mail";
import { noteClientAddress } from "~/services/client-address.server";
import { type Environment, environment, EnvironmentError } from "~/services/environment";
import { migrateDatabase } from "~/services/migrate";
import { openContext } from "~/services/open-context";

/** How long running requests may take to finish after a request to stop. */
const graceMs = 10_000;

const client = fileURLToPath(new URL("../build/client", import.meta.url));
const settings = settingsOrEnd();

const { applied } = await migrateDatabase();
const background = await openContext();
const firstRun = await firstRunLink(background);
const stopBackgroundWork = startBackgroundWork(background, mailSettings(settings), (what, error) => console.error(`${what} failed:`, error));
const build = (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;

const app = express();
app.disable("x-powered-by");
app.use((request, _response, next) => {
  noteClientAddress(request);
  next();
});
app.use(compression());
// Names under assets/ carry a hash of their content, so a browser never has to ask again.
app.use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: "1y" }), (_request, response) => {
  response.status(404).end();
});
app.use(express.static(client, { maxAge: "1h" }));
const answer = createRequestHandler({ build, mode: "production" });
app.all("*", (request, response, next) => void answer(request, response, next));

const server = createServer(app);
server.on("error", (error: NodeJS.ErrnoException) => {
  console.error(reasonNotToListen(error));
  process.exit(1);
});
server.listen({ port: settings.PORT, host: settings.HOST }, () => {
  const here = `http://localhost:${(server.address() as AddressInfo).port}`;
  const elsewhere = settings.BASE_URL ? ` (people reach it at ${settings.BASE_URL})` : "";
  const brought = applied.length ? `, ${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied` : "";
  console.log(`Shortlist is ready: ${here}${elsewhere}  ·  database ${withoutPassword(settings.DATABASE_URL)}${brought}`);
  if (firstRun) console.log(`There are no users yet. Make the first, the administrator: on this machine at ${here}/, or from another one through this link, which works once:\n  ${settings.BASE_URL ?? here}${firstRun}`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

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

/** Takes no more connections, lets running requests finish, and ends the process. */
function stop(): void {
  server.close(() => void stopBackgroundWork().then(() => process.exit(0)));
  // A browser keeps its connection after the answer; without this the process would wait for it.
  setInterval(() => server.closeIdleConnections(), 100);
  setTimeout(() => process.exit(0), graceMs);
}

function reasonNotToListen(error: NodeJS.ErrnoException): string {
  const other = `PORT=${settings.PORT + 1} npm start`;
  if (error.code === "EADDRINUSE") return `Port ${settings.PORT} is in use by another program. Stop that program, or choose another port: ${other}`;
  if (error.code === "EACCES") return `Port ${settings.PORT} may not be used by this account. Choose one above 1023: PORT=3000 npm start`;
  return `Cannot listen on ${settings.HOST ?? "port"} ${settings.PORT}: ${error.message}`;
}

/** The place of the database as it may be shown: a connection string may hold a password. */
function withoutPassword(place: string): string {
  return place.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, "$1:…@");
}
