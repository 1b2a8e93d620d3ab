import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { RequestHandler } from "express";

import { isDecodable } from "./limits";
import type { Logger } from "./log";

interface RouteNode {
  id: string;
  path?: string;
  index?: boolean;
  children?: RouteNode[];
}

/**
 * Leaves one line a request: its number, method, route, status and time. The route stands for the address, which may be
 * a secret (an upload link) or say whom it is about.
 */
export function requestLog(log: Logger, build: ServerBuild): RequestHandler {
  const tree = routeTree(build);
  return (request, response, next) => {
    const began = performance.now();
    const pathname = request.path;
    response.once("close", () => {
      const { requestId, refused } = response.locals as { requestId: string; refused?: string };
      const route = routeOf(tree, pathname);
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
export function routeOf(tree: RouteNode[], pathname: string): string {
  if (pathname === "/readyz") return "readyz";
  if (pathname.startsWith("/assets/")) return "assets";
  const page = pathname === "/_root.data" ? "/" : pathname.replace(/\.data$/, "");
  // The router would print an address that it cannot decode.
  if (!isDecodable(page)) return "none";
  return matchRoutes(tree as Parameters<typeof matchRoutes>[0], page)?.at(-1)?.route.id ?? "none";
}

/** The routes of a build as a tree below its root. */
export function routeTree(build: Pick<ServerBuild, "routes">): RouteNode[] {
  const below = (parent: string): RouteNode[] =>
    Object.values(build.routes)
      .filter((route) => route?.parentId === parent)
      .map((route) => {
        const { id, path, index } = route!;
        return index ? { id, path, index } : { id, path, children: below(id) };
      });
  return below("root");
}
