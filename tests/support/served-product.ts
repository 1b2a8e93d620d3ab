import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

import { freePort } from "../../scripts/bench/free-port";
import { tool } from "./tools";

const root = join(__dirname, "../..");

/** The product as users get it: the built pages, served by `npm start`'s server on an empty database, and a browser. */
export interface ServedProduct {
  url: string;
  database: string;
  /** A new page in a profile of its own. Errors in its console are collected in `problems`. */
  page: (options?: BrowserContextOptions) => Promise<Page>;
  /** What the pages complained about so far: errors in the console and failed requests to the product. */
  problems: string[];
  stop: () => Promise<void>;
}

/** Starts the built product (see `npm run build`) on a free port with a database in a folder of its own. */
export async function serveProduct(): Promise<ServedProduct> {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-browser-"));
  const database = join(folder, "shortlist.db");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    // Vitest sets a BASE_URL and a mode of its own.
    env: { ...process.env, PORT: String(port), DATABASE_URL: database, BASE_URL: "", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  server.stdout.on("data", (data: Buffer) => said.push(data.toString()));
  server.stderr.on("data", (data: Buffer) => said.push(data.toString()));
  await answers(url, server, said);

  const browser: Browser = await chromium.launch({
    executablePath: tool("chromium") ?? undefined,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const problems: string[] = [];
  return {
    url,
    database,
    problems,
    page: async (options) => {
      const context = await browser.newContext({ baseURL: url, locale: "nl-NL", ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    },
    stop: async () => {
      await browser.close();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
