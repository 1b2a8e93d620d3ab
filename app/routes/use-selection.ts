import { useRouteLoaderData } from "@remix-run/react";

import type { loader } from "./selection";

/** The overview of the selection that a page belongs to, as its layout loaded it. */
export function useSelection() {
  const overview = useRouteLoaderData<typeof loader>("routes/selection");
  if (!overview) throw new Error("useSelection needs the layout of a selection above it");
  return overview;
}
