import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { z } from "zod";

import { median } from "./median-time";
import type { BenchResult } from "./result";

/** Requirements in a workbook, and rounds that count, an odd number. */
const sizes = [{ requirements: 1000, rounds: 31 }, { requirements: 10_000, rounds: 9 }] as const;

/** At most so many times what the reference takes, in time and in memory. */
const limit = 1.5;

const measuredSchema = z.object({ ours: z.array(z.number()), walk: z.array(z.number()), megabytes: z.number() });

/**
 * A returned workbook from bytes to stored answers and report, as an upload goes through the product, against exceljs'
 * streaming reader that only walks over the cells of the same file. Warm; both in turn in one process, so that a busy machine
 * slows both; peak memory in a process each.
 */
export async function benchReading(): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const { requirements, rounds } of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "shortlist-bench-"));
    try {
      await child("prepare", folder, requirements);
      const time = measuredSchema.parse(await child("time", folder, rounds));
      const own = measuredSchema.parse(await child("ours", folder, 5));
      const walk = measuredSchema.parse(await child("walk", folder, 5));
      results.push({
        name: `a returned workbook of ${requirements.toLocaleString("en-GB")} requirements, from bytes to stored answers and report`,
        milliseconds: median(time.ours), limit,
        // The middle of the rounds' own ratios: what slows a round slows both of its halves.
        ratio: median(time.ours.map((own, round) => own / time.walk[round])),
        reference: { name: "exceljs' streaming walk over the same file", milliseconds: median(time.walk) },
        megabytes: own.megabytes, megabytesLimit: limit * walk.megabytes,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return results;
}

async function child(task: string, folder: string, number: number): Promise<unknown> {
  const script = fileURLToPath(new URL("./reading-child.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, task, folder, String(number)], { cwd: fileURLToPath(new URL("../..", import.meta.url)) });
  return JSON.parse(stdout);
}
