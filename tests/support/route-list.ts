import type { RouteConfigEntry } from "@remix-run/route-config";

import table from "../../app/routes";

/** One route of the product: its file below app/, and its whole address. */
export interface ListedRoute {
  file: string;
  address: string;
}

/** All routes, read from the table of routes itself. A file that answers at two addresses is listed at each. */
export async function listRoutes(): Promise<ListedRoute[]> {
  const walk = (entries: readonly RouteConfigEntry[], above: string): ListedRoute[] =>
    entries.flatMap((entry) => {
      const address = [above, entry.path].filter(Boolean).join("/");
      return [{ file: entry.file, address: `/${address}` }, ...walk(entry.children ?? [], address)];
    });
  return walk(await table, "");
}
