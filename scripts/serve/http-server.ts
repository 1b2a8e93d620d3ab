import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";

import type { Limits } from "./limits";

/** A server that waits for nobody longer than the limits say, whether headers, body or the reading of the answer come slowly. */
export function createHttpServer(answer: RequestListener, limits: Limits): Server {
  const server = createServer({ connectionsCheckingInterval: Math.min(5_000, limits.headersTime) }, answer);
  server.headersTimeout = limits.headersTime;
  server.requestTimeout = limits.filesTime;
  server.keepAliveTimeout = limits.keepAliveTime;
  server.timeout = limits.idleTime;
  server.maxHeadersCount = limits.headers;
  return server;
}
