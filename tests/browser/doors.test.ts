import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { connect } from "~db/connection";

import { freePort } from "../../scripts/bench/free-port";
import { loadHeaders, loadSelection } from "../../scripts/load/load-selection";
import type { LoadSelection } from "../../scripts/load/load-selection";
import { builtPages, serve } from "../../scripts/load/served";
import type { Served } from "../../scripts/load/served";

/** The doors of the built product, with nothing but HTTP: what every page says to browsers, faults, and the stop. */
let folder: string;
let served: Served;
let selection: LoadSelection;
let port: number;
const database = () => join(folder, "shortlist.db");

beforeAll(async () => {
  await builtPages();
  folder = mkdtempSync(join(tmpdir(), "shortlist-doors-"));
  selection = await loadSelection(database());
  port = await freePort();
  served = serve(port, database(), { LOG_LEVEL: "info" });
  await served.answers();
}, 300_000);
afterAll(async () => {
  await served?.end("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string) => fetch(served.url + path, { headers: { ...loadHeaders(served.url), Accept: "text/html", "Accept-Language": "en" } });
const pages = () => ["/", "/selections/new", ...["", "/intake", "/requirements", "/requirements/new", "/weights", "/request", "/responses", "/comparison", "/ranking"].map((page) => `/selections/${selection.id}${page}`), "/nowhere", "/answer/unknown"];

test("no page has a script without the nonce of its answer, nor one inside an attribute", async () => {
  const nonces = new Set<string>();
  for (const page of pages()) {
    const answer = await get(page);
    const html = await answer.text();
    const policy = answer.headers.get("Content-Security-Policy")!;
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
    nonces.add(nonce);
    expect(policy, page).toMatch(/script-src 'self' 'nonce-[^']+';.*object-src 'none'; base-uri 'none'; form-action 'self'.*frame-ancestors 'none'/);
    expect(policy.replace(/style-src-attr [^;]*/, ""), page).not.toMatch(/unsafe-(inline|eval)/);
    const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(scripts.length, page).toBeGreaterThan(0);
    for (const attributes of scripts) expect(attributes, page).toContain(`nonce="${nonce}"`);
    expect(html.replace(/<script\b[\s\S]*?<\/script>/g, ""), page).not.toMatch(/<[^>]*\son[a-z]+\s*=|javascript:|<style|<iframe|<base\b/i);
    expect(answer.headers.get("X-Content-Type-Options"), page).toBe("nosniff");
    expect(answer.headers.get("Cache-Control"), page).toBe("no-store");
  }
  expect(nonces.size).toBe(pages().length);
});

test("a post from another site is refused whichever page it goes to", async () => {
  for (const page of [...pages(), "/preferences", `/selections/${selection.id}/intake.data`]) {
    const answer = await fetch(served.url + page, { method: "POST", body: new URLSearchParams({ intent: "close" }), headers: { Origin: "https://evil.example" }, redirect: "manual" });
    expect([page, answer.status]).toEqual([page, 403]);
  }
});

test("a form that is broken or is none gets a clear page, and changes nothing", async () => {
  const db = connect(database());
  const trail = async () => (await db.selectFrom("audit_head").select("hash").executeTakeFirstOrThrow()).hash;
  const boundary = "----x";
  const part = (name: string, value: string, file = "") => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${value}\r\n`;
  const [multipart, fields] = [`multipart/form-data; boundary=${boundary}`, "application/x-www-form-urlencoded"];
  const broken: [what: string, type: string, body: string][] = [
    ["no boundary", "multipart/form-data", `${part("intent", "x")}--${boundary}--\r\n`],
    ["broken off", multipart, part("intent", "x").slice(0, -6)],
    ["another boundary", "multipart/form-data; boundary=y", `${part("intent", "x")}--${boundary}--\r\n`],
    ["files for texts", multipart, `${["intent", "name", "email", "reason"].map((name) => part(name, "x", "x.txt")).join("")}--${boundary}--\r\n`],
    ["no form", "application/json", "{}"],
    ["nothing", fields, ""],
    ["no such intent", fields, "intent=constructor&__proto__=1&%00=%ZZ"],
    ["twice and not the same", fields, "intent=invite&intent=erase&name=a&name=b&email=x&email=y"],
  ];
  const before = await trail();
  for (const path of ["/administration/users", "/account", "/selections/new", ...["people", "responses", "weights/judge", "retention", "requirements/new"].map((page) => `/selections/${selection.id}/${page}`)]) {
    for (const [what, type, body] of broken) {
      const answer = await fetch(served.url + path, { method: "POST", body, redirect: "manual", headers: { ...loadHeaders(served.url), Accept: "text/html", "Content-Type": type } });
      const said = `${path.replace(selection.id, "…")}, ${what}: ${answer.status}`;
      expect([400, 422], said).toContain(answer.status);
      expect(await answer.text(), said).toMatch(/<main[\s>]/);
    }
  }
  expect(await trail()).toBe(before);
  await db.destroy();
}, 60_000);

test("a fault shows its number and nothing else; the log has it under that number, without the address", async () => {
  const db = connect(database());
  await sql`alter table intake_choice rename to intake_choice_away`.execute(db);
  try {
    const answer = await get(`/selections/${selection.id}/intake`);
    const html = await answer.text();
    expect(answer.status).toBe(500);
    const reference = answer.headers.get("X-Request-Id")!;
    expect(html).toContain(reference);
    expect(html).not.toMatch(/no such table|sqlite|at async|\.ts:/i);
    const fault = served.said().split("\n").find((line) => line.includes(reference) && line.includes('"fault"'))!;
    expect(JSON.parse(fault)).toMatchObject({ level: "error", err: { message: expect.stringContaining("no such table") as string } });
    const data = await get(`/selections/${selection.id}/intake.data`);
    expect(await data.text()).toContain(data.headers.get("X-Request-Id"));
    expect(served.said()).not.toContain(selection.id);
  } finally {
    await sql`alter table intake_choice_away rename to intake_choice`.execute(db);
    await db.destroy();
  }
});

test("a proxy that nobody named is told of once, and its word is not taken", async () => {
  for (let request = 0; request < 3; request += 1) await (await fetch(`${served.url}/sign-in`, { headers: { "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https" } })).text();
  expect(served.said().match(/TRUST_PROXY/g)).toHaveLength(1);
  expect(served.said()).not.toMatch(/203\.0\.113\.9|evil\.example/);
});

test("whoever watches the server learns whether it runs and whether it can work", async () => {
  expect((await get("/healthz")).status).toBe(200);
  const ready = await get("/readyz");
  expect([ready.status, await ready.json()]).toEqual([200, { database: "ok", migrations: "ok", disk: "ok" }]);
});

test("on SIGTERM an upload that is coming in is taken and answered, and the process ends by itself", async () => {
  const boundary = "----stop";
  const body = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.xlsx"\r\n\r\n${"x".repeat(50_000)}\r\n--${boundary}--\r\n`);
  const request = httpRequest({
    port, host: "127.0.0.1", path: `/selections/${selection.id}/responses`, method: "POST", agent: false,
    headers: { "Content-Type": `multipart/form-data; boundary=${boundary}`, "Content-Length": body.length, Origin: served.url },
  });
  const answer = new Promise<number>((resolve, reject) => {
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    request.on("error", reject);
  });
  request.write(body.subarray(0, 20_000));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const ended = served.end("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect(fetch(served.url)).rejects.toThrow();
  request.end(body.subarray(20_000));
  expect(await answer).toBe(302);
  await ended;
  expect(served.process.exitCode).toBe(0);
});
