import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { Express, Request, RequestHandler, Response } from "express";

import { noteClientAddress } from "~/services/client-address.server";

import { doors, lastResort } from "./doors";
import type { Place } from "./doors";
import { watched } from "./faults";
import type { Logger } from "./log";
import { pages } from "./pages";
import { requestLog } from "./request-log";
import { routeFinder } from "./route-finder";
import { securityHeaders } from "./security-headers";

/** The product as a chain of handlers: what every request passes, then files, then pages. */
export function application(build: ServerBuild, { client, log, place, proxies, readyz }: {
  /** Folder of the files for browsers. */
  client: string;
  log: Logger;
  place: Place;
  /** Proxies that are believed, as Express takes them. */
  proxies: number | string[] | undefined;
  readyz: RequestHandler;
}): Express {
  const app = express();
  const routesOf = routeFinder(build);
  const report = (error: unknown, response: Response) => log.error({ request: (response.locals as { requestId: string }).requestId, err: error }, "fault");
  app.disable("x-powered-by");
  if (proxies !== undefined) app.set("trust proxy", proxies);
  app.use((request, _response, next) => {
    noteClientAddress(request);
    next();
  });
  app.use(requestLog(log, routesOf));
  app.use(securityHeaders(place.baseUrl?.startsWith("https:") ?? false));
  app.use(doors(place));
  app.get("/readyz", readyz);
  // The answer to a save is a few bytes, and making it smaller costs more than they do.
  app.use(compression({ filter: (request: Request, response: Response) => !(request.method !== "GET" && request.path.endsWith(".data")) && compression.filter(request, response) }));
  // Names under assets/ carry a hash of their content, so a browser never has to ask again.
  app.use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: "1y" }), (_request, response) => {
    response.status(404).end();
  });
  app.use(express.static(client, { maxAge: "1h" }));
  app.all("*", pages(watched(build), routesOf, report));
  app.use(lastResort(report));
  return app;
}
