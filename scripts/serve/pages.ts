import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler, Response } from "express";

import { loadContext } from "./faults";
import type { RouteFinder } from "./route-finder";

/**
 * Answers with the pages of a build. What a page asks by itself, to save or to load anew (`….data`), is answered by a build
 * of the routes of that address alone: among all routes Remix looks for them several times in every request, which took a
 * third of the time of a save. A page itself needs all routes, to be rendered.
 */
export function pages(build: ServerBuild, routesOf: RouteFinder, report: (error: unknown, response: Response) => void): RequestHandler {
  const handlerOf = (routes: ServerBuild["routes"]) => createRequestHandler({
    build: { ...build, routes },
    mode: "production",
    getLoadContext: (_request, response) => {
      const { nonce, requestId } = response.locals as { nonce: string; requestId: string };
      return loadContext(nonce, requestId, (error) => report(error, response));
    },
  });
  const all = handlerOf(build.routes);
  const data = new Map<string, ReturnType<typeof handlerOf>>();
  const handlerFor = (pathname: string) => {
    const ids = pathname.endsWith(".data") ? routesOf(pathname) : [];
    const last = ids.at(-1);
    if (last === undefined) return all;
    const handler = data.get(last) ?? handlerOf(Object.fromEntries(["root", ...ids].map((id) => [id, build.routes[id]])));
    data.set(last, handler);
    return handler;
  };
  return (request, response, next) => void handlerFor(request.path)(request, response, next);
}
