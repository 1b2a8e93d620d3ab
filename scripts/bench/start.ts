import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "./free-port";
import type { BenchResult } from "./result";

const limit = 3000;

/** Times `npm start` on a clone that is set up: from the command to the answer of the first page. */
export async function benchStart(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-bench-"));
  try {
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) times.push(await startOnce(folder));
    times.sort((a, b) => a - b);
    return [{ name: "npm start to first page, clone set up", milliseconds: times[1], limit }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const env = { ...process.env, PORT: String(port), DATABASE_URL: join(folder, "bench.db") };
  const server = spawn("npm", ["start"], { env, stdio: "ignore", detached: true });
  try {
    while (performance.now() - began < 60_000) {
      const answer = await fetch(`http://localhost:${port}/`).catch(() => null);
      if (answer?.ok) return performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("npm start gave no page within 60 s");
  } finally {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    process.kill(-server.pid!, "SIGTERM");
    await ended;
  }
}
