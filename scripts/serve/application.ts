import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { Express, RequestHandler, Response } from "express";

import { noteClientAddress } from "~/services/client-address.server";

import { doors, lastResort } from "./doors";
import type { Place } from "./doors";
import { loadContext, watched } from "./faults";
import type { Logger } from "./log";
import { requestLog } from "./request-log";
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
  const report = (error: unknown, response: Response) => log.error({ request: (response.locals as { requestId: string }).requestId, err: error }, "fault");
  app.disable("x-powered-by");
  if (proxies !== undefined) app.set("trust proxy", proxies);
  let told = proxies !== undefined;
  app.use((request, _response, next) => {
    noteClientAddress(request);
    if (!told && request.headers["x-forwarded-for"] !== undefined) {
      told = true;
      log.warn("requests come through a proxy that TRUST_PROXY does not name: everybody behind it counts as one, also where attempts are counted");
    }
    next();
  });
  app.use(requestLog(log, build));
  app.use(securityHeaders(place.baseUrl?.startsWith("https:") ?? false));
  app.use(doors(place));
  app.get("/readyz", readyz);
  app.use(compression());
  // Names under assets/ carry a hash of their content, so a browser never has to ask again.
  app.use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: "1y" }), (_request, response) => {
    response.status(404).end();
  });
  app.use(express.static(client, { maxAge: "1h" }));
  const answer = createRequestHandler({
    build: watched(build),
    mode: "production",
    getLoadContext: (_request, response) => {
      const { nonce, requestId } = response.locals as { nonce: string; requestId: string };
      return loadContext(nonce, requestId, (error) => report(error, response));
    },
  });
  app.all("*", (request, response, next) => void answer(request, response, next));
  app.use(lastResort(report));
  return app;
}
