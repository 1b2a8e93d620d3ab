import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { openContext } from "~/services/open-context";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";

import { freePort } from "./free-port";
import { hostileFiles } from "./hostile-file";
import { selectionWithLargeEdition } from "./response-selection";
import type { BenchResult } from "./result";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Milliseconds at most for 99 of 100 pages of somebody else, and MB of the server's process at its highest. */
const limits = { milliseconds: 200, megabytes: 1000 };
/** Between two pages of that user. */
const pause = 20;

/** The built product, while hostile files are sent to it one after the other: how long another user waits for a page. */
export async function benchHostile(): Promise<BenchResult[]> {
  if (!existsSync(join(root, "build/server/index.js"))) await promisify(execFile)("npm", ["run", "build"], { cwd: root });
  const folder = mkdtempSync(join(tmpdir(), "shortlist-bench-"));
  const database = join(folder, "bench.db");
  try {
    const context = await openContext(database);
    const { edition, vendor } = await selectionWithLargeEdition(context, 200);
    await context.db.destroy();
    const files = hostileFiles(await writeResponseWorkbook(edition, vendor));
    return [await whileSending(files, edition.selectionId, database)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function whileSending(files: readonly { name: string; bytes: Uint8Array }[], selectionId: string, database: string): Promise<BenchResult> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    cwd: root, stdio: "ignore", env: { ...process.env, PORT: String(port), DATABASE_URL: database, BASE_URL: "", NODE_ENV: "production" },
  });
  try {
    await ready(url);
    const page = `${url}/selections/${selectionId}`;
    for (let visit = 0; visit < 20; visit += 1) await visited(page);

    let sending = true;
    const times: number[] = [];
    const visitor = (async () => {
      while (sending) {
        times.push(await visited(page));
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    })();
    try {
      for (const { name, bytes } of files) await send(`${page}/responses`, name, bytes);
    } finally {
      sending = false;
      await visitor;
    }
    times.sort((a, b) => a - b);
    return {
      name: `another user's page while ${files.length} hostile files are read, 99th of 100 (${times.length} pages, median ${times[times.length >> 1].toFixed(0)} ms)`,
      milliseconds: times[Math.min(times.length - 1, Math.ceil(times.length * 0.99) - 1)], limit: limits.milliseconds,
      ...highest(server.pid!),
    };
  } finally {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
  }
}

async function ready(url: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    if ((await fetch(`${url}/healthz`).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("bench: the server gave no answer within 60 s");
}

async function visited(page: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(page);
  await answer.text();
  if (!answer.ok) throw new Error(`bench: ${page} answered ${answer.status}`);
  return performance.now() - start;
}

async function send(address: string, name: string, bytes: Uint8Array): Promise<void> {
  const form = new FormData();
  form.append("files", new File([bytes.slice()], `${name}.xlsx`));
  const answer = await fetch(address, { method: "POST", body: form, redirect: "manual" });
  // Whatever is read or refused leads on to the preview of that file.
  if (answer.status !== 302 && answer.status !== 204) throw new Error(`bench: sending "${name}" was answered ${answer.status}`);
}

/** The highest memory of a process, where the system tells (Linux). */
function highest(pid: number): Pick<BenchResult, "megabytes" | "megabytesLimit"> {
  const status = `/proc/${pid}/status`;
  const found = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, "utf8")) : null;
  return found ? { megabytes: Number(found[1]) / 1024, megabytesLimit: limits.megabytes } : {};
}
