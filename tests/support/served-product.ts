import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

import { sessionCookie } from "~/services/session.server";
import { connect } from "~db/connection";

import { freePort } from "../../scripts/bench/free-port";
import { testUser } from "./accounts";
import type { TestUser } from "./accounts";
import { tool } from "./tools";

const root = join(__dirname, "../..");

/** The product as users get it: the built pages, served by `npm start`'s server on a database of its own, and a browser. */
export interface ServedProduct {
  url: string;
  database: string;
  /** The first administrator, who may start selections too, with the context in which they act on the product's database. */
  administrator: TestUser;
  /** A new page in a profile of its own, signed in as the administrator. Errors in its console are collected in `problems`. */
  page: (options?: BrowserContextOptions) => Promise<Page>;
  /** As `page`, of somebody who is not signed in: a vendor with its link, or somebody on the way in. */
  guestPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** As `page`, signed in with the token of a session (see `testUser`). */
  pageOf: (user: Pick<TestUser, "token">, options?: BrowserContextOptions) => Promise<Page>;
  /** What the server said on its console so far. */
  said: () => string;
  /** What the pages complained about so far: errors in the console and failed requests to the product. */
  problems: string[];
  stop: () => Promise<void>;
}

/**
 * Starts the built product (see `npm run build`) on a free port with a database in a folder of its own, in which there is
 * an administrator. With `firstRun` there is nobody yet (and `administrator` throws); `environment` adds variables.
 */
export async function serveProduct({ firstRun = false, port: wanted, environment = () => ({}) }: { firstRun?: boolean; port?: number; environment?: (url: string) => Record<string, string> } = {}): Promise<ServedProduct> {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-browser-"));
  const database = join(folder, "shortlist.db");
  const port = wanted ?? (await freePort());
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    // Vitest sets a BASE_URL and a mode of its own.
    env: { ...process.env, PORT: String(port), DATABASE_URL: database, BASE_URL: "", NODE_ENV: "production", ...environment(url) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  server.stdout.on("data", (data: Buffer) => said.push(data.toString()));
  server.stderr.on("data", (data: Buffer) => said.push(data.toString()));
  await answers(url, server, said);
  const db = connect(database);
  const administrator = firstRun ? null : await testUser(db, { email: "beheer@voorbeeld.example", name: "Bea Beheer", administrator: true, mayCreate: true });

  const browser: Browser = await chromium.launch({
    executablePath: tool("chromium") ?? undefined,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const problems: string[] = [];
  const guestPage: ServedProduct["guestPage"] = async (options) => {
    const context = await browser.newContext({ baseURL: url, locale: "nl-NL", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`${page.url()}: ${message.text()}`);
    });
    return options?.javaScriptEnabled === false ? page : onceAlive(page);
  };
  const pageOf: ServedProduct["pageOf"] = async ({ token }, options) => {
    const page = await guestPage(options);
    await page.context().addCookies([await sessionCookieOf(url, token)]);
    return page;
  };
  return {
    url,
    database,
    problems,
    get administrator() {
      if (!administrator) throw new Error("there is nobody yet: the product was served for its first run");
      return administrator;
    },
    page: (options) => (administrator ? pageOf(administrator, options) : guestPage(options)),
    guestPage,
    pageOf,
    said: () => said.join(""),
    stop: async () => {
      await browser.close();
      await db.destroy();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A page that is given once React works in it: nobody types within the first moments, and what is typed then is not saved by itself. */
function onceAlive(page: Page): Page {
  const alive = () => page.waitForFunction(() => {
    const main = document.querySelector("main");
    return !main || !document.querySelector("script[type=module]") || Object.keys(main).some((key) => key.startsWith("__react"));
  });
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...given) => { const response = await goto(...given); await alive(); return response; };
  page.reload = async (...given) => { const response = await reload(...given); await alive(); return response; };
  return page;
}

async function answers(url: string, server: ChildProcess, said: string[]): Promise<void> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`the server ended:\n${said.join("")}`);
    const response = await fetch(`${url}/healthz`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server gave no answer:\n${said.join("")}`);
}

/** The cookie of a session as the server would set it. */
async function sessionCookieOf(url: string, token: string) {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(await sessionCookie().serialize(token))!;
  return { name, value, url, httpOnly: true, sameSite: "Lax" as const };
}
