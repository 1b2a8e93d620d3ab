import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

import { isDecodable } from "./limits";

interface RouteNode {
  id: string;
  path?: string;
  index?: boolean;
  children?: RouteNode[];
}

/** The ids of the routes that answer an address, the one below the root first; none where no route does. */
export type RouteFinder = (pathname: string) => readonly string[];

/** Addresses of which the routes are remembered, and the longest: those of the product stay far below. */
const remembered = { addresses: 5_000, length: 250 };

/**
 * Finds the routes of an address, with or without the `.data` that a page's own requests end in. The router tries its
 * hundred routes one by one with a pattern that it makes anew each time, so what it found is remembered.
 */
export function routeFinder(build: { routes: Record<string, Pick<NonNullable<ServerBuild["routes"][string]>, "id" | "path" | "index" | "parentId"> | undefined> }): RouteFinder {
  const below = (parent: string): RouteNode[] =>
    Object.values(build.routes)
      .filter((route) => route?.parentId === parent)
      .map((route) => {
        const { id, path, index } = route!;
        return index ? { id, path, index } : { id, path, children: below(id) };
      });
  const tree = below("root") as Parameters<typeof matchRoutes>[0];
  const found = new Map<string, readonly string[]>();
  return (pathname) => {
    const before = found.get(pathname);
    if (before) return before;
    const page = pathname === "/_root.data" ? "/" : pathname.replace(/\.data$/, "");
    // The router would print an address that it cannot decode.
    const ids = isDecodable(page) ? (matchRoutes(tree, page) ?? []).map(({ route }) => route.id!) : [];
    if (found.size >= remembered.addresses) found.clear();
    if (pathname.length <= remembered.length) found.set(pathname, ids);
    return ids;
  };
}
