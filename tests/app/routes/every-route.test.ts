import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { may } from "~/domain/access/may";
import type { Action } from "~/domain/access/permissions";
import { permissions } from "~/domain/access/permissions";
import { closeReading } from "~/services/import-response";
import { sessionCookie } from "~/services/session.server";

import { accessWorld, expectedStanding, sampled, sweepTimeout, worldStages } from "../../support/access-world";
import type { AccessWorld, Figure, SelectionIds } from "../../support/access-world";
import { listRoutes } from "../../support/route-list";
import type { ListedRoute } from "../../support/route-list";
import { routeRules } from "./route-rules";

type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;
interface RouteModule {
  loader?: Handler;
  action?: Handler;
}

let routes: ListedRoute[];
const modules = new Map<string, RouteModule>();
// What the services take their connection from; see context.server.ts.
const holder = globalThis as { shortlistDatabase?: unknown };

beforeAll(async () => {
  // The links of the world have an end, and routes go by the real clock.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-05-01T09:00:00Z") });
  routes = await listRoutes();
  const files = import.meta.glob("../../../app/routes/**/*.{ts,tsx}");
  for (const { file } of routes) modules.set(file, (await files[`../../../app/${file}`]()) as RouteModule);
});
afterAll(async () => {
  delete holder.shortlistDatabase;
  vi.useRealTimers();
  await closeReading();
});

/** Everything that an address or a form of the product can name, of one selection. */
function paramsOf(ids: SelectionIds): Record<string, string> {
  return {
    selectionId: ids.selection, editionId: ids.edition, vendorId: ids.vendor, uploadId: ids.upload, requirementId: ids.requirement, respondentId: ids.respondent, linkId: ids.linkId, token: ids.token,
    attachmentId: "no-such-attachment", format: "pdf", document: "request.pdf",
  };
}

/** What may stand in the place of a document's name, where it is not a document of the request. */
const documents: Record<string, string> = { "routes/upload-document.ts": "receipt.pdf", "routes/answer-report-document.ts": "receipt.pdf", "routes/respondent-file.ts": "checklist.pdf", "routes/own-checklist-file.ts": "checklist.pdf", "routes/result-file.ts": "strategy" };

const named = (address: string) => [...address.matchAll(/:(\w+)/g)].map(([, name]) => name);

async function call(handler: Handler, { address, file }: ListedRoute, ids: Record<string, string>, figure: Figure, fields?: Record<string, string>): Promise<{ outcome: string; fault: unknown }> {
  const params: Record<string, string> = { ...ids, document: documents[file] ?? ids.document };
  const url = `http://localhost${address.replace(/:(\w+)\??/g, (_, name: string) => encodeURIComponent(params[name] ?? "x")).replace("*", "nowhere")}`;
  const headers = new Headers(figure.session === null ? {} : { Cookie: await sessionCookie().serialize(figure.session) });
  const body = fields && new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, value.replace(/^:(\w+)$/, (_, id: string) => params[id] ?? "x")]));
  const request = new Request(url, { headers, ...(body ? { method: "POST", body } : {}) });
  const given = Object.fromEntries(named(address).map((name) => [name, params[name] ?? "x"]));
  try {
    return { outcome: outcomeOf(await handler({ request, params: given, context: {} })), fault: null };
  } catch (thrown) {
    const outcome = outcomeOf(thrown);
    return { outcome, fault: outcome === "in" && !(thrown instanceof Response) ? thrown : null };
  }
}

/** What a visitor gets: `in`, or how the visitor is kept out. */
function outcomeOf(answer: unknown): string {
  const { status, location } =
    answer instanceof Response ? { status: answer.status, location: answer.headers.get("Location") ?? "" }
    : answer !== null && typeof answer === "object" && "init" in answer ? { status: (answer.init as { status?: number } | null)?.status ?? 200, location: "" }
    : { status: 200, location: "" };
  if (status === 404) return "unknown";
  if (status === 403) return "refused";
  if (location.startsWith("/sign-in")) return "sign-in";
  if (/\/declaration(\?|$)/.test(location)) return "declaration";
  return status === 422 ? "form" : "in";
}

/** How a visitor should fare with an action at a stage, by the table. */
function expectedOutcome(figure: Figure, action: Action, address: string, stage: (typeof worldStages)[number], ofSelection: boolean): string[] {
  if (figure.session === null) return ["sign-in"];
  const standing = ofSelection || address.includes(":selectionId") ? expectedStanding(figure, stage) : { ...expectedStanding({ ...figure, roles: [] }, stage)!, selectionStage: null, roundStage: null };
  if (!standing) return ["unknown"];
  const answer = may(standing, action);
  // Let in, a made-up id may still find nothing, and a made-up form may still need another look.
  if (answer.ok) return ["in", "form", "unknown"];
  // The page of the declaration also says what became of a conflict.
  if (answer.why === "declaration" || answer.why === "conflict") return ["declaration", "refused"];
  return answer.why.endsWith("stage") ? ["form", "refused"] : ["refused"];
}

test("every route has a rule, and no rule is without its route", () => {
  expect([...new Set(routes.map(({ file }) => file))].sort()).toEqual(Object.keys(routeRules).sort());
});

test("every route that changes something says who may", () => {
  const silent = routes.filter(({ file }) => modules.get(file)!.action && !routeRules[file].forms?.length && routeRules[file].other === undefined && !formsElsewhere.has(file));
  expect(silent.map(({ file }) => file)).toEqual([]);
});

/** Pages that post lists of changes; what they do is tried through their services. */
const formsElsewhere = new Set(["routes/intake.tsx", "routes/requirements.tsx", "routes/requirement-new.tsx", "routes/requirement-imports.tsx"]);

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  let world: AccessWorld;
  beforeAll(async () => {
    world = await accessWorld(engine);
  });
  afterAll(() => world.drop());
  const visitors = () => world.figures.filter(({ session, name }) => session !== null || name === "nobody");

  test.each(worldStages)("every page and file opens for whom the table of permissions names, at $selection and $round", async (stage) => {
    const context = await world.at(stage);
    holder.shortlistDatabase = context.db;
    const wrong: string[] = [];
    const tried = sampled(engine, stage);
    let number = 0;
    for (const route of routes) {
      const { read } = routeRules[route.file];
      const { loader } = modules.get(route.file)!;
      if (!loader || read === null || !(read in permissions)) continue;
      for (const figure of visitors()) {
        if (!tried((number += 1))) continue;
        const { outcome, fault } = await call(loader, route, paramsOf(world.own), figure);
        const expected = expectedOutcome(figure, read as Action, route.address, stage, false);
        if (!expected.includes(outcome) || fault) wrong.push(`${route.address} as ${figure.name}: ${outcome}${fault ? ` (${String(fault)})` : ""}, expected ${expected.join(" or ")}`);
      }
    }
    expect(wrong).toEqual([]);
  }, sweepTimeout);

  test.each(worldStages)("every form does its work for whom the table of permissions names, at $selection and $round", async (stage) => {
    let context = await world.at(stage);
    holder.shortlistDatabase = context.db;
    const rows = async () => (await context.db.selectFrom("audit_head").select("seq").executeTakeFirstOrThrow()).seq;
    const wrong: string[] = [];
    const tried = sampled(engine, stage);
    let number = 0;
    for (const route of routes) {
      for (const { fields, does } of routeRules[route.file].forms ?? []) {
        for (const figure of visitors()) {
          if (!tried((number += 1))) continue;
          const before = await rows();
          const { outcome } = await call(modules.get(route.file)!.action!, route, paramsOf(world.own), figure, fields);
          const expected = expectedOutcome(figure, does, route.address, stage, Object.values(fields).includes(":selectionId"));
          const what = `${route.address} ${JSON.stringify(fields)} as ${figure.name}`;
          if (!expected.includes(outcome)) wrong.push(`${what}: ${outcome}, expected ${expected.join(" or ")}`);
          const changed = (await rows()) !== before;
          if (changed && !expected.includes("in")) wrong.push(`${what}: left a trace`);
          if (changed) holder.shortlistDatabase = (context = await world.at(stage)).db;
        }
      }
    }
    expect(wrong).toEqual([]);
  }, sweepTimeout);

  test("an id of another selection opens nothing, in whichever place of an address it stands", async () => {
    const context = await world.at({ selection: "rounds", round: "published" });
    holder.shortlistDatabase = context.db;
    const wrong: string[] = [];
    const [own, other] = [paramsOf(world.own), paramsOf(world.other)];
    for (const route of routes) {
      const { read } = routeRules[route.file];
      const { loader } = modules.get(route.file)!;
      if (!loader || read === null || !(read in permissions)) continue;
      for (const name of named(route.address)) {
        // That a requirement of the common pack has one id in both selections is no secret; a document is a kind of file.
        if (name === "requirementId" || !Object.hasOwn(other, name) || own[name] === other[name]) continue;
        for (const figure of visitors().filter(({ roles }) => roles !== null)) {
          const { outcome, fault } = await call(loader, route, { ...own, [name]: other[name] }, figure);
          if (outcome === "in" || fault) wrong.push(`${route.address} with another's ${name} as ${figure.name}: ${outcome} ${fault ? String(fault) : ""}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("behind a link there is only what the link is for; with a wrong, a revoked or no token nothing", async () => {
    const context = await world.at({ selection: "rounds", round: "published" });
    holder.shortlistDatabase = context.db;
    const nobody = world.figures.find(({ name }) => name === "nobody")!;
    const wrong: string[] = [];
    for (const route of routes.filter(({ file }) => routeRules[file].read === "link")) {
      const { loader } = modules.get(route.file)!;
      if (!loader) continue;
      for (const token of ["x", "A".repeat(43), `${world.own.token.slice(0, -1)}_`]) {
        const given = { ...paramsOf(world.own), token };
        if (token === world.own.token) continue;
        // Whoever tries so many is held up, and then learns nothing at all.
        await context.db.deleteFrom("attempt").execute();
        const answer = await call(loader, route, given, nobody);
        const shown = await Promise.resolve().then(() => loader({ request: new Request(`http://localhost/`), params: given, context: {} })).catch(() => null);
        if (answer.fault || (answer.outcome === "in" && JSON.stringify(shown)?.includes("Servicedesk"))) wrong.push(`${route.address} with token ${token}: ${answer.outcome}`);
      }
      for (const name of named(route.address).filter((one) => one !== "token" && one !== "document")) {
        const { outcome, fault } = await call(loader, route, { ...paramsOf(world.own), [name]: paramsOf(world.other)[name] }, nobody);
        if (outcome !== "unknown" || fault) wrong.push(`${route.address} with another's ${name}: ${outcome} ${fault ? String(fault) : ""}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
