import type { RequestHandler } from "express";

import type { Logger } from "./log";
import type { RouteFinder } from "./route-finder";

/**
 * Leaves one line a request: its number, method, route, status and time. The route stands for the address, which may be
 * a secret (an upload link) or say whom it is about.
 */
export function requestLog(log: Logger, routesOf: RouteFinder): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    const pathname = request.path;
    response.once("close", () => {
      const { requestId, refused } = response.locals as { requestId: string; refused?: string };
      const route = nameOf(pathname, routesOf);
      const line = {
        request: requestId, method: request.method, route, status: response.statusCode,
        ms: Math.round(performance.now() - began), ...(refused ? { refused } : {}), ...(response.writableFinished ? {} : { broken: true }),
      };
      // Who watches the server asks every few seconds.
      log[response.statusCode >= 500 ? "error" : /(health|ready)z$/.test(route) ? "debug" : "info"](line, "request");
    });
    next();
  };
}

/** The id of the route that answers an address, such as `routes/answer-page`; `none` where none does. */
export function nameOf(pathname: string, routesOf: RouteFinder): string {
  if (pathname === "/readyz") return "readyz";
  if (pathname.startsWith("/assets/")) return "assets";
  return routesOf(pathname).at(-1) ?? "none";
}
