import { createRequestHandler } from "@remix-run/node";
import type { ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";

import { sessionCookie } from "~/services/session.server";
import type { Db } from "~db/schema";

import remixOptions from "../../remix.config.js";
import table from "../../app/routes";

type RouteModule = ServerBuild["routes"][string]["module"];

const entry = () => import("../../app/entry.server");
const files = import.meta.glob<RouteModule>("../../app/{root,routes/**/*}.{ts,tsx}");

/** The product as its server runs it, put together from its source: pages come out as HTML, without a build or a browser. */
async function serverBuild(): Promise<ServerBuild> {
  const routes: ServerBuild["routes"] = {};
  const assets: ServerBuild["assets"]["routes"] = {};
  const add = async (file: string, route: Omit<ServerBuild["routes"][string], "module">) => {
    const module = await files[`../../app/${file}`]();
    routes[route.id] = { ...route, module };
    assets[route.id] = { ...route, module: "", hasAction: "action" in module, hasLoader: "loader" in module, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: "ErrorBoundary" in module };
  };
  const walk = async (entries: readonly RouteConfigEntry[], parentId: string): Promise<void> => {
    for (const { file, path, index, id = file.replace(/\.tsx?$/, ""), children } of entries) {
      await add(file, { id, parentId, path, index, caseSensitive: undefined });
      await walk(children ?? [], id);
    }
  };
  await add("root.tsx", { id: "root", path: "" });
  await walk(await table, "root");
  return {
    entry: { module: await entry() }, routes, mode: "production", publicPath: "/", assetsBuildDirectory: "", isSpaMode: false, future: remixOptions.future as ServerBuild["future"],
    assets: { entry: { module: "", imports: [] }, routes: assets, url: "", version: "" },
  };
}

/** Loads pages of the product on a database, as who has a session with the token. */
export async function pagesOf(db: Db, token: string): Promise<(address: string) => Promise<{ status: number; html: string }>> {
  (globalThis as { shortlistDatabase?: unknown }).shortlistDatabase = db;
  const handle = createRequestHandler(await serverBuild(), "production");
  const cookie = await sessionCookie().serialize(token);
  return async (address) => {
    // A crawler is given whole pages.
    const answer = await handle(new Request(`http://localhost${address}`, { headers: { Cookie: cookie, "Accept-Language": "nl", "User-Agent": "Googlebot" } }));
    return { status: answer.status, html: await answer.text() };
  };
}
