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

/** Loads pages of the product on a database, or posts a form to them, as who has a session with the token. */
export async function pagesOf(db: Db, token: string): Promise<(address: string, form?: URLSearchParams) => Promise<{ status: number; html: string; location: string | null }>> {
  (globalThis as { shortlistDatabase?: unknown }).shortlistDatabase = db;
  const handle = createRequestHandler(await serverBuild(), "production");
  const cookie = await sessionCookie().serialize(token);
  return async (address, form) => {
    // A crawler is given whole pages.
    const headers = { Cookie: cookie, "Accept-Language": "nl", "User-Agent": "Googlebot" };
    const answer = await handle(new Request(`http://localhost${address}`, { headers, ...(form ? { method: "POST", body: form } : {}) }));
    return { status: answer.status, html: await answer.text(), location: answer.headers.get("Location") };
  };
}

/** HTML as the text that it stands for, without what React writes between texts. */
export const plainHtml = (html: string) => html.replace(/<!-- -->/g, "").replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");

/** The form of a page that saves by itself: where it is posted to, and what a browser without JavaScript would post. */
export function savingForm(html: string): { action: string; fields: [name: string, value: string][] } | null {
  const form = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(([, , inside]) => inside.includes('name="base"'));
  if (!form) return null;
  const attribute = (tag: string, name: string) => {
    const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    return value === undefined ? null : plainHtml(value);
  };
  const fields: [string, string][] = [];
  for (const [, tag = "", area, inside = ""] of form[2]!.matchAll(/<((?:input|textarea|select)\b[^>]*)>(?:([^<]*)<\/textarea>)?((?:<option[\s\S]*?<\/select>)?)/g)) {
    const [name, type] = [attribute(tag, "name"), attribute(tag, "type")];
    if (name === null || / disabled=""/.test(tag)) continue;
    if (tag.startsWith("textarea")) fields.push([name, plainHtml(area ?? "").replace(/^\n/, "")]);
    else if (tag.startsWith("select")) fields.push([name, attribute(/<option[^>]* selected=""[^>]*>/.exec(inside)?.[0] ?? /<option[^>]*>/.exec(inside)![0], "value") ?? ""]);
    else if ((type !== "checkbox" && type !== "radio") || / checked=""/.test(tag)) fields.push([name, attribute(tag, "value") ?? (type === "checkbox" ? "on" : "")]);
  }
  return { action: attribute(form[1]!, "action")!, fields };
}
